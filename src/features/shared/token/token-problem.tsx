import { type ReactNode, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { applicationAt } from '../../../gitlab/app-config';
import { useSession, useSessionStore } from '../../../gitlab/session/session-context';
import { demandsFineGrained } from '../../../gitlab/token-demand';
import { Button } from '../../../ui/controls/button';
import { EmptyState } from '../../../ui/feedback/empty-state';
import { SkeletonRows } from '../../../ui/feedback/skeleton-rows';
import { useAppConfig } from '../config-context';

type TokenProblemProps = {
  /** The full path of the group; null for the instance. */
  readonly group: string | null;
  /** As it is called on the page. */
  readonly name: string;
  /** What to say where the token is not the cause. */
  readonly children: ReactNode;
};

/** Says that it is the token's kind for which GitLab shows nothing, before anything else is guessed. */
export function TokenProblem({ group, name, children }: TokenProblemProps) {
  const session = useSession();
  const t = useTranslations('tokens');
  const kind = session.rights === 'asking' ? 'asking' : session.rights.kind;
  const [answer, setAnswer] = useState<{ readonly group: string; readonly demanded: boolean }>();
  const mustAsk = kind === 'personal' && group !== null;

  useEffect(() => {
    if (!mustAsk) return undefined;
    let isLeft = false;
    async function ask(path: string) {
      const demanded = await demandsFineGrained(session, path);
      if (!isLeft) setAnswer({ group: path, demanded });
    }
    void ask(group);
    return () => {
      isLeft = true;
    };
  }, [mustAsk, group, session]);

  if (kind === 'fine-grained') {
    return (
      <EmptyState title={t('fineGrained.title')} actions={<WayOut />}>
        <p>{t('fineGrained.text')}</p>
        <WayOutText classic />
      </EmptyState>
    );
  }
  const known = mustAsk && answer?.group === group ? answer : null;
  if (kind === 'asking' || (mustAsk && known === null)) return <SkeletonRows rows={6} />;
  if (known?.demanded !== true) return children;
  return (
    <EmptyState title={t('demanded.title', { name })} actions={<WayOut />}>
      <p>{t('demanded.text')}</p>
      <WayOutText />
    </EmptyState>
  );
}

function useOffersGitLab(): boolean {
  const config = useAppConfig();
  const { instance } = useSession();
  return applicationAt(config, instance) !== null;
}

/** @param classic a classic token helps as well. */
function WayOutText({ classic = false }: { readonly classic?: boolean }) {
  const t = useTranslations('tokens.wayOut');
  const offersGitLab = useOffersGitLab();
  return (
    <>
      {(classic || offersGitLab) && <p>{t(classic ? 'classic' : 'oauth')}</p>}
      {!offersGitLab && <p>{t('noOauth')}</p>}
    </>
  );
}

function WayOut() {
  const t = useTranslations('tokens.wayOut');
  const store = useSessionStore();
  const offersGitLab = useOffersGitLab();
  return (
    <>
      <Button variant="contained" onClick={() => store.signOut()}>
        {t('signOut')}
      </Button>
      {!offersGitLab && (
        <a href={`${import.meta.env.BASE_URL}setup`} target="_blank" rel="noreferrer">
          {t('action')}
        </a>
      )}
    </>
  );
}
