import activity from './activity.json';
import bulk from './bulk.json';
import demo from './demo.json';
import errors from './errors.json';
import lock from './lock.json';
import network from './network.json';
import places from './places.json';
import protection from './protection.json';
import purchases from './purchases.json';
import seats from './seats.json';
import shell from './shell.json';
import signIn from './signIn.json';
import transfer from './transfer.json';
import ui from './ui.json';

/** Every English word of the product, by namespace. Another language has the same shape. */
export const english = {
  activity,
  bulk,
  demo,
  errors,
  lock,
  network,
  places,
  protection,
  purchases,
  seats,
  shell,
  signIn,
  transfer,
  ui,
} as const;
