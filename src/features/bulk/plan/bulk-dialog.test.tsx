import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { subjectsOfUsers, type Plan } from '../../../domain/plan/plan';
import { compileRules } from '../../../domain/plan/protected-users';
import { makeUser, makeUsers } from '../../../domain/roster/testing/make-user';
import { SessionStoreContext } from '../../../gitlab/session/session-context';
import { renewalSetting } from '../../../storage/purchase-settings';
import { renderWithMessages } from '../../../ui/messages/render-with-messages';
import type { PlanDialogProps } from '../../shared/plans/plan-review';
import {
  bulkText as t,
  PURCHASE,
  samplePlan,
  sampleSessions,
} from '../../shared/testing/run-samples';
import { BulkDialog, includeProtected } from './bulk-dialog';

const INSTANCE = 'https://gitlab.test';
const THROUGHPUT = { batchLimit: 100, msPerCall: 1_000, concurrency: 2 };

const ann = makeUser(1, { username: 'ann', name: 'Ann' });
const bob = makeUser(2, { username: 'bob', name: 'Bob', holdsSeat: true });
const ops = makeUser(3, { username: 'ops-1', name: 'Ops', holdsSeat: true });
const isProtected = compileRules([{ kind: 'username', pattern: 'ops-*' }]);

function setUp(plan: Plan, props: Partial<PlanDialogProps> = {}) {
  const onConfirm = vi.fn<(plan: Plan) => void>();
  const onCancel = vi.fn();
  renderWithMessages(
    <SessionStoreContext value={sampleSessions(INSTANCE)}>
      <BulkDialog
        plan={plan}
        throughput={THROUGHPUT}
        blockedBy={null}
        onConfirm={onConfirm}
        onCancel={onCancel}
        {...props}
      />
    </SessionStoreContext>,
  );
  return { onConfirm, onCancel };
}

const button = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name });
/** The words of the title and of the button. */
const words = {
  assign: (count: number) => t('confirm.assign', { count }),
  remove: (count: number) => t('confirm.remove', { count }),
  swap: (remove: number, assign: number) => t('confirm.swap', { remove, assign }),
};

const assign = (users = [ann]) =>
  samplePlan({ action: 'assign', subjects: subjectsOfUsers(users) });
const remove = (users = [bob]) =>
  samplePlan({ action: 'remove', subjects: subjectsOfUsers(users) }, { isProtected });
const swap = () =>
  samplePlan({
    action: 'swap',
    remove: subjectsOfUsers([bob]),
    assign: subjectsOfUsers([ann]),
  });

beforeEach(() => {
  // jsdom has no layout: these are the heights of a list and of an item.
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(232);
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(32);
});
afterEach(() => vi.restoreAllMocks());

