import type { World } from '../world/world';
import { text } from './message';
import type { MockResponse } from './message';

/** The few users with a picture get their initial on a color of their own. */
export function answerAvatar(world: World, path: string): MockResponse | null {
  const id = /^\/uploads\/-\/system\/user\/avatar\/(\d+)\/avatar\.svg$/.exec(path)?.[1];
  const user = id === undefined ? undefined : world.user(Number(id));
  if (user === undefined) return null;
  const [initial = '?'] = user.name;
  const letter = initial.replace(/[&<>]/, '?').toUpperCase();
  const hue = (user.id * 47) % 360;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" fill="hsl(${hue} 45% 38%)"/><text x="20" y="27" font-family="sans-serif" font-size="18" fill="#fff" text-anchor="middle">${letter}</text></svg>`;
  return text(200, svg, 'image/svg+xml');
}
