import type { GitLab } from '../../../mocks/gitlab';
import { answerIntercepted } from '../../../mocks/intercept';
import type { SeatScope, Purchase } from '../../domain/purchase';
import { createRoster } from '../../domain/roster/roster';
import type { RosterSnapshot } from '../../domain/roster/roster-snapshot';
import type { InstanceUrl } from '../session/instance-url';
import { listPurchases } from '../purchases';
import { createSeatGateway } from '../seat-gateway';
import type { Session } from '../session/session';
import { openSession } from '../session/sign-in';

type Read = {
  readonly session: Session;
  readonly purchase: Purchase;
  readonly roster: RosterSnapshot;
};

/** What the app knows of a mocked GitLab: signs in, reads purchases and users, all without a network. */
export async function readStore(
  gitlab: GitLab,
  { self, now }: { readonly self: boolean; readonly now: number },
): Promise<Read> {
  const session = await (
    await openSession({
      instance: 'https://gitlab.test' as InstanceUrl,
      token: () => (self ? 'glpat-demo-admin' : 'glpat-demo-owner'),
      onUnauthorized: () => undefined,
      fetch: async (input, init) => {
        const answer = await answerIntercepted(gitlab, new Request(input, init));
        if (!answer) throw new TypeError('dropped');
        return answer;
      },
    })
  ).known;
  const group = gitlab.world.groupByPath('acme');
  const scope: SeatScope = self
    ? { kind: 'instance' }
    : { kind: 'group', id: `gid://gitlab/Group/${group?.id ?? 0}`, fullPath: 'acme', name: 'Acme' };
  const [purchase] = await listPurchases(session, scope);
  if (!purchase) throw new Error('No purchase');
  const roster = createRoster({
    gateway: createSeatGateway(session, scope, purchase),
    purchase,
    clock: { now: () => now, sleep: () => Promise.resolve() },
    random: () => 0.5,
  });
  const done = new Promise<RosterSnapshot>((resolve) => {
    roster.subscribe(() => {
      const snapshot = roster.getSnapshot();
      if (snapshot.status.kind === 'complete') resolve(snapshot);
    });
  });
  roster.load();
  const snapshot = await done;
  roster.dispose();
  return { roster: snapshot, purchase, session };
}
