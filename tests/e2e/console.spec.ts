import { fileURLToPath } from 'node:url';
import { type APIRequestContext, type Browser, expect, type Page, test } from '@playwright/test';
import type { LiveMeeting, Mine } from '../../app/services/index.ts';
import { person } from './people.ts';

/** Somebody in the room: what their phone sends, without its page. */
type Phone = {
  post(path: string, data: Record<string, unknown>): Promise<Record<string, unknown>>;
  request: APIRequestContext;
};

async function phone(
  browser: Browser,
  page: Page,
  code: string,
  meetingId: string,
  name: string,
): Promise<Phone> {
  const { origin } = new URL(page.url());
  const { request } = await browser.newContext({ baseURL: origin });
  const headers = { Origin: origin };
  await request.get(`/r/${code}`);
  await request.post(`/r/${code}`, { form: { pseudonym: name }, headers });
  return {
    request,
    async post(path, data) {
      const answer = await request.post(`/m/${meetingId}/${path}`, { data, headers });
      expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
      return answer.json();
    },
  };
}

/** Passes to the next step by keyboard alone, reading what it will do. */
async function passOn(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: /^Suivant/ }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('alertdialog', { name: new RegExp(title) });
  await expect(dialog.getByText(/Vous pourrez revenir à l’étape/)).toBeVisible();
  await dialog.getByRole('button', { name: /Passer à l’étape/ }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
}

