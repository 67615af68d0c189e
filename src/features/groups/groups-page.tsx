import { useDeferredValue, useState } from 'react';
import { Navigate, useNavigate } from 'react-router-dom';
import { useTranslations } from 'use-intl';
import { GroupsList } from './groups-list';
import { asGatewayError } from '../../domain/gateway-error';
import { isGitLabCom } from '../../gitlab/session/instance-url';
import { findGroup } from '../../gitlab/groups';
import { useSession } from '../../gitlab/session/session-context';
import { useOwnedGroups } from '../../gitlab/use-owned-groups';
import { SkeletonRows } from '../../ui/feedback/skeleton-rows';
import { Problem } from '../shared/problem/problem';
import { usePageTitle } from '../shared/use-page-title';

type GroupsPageProps = {
  /** Shows the list even if there is only one group. */
  readonly all?: boolean;
};

/** The first page: opens the only group or the instance at once, else lists them. */
export function GroupsPage({ all = false }: GroupsPageProps) {
  const session = useSession();
  const navigate = useNavigate();
  const t = useTranslations('groups');
  const errors = useTranslations('errors.gateway');
  const [search, setSearch] = useState('');
  const deferredSearch = useDeferredValue(search);
  const owned = useOwnedGroups();
  // The browser searches the first hundred groups; with more of them, GitLab searches.
  const beyond = owned.kind === 'ready' && owned.more && deferredSearch.trim() !== '';
  const found = useOwnedGroups(beyond ? deferredSearch.trim() : null);
  const [typedPending, setTypedPending] = useState(false);
  const [typedProblem, setTypedProblem] = useState<string | null>(null);
  usePageTitle(t('title'));

  if (owned.kind === 'loading') return <SkeletonRows rows={6} rowHeight={56} />;
  if (owned.kind === 'failed') return <Problem error={owned.error} onRetry={owned.retry} />;

  // GitLab does not always say who is an administrator: if it is unknown, the instance is offered.
  const mayAdminister = session.user.isAdmin !== false && !isGitLabCom(session.instance);
  const [first] = owned.groups;
  if (!all && mayAdminister && (session.user.isAdmin === true || !first)) {
    return <Navigate to="/instance/seats" replace />;
  }
  if (!all && !mayAdminister && first && owned.groups.length === 1 && !owned.more) {
    return <Navigate to={`/groups/${encodeURIComponent(first.fullPath)}/seats`} replace />;
  }

  const wanted = deferredSearch.trim().toLowerCase();
  const groups =
    beyond && found.kind === 'ready'
      ? found.groups
      : owned.groups.filter(
          ({ name, fullPath }) =>
            name.toLowerCase().includes(wanted) || fullPath.toLowerCase().includes(wanted),
        );

  async function openTyped(typed: string) {
    setTypedPending(true);
    setTypedProblem(null);
    try {
      const group = await findGroup(session.client, session.instance, typed);
      if (group.kind === 'found') {
        await navigate(`/groups/${encodeURIComponent(group.group.fullPath)}/seats`);
      } else if (group.kind === 'subgroup') {
        setTypedProblem(t('subgroup', { root: group.rootPath }));
      } else {
        setTypedProblem(t('missing', { typed: typed.trim() }));
      }
    } catch (error) {
      setTypedProblem(errors(`${asGatewayError(error).kind}.title`));
    } finally {
      setTypedPending(false);
    }
  }

  return (
    <GroupsList
      groups={groups}
      more={owned.more && !beyond}
      search={search}
      onSearch={setSearch}
      instanceHost={mayAdminister ? new URL(session.instance).host : null}
      onTyped={(typed) => void openTyped(typed)}
      typedPending={typedPending}
      typedProblem={typedProblem}
    />
  );
}
