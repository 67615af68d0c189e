import { mkdir, writeFile } from 'node:fs/promises';
import { format } from 'prettier';
import { describeMachine } from './machine';

const FOLDER = new URL('results/', import.meta.url);

/** Keeps what was measured, with the date and the machine. */
export async function writeResults(name: string, results: object): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  const record = { date: new Date().toISOString(), machine: describeMachine(), ...results };
  const text = JSON.stringify(record, (_key, value: unknown) => rounded(value));
  const options = { parser: 'json', printWidth: 100 } as const;
  await writeFile(new URL(`${name}.json`, FOLDER), await format(text, options));
}

function rounded(value: unknown): unknown {
  return typeof value === 'number' ? Math.round(value * 100) / 100 : value;
}
