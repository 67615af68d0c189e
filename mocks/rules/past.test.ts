// @vitest-environment node
import { expect, it } from 'vitest';
import { createGitLab } from '../gitlab';
import { readSdl } from '../read-sdl';
import { userGid } from '../world/global-ids';

const NOW = Date.parse('2026-03-10T12:00:00Z');
const DAY = 86_400_000;

it.each(['typical', 'mass-removal', 'over-assigned'])(
  'leads to the world of today: %s',
  (scenario) => {
    const gitlab = createGitLab({ sdl: readSdl(), scenario, now: NOW });
    const [past] = gitlab.past();
    const [purchase] = gitlab.world.purchases;
    const held = new Set<string>();
    let former = 0;
    for (const look of past?.looks ?? []) {
      for (const [id] of look.gained) held.add(id);
      for (const id of look.lost) held.delete(id);
      former += look.lost.length;
      expect(look.assigned).toBe(held.size);
      expect(look.active30 + look.idle + look.never).toBe(held.size);
      for (const [userId, { assignedAt }] of purchase?.seats ?? []) {
        expect(held.has(userGid(userId))).toBe(assignedAt <= look.takenAt);
      }
    }
    expect(past?.looks).toHaveLength(90);
    expect(past?.looks.at(-1)?.takenAt).toBe(NOW - DAY);
    expect(former).toBeGreaterThan(0);
  },
);

it('begins with the purchase', () => {
  const gitlab = createGitLab({ sdl: readSdl(), scenario: 'trial', now: NOW });
  expect(gitlab.past()[0]?.looks).toHaveLength(48);
});
