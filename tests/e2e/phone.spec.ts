import { once } from 'node:events';
import { expect, test, type Browser, type BrowserContextOptions, type Page } from '@playwright/test';
import { startServerChild, type ServerChild } from '#tests/factories/server-child.ts';
import type { RoomOrder } from '#tests/setup/room-process.ts';
import { seriousFindings } from './axe.ts';
import { SIZES } from './people.ts';

let room: ServerChild;
const site = () => `http://127.0.0.1:${room.port}`;

test.beforeAll(async () => {
  room = await startServerChild('tests/setup/room-process.ts', []);
});
test.afterAll(() => room.stop());

/** What the facilitator would press. */
async function order(asked: RoomOrder): Promise<unknown> {
  const answered = once(room.process, 'message');
  room.process.send(asked);
  const [{ value, error }] = (await answered) as [{ value?: unknown; error?: string }];
  if (error !== undefined) throw new Error(error);
  return value;
}

async function join(browser: Browser, name: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: SIZES.phone, hasTouch: true, ...options });
  const page = await context.newPage();
  await page.goto(`${site()}/r/482913`);
  await page.getByLabel('Prénom ou pseudonyme').fill(name);
  await page.getByRole('button', { name: 'Entrer dans la salle' }).click();
  await page.waitForURL(/\/m\//);
  return page;
}

/** A phone that follows: the script has taken the page over. */
async function follows(page: Page): Promise<void> {
  await expect(page.locator('[data-enhanced]')).toBeAttached();
}