test('a facilitator prepares a meeting, then drives it from the console to its actions, by keyboard', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const { page, context } = await person(browser, 'facilitator', 'laptop');
  const space = /\/s\/([^/]+)/.exec(page.url())?.[1] ?? '';

  await test.step('prepares it', async () => {
    await page.goto(`/s/${space}/rencontres`);
    await page.getByLabel('Titre').fill('Rencontre de la console');
    await page.getByLabel('Tables').fill('2');
    await page.getByLabel('Relire chaque contribution').check();
    await page.getByLabel('Modèle de déroulé').selectOption('two-hours');
    await page.getByRole('button', { name: 'Créer la rencontre' }).click();
    await expect(page.getByText(/^7 étapes, 2\sh\s00/)).toBeVisible();
    const titles = page.locator('main ol > li b');
    await page.getByRole('button', { name: 'Monter « Voter »' }).focus();
    await page.keyboard.press('Enter');
    await expect(titles.nth(3)).toHaveText('Voter');
    await page.getByRole('button', { name: 'Descendre « Voter »' }).focus();
    await page.keyboard.press('Enter');
    await expect(titles.nth(4)).toHaveText('Voter');
  });

  const id = /\/m\/([^/]+)/.exec(page.url())?.[1] ?? '';
  const code = (await page.locator('header .etiq').innerText()).replace(/\D/g, '');
  const [ana, ben] = [
    await phone(browser, page, code, id, 'Ana'),
    await phone(browser, page, code, id, 'Ben'),
  ];
  const now = async (): Promise<LiveMeeting['snapshot']> => {
    const live: LiveMeeting = await (await ana.request.get(`/m/${id}/live`)).json();
    return live.snapshot;
  };

  await test.step('opens it, and reads each statement before it is shown', async () => {
    await page.goto(`/m/${id}/console`);
    await page.getByRole('button', { name: 'Ouvrir la rencontre' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Accueil et règles' })).toBeVisible();
    await expect(page.getByText('2 présents')).toBeVisible();
    await passOn(page, 'Partager le constat');
    const step = (await now()).fields.stepId;
    await ana.post('contributions', {
      key: 'console-said-1',
      step,
      kind: 'statement',
      content: { text: 'On manque de soudeurs' },
    });
    await ben.post('ready', { step });
    await expect(page.getByText('sur 2 a terminé').or(page.getByText('sur 2 ont terminé'))).toBeVisible();
    expect((await now()).collections.statements).toEqual([]);
    await page.getByRole('button', { name: 'Projeter', exact: true }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByText('Rien n’attend votre lecture.')).toBeVisible();
    expect((await now()).collections.statements).toMatchObject([{ text: 'On manque de soudeurs' }]);
  });

  await test.step('types in cards written on paper, from a photograph that stays on the page', async () => {
    const helper = await context.newPage();
    const posted: string[] = [];
    helper.on('request', (request) => {
      if (request.method() === 'POST') posted.push(request.postData() ?? '');
    });
    await helper.goto(`/m/${id}/papier`);
    await helper
      .getByLabel('Photographier, ou choisir des photos')
      .setInputFiles(fileURLToPath(new URL('../../docs/project-page.png', import.meta.url)));
    await expect(helper.getByRole('img', { name: 'Photo d’une carte : project-page.png' })).toBeVisible();
    await helper.getByLabel('Table').fill('2');
    await helper.getByLabel('Le constat').focus();
    for (const words of ['Des terrains sont prêts', 'Les jeunes partent']) {
      await helper.keyboard.type(words);
      await helper.keyboard.press('Enter');
      await expect(helper.getByText(`Gardée : «\u00a0${words}\u00a0»`)).toBeVisible();
      await expect(helper.getByLabel('Le constat')).toBeFocused();
    }
    await helper.getByRole('button', { name: 'Corriger Les jeunes partent' }).click();
    const dialog = helper.getByRole('dialog');
    await dialog.getByLabel('Table').fill('1');
    await dialog.getByLabel('Le constat').fill('Les jeunes partent étudier loin');
    await helper.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await helper.getByRole('button', { name: 'Retirer Des terrains sont prêts' }).click();
    await expect(helper.getByRole('button', { name: 'Remettre Des terrains sont prêts' })).toBeVisible();
    await expect
      .poll(async () => (await now()).collections.statements.map(({ text, table }) => [text, table]))
      .toEqual([
        ['On manque de soudeurs', null],
        ['Les jeunes partent étudier loin', 1],
      ]);
    // What left the page is what was typed.
    expect(posted.every((body) => body.startsWith('{') && body.length < 1000)).toBe(true);
    await helper.close();
  });

  await test.step('pauses: phones are told, and the timer stops', async () => {
    await page.getByRole('button', { name: 'Figer les téléphones' }).click();
    await expect(page.getByText('La salle est en pause.').first()).toBeVisible();
    expect((await now()).fields).toMatchObject({ paused: true, writing: false });
    await page.getByRole('button', { name: 'Libérer les téléphones' }).click();
    await expect(page.getByRole('button', { name: 'Figer les téléphones' })).toBeVisible();
  });

  await test.step('reveals priorities, and groups them', async () => {
    await passOn(page, 'Formuler sa priorité');
    const step = (await now()).fields.stepId;
    const titles = ['Rouvrir une fonderie d’acier', 'Une fonderie d’acier à Bourogne'];
    for (const [index, one] of [ana, ben].entries()) {
      const content = { title: titles[index] };
      await one.post('contributions', {
        key: `console-card-${index}`,
        step,
        kind: 'priority',
        content,
        named: true,
      });
    }
    for (const left of ['2', '1']) {
      await expect(
        page.locator('.sec', { hasText: 'À relire avant projection' }).locator('.etiq.j'),
      ).toHaveText(left);
      await page.getByRole('button', { name: 'Projeter', exact: true }).first().click();
    }
    await expect(page.getByText('Rien n’attend votre lecture.')).toBeVisible();
    expect((await now()).collections.cards).toEqual([]);
    await page.getByRole('button', { name: 'Révéler à la salle' }).click();
    await expect(page.getByRole('button', { name: 'Révéler à la salle' })).toBeHidden();
    expect((await now()).collections.cards.map(({ author }) => author).sort()).toEqual(['Ana', 'Ben']);
    await passOn(page, 'Échanger et regrouper');
    await expect(page.getByText(/Mots en commun/)).toBeVisible();
    const alone = page.getByRole('group', { name: 'Sans famille' });
    await alone.getByLabel('Rouvrir une fonderie d’acier').focus();
    await page.keyboard.press('Space');
    await page.getByLabel('Nom de la famille').fill('Fonderie');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Actions sur la famille « Fonderie »' })).toBeVisible();
  });

  await test.step('holds a secret vote, counted once it is closed', async () => {
    await passOn(page, 'Voter');
    await page.getByRole('button', { name: 'Préparer un vote' }).click();
    await page.getByLabel('Options').selectOption('cards');
    await page.getByRole('button', { name: 'Préparer ce vote' }).click();
    await page.getByRole('button', { name: 'Ouvrir le vote' }).click();
    await expect(page.getByRole('button', { name: 'Clore et compter' })).toBeVisible();
    const { polls, options } = (await now()).collections;
    for (const one of [ana, ben]) {
      const mine: Mine = await (await one.request.get(`/m/${id}/mine`)).json();
      const others = options.filter(({ card }) => !mine.contributions.some((own) => own.id === card));
      await one.post('ballots', { poll: polls[0]?.id, marks: { [others[0]?.option ?? '']: 100 } });
    }
    await expect(page.getByText(/2 bulletins sur 2/)).toBeVisible();
    await page.getByRole('button', { name: 'Clore et compter' }).click();
    const result = page.getByRole('table', { name: 'Résultat' });
    await expect(result.getByRole('cell', { name: '100' })).toHaveCount(2);
    expect((await now()).collections.options.map(({ score }) => score)).toEqual([null, null]);
    await page.getByRole('button', { name: 'Montrer le résultat' }).click();
    await expect(page.getByRole('button', { name: 'Cacher le résultat' })).toBeVisible();
    expect((await now()).collections.options.map(({ score }) => score)).toEqual([100, 100]);
  });

  await test.step('completes an action, which says what it lacks, and puts it in the roadmap', async () => {
    await passOn(page, 'Décider deux ou trois actions');
    await page.getByLabel('Une action pour demain').fill('Réunir les fondeurs');
    await page.keyboard.press('Enter');
    const action = page.getByRole('form', { name: 'Action 1' });
    await expect(action.getByText('Manque : qui, le premier pas, les moyens, l’indicateur')).toBeVisible();
    await expect(action.getByLabel('Date')).not.toHaveValue('');
    await action.getByLabel('Qui', { exact: true }).fill('Claire Munier');
    await action.getByLabel('Premier pas').fill('Appeler la chambre de commerce');
    await action.getByLabel('Moyens').fill('Une salle, deux heures');
    await action.getByLabel('À quoi verra-t-on').fill('Une date commune');
    await page.keyboard.press('Enter');
    await expect(action.getByText('Complète')).toBeVisible();
    await page.getByRole('button', { name: 'Porter l’action à la feuille de route' }).click();
    await expect(action.getByText('Dans la feuille de route')).toBeVisible();
    await page.goto(`/s/${space}/feuille-de-route`);
    await expect(page.getByText('Réunir les fondeurs').first()).toBeVisible();
  });

  await test.step('is duplicated without what was said, then reset by its code', async () => {
    await page.goto(`/s/${space}/rencontres`);
    await page.getByRole('button', { name: 'Dupliquer Rencontre de la console', exact: true }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog').getByLabel('Titre')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByText('Voici la copie, en préparation')).toBeVisible();
    await expect(page.getByText(/^7 étapes, 2\sh\s00/)).toBeVisible();
    await expect(page.getByText('il n’y a rien à effacer')).toBeVisible();
    await page.goto(`/m/${id}/agenda`);
    await page.getByRole('button', { name: 'Remettre à zéro' }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('alertdialog');
    await expect(dialog.getByText('1 vote et ses bulletins')).toBeVisible();
    await expect(dialog.getByLabel(/Recopiez le code/)).toBeFocused();
    await page.keyboard.type('000000');
    await page.keyboard.press('Enter');
    await expect(dialog.getByText(/Recopiez ses six chiffres/)).toBeVisible();
    await dialog.getByLabel(/Recopiez le code/).fill(code);
    await page.keyboard.press('Enter');
    await expect(page.getByText('La rencontre est remise à zéro')).toBeVisible();
    expect((await now()).fields).toMatchObject({ state: 'draft', joined: 2, contributions: 0 });
  });
  await context.close();
});

test('two facilitators who press « Suivant » together pass one step', async ({ browser }) => {
  const one = (await person(browser, 'facilitator', 'laptop')).page;
  const space = /\/s\/([^/]+)/.exec(one.url())?.[1] ?? '';
  await one.goto(`/s/${space}/rencontres`);
  await one.getByLabel('Titre').fill('Rencontre à deux');
  await one.getByRole('button', { name: 'Créer la rencontre' }).click();
  await one.waitForURL(/\/agenda$/);
  await one.goto(one.url().replace(/agenda$/, 'console'));
  await one.getByRole('button', { name: 'Ouvrir la rencontre' }).click();
  await expect(one.getByRole('heading', { level: 1, name: 'Accueil et règles' })).toBeVisible();
  const two = (await person(browser, 'admin', 'laptop')).page;
  await two.goto(one.url());
  for (const page of [one, two]) await page.getByRole('button', { name: /^Suivant/ }).click();
  // Where the first was quicker, the question of the second has closed by itself.
  await Promise.all(
    [one, two].map((page) =>
      page
        .getByRole('button', { name: 'Passer à l’étape 2' })
        .click({ timeout: 5000 })
        .catch(() => undefined),
    ),
  );
  for (const page of [one, two]) {
    await expect(page.getByRole('heading', { level: 1, name: 'Partager le constat' })).toBeVisible();
    await expect(page.getByRole('alertdialog')).toBeHidden();
  }

  await test.step('the laptop of the first dies: the second, signed in, drives on; the first comes back where the room is', async () => {
    await one.context().setOffline(true);
    await passOn(two, 'Lire notre patrimoine industriel');
    await expect(one.getByRole('heading', { level: 1, name: 'Partager le constat' })).toBeVisible();
    // A click on the page of before, which reaches the server late.
    const live = await two.request.get(two.url().replace(/console$/, 'live'));
    const { snapshot }: LiveMeeting = await live.json();
    const steps = [...snapshot.collections.steps].sort((a, b) => (a.position ?? 0) - (b.position ?? 0));
    const late = await two.request.post(`${two.url()}.data`, {
      form: { intent: 'go', step: steps[2]?.id ?? '', from: steps[1]?.id ?? '' },
      headers: { Origin: new URL(two.url()).origin },
    });
    expect(await late.text()).toContain('déjà');
    await one.context().setOffline(false);
    await expect(
      one.getByRole('heading', { level: 1, name: 'Lire notre patrimoine industriel' }),
    ).toBeVisible();
  });
  await Promise.all([one, two].map((page) => page.context().close()));
});
