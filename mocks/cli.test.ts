// @vitest-environment node
import { afterEach, describe, expect, it, vi } from 'vitest';
import { helpText, readArguments, runMockCli } from './cli';

describe('The command line', () => {
  afterEach(() => {
    vi.restoreAllMocks();
    process.exitCode = undefined;
  });

  it('starts the typical scenario at port 4010 by default', () => {
    expect(readArguments([])).toEqual({
      port: 4010,
      host: '127.0.0.1',
      scenario: 'typical',
      latency: 0,
      version: undefined,
      clickHouse: undefined,
      seed: 1,
      help: false,
    });
  });

  it('takes port, scenario, latency, version and seed', () => {
    const argv =
      '--port 0 --scenario full --latency 80 --gitlab-version 18.5 --clickhouse off --seed 7'.split(
        ' ',
      );
    expect(readArguments(argv)).toMatchObject({
      port: 0,
      scenario: 'full',
      latency: 80,
      version: '18.5',
      clickHouse: false,
      seed: 7,
    });
  });

  it('refuses what it does not know', () => {
    expect(() => readArguments(['--color'])).toThrow();
    expect(() => readArguments(['--clickhouse', '1'])).toThrow('--clickhouse takes on or off');
    expect(() => readArguments(['--port', 'many'])).toThrow('--port takes a whole number');
  });

  it.each([
    [['--scenario', 'nowhere', '--port', '0'], 'Unknown scenario "nowhere"'],
    [['--gitlab-version', '15.1', '--port', '0'], 'Unknown GitLab version "15.1"'],
  ])('says in one line why it cannot start: %j', async (argv, reason) => {
    const said = vi.spyOn(console, 'error').mockReturnValue(undefined);
    expect(await runMockCli(argv)).toBeNull();
    expect(said).toHaveBeenCalledExactlyOnceWith(expect.stringContaining(reason));
    expect(process.exitCode).toBe(1);
  });

  it('lists the scenarios in its help, a line each', () => {
    expect(helpText()).toMatch(/\n {2}small {2,}12 users/);
    expect(helpText()).toMatch(/\n {2}old {2,}Self-Managed GitLab 16\.8/);
  });
});
