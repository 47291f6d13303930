import { spawnSync } from 'node:child_process';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { CLOSE, COLLAB_PATH, LIMITS, WIRE_VERSION } from '../../app/documents/wire.ts';
import { demoPlace, person } from './people.ts';

/** Two megabytes of text, as a file pasted whole. */
const FILE = 'lorem ipsum '.repeat(175_000);

/** Pastes as people do: through the clipboard and the keyboard. */
async function paste(page: Page, into: Locator, text: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await into.focus();
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await page.keyboard.press('Control+V');
}

const saved = (page: Page): Locator => page.getByText('Enregistré', { exact: true });

/** The session of a browser, for a client that is not one. */
async function headers(page: Page): Promise<{ Cookie: string; Origin: string }> {
  const cookies = await page.context().cookies();
  return {
    Cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
    Origin: new URL(page.url()).origin,
  };
}

function collab(page: Page): string {
  return `ws://${new URL(page.url()).host}${COLLAB_PATH}`;
}

/** The code a raw socket is closed with, after it has sent `frame` if there is one. */
async function closedWith(page: Page, room: string, frame?: Uint8Array | string): Promise<number> {
  const socket = new WebSocket(`${collab(page)}/${room}?v=${WIRE_VERSION}`, {
    headers: await headers(page),
  });
  return new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.on('open', () => {
      if (frame !== undefined) socket.send(frame);
    });
    socket.on('close', resolve);
  });
}

/** A stock Yjs client that holds a room with the session of `page`, and what it is closed with. */
async function stockClient(page: Page, kind: string, id: string) {
  const given = await headers(page);
  class Signed extends WebSocket {
    constructor(address: string | URL, protocols?: string[]) {
      super(address, protocols, { headers: given });
    }
  }
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(`${collab(page)}/${kind}`, id, doc, {
    // Parsed border: `ws` has the part of the browser's socket that the provider uses.
    WebSocketPolyfill: Signed as unknown as typeof globalThis.WebSocket,
    params: { v: String(WIRE_VERSION) },
    disableBc: true,
  });
  const closed = new Promise<number>((resolve) => {
    provider.on('connection-close', (event) => {
      if (event === null) return;
      provider.disconnect();
      resolve(event.code);
    });
  });
  await new Promise<void>((resolve) => provider.once('sync', () => resolve()));
  return { doc, provider, closed };
}

test('figures out of their bounds, or that are none, stay in the field with the rule, and reach nobody', async ({
  browser,
  page,
}) => {
  const { space, project } = await demoPlace(page);
  const nadia = await person(browser, 'facilitator', 'laptop');
  const thomas = await person(browser, 'member', 'laptop');
  for (const one of [nadia, thomas]) {
    await one.page.goto(`/s/${space}/projets/${project}`);
    await expect(saved(one.page)).toBeVisible();
  }
  const jobs = nadia.page.getByRole('textbox', { name: 'Emplois directs, en régime' });
  const found = await jobs.inputValue();
  await jobs.fill('-5');
  await jobs.blur();
  await expect(jobs).toHaveValue('-5');
  await expect(jobs).toHaveAttribute('aria-invalid', 'true');
  await expect(nadia.page.getByText(/De 0 à 20.000.ETP\. Vous avez écrit .5\./)).toBeVisible();

  await jobs.fill('');
  await paste(nadia.page, jobs, 'NaN');
  await expect(jobs).toHaveValue('NaN');
  await expect(nadia.page.getByText('« NaN » n’est pas un nombre.', { exact: false })).toBeVisible();

  // The cell below, copied with its neighbours.
  await jobs.fill('');
  await paste(nadia.page, jobs, '1 200\tInfinity\n#DIV/0!');
  await expect(nadia.page.getByText('n’est pas celle du champ (ETP).', { exact: false })).toBeVisible();

  const local = nadia.page.getByRole('textbox', { name: 'Achetés dans le bassin' });
  const share = await local.inputValue();
  await local.fill('130 %');
  await local.blur();
  await expect(nadia.page.getByText(/De 0 à 100.%\. Vous avez écrit 130\./)).toBeVisible();
  await local.fill('100 %');
  await expect(thomas.page.getByRole('textbox', { name: 'Achetés dans le bassin' })).toHaveValue('100');

  // What was refused reached nobody: the other person still reads what was accepted last, which is an empty field.
  await expect(thomas.page.getByRole('textbox', { name: 'Emplois directs, en régime' })).toHaveValue('');
  await jobs.fill(found);
  await local.fill(share);
  await expect(thomas.page.getByRole('textbox', { name: 'Emplois directs, en régime' })).toHaveValue(found);
  await expect(thomas.page.getByRole('textbox', { name: 'Achetés dans le bassin' })).toHaveValue(share);
  await Promise.all([nadia, thomas].map(({ context }) => context.close()));
});

