import { localDay } from './days';

/** Hands a text to the browser as a download; nothing leaves this computer. */
export function saveFile(name: string, text: string, type: string): void {
  // Excel takes a CSV without this mark for one in the system's old code page.
  const mark = type === CSV_TYPE ? '\uFEFF' : '';
  const url = URL.createObjectURL(new Blob([mark, text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // Some browsers read the address only after the click.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

export const CSV_TYPE = 'text/csv';
export const JSON_TYPE = 'application/json';
export const SVG_TYPE = 'image/svg+xml';

/**
 * The name of an exported file, such as `duo-seats-acme-report-remove-2026-03-10-1042.csv`, of letters that
 * every system takes.
 * @param at the local time in it, in ms since the epoch: now, or when that happened which the file is about.
 */
export function fileName(parts: readonly string[], extension: string, at = Date.now()): string {
  const moment = new Date(at);
  const twoDigits = (count: number) => String(count).padStart(2, '0');
  const time = twoDigits(moment.getHours()) + twoDigits(moment.getMinutes());
  const fields = ['duo-seats', ...parts, localDay(moment), time].map((part) =>
    part
      .toLowerCase()
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .replace(/[^\p{L}\p{N}-]+/gu, '-')
      .replace(/^-+|-+$/g, ''),
  );
  return `${fields.filter((word) => word !== '').join('-')}.${extension}`;
}
