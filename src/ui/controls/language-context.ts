import { createContext, useContext } from 'react';
import type { LanguageChoice } from '../../messages/language-choice';

export type LanguageControl = {
  readonly choice: LanguageChoice;
  /** Rejects, and leaves everything as it is, where the words cannot be loaded. */
  readonly choose: (choice: LanguageChoice) => Promise<void>;
};

export const LanguageContext = createContext<LanguageControl | null>(null);

/** Which language was chosen, and the way to choose another one. */
export function useLanguage(): LanguageControl {
  const control = useContext(LanguageContext);
  if (control === null) throw new Error('useLanguage needs a LanguageContext above it');
  return control;
}
