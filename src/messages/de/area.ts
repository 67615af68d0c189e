import bulk from './bulk.json';
import demo from './demo.json';
import lock from './lock.json';
import network from './network.json';
import places from './places.json';
import purchases from './purchases.json';
import seats from './seats.json';
import transfer from './transfer.json';

/** German words of what is behind the sign-in: they come with it. */
export const germanArea = {
  bulk,
  demo,
  lock,
  network,
  places,
  purchases,
  seats,
  transfer,
} as const;