describe('BulkDialog', () => {
  it.each([
    ['Assign 1 seat', assign()],
    ['Remove 1 seat', remove()],
    ['Remove 1 and assign 1 seat', swap()],
  ] as const)('says it once, in its title and its button: %s', async (name, plan) => {
    const { onConfirm, onCancel } = setUp(plan);
    expect(screen.getByRole('dialog', { name })).toBeTruthy();
    await userEvent.click(button(name));
    expect(onConfirm).toHaveBeenCalledExactlyOnceWith(plan);
    await userEvent.keyboard('{Escape}');
    expect(onCancel).toHaveBeenCalledOnce();
  });

  it('starts on Cancel when it removes seats', () => {
    setUp(remove());
    expect(document.activeElement).not.toBe(button(words.remove(1)));
    expect(document.activeElement?.tagName).toBe('BUTTON');
  });

  it('shows the seats used before and after', () => {
    setUp(assign([ann, ...makeUsers(1, () => ({ id: 'gid://gitlab/User/9' }))]));
    const seats = within(screen.getByRole('region', { name: t('seats') }));
    expect(seats.getByText(t('before')).nextSibling?.textContent).toBe('100 of 1,000');
    expect(seats.getByText(t('after')).nextSibling?.textContent).toBe('102 of 1,000 · 10%');
  });

  it('groups the users by what will happen, and opens to names with the reason', async () => {
    const line = (number: number, text: string) => ({ line: number, text });
    const plan = samplePlan({
      action: 'assign',
      subjects: [
        { user: ann, line: line(1, 'ann') },
        { user: bob, line: line(2, 'bob') },
        { user: makeUser(4, { state: 'ldap_blocked' }), line: line(3, 'kim') },
        { user: ann, line: line(4, 'ann') },
        { user: null, line: line(5, '1'), candidates: [ann, bob] },
        { user: null, line: line(6, 'nobody'), candidates: [] },
      ],
    });
    setUp(plan);
    const groups = within(screen.getByRole('region', { name: t('groups') }));
    const rows = groups
      .getAllByRole('group')
      .map((group) => group.querySelector('summary')?.textContent);
    expect(rows).toEqual([
      t('change.assign', { count: 1 }),
      t('already.assign', { count: 1 }),
      t('blocked', { count: 1 }),
      t('unknown', { count: 1 }),
      t('ambiguous', { count: 1 }),
      t('duplicate', { count: 1 }),
    ]);
    expect(groups.getByText(t('change.assign', { count: 1 })).closest('details')?.open).toBe(true);
    async function open(name: string) {
      await userEvent.click(groups.getByText(name));
      return (await groups.findByRole('region', { name })).textContent;
    }
    expect(await open(t('blocked', { count: 1 }))).toBe('User 4 @user4line 3Blocked by LDAP');
    expect(await open(t('duplicate', { count: 1 }))).toContain(t('firstOn', { line: 1 }));
    expect(await open(t('ambiguous', { count: 1 }))).toContain(
      t('couldBe', { names: '@ann, @bob' }),
    );
    expect(await open(t('unknown', { count: 1 }))).toBe('nobodyline 6');
  });

  it.each([
    [100, 3],
    [50, 5],
    [1, 205],
  ])('counts requests and time with a batch limit of %i', (batchLimit, calls) => {
    setUp(assign(makeUsers(205)), { throughput: { ...THROUGHPUT, batchLimit } });
    const cost = screen.getByText(t('cost.calls')).nextSibling;
    expect(cost?.textContent).toBe(t('cost.callsOf', { calls, users: batchLimit }));
    const seconds = Math.ceil(calls / 2);
    const time =
      seconds > 60
        ? t('duration.minutes', { minutes: Math.round(seconds / 60) })
        : t('duration.moments');
    expect(screen.getByText(t('cost.time')).nextSibling?.textContent).toBe(time);
    expect(screen.getByText(t('cost.emails')).nextSibling?.textContent).toBe('205');
    expect(screen.getByText(t('emails', { count: 205 }))).toBeTruthy();
  });

  it('cannot be confirmed when nothing changes', () => {
    setUp(assign([bob]));
    expect(screen.getByRole('dialog', { name: t('nothing.assign') })).toBeTruthy();
    expect(screen.getByText(t('nothing.text'))).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^Assign/ })).toBeNull();
    expect(document.activeElement).toBe(button('Close'));
    expect(screen.queryByText(t('cost.calls'))).toBeNull();
  });

  it('cannot be confirmed when no seat is available, and says so', () => {
    const purchase = { ...PURCHASE, assignedQuantity: 1_000 };
    setUp(samplePlan({ action: 'assign', subjects: subjectsOfUsers([ann]) }, { purchase }));
    expect(screen.getByText(t('noSeat', { count: 1 }))).toBeTruthy();
    expect(screen.getByText(t('shortTitle'))).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^Assign/ })).toBeNull();
  });

  it('opens to ten users with their last activity, and keeps the others behind a fold', async () => {
    const users = makeUsers(13, (n) => ({
      holdsSeat: true,
      lastDuoActivityOn: n === 1 ? null : n === 2 ? undefined : '1969-12-22',
    }));
    setUp(samplePlan({ action: 'remove', subjects: subjectsOfUsers(users) }));
    const rows = screen.getAllByRole('listitem').map(({ textContent }) => textContent);
    expect(rows).toHaveLength(10);
    expect(rows[0]).toContain('Last Duo activity: Never');
    expect(rows[1]).toContain('Last Duo activity: Unknown');
    expect(rows[2]).toContain('Last Duo activity: 10 days ago');
    await userEvent.click(screen.getByText(t('more', { count: 3 })));
    expect(await screen.findByText(users[12]?.name ?? '')).toBeTruthy();
  });

  it('hatches what changes in the bar of seats', () => {
    setUp(remove());
    const meter = screen.getByRole('meter', { name: t('after') });
    expect(meter.style.getPropertyValue('--meter-used')).toBe('9.9%');
    expect(meter.style.getPropertyValue('--meter-change')).toBe('0.1%');
  });

  it('says what the seats cost once a price is known', () => {
    const setting = renewalSetting(INSTANCE, PURCHASE.id);
    setting.write({ endsOn: null, costPerSeat: 228, currency: 'USD' });
    setUp(remove());
    expect(screen.getByText('1 seat ≈ $228 a term')).toBeTruthy();
    localStorage.clear();
  });
});

