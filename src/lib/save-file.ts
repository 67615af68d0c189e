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

/** A name for a file, such as `acme-idle-2026-03-10.csv`, of letters that every system takes. */
export function fileName(parts: readonly string[], extension: string): string {
  const fields = parts.map((part) =>
    part
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .replace(/[^\p{L}\p{N}-]+/gu, '-')
      .replace(/^-+|-+$/g, ''),
  );
  return `${fields.filter((word) => word !== '').join('-')}.${extension}`;
}
