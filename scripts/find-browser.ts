import { BROWSER_VARIABLE, findBrowser } from '../e2e/support/browser.ts';

/** Playwright's global set-up: finds the browser once, and hands it to the workers. */
export default async function handOverBrowser(): Promise<void> {
  const { executablePath } = await findBrowser();
  if (executablePath) process.env[BROWSER_VARIABLE] = executablePath;
}
