import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DARK_TONES, LIGHT_TONES, type ToneName, type Tones } from './tones';

const SURFACES: readonly ToneName[] = [
  'canvas',
  'paper',
  'raised',
  'sunken',
  'hover',
  'accent-soft',
  'success-soft',
  'caution-soft',
  'danger-soft',
];
const TEXTS: readonly ToneName[] = [
  'text',
  'muted',
  'faint',
  'accent-text',
  'success-text',
  'caution-text',
  'danger-text',
];
/** Borders, meters, boxes, switches, focus rings. */
const PARTS: readonly ToneName[] = ['line-strong', 'accent-fill', 'danger-fill', 'accent-text'];
const FILLS: readonly ToneName[] = [
  'accent-fill',
  'accent-fill-hover',
  'danger-fill',
  'danger-fill-hover',
];

function pairs(foregrounds: readonly ToneName[], backgrounds: readonly ToneName[]) {
  return foregrounds.flatMap((front) =>
    backgrounds.map((back): [ToneName, ToneName] => [front, back]),
  );
}

const AVATARS = ([1, 2, 3, 4, 5, 6, 7, 8] as const).map((number): [ToneName, ToneName] => [
  `avatar-${number}-text`,
  `avatar-${number}`,
]);

const SCHEMES: readonly [string, Tones][] = [
  ['light', LIGHT_TONES],
  ['dark', DARK_TONES],
];

/** What tones.css says: light first, then dark. */
const [, light = '', dark = ''] = readFileSync(new URL('tones.css', import.meta.url), 'utf8').split(
  ':root',
);
const IN_CSS: Readonly<Record<string, string>> = { light, dark };

describe.each(SCHEMES)('%s tones', (name, tones) => {
  it('are the same in tones.css', () => {
    const declared = (IN_CSS[name] ?? '').matchAll(/--duo-tone-([\w-]+): (#\w{6});/g);
    expect(Object.fromEntries([...declared].map(([, tone, value]) => [tone, value]))).toEqual(
      tones,
    );
    expect(IN_CSS[name]).toContain(`color-scheme: ${name};`);
  });

  it.each([
    ...pairs(TEXTS, SURFACES),
    ...pairs(['on-fill'], FILLS),
    ...AVATARS,
    // The tooltip inverts them.
    ['canvas', 'text'] as [ToneName, ToneName],
    // MUI's own filled components.
    ...pairs(['raised'], ['accent-text', 'success-text', 'caution-text', 'danger-text']),
  ])('%s on %s is readable (4.5:1)', (front, back) => {
    expect(contrastRatio(tones[front], tones[back])).toBeGreaterThanOrEqual(4.5);
  });

  it.each(pairs(PARTS, SURFACES))('%s on %s is visible (3:1)', (front, back) => {
    expect(contrastRatio(tones[front], tones[back])).toBeGreaterThanOrEqual(3);
  });
});

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const channel = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/**
 * The contrast of two colors, 1 to 21.
 * @param first `#rrggbb`, like the other
 * @see https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
 */
function contrastRatio(first: string, second: string): number {
  const lighter = Math.max(luminance(first), luminance(second));
  const darker = Math.min(luminance(first), luminance(second));
  return (lighter + 0.05) / (darker + 0.05);
}
