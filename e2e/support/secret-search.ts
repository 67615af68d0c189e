import type { BrowserContext, Download, Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { inPage, storedText } from './browser-storage';

/** Looks for a secret everywhere that a page can leave one. */
type SecretSearch = {
  /** Records what a page shows and holds at this moment. */
  record(page: Page): Promise<void>;
  /** Records a text that left the page in another way, such as through the clipboard. */
  recordText(source: string, text: string): void;
  /** The sources that have the secret, and how many sources and texts were searched. */
  result(): {
    readonly found: readonly string[];
    readonly sources: number;
    readonly texts: number;
  };
  readonly requests: readonly RecordedRequest[];
};

type RecordedRequest = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** Starts to record. To be called before the first page is opened. */
export function searchForSecret(context: BrowserContext, secret: string): SecretSearch {
  const recorded = new Map<string, string[]>();
  const requests: RecordedRequest[] = [];
  const pending: Promise<unknown>[] = [];
  const forms = [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64')];

  function add(source: string, ...texts: readonly string[]): void {
    recorded.set(source, [...(recorded.get(source) ?? []), ...texts]);
  }

  context.on('request', (request) => {
    add('request URLs', request.url());
    pending.push(
      request.allHeaders().then(
        ({ authorization, ...headers }) => {
          const body = request.postData() ?? '';
          const { referer = '' } = headers;
          add('referrers', referer);
          add('other request headers', JSON.stringify(headers));
          add('request bodies', body);
          const all = authorization === undefined ? headers : { ...headers, authorization };
          requests.push({ url: request.url(), headers: all, body });
        },
        // The page went away before its request was sent.
        () => undefined,
      ),
    );
  });
  pending.push(context.addInitScript(keepMessages));
  context.on('console', (message) => add('console', message.text()));
  context.on('weberror', (error) => add('uncaught errors', String(error.error())));
  context.on('page', (page) => recordPage(page));
  for (const page of context.pages()) recordPage(page);

  function recordPage(page: Page): void {
    page.on('framenavigated', (frame) => add('page URLs', frame.url()));
    page.on('download', (download) => pending.push(recordDownload(download)));
  }

  async function recordDownload(download: Download): Promise<void> {
    add('names of downloads', download.suggestedFilename());
    add('downloads', await readFile(await download.path(), 'utf8'));
  }

  return {
    requests,
    recordText: (source, text) => add(source, text),
    async record(page) {
      const held = await inPage(page, whatThePageHolds);
      for (const [source, text] of Object.entries(held)) add(source, text);
      add('IndexedDB', await storedText(page));
      add('page content', await page.content());
      await page.emulateMedia({ media: 'print' });
      add('paper', await page.evaluate(() => document.documentElement.innerText));
      await page.emulateMedia({ media: null });
      add('cookies', JSON.stringify(await context.cookies()));
      await Promise.all(pending);
    },
    result() {
      const found = [...recorded].flatMap(([source, texts]) =>
        texts.some((text) => forms.some((form) => text.includes(form))) ? [source] : [],
      );
      const texts = [...recorded.values()].reduce((sum, { length }) => sum + length, 0);
      return { found, sources: recorded.size, texts };
    },
  };
}

/** Runs in the page before its own code: keeps what is posted to other tabs and to service workers. */
function keepMessages(): void {
  const kept: unknown[] = [];
  Object.assign(window, { keptMessages: kept });
  for (const name of ['BroadcastChannel', 'ServiceWorker', 'MessagePort']) {
    const { prototype } =
      (window as unknown as Record<string, { prototype?: Posting }>)[name] ?? {};
    if (!prototype) continue;
    const { postMessage } = prototype;
    prototype.postMessage = function post(this: Posting, ...message: unknown[]) {
      kept.push([name, message]);
      postMessage.apply(this, message);
    };
  }
  type Posting = { postMessage: (...message: unknown[]) => void };
}

/** Runs in the page. */
async function whatThePageHolds(text: (value: unknown) => string): Promise<Record<string, string>> {
  const cached: unknown[] = [];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const { url } of await cache.keys()) {
      cached.push([url, await (await cache.match(url))?.text()]);
    }
  }
  const { navigation } = window as unknown as {
    navigation?: { entries(): { url: string | null; getState(): unknown }[] };
  };
  const fields = [...document.querySelectorAll<HTMLInputElement>('input, textarea, select')];
  return {
    'messages to tabs and workers': text(
      (window as unknown as { keptMessages?: unknown }).keptMessages,
    ),
    'service workers': text(
      (await navigator.serviceWorker.getRegistrations()).map(({ active }) => active?.scriptURL),
    ),
    localStorage: text({ ...localStorage }),
    sessionStorage: text({ ...sessionStorage }),
    'Cache Storage': text(cached),
    'history entries': text(navigation?.entries().map((one) => [one.url, one.getState()])),
    'history state': text(history.state),
    'page title and window name': `${document.title} ${window.name}`,
    'values of fields': text(fields.map(({ value }) => value)),
    'resource timings': text(performance.getEntries().map(({ name }) => name)),
  };
}