test('a paste of two megabytes is refused with its length, and what was there stays', async ({
  browser,
  page,
}) => {
  const { space } = await demoPlace(page);
  const nadia = await person(browser, 'facilitator', 'laptop');
  await nadia.page.goto(`/s/${space}/priorites`);
  await expect(saved(nadia.page)).toBeVisible();
  await nadia.page.getByRole('button', { name: 'Ajouter une priorité' }).click();
  const sentence = nadia.page.getByLabel('En une phrase', { exact: false });
  await sentence.fill('Rouvrir une fonderie');
  await paste(nadia.page, sentence, FILE);
  await expect(nadia.page.getByRole('alert')).toContainText('Ce champ prend au plus 240 signes');
  await expect(sentence).toHaveValue('Rouvrir une fonderie');
  await expect(saved(nadia.page)).toBeVisible();

  await nadia.page.goto(`/s/${space}/diagnostic`);
  await expect(saved(nadia.page)).toBeVisible();
  await nadia.page.getByRole('button', { name: 'Écrire la synthèse' }).click();
  const summary = nadia.page.getByRole('textbox', { name: /synthèse/i });
  const before = await summary.innerText();
  await paste(nadia.page, summary, FILE);
  await expect(nadia.page.getByRole('alert')).toContainText('Ce champ prend au plus 20 000 signes');
  expect(await summary.innerText()).toBe(before);
  await expect(saved(nadia.page)).toBeVisible();
  await nadia.context.close();
});

test('addresses of nothing answer 404 with a sentence and a way out', async ({ browser, page }) => {
  const { space } = await demoPlace(page);
  const nadia = await person(browser, 'facilitator', 'phone');
  for (const [path, sentence] of [
    ['/bassins/9999', 'Aucune zone d’emploi ne porte le code « 9999 »'],
    ['/bassins/%3Cscript%3E', 'Aucune zone d’emploi ne porte le code'],
    ['/s/inconnu', 'Cette page n’existe pas'],
    ['/s/inconnu/diagnostic', 'Cette page n’existe pas'],
    [`/s/${space}/projets/inconnu`, 'Cette page n’existe pas'],
    ['/m/inconnu', 'Cette page n’existe pas'],
    ['/nulle/part', 'Cette page n’existe pas'],
  ] as const) {
    await test.step(path, async () => {
      const answer = await nadia.page.goto(path);
      expect(answer?.status()).toBe(404);
      await expect(nadia.page.getByText(sentence, { exact: false }).first()).toBeVisible();
      await expect(nadia.page.getByRole('link', { name: 'Revenir à l’accueil' })).toBeVisible();
    });
  }
  await nadia.page.goto('/r/000000');
  await expect(nadia.page.getByText('Le code a six chiffres', { exact: false })).toBeVisible();
  await expect(nadia.page.getByRole('link', { name: 'Revenir à l’accueil' })).toBeVisible();
  await nadia.context.close();
});

