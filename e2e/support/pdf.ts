import type { Page } from '@playwright/test';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A sheet of paper: its words, and where each of them begins, in pt from the left edge. */
export type Sheet = { readonly text: string; readonly leftOf: (words: string) => number };

/** The page as the browser prints it. */
export async function printed(page: Page): Promise<readonly Sheet[]> {
  const pdf = await page.pdf({ format: 'A4' });
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
  const sheets: Sheet[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    const words = items.flatMap((item) => ('str' in item ? [item] : []));
    sheets.push({
      text: words.map(({ str, hasEOL }) => (hasEOL ? `${str} ` : str)).join(''),
      leftOf: (wanted) => Number(words.find(({ str }) => str === wanted)?.transform[4] ?? Infinity),
    });
  }
  await document.destroy();
  return sheets;
}
