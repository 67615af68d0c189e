import { useEffect, useSyncExternalStore } from 'react';
import { ProtectionDialog } from './protected-users-dialog';
import type { Workspace } from '../../workspace/workspace';
import { findUsers } from '../shared/find-users';

type ProtectionPanelProps = { readonly workspace: Workspace; readonly onClose: () => void };

/** The protected users of a workspace, to look at and to change. */
export function ProtectionPanel({ workspace, onClose }: ProtectionPanelProps) {
  const { roster, protection } = workspace;
  const state = useSyncExternalStore(protection.subscribe, protection.getSnapshot);
  // Another tab may have changed them since.
  useEffect(() => void protection.refresh(), [protection]);
  return (
    <ProtectionDialog
      rules={state.rules}
      unreadable={state.kind === 'unreadable'}
      durable={state.durable}
      roster={roster}
      added={null}
      onSave={(next) => void protection.save(next)}
      findUsers={(text) => findUsers(text, roster)}
      onClose={onClose}
    />
  );
}
