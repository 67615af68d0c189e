import errors from './errors.json';
import shell from './shell.json';
import signIn from './signIn.json';
import ui from './ui.json';

/** The German messages of the sign-in page. */
export const german = { errors, shell, signIn, ui } as const;
