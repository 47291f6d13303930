import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { SCORE_MEASURE } from '#app/features/impact/use-scores.ts';
import { chromiumPath } from '#tests/setup/chromium.ts';
import { quantile, table, type Row } from './table.ts';

const FIELD = '[data-input="directJobs"] input';
/** The basin is prepared in half a minute on a free core; a loaded machine needs more. */
const READY_MS = 240_000;

/** What people feel: a keystroke, an edit seen elsewhere, and the weight of a phone's first pages. */
export async function benchPages({ short }: { short: boolean }): Promise<string> {
  return table(['Ancrage'], await measurePages(short ? 12 : 40));
}

/** The rows of the table; `edits` keystrokes are timed on each screen. Starts the program on a port and folder of its own. */
export async function measurePages(edits: number): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'ancrage-bench-pages-'));
  const server = await startProgram(folder);
  let browser: Browser | null = null;
  try {
    await waitForBasin(server.url);
    browser = await chromium.launch({
      executablePath: chromiumPath(),
      args: ['--no-sandbox', '--disable-background-networking'],
    });
    return [...(await timeEdits(browser, server.url, edits)), ...(await weighPages(browser, server.url))];
  } finally {
    await browser?.close();
    await stopProgram(server.process);
    await rm(folder, { recursive: true, force: true });
  }
}

async function timeEdits(browser: Browser, url: string, edits: number): Promise<Row[]> {
  const [writer, reader] = [
    await signedIn(browser, url, 'facilitator'),
    await signedIn(browser, url, 'member'),
  ];
  const { space, project } = (await (await writer.request.get(`${url}/demo.json`)).json()) as {
    space: { id: string };
    project: { id: string };
  };
  const here = await opened(writer, `${url}/s/${space.id}/projets/${project.id}`);
  await here.evaluate((field) => {
    document.querySelector(field)?.addEventListener('input', () => {
      document.documentElement.dataset['typedAt'] = String(Date.now());
    });
  }, FIELD);
  // The first edit opens everything: rooms, workers, pack.
  await fill(here, 50);
  await scored(here);
  for (const value of steps(edits)) await fill(here, value);
  const alone = await scored(here);
  const there = await opened(reader, `${url}/s/${space.id}/projets`);
  await edit(here, there, 48);
  await scored(here);
  const elsewhere: number[] = [];
  for (const value of steps(edits)) elsewhere.push(await edit(here, there, value));
  const beside = await scored(here);
  await edit(here, there, 48);
  await Promise.all([writer.close(), reader.close()]);
  return [
    row('keystroke to new score, same screen, p50', 'ms', quantile(alone, 0.5), '< 50'),
    row('keystroke to new score, same screen, p95', 'ms', quantile(alone, 0.95), '< 50'),
    row('the same with a second page on the same cores, p50', 'ms', quantile(beside, 0.5), ''),
    row('the same with a second page on the same cores, p95', 'ms', quantile(beside, 0.95), ''),
    row('edit to new figures on another screen, p50', 'ms', quantile(elsewhere, 0.5), ''),
    row('edit to new figures on another screen, p95', 'ms', quantile(elsewhere, 0.95), '≤ 150'),
  ];
}

/** Four jobs apart: one more or less may leave the rounded net of another screen as it was until its draws are done. */
function steps(edits: number): number[] {
  return Array.from({ length: edits }, (_, count) => 60 + 4 * (count % 5));
}

/** A page whose rooms are open: « Enregistré » is there, the field takes what is typed. */
async function opened(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(address);
  await page.getByText('Enregistré', { exact: true }).waitFor();
  return page;
}

/** Draws and ranking follow the central figures: an edit is timed on pages at rest. */
async function rest(...pages: Page[]): Promise<void> {
  const idle = (): boolean => document.querySelector('[aria-busy="true"]') === null;
  for (const page of pages) await page.waitForFunction(idle, undefined, { timeout: EDIT_MS });
}

/** Replaces the figure by one paste, and waits until its scores are all on the page. */
async function fill(page: Page, value: number): Promise<void> {
  const before = await page.evaluate((name) => performance.getEntriesByName(name).length, SCORE_MEASURE);
  await page.locator(FIELD).fill(String(value));
  await page.waitForFunction(
    ([name, count]) => performance.getEntriesByName(name).length > count,
    [SCORE_MEASURE, before] as const,
    { timeout: EDIT_MS },
  );
  await rest(page);
}

