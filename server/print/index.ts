import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Result } from '#app/engine/types.ts';
import type { Printer } from '#app/services/index.ts';
import { standAlone } from './stand-alone.ts';

/** Where Debian, Fedora and macOS put Chromium. */
const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
/** Milliseconds a page may take. */
const TIMEOUT = 30_000;
/** Pages printed or waiting at once: the next one would wait longer than a reader does. */
const MOST = 8;
/** Seconds after which a page refused for that may be asked again. */
const RETRY_AFTER = 15;

/** The Chromium of this machine: the one named, else the system's; null when there is none. */
export function findChromium(named: string | null): string | null {
  return [named, ...PLACES].find((path) => path !== null && existsSync(path)) ?? null;
}

/**
 * Prints with the machine's Chromium, one page at a time: a sheet takes a second of one core. The page is fetched from this
 * very server (`localUrl`, never a name that a visitor gave), made to stand alone, and printed with the network off. Past a few
 * pages waiting, the next is refused.
 */
export function createPrinter(options: { chromium: string | null; localUrl: () => string }): Printer {
  let queue: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return {
    pdf(input) {
      const { chromium } = options;
      if (chromium === null) return Promise.resolve({ ok: false, failure: { code: 'no-chromium' } });
      if (waiting >= MOST) {
        return Promise.resolve({ ok: false, failure: { code: 'busy', retryAfter: RETRY_AFTER } });
      }
      waiting += 1;
      const turn = queue
        .then(() => print(chromium, options.localUrl(), input))
        .finally(() => {
          waiting -= 1;
        });
      queue = turn.catch(() => undefined);
      return turn;
    },
  };
}

async function print(
  chromium: string,
  site: string,
  { path, cookie, lang }: Parameters<Printer['pdf']>[0],
): Promise<Result<Uint8Array>> {
  const headers = { 'Accept-Language': lang, ...(cookie === null ? {} : { Cookie: cookie }) };
  const read = (address: string) => fetch(new URL(address, site), { headers, redirect: 'error' });
  const page = await read(path);
  if (!page.ok) return { ok: false, failure: { code: 'print-failed', status: page.status } };
  const html = await standAlone(await page.text(), async (address) => {
    const file = await read(address);
    return file.ok ? Buffer.from(await file.arrayBuffer()) : null;
  });
  const folder = await mkdtemp(join(tmpdir(), 'ancrage-print-'));
  try {
    const [source, target] = [join(folder, 'page.html'), join(folder, 'page.pdf')];
    await writeFile(source, html);
    await run(chromium, [
      '--headless',
      '--disable-gpu',
      // A container has one account, root, which Chromium's own sandbox refuses; the page holds no script.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      `--user-data-dir=${join(folder, 'profile')}`,
      '--disable-background-networking',
      '--host-resolver-rules=MAP * ~NOTFOUND',
      '--no-pdf-header-footer',
      '--export-tagged-pdf',
      `--print-to-pdf=${target}`,
      pathToFileURL(source).href,
    ]);
    return { ok: true, value: await readFile(target) };
  } catch (error) {
    return {
      ok: false,
      failure: { code: 'print-failed', reason: error instanceof Error ? error.message.slice(0, 200) : '' },
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function run(file: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    execFile(file, args, { timeout: TIMEOUT, killSignal: 'SIGKILL' }, (error) =>
      error === null ? resolve() : reject(error),
    );
  });
}
