import emails from './emails.json';
import history from './history.json';
import whoDecides from './whoDecides.json';

/** The German messages of what is fetched once the rows are there. */
export const germanDeferred = { emails, history, whoDecides } as const;