describe('a shortfall', () => {
  const early = makeUser(1, { name: 'Zoe', lastActivityOn: '2026-01-01' });
  const late = makeUser(2, { name: 'Ann', lastActivityOn: '2026-05-01' });
  const purchase = { ...PURCHASE, purchasedQuantity: 101 };
  const short = () =>
    samplePlan({ action: 'assign', subjects: subjectsOfUsers([early, late]) }, { purchase });
  const seated = (plan: Plan | undefined) =>
    plan?.entries.flatMap((entry) => (entry.disposition === 'change' ? [entry.user.name] : []));

  it('says how many seats are missing, and lets the user choose who comes first', async () => {
    const { onConfirm } = setUp(short());
    expect(screen.getByText(t('shortText', { wanted: 2, available: 1, missing: 1 }))).toBeTruthy();
    expect(screen.queryByRole('radio')).toBeNull();
    await userEvent.click(screen.getByRole('combobox', { name: t('shortOrder') }));
    await userEvent.click(screen.getByRole('option', { name: t('orders.last-activity') }));
    await userEvent.click(button(words.assign(1)));
    expect(seated(onConfirm.mock.calls[0]?.[0])).toEqual(['Ann']);
  });

  it('takes users in the given order without a choice', async () => {
    const { onConfirm } = setUp(short());
    await userEvent.click(button(words.assign(1)));
    expect(seated(onConfirm.mock.calls[0]?.[0])).toEqual(['Zoe']);
  });

  it('lets a swap do its removals alone', async () => {
    const plan = samplePlan(
      {
        action: 'swap',
        remove: subjectsOfUsers([bob]),
        assign: subjectsOfUsers([
          ann,
          ...makeUsers(2, (n) => ({ id: `gid://gitlab/User/${n + 7}` })),
        ]),
      },
      { purchase },
    );
    const { onConfirm } = setUp(plan);
    await userEvent.click(screen.getByRole('radio', { name: t('takeNobody') }));
    expect(screen.queryByRole('combobox', { name: t('shortOrder') })).toBeNull();
    await userEvent.click(button(words.remove(1)));
    expect(onConfirm.mock.calls[0]?.[0].changes).toEqual({ remove: 1, assign: 0 });
  });

  it('offers a swap only where one can be made', async () => {
    const plan = short();
    const onMakeRoom = vi.fn<(plan: Plan) => void>();
    setUp(plan, { onMakeRoom });
    await userEvent.click(button(t('makeRoom')));
    expect(onMakeRoom).toHaveBeenCalledExactlyOnceWith(plan);
  });

  it('links to more seats', () => {
    setUp(short());
    expect(screen.queryByRole('button', { name: t('makeRoom') })).toBeNull();
    const link = screen.getByRole('link', { name: new RegExp(`^${t('buySeats')}`) });
    expect(link.getAttribute('href')).toBe('https://customers.gitlab.com/');
  });
});

