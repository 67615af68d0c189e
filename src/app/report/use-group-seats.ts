import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { hasSeats, type Purchase } from '../../domain/purchase';
import type { DailySnapshot } from '../../domain/utilisation/daily-snapshot';
import { useProductName } from '../../features/purchases/product-name';
import type { GroupSeats } from '../../features/utilisation/groups-table';
import { asGatewayError } from '../../gitlab/graphql-error';
import type { GroupPlace } from '../../gitlab/places';
import { listPurchases } from '../../gitlab/purchases';
import { useSession } from '../../gitlab/session-context';
import { useOwnedGroups } from '../../gitlab/use-owned-groups';
import { readRenewalSettings } from '../../storage/renewal-settings';
import { latestByPurchase } from '../../storage/snapshot-db';
import { onLook, snapshotStore } from './use-looks';

type Answer = { readonly purchases: readonly Purchase[] } | { readonly problem: string };

/** So many groups are asked about at once. */
const SIDE_BY_SIDE = 6;

/** The purchases of all groups that the person owns; empty when there are fewer than two. */
export function useGroupSeats(wanted: boolean): readonly GroupSeats[] {
  const session = useSession();
  const owned = useOwnedGroups();
  const productName = useProductName();
  const errors = useTranslations('errors.gateway');
  const [answers, setAnswers] = useState<ReadonlyMap<string, Answer>>(new Map());
  const [seen, setSeen] = useState<ReadonlyMap<string, DailySnapshot>>(new Map());
  const groups = owned.kind === 'ready' && owned.groups.length > 1 && wanted ? owned.groups : NONE;
  const { instance } = session;

  useEffect(() => {
    const leaving = new AbortController();
    const waiting = [...groups];
    async function work() {
      for (let group = waiting.shift(); group; group = waiting.shift()) {
        const answer = await ask(group);
        if (leaving.signal.aborted) return;
        const { id } = group;
        setAnswers((before) => new Map(before).set(id, answer));
      }
    }
    async function ask({ id, fullPath, name }: GroupPlace): Promise<Answer> {
      try {
        const place = { kind: 'group', id, fullPath, name } as const;
        return { purchases: await listPurchases(session, place) };
      } catch (error) {
        return { problem: errors(`${asGatewayError(error).kind}.title`) };
      }
    }
    void Promise.all(Array.from({ length: SIDE_BY_SIDE }, work));
    async function readSeen() {
      const all = await (await snapshotStore()).all(instance);
      if (!leaving.signal.aborted) setSeen(latestByPurchase(all, instance));
    }
    // Without a history the table says "not yet"; it is never a reason to fail.
    const look = () => void readSeen().catch(() => undefined);
    look();
    leaving.signal.addEventListener('abort', onLook(look));
    return () => leaving.abort();
  }, [groups, session, instance, errors]);

  return groups.flatMap(({ id, fullPath, name }): GroupSeats[] => {
    const answer = answers.get(id);
    const row = { fullPath, name, seen: null, product: null, costPerSeat: null, currency: '' };
    if (!answer) return [{ ...row, purchase: undefined, problem: null }];
    if ('problem' in answer) return [{ ...row, purchase: null, problem: answer.problem }];
    const withSeats = answer.purchases.filter(hasSeats);
    if (withSeats.length === 0) return [{ ...row, purchase: null, problem: null }];
    return withSeats.map((purchase) => {
      const { costPerSeat, currency } = readRenewalSettings(instance, purchase.id);
      return {
        ...row,
        purchase,
        problem: null,
        product: productName(purchase.name),
        seen: seen.get(purchase.id) ?? null,
        costPerSeat,
        currency,
      };
    });
  });
}

const NONE: readonly GroupPlace[] = [];
