import { useMemo, useSyncExternalStore } from 'react';
import { createProtectionStore } from '../../storage/protection-db';
import { createProtection, type ProtectionControl, type ProtectionState } from '../desk/protection';

/** The rules about users whom bulk removals leave alone, for one purchase. */
export function useProtection(
  instance: string,
  purchaseId: string,
): readonly [ProtectionState, ProtectionControl] {
  const control = useMemo(
    () => createProtection(createProtectionStore(instance, purchaseId)),
    [instance, purchaseId],
  );
  return [useSyncExternalStore(control.subscribe, control.getSnapshot), control];
}
