import bulk from './bulk.json';
import demo from './demo.json';
import errors from './errors.json';
import places from './places.json';
import purchases from './purchases.json';
import seats from './seats.json';
import shell from './shell.json';
import signIn from './signIn.json';
import ui from './ui.json';

/** Every English word of the product, by namespace. Another language has the same shape. */
export const english = {
  bulk,
  demo,
  errors,
  places,
  purchases,
  seats,
  shell,
  signIn,
  ui,
} as const;
