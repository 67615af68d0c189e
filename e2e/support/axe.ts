import axeCore from 'axe-core';
import type { Frame, Page } from '@playwright/test';
import { expect } from '@playwright/test';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/**
 * Expects that axe finds no violation of WCAG 2.2 A and AA on the page as it is now. It runs in the page
 * itself, as opening another page would take the focus away, and closes what closes on blur.
 */
export async function axe(page: Page): Promise<void> {
  await animationsEnd(page);
  for (const frame of page.frames()) {
    expect(await violationsIn(frame), 'violations of WCAG 2.2 AA').toEqual([]);
  }
  expect(await page.evaluate(unreachable), 'what scrolls beyond the keyboard').toEqual([]);
}

async function violationsIn(frame: Frame): Promise<readonly string[]> {
  if (!(await frame.evaluate(() => 'axe' in window))) await frame.evaluate(axeCore.source);
  return frame.evaluate(async (tags) => {
    const { axe } = window as unknown as { readonly axe: typeof axeCore };
    const { violations } = await axe.run(document, {
      runOnly: tags,
      // Describing every element that passes takes longer than finding the violations.
      resultTypes: ['violations'],
      selectors: false,
      // Each frame is checked by itself.
      iframes: false,
    });
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ html, failureSummary = '' }) => `${id}: ${help}\n${html}\n${failureSummary}`),
    );
  }, WCAG);
}

/** Waits for dialogs and menus to have faded in: half transparent words have half the contrast. */
async function animationsEnd(page: Page): Promise<void> {
  // What has just changed begins to fade with the next frame.
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
  await page.waitForFunction(() =>
    document.getAnimations().every(({ playState, effect, timeline }) => {
      const isEndless = effect?.getComputedTiming().iterations === Infinity;
      // What follows scrolling stays as it is while nobody scrolls.
      return playState !== 'running' || isEndless || timeline !== document.timeline;
    }),
  );
}

/**
 * All that scrolls by itself now and cannot be reached by keyboard, or has no name: axe looks at some of
 * it alone. What scrolls has to be focusable, or to have something focusable in it.
 */
function unreachable(): string[] {
  const FOCUSABLE =
    'a[href], button, input, select, textarea, summary, [contenteditable], [tabindex]:not([tabindex="-1"])';
  const NAMED = '[aria-label], [aria-labelledby]';
  const wrong: string[] = [];
  for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
    const { overflowX, overflowY } = getComputedStyle(element);
    const scrolls = (overflow: string, inner: number, outer: number) =>
      (overflow === 'auto' || overflow === 'scroll') && outer > 0 && inner > outer + 1;
    const across = scrolls(overflowX, element.scrollWidth, element.clientWidth);
    const down = scrolls(overflowY, element.scrollHeight, element.clientHeight);
    if ((!across && !down) || !element.checkVisibility({ visibilityProperty: true })) continue;
    const isOwn = element.matches(FOCUSABLE);
    // The options of a list box are walked over by the arrow keys of its field.
    const isReached = isOwn || element.role === 'listbox' || element.querySelector(FOCUSABLE);
    const labels = element instanceof HTMLTextAreaElement ? element.labels.length : 0;
    const hasName = isOwn ? element.matches(NAMED) || labels > 0 : element.closest(NAMED);
    const what = `<${element.tagName.toLowerCase()} class="${element.className}">`;
    if (!isReached) wrong.push(`${what} cannot be reached`);
    if (!hasName) wrong.push(`${what} has no name`);
  }
  return wrong;
}
