import { fc } from '../lib/testing/fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG, loadAppConfig, readAppConfig } from './app-config';

const PAGE = 'https://seats.example.com/seats/sign-in';

describe('readAppConfig', () => {
  it('is the defaults for an empty object', () => {
    expect(readAppConfig({}, PAGE)).toEqual(DEFAULT_CONFIG);
  });

  it('takes every setting', () => {
    const config = {
      instance: 'https://gitlab.example.com/',
      instanceLocked: true,
      demo: false,
      idleLockMinutes: 15,
      language: 'de',
      journalDays: 30,
      journalRuns: 50,
      history: false,
      teamView: 'hidden',
      frameAncestors: ['https://portal.example.com'],
      oauth: [{ url: 'gitlab.example.com/', clientId: 'abc', rootNamespaceId: 9970 }],
      _note: 'notes are allowed',
    };
    expect(readAppConfig(config, PAGE)).toEqual({
      instance: 'https://gitlab.example.com',
      instanceLocked: true,
      demo: false,
      idleLockMinutes: 15,
      language: 'de',
      retention: { maxAgeMs: 30 * 24 * 3_600_000, maxRuns: 50 },
      history: false,
      teamView: { activity: 'hidden' },
      frameAncestors: ['https://portal.example.com'],
      oauth: [{ instance: 'https://gitlab.example.com', clientId: 'abc', rootNamespaceId: 9970 }],
      ignored: [],
    });
  });

  it('takes a path for a proxy on the same host', () => {
    expect(readAppConfig({ instance: '/' }, PAGE).instance).toBe('https://seats.example.com');
    expect(readAppConfig({ instance: '/gitlab' }, PAGE).instance).toBe(
      'https://seats.example.com/gitlab',
    );
  });

  it.each([
    [{ instance: 'http://gitlab.example.com' }, ['instance']],
    [{ instance: 'javascript:alert(1)' }, ['instance']],
    [{ instance: 'ftp://gitlab.example.com' }, ['instance']],
    [{ instance: 7 }, ['instance']],
    [{ instanceLocked: true }, ['instanceLocked']],
    [{ demo: 'off' }, ['demo']],
    [{ idleLockMinutes: 7 }, ['idleLockMinutes']],
    [{ language: '../../x' }, ['language']],
    [{ journalDays: 0 }, ['journalDays']],
    [{ journalDays: 4_000 }, ['journalDays']],
    [{ journalRuns: 1.5 }, ['journalRuns']],
    [{ history: 'no' }, ['history']],
    [{ journalRuns: 1_001 }, ['journalRuns']],
    [{ frameAncestors: 'https://portal.example.com' }, ['frameAncestors']],
    [{ frameAncestors: ['*'] }, ['frameAncestors']],
    [{ frameAncestors: ['https://*.example.com'] }, ['frameAncestors']],
    [{ frameAncestors: ['http://portal.example.com'] }, ['frameAncestors']],
    [{ frameAncestors: ['https://portal.example.com/'] }, ['frameAncestors']],
    [{ oauth: [{ url: 'http://gitlab.example.com', clientId: 'abc' }] }, ['oauth']],
    [{ oauth: [{ url: 'https://gitlab.com' }] }, ['oauth']],
    [{ instnace: 'https://gitlab.example.com' }, ['instnace']],
    [[], ['config.json']],
    [null, ['config.json']],
    ['text', ['config.json']],
  ])('ignores %j and says so', (value, ignored) => {
    expect(readAppConfig(value, PAGE)).toEqual({ ...DEFAULT_CONFIG, ignored });
  });

  it('keeps the settings that can be used', () => {
    const config = readAppConfig({ instance: 'gitlab.example.com', demo: 1 }, PAGE);
    expect(config).toMatchObject({ instance: 'https://gitlab.example.com', ignored: ['demo'] });
  });

  it('survives 1,000 random files, and never locks to nothing', () => {
    const setting = fc.oneof(fc.jsonValue(), fc.boolean(), fc.webUrl());
    const file = fc.oneof(
      fc.jsonValue(),
      fc.record(
        {
          instance: setting,
          instanceLocked: setting,
          demo: setting,
          idleLockMinutes: setting,
          language: setting,
        },
        { requiredKeys: [] },
      ),
    );
    fc.assert(
      fc.property(file, (value) => {
        const config = readAppConfig(value, PAGE);
        expect(config.instanceLocked && config.instance === null).toBe(false);
        expect(
          config.instance === null ||
            config.instance.startsWith('https://') ||
            /^http:\/\/(localhost|127|\[::1)/.test(config.instance),
        ).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('loadAppConfig', () => {
  const load = (answer: () => Promise<Response>) => loadAppConfig('/seats/', PAGE, answer);
  const json = (text: string, init?: ResponseInit) => () =>
    Promise.resolve(
      new Response(text, { headers: { 'Content-Type': 'application/json' }, ...init }),
    );

  it('reads the file beside the page', async () => {
    const requested: unknown[] = [];
    await loadAppConfig('/seats/', PAGE, (input) => {
      requested.push(input);
      return json('{}')();
    });
    expect(requested).toEqual(['/seats/config.json']);
    expect(await load(json('{"demo":false}'))).toMatchObject({ demo: false, ignored: [] });
  });

  it('takes a missing file for none', async () => {
    expect(await load(json('', { status: 404 }))).toEqual(DEFAULT_CONFIG);
    const page = () =>
      Promise.resolve(
        new Response('<!doctype html>', { headers: { 'Content-Type': 'text/html' } }),
      );
    expect(await load(page)).toEqual(DEFAULT_CONFIG);
  });

  it.each([
    ['broken JSON', json('{')],
    ['an error', json('{}', { status: 500 })],
    ['no answer', () => Promise.reject(new TypeError('Failed to fetch'))],
  ])('names a file that cannot be read: %s', async (_what, answer) => {
    expect(await load(answer)).toEqual({ ...DEFAULT_CONFIG, ignored: ['config.json'] });
  });
});