/** Milliseconds from each keystroke to its score since the last call. */
async function scored(page: Page): Promise<number[]> {
  return page.evaluate((name) => {
    const found = performance.getEntriesByName(name).map(({ duration }) => duration);
    performance.clearMeasures(name);
    return found;
  }, SCORE_MEASURE);
}

/** An edit that takes longer than this is lost, not slow: the bench stops and says so. */
const EDIT_MS = 15_000;

/** Replaces the figure by one paste and waits for the other screen to show another net: milliseconds in between. */
async function edit(here: Page, there: Page, value: number): Promise<number> {
  const seen = there.evaluate(
    (deadline) =>
      new Promise<number>((resolve, reject) => {
        const late = setTimeout(
          () => reject(new Error(`No new figure on the other screen ${deadline} ms after an edit.`)),
          deadline,
        );
        const body = document.querySelector('main tbody');
        const before = body?.textContent;
        const watcher = new MutationObserver(() => {
          if (body?.textContent === before) return;
          watcher.disconnect();
          clearTimeout(late);
          resolve(Date.now());
        });
        if (body) watcher.observe(body, { subtree: true, childList: true, characterData: true });
      }),
    EDIT_MS,
  );
  await here.locator(FIELD).fill(String(value));
  const shown = await seen;
  const typed = Number(await here.evaluate(() => document.documentElement.dataset['typedAt']));
  await rest(here, there);
  return shown - typed;
}

async function weighPages(browser: Browser, url: string): Promise<Row[]> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'fr-FR' });
  const { meeting } = (await (await context.request.get(`${url}/demo.json`)).json()) as {
    meeting: { code: string };
  };
  const page = await context.newPage();
  const join = await scriptsOf(page, () =>
    page.goto(`${url}/r/${meeting.code}`, { waitUntil: 'networkidle' }),
  );
  const phone = await scriptsOf(page, async () => {
    await page.locator('input[name="pseudonym"]').fill('Banc');
    await page.locator('form button[type="submit"]').first().click();
    await page.waitForURL(/\/m\//u);
    await page.waitForLoadState('networkidle');
  });
  await context.close();
  return [
    row('scripts of the join page, gzip', 'kB', join / 1000, '≤ 60'),
    row('scripts of the first phone page, gzip', 'kB', phone / 1000, '≤ 150'),
  ];
}

/** Bytes of JavaScript that a visit asks for, as gzip would send them. */
async function scriptsOf(page: Page, visit: () => Promise<unknown>): Promise<number> {
  const bodies: Promise<number>[] = [];
  const take = (response: import('@playwright/test').Response): void => {
    if (!/\.js(?:\?|$)/u.test(response.url())) return;
    bodies.push(
      response.body().then(
        (body) => gzipSync(body).length,
        () => 0,
      ),
    );
  };
  page.on('response', take);
  await visit();
  page.off('response', take);
  return (await Promise.all(bodies)).reduce((sum, size) => sum + size, 0);
}

async function signedIn(browser: Browser, url: string, role: string): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'fr-FR' });
  await context.request.post(`${url}/demo`, { form: { role }, headers: { Origin: url } });
  return context;
}

async function startProgram(folder: string): Promise<{ url: string; process: ChildProcess }> {
  const child = spawn(process.execPath, ['scripts/start.js'], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: '0',
      ANCRAGE_DATA_DIR: folder,
      ANCRAGE_DEMO: '1',
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    let printed = '';
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const found = /http:\/\/localhost:\d+/u.exec(printed);
      if (found) resolve(found[0]);
    });
    child.once('exit', (code) => reject(new Error(`The program stopped with code ${code}: ${printed}`)));
  });
  return { url, process: child };
}

async function stopProgram(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
}

/** Intervals need the basin's drawn response: until it is there the page shows the server's figures. */
async function waitForBasin(url: string): Promise<void> {
  const end = Date.now() + READY_MS;
  while (Date.now() < end) {
    const answer = await fetch(`${url}/api/v1/pack?zone=2705`);
    if (answer.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 2_000));
  }
  throw new Error('The basin of the demonstration was not prepared in time.');
}

function row(measure: string, unit: string, value: number | null, target: string): Row {
  return { measure, unit, values: { Ancrage: value }, target };
}
