import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { createGitLab } from '../../../mocks/gitlab';
import { answerIntercepted } from '../../../mocks/intercept';
import { readSdl } from '../../../mocks/read-sdl';
import type { InstanceUrl } from '../../gitlab/session/instance-url';
import { createTransport } from '../../gitlab/transport/transport';
import { renderWithMessages } from '../../ui/messages/render-with-messages';
import { CheckPanel } from './check-panel';

const INSTANCE = 'https://gitlab.acme.test';

function setUp(
  version: string,
  answer: (operation: string) => Response | undefined = () => undefined,
) {
  const gitlab = createGitLab({ sdl: readSdl(), origin: INSTANCE, scenario: 'small', version });
  const sent: string[] = [];
  const transport = createTransport({
    instance: INSTANCE as InstanceUrl,
    token: () => 'glpat-demo-owner',
    onUnauthorized: () => undefined,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const { operationName = 'token' } =
        typeof init?.body === 'string' ? (JSON.parse(init.body) as Record<string, string>) : {};
      sent.push(operationName);
      const own = answer(operationName) ?? (await answerIntercepted(gitlab, request));
      if (!own) throw new TypeError('dropped');
      return own;
    },
  });
  renderWithMessages(<CheckPanel transport={transport} />);
  return { gitlab, sent };
}

const button = (name: string) => screen.getByRole('button', { name });
const start = () => userEvent.click(button('Start check'));
/** A check takes a while on a busy machine. */
const shown = (label: string) => screen.findByText(label, {}, { timeout: 10_000 });
const row = (name: RegExp) => screen.getByRole('row', { name });

describe('CheckPanel', () => {
  it('sends nothing before it is started', () => {
    const { sent } = setUp('18.5');
    expect(sent).toEqual([]);
    expect(screen.queryByRole('table')).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }));
  });

  it('shows each result, with what is missing and what that means', async () => {
    setUp('17.2');
    await start();
    await shown('Duo Seats works with this GitLab instance');
    const users = within(row(/List of users of a group/));
    expect(users.getByText('Missing, handled')).toBeTruthy();
    expect(users.getByText('AddOnUser.lastDuoActivityOn')).toBeTruthy();
    expect(users.getByText('Last Duo activity is unknown for all users.')).toBeTruthy();
    expect(within(row(/GitLab version/)).getByText('GitLab 17.2.0-ee.')).toBeTruthy();
    expect(screen.queryByText('Waiting')).toBeNull();
    expect(screen.queryByRole('progressbar')).toBeNull();
    expect(document.activeElement).toBe(button('Check again'));
  });

  it('says what is different, and shows GitLab’s own message', async () => {
    const message = 'Query has complexity of 251, which exceeds max complexity of 250';
    setUp('18.5', (operation) =>
      operation === 'OwnedGroups'
        ? Response.json({ errors: [{ message: 'Something of the kind' }] })
        : operation === 'Session'
          ? Response.json({
              errors: [
                { message },
                { message: "Field 'duoSeatsCheckUnknownField' doesn't exist on type 'Query'" },
              ],
            })
          : undefined,
    );
    await start();
    await shown('1 result is different');
    const session = within(row(/Signed-in user/));
    expect(session.getByText('Different')).toBeTruthy();
    expect(session.getByText(message)).toBeTruthy();
    const groups = within(row(/List of groups/));
    expect(groups.getByText('Not checked')).toBeTruthy();
    expect(groups.getByText('Something of the kind')).toBeTruthy();
  });

  it('stops on request, and starts again', async () => {
    let release: () => void = () => undefined;
    let held = true;
    const waiting = new Promise<void>((resolve) => (release = resolve));
    const gitlab = createGitLab({ sdl: readSdl(), origin: INSTANCE, scenario: 'small' });
    const transport = createTransport({
      instance: INSTANCE as InstanceUrl,
      token: () => 'glpat-demo-owner',
      onUnauthorized: () => undefined,
      fetch: async (input, init) => {
        const isToken = typeof init?.body !== 'string';
        if (isToken && held) await waiting;
        const answer = await answerIntercepted(gitlab, new Request(input, init));
        if (!answer) throw new TypeError('dropped');
        return answer;
      },
    });
    renderWithMessages(<CheckPanel transport={transport} />);
    await start();
    await shown('3 of 22 checks done');
    expect(screen.getByRole('progressbar').getAttribute('aria-valuetext')).toBe(
      '3 of 22 checks done',
    );
    expect(within(row(/Token and scopes/)).getByText('Checking')).toBeTruthy();
    await userEvent.click(button('Stop check'));
    held = false;
    release();
    expect(screen.getAllByText('The check was stopped after 3 of 22 checks.')).toHaveLength(2);
    expect(within(row(/Token and scopes/)).getByText('Waiting')).toBeTruthy();
    await userEvent.click(button('Check again'));
    await shown('Duo Seats works with this GitLab instance');
  });

  it('copies a report without names', async () => {
    setUp('18.5');
    const user = userEvent.setup();
    await user.click(button('Start check'));
    await shown('Duo Seats works with this GitLab instance');
    await user.click(button('Copy report'));
    const report = await navigator.clipboard.readText();
    expect(report).toContain('GitLab: 18.5.0-ee, not GitLab.com');
    expect(report).toContain('groupUsers: as expected');
    expect(report).not.toMatch(/acme|glpat|@/i);
  });
});
