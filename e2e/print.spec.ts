/** What the pages are on paper, read from the browser's PDF. */
import { expect, SEATS, test } from './support/fixtures';
import { printed } from './support/pdf';
import { changeSeats, filterBySeat, loaded } from './support/steps';

/** Whose page, when and by whom, in the words of the line on top. */
const HEAD = /Duo Seats · localhost:\d+.*\w+ \d+, 20\d\d at \d+:\d\d [AP]M · .*\(@\w+\)/;
const CONTROLS = /Add filter|Clear|Columns|Refresh|\bSelect\b|Assign seat |Remove seat/;

test.describe('on paper', () => {
  test.use({ scenario: 'typical' });

  test('the list of users says what it is, and names its columns on each sheet', async ({
    page,
    openSeats,
  }) => {
    await openSeats();
    await filterBySeat(page, 'Yes');
    const sheets = await printed(page);
    const [first] = sheets;
    expect(first?.text).toMatch(HEAD);
    expect(first?.text).toContain('Seats of Acme');
    expect(first?.text).toContain('Assigned seat: Yes');
    expect(first?.text).toMatch(/205 of \d+ users.*As of \w+ \d+, 20\d\d, \d+:\d\d/);
    expect(sheets.length).toBeGreaterThan(5);
    for (const sheet of sheets) {
      expect(sheet.text).not.toMatch(CONTROLS);
      // A name has the room that it needs.
      expect(sheet.leftOf('Seat') - sheet.leftOf('User')).toBeGreaterThan(110);
      expect(sheet.leftOf('State')).toBeGreaterThan(sheet.leftOf('Seat'));
    }
    expect(
      sheets
        .map(({ text }) => text)
        .join('')
        .match(/✓/g),
    ).toHaveLength(205);
  });

  test('a list of seats to reclaim has its policy, a report its head', async ({
    page,
    gitlab,
    openLoaded,
  }) => {
    await openLoaded('groups/acme/reclaim?idle=90');
    const [reclaim] = await printed(page);
    expect(reclaim?.text).toMatch(HEAD);
    expect(reclaim?.text).toContain('Reclaim seats of Acme');
    expect(reclaim?.text).toMatch(/Policy: idle over 90 days, or never used.*no protected users/);
    expect(reclaim?.text).not.toMatch(CONTROLS);

    await page.goto(SEATS);
    await loaded(page);
    await changeSeats(page, gitlab, 'Remove', 3);
    await page.getByRole('link', { name: 'Activity' }).click();
    await page.getByRole('link', { name: 'Remove the seats of 3 users' }).click();
    await expect(page.getByRole('heading', { name: 'Removed 3 seats' })).toBeVisible();
    const [report] = await printed(page);
    expect(report?.text).toMatch(HEAD);
    expect(report?.text).toMatch(/Removed 3 seats.*Started by.*@olivia.*GitLab Duo Pro/);
    expect(report?.text.match(/Confirmed by GitLab/g)).toHaveLength(3);
    expect(report?.text).not.toMatch(CONTROLS);
  });
});
