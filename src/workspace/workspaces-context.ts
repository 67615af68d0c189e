import { createContext, useContext } from 'react';
import type { Workspaces } from './workspaces';

export const WorkspacesContext = createContext<Workspaces | null>(null);

export function useWorkspaces(): Workspaces {
  const workspaces = useContext(WorkspacesContext);
  if (!workspaces) throw new Error('useDesks outside of a session');
  return workspaces;
}
