import { useTranslations } from 'use-intl';
import type { Session } from '../../gitlab/session/session';
import { useSendBlock, useSession } from '../../gitlab/session/session-context';
import { isPageSecure } from '../../lib/page-secure';

export type WritePermission = {
  /** Whether seats can be changed right now. */
  readonly canWrite: boolean;
  /** Why no seat can be changed; to be shown where `canWrite` is false. */
  readonly readOnlyWhy: string;
};

/** Whether seats can be changed: by this token, and at this moment. */
export function useWritePermission(): WritePermission {
  const t = useTranslations('shell');
  const session = useSession();
  const block = useSendBlock();
  const why = block === null ? t(readOnlyWhy(session)) : t(`sendBlocks.${block}`);
  return { canWrite: session.canWrite && block === null, readOnlyWhy: why };
}

/** The same as one value: null where seats can be changed. */
export function useWriteBlock(): string | null {
  const { canWrite, readOnlyWhy: why } = useWritePermission();
  return canWrite ? null : why;
}

/** The message in `shell` that says why the session cannot change seats. */
function readOnlyWhy({
  rights,
}: Pick<Session, 'rights'>): 'plainHttpWhy' | 'askingWhy' | 'readOnlyWhy' {
  if (!isPageSecure()) return 'plainHttpWhy';
  return rights === 'asking' ? 'askingWhy' : 'readOnlyWhy';
}