describe('protected users', () => {
  it('are left out, and included on request', async () => {
    const { onConfirm } = setUp(remove([bob, ops]));
    expect(screen.getByText(t('protected', { count: 1 }))).toBeTruthy();
    await userEvent.click(screen.getByText(t('protected', { count: 1 })));
    expect(await screen.findByText(t('rules.username', { pattern: 'ops-*' }))).toBeTruthy();
    await userEvent.click(
      screen.getByRole('checkbox', { name: t('includeProtected', { count: 1 }) }),
    );
    expect(screen.queryByText(t('protected', { count: 1 }))).toBeNull();
    expect(screen.getByRole('dialog', { name: words.remove(2) })).toBeTruthy();
    await userEvent.click(button(words.remove(2)));
    expect(onConfirm.mock.calls[0]?.[0].changes).toEqual({ remove: 2, assign: 0 });
  });

  it('make a plan of them alone empty until they are included', async () => {
    setUp(remove([ops]));
    expect(screen.queryByRole('button', { name: words.remove(1) })).toBeNull();
    await userEvent.click(screen.getByRole('checkbox'));
    expect(button(words.remove(1))).toBeTruthy();
  });

  it('give up their seats so that more can be assigned', () => {
    const plan = samplePlan(
      {
        action: 'swap',
        remove: subjectsOfUsers([makeUser(1, { holdsSeat: true }), ops]),
        assign: subjectsOfUsers([makeUser(4), makeUser(5)]),
      },
      {
        isProtected,
        origin: { kind: 'swap' },
        purchase: { ...PURCHASE, purchasedQuantity: 3, assignedQuantity: 3 },
      },
    );
    expect(plan.changes).toEqual({ remove: 1, assign: 1 });
    const all = includeProtected(plan);
    expect(all.changes).toEqual({ remove: 2, assign: 2 });
    expect(all.counts.protected).toBe(0);
    expect(all.shortfall).toBeNull();
    expect(all.seats).toEqual({ before: 3, after: 3, purchased: 3 });
    expect(all.entries.every((entry) => !('rule' in entry))).toBe(true);
  });

  it('change nothing in a plan without them', () => {
    const plan = remove([bob]);
    expect(includeProtected(plan)).toEqual(plan);
  });
});

describe('a plan that follows a run', () => {
  const undo = () =>
    samplePlan(
      { action: 'remove', subjects: subjectsOfUsers([bob]) },
      { origin: { kind: 'undo', runId: 'run-1' } },
    );

  it('says what it does, and which emails cannot be recalled', () => {
    setUp(undo(), { emailsOut: 3 });
    expect(screen.getByText(t('origin.undo'))).toBeTruthy();
    expect(screen.getByText(t('origin.emailsOut', { count: 3 }))).toBeTruthy();
  });

  it('warns when the protected users cannot be read, if it removes seats', () => {
    setUp(undo(), { protectionUnknown: true });
    expect(screen.getByText(t('origin.protectionUnknown'))).toBeTruthy();
  });

  it('does not warn about protected users when it assigns seats', () => {
    setUp(assign(), { protectionUnknown: true });
    expect(screen.queryByText(t('origin.protectionUnknown'))).toBeNull();
  });
});

it('copies the plan as GraphQL in batches that this instance takes', async () => {
  const user = userEvent.setup();
  setUp(assign(makeUsers(3)), { throughput: { ...THROUGHPUT, batchLimit: 1 } });
  await user.click(button(t('files.graphql')));
  const text = await navigator.clipboard.readText();
  // One mutation each, not the bulk one.
  expect(text.match(/userAddOnAssignmentCreate/g)).toHaveLength(3);
  const announced = screen.getAllByRole('status').map(({ textContent }) => textContent);
  expect(announced).toContain('Copied');
});
