import { mkdir, writeFile } from 'node:fs/promises';
import { describeMachine } from './machine';

const FOLDER = new URL('results/', import.meta.url);

/** Keeps what was measured, with the date and the machine. */
export async function writeResults(name: string, results: object): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  const record = { date: new Date().toISOString(), machine: describeMachine(), ...results };
  const text = JSON.stringify(record, (_key, value: unknown) => rounded(value), 2);
  await writeFile(new URL(`${name}.json`, FOLDER), `${text}\n`);
}

function rounded(value: unknown): unknown {
  return typeof value === 'number' ? Math.round(value * 100) / 100 : value;
}
