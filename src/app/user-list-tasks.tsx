import Button from '@mui/material/Button';
import { useMemo, useState, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import { NO_TENURES } from '../domain/history/tenure';
import { assignmentsOf, type Plan } from '../domain/plan/plan';
import { isWithinLimits, type ProtectionRule } from '../domain/plan/protected-users';
import type { SeatUser } from '../domain/seat-user';
import type { UserListActionsProps } from '../features/seats/seats-workspace';
import type { ListSource } from '../features/user-list/imported-list';
import { SwapDialog } from '../features/user-list/swap/swap-dialog';
import { SubgroupDialog } from '../features/user-list/subgroup-dialog';
import { UserListDialog } from '../features/user-list/user-list-dialog';
import { UserListMenu, type UserListTask } from '../features/user-list/user-list-menu';
import { useEmails } from '../features/shared/emails/use-emails';
import { useSeatPast } from '../features/shared/use-seat-past';
import { useSession } from '../gitlab/session/session-context';
import { Banner } from '../ui/feedback/banner';
import { planForRows, planForSwap } from '../workspace/plans';
import { ProtectedUsersPanel } from './protected-users-panel';
import { useListDrafts, type ListTask } from './use-list-drafts';

type OpenDialog =
  | { readonly kind: ListTask; readonly selected: readonly SeatUser[] }
  | { readonly kind: 'subgroup' }
  | { readonly kind: 'protected'; readonly added: number | null };

export type UserListTasksProps = Omit<UserListActionsProps, 'children'> & {
  readonly id: string;
  /** The button below which the menu opens; null while it is closed. */
  readonly anchor: HTMLElement | null;
  readonly onClose: () => void;
};

/** Bulk changes by a list or a swap, and the protected users: the menu and its dialogs. */
export function UserListTasks(props: UserListTasksProps) {
  const { workspace, purchase, onPlan, selectedUsers, makeRoomFor = null } = props;
  const { roster, runs, protectedUsers } = workspace;
  const emails = useEmails(workspace);
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const drafts = useListDrafts(runs);
  const rules = useSyncExternalStore(protectedUsers.subscribe, protectedUsers.getSnapshot);
  const openTask = makeRoomFor === null ? (dialog?.kind ?? null) : 'swap';
  const listTask = openTask === 'protected' || openTask === 'subgroup' ? null : openTask;
  const action = listTask === 'swap' ? null : listTask;
  const planned = useMemo(() => makeRoomFor && assignmentsOf(makeRoomFor), [makeRoomFor]);

  function choose(task: UserListTask) {
    props.onClose();
    if (task === 'protectSelected') void protectSelected();
    else if (task === 'protected') setDialog({ kind: task, added: null });
    else {
      void protectedUsers.refresh();
      roster.load();
      setDialog(task === 'subgroup' ? { kind: task } : { kind: task, selected: selectedUsers() });
    }
  }

  async function protectSelected() {
    await protectedUsers.refresh();
    const users = selectedUsers();
    const known = new Set(
      protectedUsers
        .getSnapshot()
        .rules.flatMap((rule) => (rule.kind === 'user' ? [rule.userId] : [])),
    );
    const added = users
      .filter(({ id }) => !known.has(id))
      .map(({ id, username }): ProtectionRule => ({ kind: 'user', userId: id, username }));
    const next = [...added, ...protectedUsers.getSnapshot().rules];
    const fits = isWithinLimits(next);
    if (fits) await protectedUsers.save(next);
    setDialog({ kind: 'protected', added: fits ? added.length : 0 });
  }

  function review(task: ListTask, plan: Plan) {
    drafts.keep(task, { planId: plan.id });
    if (makeRoomFor !== null) drafts.follow(makeRoomFor.id, plan.id);
    show(plan);
  }

  function show(plan: Plan) {
    close();
    onPlan(plan);
  }

  function close() {
    setDialog(null);
    props.onMakeRoomDone?.();
  }

  function fileName(task: ListTask): string | null {
    const source = drafts.sourceOf(task);
    return source?.kind === 'block' ? source.name : null;
  }

  const list = {
    roster,
    emails,
    draft: listTask && drafts.sourceOf(listTask),
    onDraft: (source: ListSource | null) => {
      if (listTask) drafts.keep(listTask, { source });
    },
    onCancel: close,
  };
  return (
    <>
      {rules.kind === 'unreadable' && <UnreadableBanner onOpen={() => choose('protected')} />}
      <UserListMenu
        id={props.id}
        anchor={props.anchor}
        scope={workspace.scope.kind}
        canWrite={props.canWrite}
        readOnlyWhy={props.readOnlyWhy}
        protectedRules={rules.rules.length}
        selected={props.anchor ? selectedUsers().length : 0}
        onChoose={choose}
        onClose={props.onClose}
      />
      {action !== null && (
        <UserListDialog
          {...list}
          key={action}
          action={action}
          onReview={(subjects) => {
            const { isProtected } = protectedUsers.getSnapshot();
            review(action, planForRows(action, subjects, purchase, isProtected, fileName(action)));
          }}
        />
      )}
      {listTask === 'swap' && (
        <SwapTask
          {...list}
          purchase={purchase}
          isProtected={rules.isProtected}
          selected={dialog?.kind === 'swap' ? dialog.selected : []}
          planned={planned}
          onReview={({ remove, assign }) => {
            const { isProtected } = protectedUsers.getSnapshot();
            review('swap', planForSwap(remove, assign, purchase, isProtected, fileName('swap')));
          }}
        />
      )}
      {openTask === 'subgroup' && (
        <SubgroupDialog
          scope={workspace.scope}
          roster={roster}
          onReview={(subjects) => show(planForRows('assign', subjects, purchase))}
          onCancel={close}
        />
      )}
      {dialog?.kind === 'protected' && (
        <ProtectedUsersPanel workspace={workspace} added={dialog.added} onClose={close} />
      )}
    </>
  );
}

/** Warns that the protected users cannot be read, so nobody is protected. */
function UnreadableBanner({ onOpen }: { readonly onOpen: () => void }) {
  const t = useTranslations('userList.menu');
  return (
    <Banner
      tone="danger"
      title={t('unreadableTitle')}
      actions={
        <Button size="small" onClick={onOpen}>
          {t('unreadableAction')}
        </Button>
      }
    >
      {t('unreadableText')}
    </Banner>
  );
}

/** The swap, which spares who got a seat a short while ago. */
function SwapTask(props: Omit<Parameters<typeof SwapDialog>[0], 'tenures'>) {
  const { instance } = useSession();
  const past = useSeatPast(instance, props.purchase.id);
  return <SwapDialog {...props} tenures={past?.tenures ?? NO_TENURES} />;
}
