import type { SeatGateway } from '../domain/gateway';
import { inTeamView } from '../domain/roster/team-roster';
import type { TeamView } from '../domain/team-view';
import { utcDay } from '../lib/days';
import type { Readable } from '../lib/store';
import { teamViewSetting } from '../storage/settings';

/** The team view of the moment: that of `config.json` for everybody, else the chosen one; null for none. */
export function openTeamView(forced: TeamView | null): Readable<TeamView | null> {
  return {
    getSnapshot: () => forced ?? teamViewSetting.read(),
    subscribe: teamViewSetting.subscribe,
  };
}

/** A gateway for pages and plans, which get users as the team view shows them. Engines have one without. */
export function gatewayInTeamView(
  gateway: SeatGateway,
  teamView: Readable<TeamView | null>,
): SeatGateway {
  return {
    ...gateway,
    get features() {
      return gateway.features;
    },
    async listUsers(request, signal) {
      const page = await gateway.listUsers(request, signal);
      const view = teamView.getSnapshot();
      if (view === null) return page;
      const today = utcDay(Date.now());
      return { ...page, users: page.users.map((user) => inTeamView(user, view, today)) };
    },
  };
}
