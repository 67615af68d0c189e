import bulk from './bulk.json';
import demo from './demo.json';
import lock from './lock.json';
import network from './network.json';
import groups from './groups.json';
import purchases from './purchases.json';
import seats from './seats.json';
import tokens from './tokens.json';

/** The English messages behind the sign-in. */
export const englishArea = {
  bulk,
  demo,
  lock,
  network,
  groups,
  purchases,
  seats,
  tokens,
} as const;