test('four phones, one with its socket blocked, one without script, one cut in the middle: priorities and a vote', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const samia = await join(browser, 'Samia');
  const blocked = await join(browser, 'Boris');
  await blocked.routeWebSocket(/.*/, (socket) => socket.close());
  // And its clock is three hours fast: two clocks need not agree.
  await blocked.addInitScript(() => {
    const now = Date.now;
    Date.now = () => now() + 3 * 3_600_000;
  });
  await blocked.reload();
  const plain = await join(browser, 'Léo', { javaScriptEnabled: false });
  const cut = await join(browser, 'Chloé');
  for (const page of [samia, blocked, cut]) await follows(page);

  await test.step('the step changes: everyone is there, a draft is not eaten', async () => {
    await order({ order: 'go', kind: 'constat' });
    for (const page of [samia, blocked, cut])
      await expect(page.getByRole('heading', { name: 'Partager le constat' })).toBeVisible();
    // Forty minutes, by the clock of the server.
    for (const page of [samia, blocked])
      await expect(page.getByRole('timer')).toHaveText(/^\s*(?:40:00|39:\d\d)$/);
    await samia.getByRole('button', { name: 'J’écris' }).click();
    const text = samia.getByLabel('Qu’est-ce qui est vrai ici');
    await text.fill('Les soudeurs partent');
    await order({ order: 'go', kind: 'priority' });
    await expect(samia.getByText('L’étape a changé.')).toBeVisible();
    await expect(text).toBeFocused();
    await expect(text).toHaveValue('Les soudeurs partent');
    // Within two minutes what one was writing is still taken.
    await samia.getByRole('button', { name: 'Envoyer mon constat' }).click();
    await expect(samia.getByText('Envoyé', { exact: true })).toBeVisible();
    await samia.getByRole('link', { name: /^Suivre/ }).click();
    await expect(samia.getByRole('heading', { name: 'Formuler sa priorité' })).toBeFocused();
  });

  await test.step('without script: a plain form, a page that tells', async () => {
    await plain.goto(`${site()}/m/rencontre-belfort`);
    await plain.getByLabel('En une phrase').fill('École de production <b>à Delle</b>');
    await plain.getByText('Formation', { exact: true }).click();
    await plain.getByRole('button', { name: 'Envoyer ma priorité' }).click();
    await expect(plain.getByText('Envoyé : c’est enregistré.')).toBeVisible();
    await expect(plain.getByText('École de production <b>à Delle</b>')).toBeVisible();
  });

  await test.step('the meter reads the sentence, asks what is missing, and never blocks', async () => {
    await samia
      .getByLabel('En une phrase')
      .fill('Rouvrir une fonderie, environ 60 emplois, sur la friche de Bourogne');
    await expect(samia.getByText('Précision : 3 sur 6')).toBeVisible();
    await samia.getByRole('button', { name: 'Envoyer ma priorité' }).click();
    await expect(samia.getByText('Envoyé', { exact: true })).toBeVisible();
    await blocked.getByLabel('En une phrase').fill('Cobotique avec les fabricants de machines');
    await blocked.getByRole('button', { name: 'Envoyer ma priorité' }).dblclick();
    await expect(blocked.getByText('Envoyé', { exact: true })).toBeVisible();
  });

  await test.step('the network goes: the send waits, survives a closed page, and leaves when it is back', async () => {
    await cut.getByLabel('En une phrase').fill('Navette d’atelier entre Lure et Belfort');
    await cut.context().setOffline(true);
    await cut.getByRole('button', { name: 'Envoyer ma priorité' }).click();
    await expect(cut.getByText('En attente', { exact: true })).toBeVisible();
    await expect(cut.getByText('Pas de réseau depuis', { exact: false })).toBeVisible();
    const context = cut.context();
    await cut.close();
    await context.setOffline(false);
    const back = await context.newPage();
    await back.goto(`${site()}/m/rencontre-belfort`);
    await expect(back.getByText('Navette d’atelier')).toBeVisible();
    await expect(back.getByText('Envoyé', { exact: true })).toBeVisible();
    await back.close();
    const cards = (await order({ order: 'cards' })) as { kind: string; content: { title?: string } }[];
    const titles = cards.filter(({ kind }) => kind === 'priority').map(({ content }) => content.title);
    expect(titles.toSorted()).toEqual([
      'Cobotique avec les fabricants de machines',
      'Navette d’atelier entre Lure et Belfort',
      'Rouvrir une fonderie, environ 60 emplois, sur la friche de Bourogne',
      'École de production <b>à Delle</b>',
    ]);
  });

  await test.step('a pause freezes what one types, and says so', async () => {
    await order({ order: 'pause', paused: true });
    await expect(samia.getByText('L’animation a mis la salle en pause', { exact: false })).toBeVisible();
    await expect(samia.getByRole('button', { name: 'J’ai terminé' })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    await order({ order: 'pause', paused: false });
    await samia.getByRole('button', { name: 'J’ai terminé' }).click();
    await expect(samia.getByText('Vous avez terminé')).toBeVisible();
    await samia.getByRole('button', { name: 'Pas encore, en fait' }).click();
    await expect(samia.getByRole('button', { name: 'J’ai terminé' })).toBeVisible();
  });

  await test.step('the vote: never one’s own card, changed until closed, one ballot a person', async () => {
    await order({ order: 'reveal' });
    await order({ order: 'go', kind: 'vote' });
    const poll = String(
      await order({ order: 'poll', method: 'points', budget: 100, extra: ['Capteurs pour l’énergie'] }),
    );
    await expect(samia.getByText('Il vous reste 100 points.')).toBeVisible();
    await expect(samia.getByRole('button', { name: /^Plus pour Rouvrir/ })).toHaveCount(0);
    const more = samia.getByRole('button', { name: 'Plus pour Capteurs pour l’énergie' });
    for (let tap = 0; tap < 20; tap += 1) await more.click();
    await expect(samia.getByText('Tout est réparti.', { exact: false })).toBeVisible();
    await expect(more).toHaveAttribute('aria-disabled', 'true');
    await samia.getByRole('button', { name: 'Déposer mon vote' }).click();
    await expect(samia.getByText('Votre bulletin est enregistré.')).toBeVisible();
    // The same person on a second device: the ballot is there, and follows the first.
    const tablet = await browser.newContext({ storageState: await samia.context().storageState() });
    const second = await tablet.newPage();
    await second.goto(samia.url());
    await follows(second);
    await expect(second.getByText('Votre bulletin est enregistré.')).toBeVisible();
    await expect(second.getByText('100', { exact: true })).toBeVisible();
    await samia.getByRole('button', { name: 'Changer mon vote' }).click();
    const less = samia.getByRole('button', { name: 'Moins pour Capteurs pour l’énergie' });
    for (let tap = 0; tap < 6; tap += 1) await less.click();
    await samia.getByRole('button', { name: 'Remplacer mon vote' }).click();
    await expect(samia.getByText('Votre bulletin est enregistré.')).toBeVisible();
    await expect(samia.getByText('Envoyé', { exact: true })).toBeVisible();
    await expect(second.getByText('70', { exact: true })).toBeVisible();
    // What one marks there and has not sent stays, whatever the first sends meanwhile; sent, it replaces it on both.
    await second.getByRole('button', { name: 'Changer mon vote' }).click();
    const marked = second.getByRole('textbox', { name: 'Capteurs pour l’énergie' });
    await expect(marked).toHaveValue('70');
    await marked.fill('20');
    await samia.getByRole('button', { name: 'Changer mon vote' }).click();
    await samia.getByRole('button', { name: 'Plus pour Capteurs pour l’énergie' }).click();
    await samia.getByRole('button', { name: 'Remplacer mon vote' }).click();
    await expect(samia.getByText('75', { exact: true })).toBeVisible();
    await expect(marked).toHaveValue('20');
    await second.getByRole('button', { name: 'Remplacer mon vote' }).click();
    await expect(samia.getByText('20', { exact: true })).toBeVisible();
    await samia.getByRole('button', { name: 'Changer mon vote' }).click();
    await samia.getByRole('textbox', { name: 'Capteurs pour l’énergie' }).fill('70');
    await samia.getByRole('button', { name: 'Remplacer mon vote' }).click();
    await expect(second.getByText('70', { exact: true })).toBeVisible();
    await tablet.close();
    await plain.goto(`${site()}/m/rencontre-belfort`);
    await plain.getByRole('textbox', { name: 'Capteurs pour l’énergie' }).fill('30');
    await plain.getByRole('button', { name: 'Déposer mon vote' }).click();
    await expect(plain.getByText('Votre bulletin est enregistré.', { exact: false })).toBeVisible();
    await expect(plain.getByRole('textbox', { name: 'Capteurs pour l’énergie' })).toHaveValue('30');
    await expect.poll(() => order({ order: 'ballots', id: poll })).toBe(2);
    const result = (await order({ order: 'close-poll', id: poll })) as {
      voters: number;
      options: { score: number }[];
    };
    expect(result.voters).toBe(2);
    expect(Math.max(...result.options.map(({ score }) => score))).toBe(100);
    await expect(samia.getByText('Voici le résultat', { exact: false })).toBeVisible();
  });

  for (const page of [samia, blocked, plain]) await page.context().close();
});

