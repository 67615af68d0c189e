import errors from './errors.json';
import shell from './shell.json';
import signIn from './signIn.json';
import ui from './ui.json';

/** The English words that the sign-in page needs. Another language has the same shape. */
export const english = { errors, shell, signIn, ui } as const;
