import { createContext, useContext } from 'react';
import type { Desks } from './workspaces';

export const DesksContext = createContext<Desks | null>(null);

export function useDesks(): Desks {
  const desks = useContext(DesksContext);
  if (!desks) throw new Error('useDesks outside of a session');
  return desks;
}