test('a press in the very instant in which the page is taken over breaks nothing', async ({ browser }) => {
  const page = await join(browser, 'Malik');
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.addInitScript(() => {
    // As soon as React listens to presses, and before it has drawn anything.
    const listen = document.addEventListener;
    document.addEventListener = function heard(...asked: Parameters<typeof listen>) {
      listen.apply(document, asked);
      if (asked[0] === 'click')
        queueMicrotask(() =>
          document.querySelector('h1')?.dispatchEvent(new MouseEvent('click', { bubbles: true })),
        );
    };
  });
  await page.reload();
  await follows(page);
  expect(errors).toEqual([]);
  await page.context().close();
});

test('every step: axe finds nothing serious, nothing scrolls sideways at 320 px, thumbs find their targets', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const page = await join(browser, 'Nour');
  await follows(page);
  for (const kind of ['constat', 'heritage', 'priority', 'exchange', 'vote', 'actions', 'closing']) {
    await test.step(kind, async () => {
      const title = String(await order({ order: 'go', kind }));
      if (kind === 'vote')
        await order({
          order: 'poll',
          method: 'ranking',
          budget: 1,
          extra: ['Capteurs', 'École de production'],
        });
      await page.reload();
      await follows(page);
      await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
      const serious = await seriousFindings(page);
      expect.soft(serious, kind).toEqual([]);
      await page.setViewportSize({ width: 320, height: 640 });
      const facts = await page.evaluate(() => ({
        over: document.documentElement.scrollWidth - window.innerWidth,
        small: [...document.querySelectorAll('.tel :is(button, summary, a.btn, select, .tap)')]
          .filter((each) => each.checkVisibility() && each.getBoundingClientRect().height < 44)
          .map((each) => each.textContent),
      }));
      expect.soft(facts, kind).toEqual({ over: 0, small: [] });
      await page.setViewportSize(SIZES.phone);
    });
  }
  await page.context().close();
});

test('a lost session says how to come back, and keeps what was typed', async ({ browser }) => {
  await order({ order: 'go', kind: 'priority' });
  const page = await join(browser, 'Inès');
  await follows(page);
  await page.getByLabel('En une phrase').fill('Réparer les machines ici');
  await page.context().clearCookies();
  await page.getByRole('button', { name: 'Envoyer ma priorité' }).click();
  await expect(page.getByRole('alert')).toContainText('482 913');
  await expect(page.getByRole('link', { name: 'Revenir avec le code' })).toBeVisible();
  await page.getByRole('link', { name: 'Revenir avec le code' }).click();
  await page.getByLabel('Prénom ou pseudonyme').fill('Inès');
  await page.getByRole('button', { name: 'Entrer dans la salle' }).click();
  await expect(page.getByText('Réparer les machines ici')).toBeVisible();
  await page.getByRole('button', { name: 'Envoyer en mon nom' }).click();
  await expect(page.getByText('Envoyé', { exact: true })).toBeVisible();
  await page.context().close();
});