test('a document broken by another program is shown read-only with the reason, and opens again once mended', async ({
  browser,
  page,
}) => {
  const { space } = await demoPlace(page);
  const nadia = await person(browser, 'facilitator', 'laptop');
  await nadia.page.goto(`/s/${space}/priorites`);
  const add = nadia.page.getByRole('button', { name: 'Ajouter une priorité' });
  await expect(add).toBeVisible();
  const cards = await nadia.page.getByRole('article').count();

  const raw = await stockClient(nadia.page, 'priorities', space);
  raw.doc.getMap('cards').set('broken', 7);
  const reason = nadia.page.getByRole('alert');
  await expect(reason).toContainText('Ce document contient 1 élément illisible');
  await expect(reason).toContainText('lecture seule');
  await expect(reason).toContainText('cards/broken');
  await expect(add).toHaveCount(0);
  expect(await nadia.page.getByRole('article').count()).toBe(cards);

  // Read by the server too: the first page somebody gets says the same.
  await nadia.page.reload();
  await expect(reason).toContainText('cards/broken');
  expect(await nadia.page.getByRole('article').count()).toBe(cards);

  raw.doc.getMap('cards').delete('broken');
  await expect(reason).toHaveCount(0);
  await expect(add).toBeVisible();
  raw.provider.destroy();
  await nadia.context.close();
});

test('a socket that lies is closed with the code that says it, and the people of the room go on', async ({
  browser,
  page,
}) => {
  const { space, project } = await demoPlace(page);
  const nadia = await person(browser, 'facilitator', 'laptop');
  const observer = await person(browser, 'observer', 'laptop');
  await nadia.page.goto(`/s/${space}/priorites`);
  await expect(saved(nadia.page)).toBeVisible();

  await page.goto('/');
  const room = `priorities/${space}`;
  expect(await closedWith(page, room)).toBe(CLOSE.signedOut);
  expect(await closedWith(nadia.page, 'priorities/inconnu')).toBe(CLOSE.noSuchRoom);
  expect(await closedWith(nadia.page, `secrets/${space}`)).toBe(CLOSE.noSuchRoom);
  expect(await closedWith(nadia.page, `project/${project}%2f..`)).toBe(CLOSE.noSuchRoom);
  expect(await closedWith(nadia.page, room, Uint8Array.of(0, 2, 3, 255, 255, 255))).toBe(CLOSE.malformed);
  expect(await closedWith(nadia.page, room, 'bonjour')).toBe(CLOSE.malformed);
  expect(await closedWith(nadia.page, room, new Uint8Array(LIMITS.frameBytes + 1))).toBe(CLOSE.tooLarge);

  const reader = await stockClient(observer.page, 'priorities', space);
  reader.doc.getMap('fields').set('title', 'écrit par qui ne fait que lire');
  expect(await reader.closed).toBe(CLOSE.forbidden);
  reader.provider.destroy();

  await expect(saved(nadia.page)).toBeVisible();
  await nadia.page.reload();
  await expect(nadia.page.getByText('écrit par qui ne fait que lire')).toHaveCount(0);
  await Promise.all([nadia, observer].map(({ context }) => context.close()));
});

test('a person whose document is closed to them reads why, above the last version received', async ({
  browser,
  page,
}) => {
  const { space } = await demoPlace(page);
  const nadia = await person(browser, 'facilitator', 'phone');
  for (const code of [CLOSE.forbidden, CLOSE.noSuchRoom, CLOSE.tooLarge, CLOSE.malformed]) {
    await test.step(String(code), async () => {
      await nadia.page.unrouteAll();
      await nadia.page.routeWebSocket(/\/collab\//, (socket) => socket.close({ code }));
      await nadia.page.goto(`/s/${space}/priorites`);
      await expect(nadia.page.getByText('Ce document ne s’ouvre plus.')).toBeVisible();
      await expect(nadia.page.getByRole('article').first()).toBeVisible();
    });
  }
  await nadia.context.close();
});

test('the start refuses a wrong environment with a sentence for each variable, and nothing else', () => {
  const started = spawnSync(process.execPath, ['build/server.js'], {
    env: { ...process.env, NODE_ENV: 'production', PORT: 'abc', DATABASE_URL: 'mysql://u:hunter2@h/d' },
    encoding: 'utf8',
    timeout: 60_000,
  });
  expect(started.status).toBe(1);
  expect(started.stderr).toContain('PORT vaut "abc" : il faut un entier de 0 à 65535.');
  expect(started.stderr).toContain('DATABASE_URL vaut (…) : il faut une adresse postgresql://….');
  expect(started.stderr).not.toMatch(/hunter2|\n\s+at /);
  expect(started.stdout).toBe('');
});
