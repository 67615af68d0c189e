import { useEffect, useSyncExternalStore } from 'react';
import { ProtectedUsersDialog } from './protected-users-dialog';
import type { Workspace } from '../../workspace/workspace';
import { findUsers } from '../shared/find-users';

type ProtectionPanelProps = { readonly workspace: Workspace; readonly onClose: () => void };

/** The protected users of a workspace, to look at and to change. */
export function ProtectedUsersPanel({ workspace, onClose }: ProtectionPanelProps) {
  const { roster, protectedUsers } = workspace;
  const state = useSyncExternalStore(protectedUsers.subscribe, protectedUsers.getSnapshot);
  // Another tab may have changed them since.
  useEffect(() => void protectedUsers.refresh(), [protectedUsers]);
  return (
    <ProtectedUsersDialog
      rules={state.rules}
      unreadable={state.kind === 'unreadable'}
      durable={state.durable}
      roster={roster}
      added={null}
      onSave={(next) => void protectedUsers.save(next)}
      findUsers={(text) => findUsers(text, roster)}
      onClose={onClose}
    />
  );
}
