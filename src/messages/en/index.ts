import errors from './errors.json';
import shell from './shell.json';
import signIn from './signIn.json';
import ui from './ui.json';

/** The English messages of the sign-in page. Other languages have the same keys. */
export const english = { errors, shell, signIn, ui } as const;
