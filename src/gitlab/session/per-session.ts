import type { Transport } from '../transport/transport';
import type { Session } from './session';

/**
 * Makes one value for each session, when it is first asked for. It ends with the session. A transport lasts as
 * long as its session, also through a new token.
 */
export function perSession<Of extends Session | Transport, Value>(
  create: (of: Of) => Value,
): (of: Of) => Value {
  const values = new WeakMap<Of, Value>();
  return (of) => {
    const value = values.get(of) ?? create(of);
    values.set(of, value);
    return value;
  };
}

/** Asks for each key once in a session. What failed is asked for again the next time. */
export function oncePerSession<Answer>(): (
  of: Session | Transport,
  key: string,
  ask: () => Promise<Answer>,
) => Promise<Answer> {
  const answersOf = perSession<Session | Transport, Map<string, Promise<Answer>>>(() => new Map());
  return (of, key, ask) => {
    const answers = answersOf(of);
    const answer = answers.get(key) ?? ask();
    answers.set(key, answer);
    answer.catch(() => answers.delete(key));
    return answer;
  };
}
