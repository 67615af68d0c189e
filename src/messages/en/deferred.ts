import emails from './emails.json';
import history from './history.json';
import whoDecides from './whoDecides.json';

/** The English messages of what is fetched once the rows are there. */
export const englishDeferred = { emails, history, whoDecides } as const;
