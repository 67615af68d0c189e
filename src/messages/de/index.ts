import errors from './errors.json';
import shell from './shell.json';
import signIn from './signIn.json';
import ui from './ui.json';

/** The German words that the sign-in page needs. */
export const german = { errors, shell, signIn, ui } as const;
