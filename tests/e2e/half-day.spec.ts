import { type APIRequestContext, type Browser, expect, type Page, request, test } from '@playwright/test';
import Papa from 'papaparse';
import readXlsxFile from 'read-excel-file/node';
import type { MeetingSnapshot } from '#app/documents/index.ts';
import { unzipTexts } from '#tests/factories/unzip.ts';
import { type OwnProgram, startOwnProgram } from './own-program.ts';
import { SIZES } from './people.ts';

/** What somebody might paste to be seen on the big screen: it must stay text, everywhere. */
const HOSTILE = '<img src=x onerror=alert(1)> Des ateliers partagés';
const FOUNDRY = 'Rouvrir une fonderie pour les pièces de turbines, 60 emplois, à Bourogne, en 2028';
const FACT = 'On manque de soudeurs dans tout le bassin';

let program: OwnProgram;
test.beforeAll(async () => {
  program = await startOwnProgram();
});
test.afterAll(async () => {
  await program.stop();
});

/** A phone that is not looked at: the same requests as a page, its own cookies. */
type Quiet = { room: APIRequestContext; meeting: string };

async function quietPhone(code: string, meeting: string, name: string, table: number): Promise<Quiet> {
  const room = await request.newContext({
    baseURL: program.url,
    extraHTTPHeaders: { Origin: program.url, Accept: 'application/json' },
  });
  await room.get(`/r/${code}`);
  await room.post(`/r/${code}`, { form: { pseudonym: name } });
  await give({ room, meeting }, 'table', { table });
  return { room, meeting };
}

let keys = 0;
/** Sends, and gives what the server says; a refusal fails the journey. */
async function give({ room, meeting }: Quiet, what: string, data: object): Promise<{ id: string }> {
  const answer = await room.post(`/m/${meeting}/${what}`, { data });
  expect(answer.status(), `${what}: ${await answer.text()}`).toBeLessThan(300);
  return (await answer.json()) as { id: string };
}

function card({ stepId }: MeetingSnapshot['fields'], kind: string, content: object) {
  keys += 1;
  return { key: `journey-card-${keys}`, step: stepId, kind, content };
}

async function live({ room, meeting }: Quiet): Promise<MeetingSnapshot> {
  const answer = await room.get(`/m/${meeting}/live`);
  return ((await answer.json()) as { snapshot: MeetingSnapshot }).snapshot;
}

/** A page of one's own, signed in as that role when there is one. An alert is a script that ran: it fails the journey. */
async function open(
  browser: Browser,
  size: keyof typeof SIZES,
  options: { role?: string; script?: boolean } = {},
): Promise<Page> {
  const context = await browser.newContext({
    viewport: SIZES[size],
    hasTouch: size === 'phone',
    baseURL: program.url,
    javaScriptEnabled: options.script ?? true,
  });
  if (options.role !== undefined)
    await context.request.post('/demo', { form: { role: options.role }, headers: { Origin: program.url } });
  const page = await context.newPage();
  page.on('dialog', (dialog) => {
    throw new Error(`a script of somebody's text ran: ${dialog.message()}`);
  });
  return page;
}

async function join(phone: Page, code: string, name: string): Promise<void> {
  await phone.goto(`/r/${code}`);
  await phone.getByLabel('Prénom ou pseudonyme').fill(name);
  await phone.getByRole('button', { name: 'Entrer dans la salle' }).click();
  await expect(phone.getByRole('heading', { name: 'Vous êtes dans la salle' })).toBeVisible();
}

/** « Suivant », its consequences, then the step itself. */
async function pass(console: Page, title: string): Promise<void> {
  await console.getByRole('button', { name: `Suivant : ${title}` }).click();
  await console
    .getByRole('alertdialog')
    .getByRole('button', { name: /^Passer à l’étape/ })
    .click();
  await expect(console.getByRole('heading', { level: 1, name: title })).toBeVisible();
}

async function follows(phones: readonly Page[], title: string): Promise<void> {
  for (const phone of phones)
    await expect(phone.getByRole('heading', { level: 1, name: title })).toBeVisible();
}

/** Texts of a slide under 4.2 % of its height, or that it cuts: none can be read from the last row. */
function unreadable(screen: Page): Promise<string[]> {
  return screen.evaluate(() => {
    const found: string[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      const [holder, text] = [node.parentElement, (node.textContent ?? '').trim()];
      if (text === '' || holder === null || !holder.checkVisibility()) continue;
      if (holder.closest('.sr, .sr-only, script, style') !== null) continue;
      // A drawing fills the slide: its texts are as large as it is drawn.
      const scale = holder instanceof SVGGraphicsElement ? Math.abs(holder.getScreenCTM()?.d ?? 1) : 1;
      const height = Number.parseFloat(getComputedStyle(holder).fontSize) * scale;
      if (height < 0.042 * window.innerHeight - 0.5) found.push(`${text} (${height} px)`);
    }
    const main = document.querySelector('main');
    if (main !== null && main.scrollHeight > main.clientHeight + 1) found.push('cut at its foot');
    return found;
  });
}

test('a half-day, from the code to the files', async ({ browser }) => {
  test.setTimeout(300_000);
  const info = await request.newContext({ baseURL: program.url });
  const { meeting, code } = await info
    .get('/demo.json')
    .then((answer) => answer.json() as Promise<{ meeting: { id: string; code: string } }>)
    .then(({ meeting: { id, code: digits } }) => ({ meeting: id, code: digits }));

  const nadia = await open(browser, 'laptop', { role: 'facilitator' });
  const helper = await open(browser, 'laptop', { role: 'admin' });
  const screen = await open(browser, 'projector', { role: 'facilitator' });
  const ana = await open(browser, 'phone');
  const blocked = await open(browser, 'phone');
  await blocked.routeWebSocket(/./, (socket) => socket.close());
  const plain = await open(browser, 'phone', { script: false });
  const quiet: Quiet[] = [];

  await test.step('everybody comes in: six phones, two tables, a screen, two who drive', async () => {
    await nadia.goto(`/m/${meeting}/console`);
    await expect(nadia.getByRole('heading', { level: 1, name: 'Accueil et règles' })).toBeVisible();
    await screen.goto(`/m/${meeting}/ecran`);
    await expect(screen.locator('body')).toContainText(new RegExp(`${code.slice(0, 3)}\\s${code.slice(3)}`));
    await join(ana, code, 'Ana');
    await join(blocked, code, 'Bruno');
    await join(plain, code, 'Chloé');
    for (const [index, name] of ['Driss', 'Elsa', 'Farid'].entries())
      quiet.push(await quietPhone(code, meeting, name, 1 + (index % 2)));
    await ana.getByText('Moi : Ana').click();
    await ana.getByLabel('À quelle table êtes-vous ?').selectOption('1');
    await ana.getByRole('button', { name: 'Choisir' }).click();
    await expect(ana.getByText('Vous êtes à la table 1').first()).toBeVisible();
    await expect(nadia.getByText('6 présents')).toBeVisible();
  });
  const [driss, elsa, farid] = quiet;
  if (driss === undefined || elsa === undefined || farid === undefined) throw new Error('nobody');

  await test.step('constat: statements, reactions, one kept in the diagnostic', async () => {
    await pass(nadia, 'Partager le constat');
    await follows([ana, blocked], 'Partager le constat');
    await ana.getByRole('button', { name: 'J’écris' }).click();
    await ana.getByLabel('Qu’est-ce qui est vrai ici, en une phrase ?').fill(FACT);
    await ana.getByRole('button', { name: 'Envoyer mon constat' }).click();
    await expect(ana.getByText('Envoyé', { exact: true })).toBeVisible();

    // Without script: the page is asked again, the form is a form.
    await plain.goto(`/m/${meeting}`);
    await plain
      .getByLabel('Qu’est-ce qui est vrai ici, en une phrase ?')
      .fill('Les friches sont bien desservies');
    await plain.getByRole('button', { name: 'Envoyer mon constat' }).click();
    await expect(plain.getByText('Envoyé : c’est enregistré.')).toBeVisible();

    const snapshot = await live(driss);
    const fact = snapshot.collections.statements.find(({ text }) => text === FACT)?.id ?? '';
    for (const one of quiet) await give(one, 'reactions', { contribution: fact, value: 'agree' });
    await blocked.getByRole('button', { name: /^Je réagis/ }).click();
    await blocked.getByRole('button', { name: 'Surprenant' }).click();
    await expect(blocked.getByText('1 constat lu sur 2')).toBeVisible();

    await nadia.getByRole('checkbox', { name: FACT }).check();
    await nadia.getByRole('button', { name: 'Garder la ligne cochée' }).click();
    await expect(nadia.getByText('Gardé', { exact: true }).first()).toBeVisible();
  });

  await test.step('heritage: a closure by a table, a firm and what is missing', async () => {
    await pass(nadia, 'Lire notre patrimoine industriel');
    await follows([ana], 'Lire notre patrimoine industriel');
    await ana.getByLabel('Quelle entreprise, quel site ?').fill('Fonderie du Lion');
    await ana.getByText('Fermeture', { exact: true }).click();
    await ana.getByLabel('En quelle année ?').fill('1998');
    await ana.getByLabel('Combien d’emplois ?').fill('240');
    await ana.getByRole('button', { name: 'Envoyer ce site' }).click();
    await expect(ana.getByText('Envoyé', { exact: true })).toBeVisible();
    const { fields } = await live(elsa);
    await give(
      elsa,
      'contributions',
      card(fields, 'link', { filiere: 'Fonderie', firm: 'Atelier Roux', buyer: 'Turbines', missing: true }),
    );
    await expect(screen.locator('body')).toContainText('Fonderie du Lion');
  });

  await test.step('priorities: private, then revealed by the second facilitator', async () => {
    await pass(nadia, 'Formuler sa priorité');
    await follows([ana, blocked], 'Formuler sa priorité');
    for (const [phone, text] of [
      [ana, FOUNDRY],
      [blocked, 'Une fonderie d’aluminium pour les pièces de turbines'],
    ] as const) {
      await phone.locator('textarea[name="title"]').fill(text);
      await phone.getByRole('button', { name: 'Envoyer ma priorité' }).click();
      await expect(phone.getByText('Envoyé', { exact: true })).toBeVisible();
    }
    await plain.goto(`/m/${meeting}`);
    await plain.locator('textarea[name="title"]').fill('Réparer les vélos électriques');
    await plain.getByRole('button', { name: 'Envoyer ma priorité' }).click();
    await expect(plain.getByText('Envoyé : c’est enregistré.')).toBeVisible();
    const { fields } = await live(driss);
    await give(
      driss,
      'contributions',
      card(fields, 'priority', { title: HOSTILE, jobs: 12, place: 'Belfort' }),
    );
    expect((await live(elsa)).collections.cards).toEqual([]);
    await expect(screen.locator('body')).not.toContainText('fonderie');

    await helper.goto(`/m/${meeting}/console`);
    await helper.getByRole('button', { name: 'Révéler à la salle' }).click();
    await expect.poll(async () => (await live(elsa)).collections.cards.length).toBe(4);
  });

  await test.step('exchange: the wall, a family, a comment', async () => {
    await pass(nadia, 'Échanger et regrouper');
    await follows([ana], 'Échanger et regrouper');
    await expect(screen.getByText(FOUNDRY).first()).toBeVisible();
    await expect(screen.getByText(HOSTILE).first()).toBeVisible();
    await expect(screen.locator('img[src="x"]')).toHaveCount(0);
    const { fields, collections } = await live(farid);
    const foundry = collections.cards.find(({ title }) => title === FOUNDRY)?.id ?? '';
    await give(farid, 'contributions', {
      ...card(fields, 'comment', { text: 'Avec quel four ?' }),
      parent: foundry,
    });
    const family = nadia.getByRole('group', { name: 'Sans famille' });
    await family.getByRole('checkbox', { name: FOUNDRY }).check();
    await family.getByRole('checkbox', { name: /fonderie d’aluminium/ }).check();
    await nadia.getByLabel('Nom de la famille').fill('Fonderies');
    await nadia.getByRole('button', { name: 'Réunir les 2 cartes cochées' }).click();
    await expect(nadia.getByRole('group', { name: 'Fonderies' })).toBeVisible();

    // By tables, with a time of its own and somebody who will speak; then together, before the wall again.
    await nadia.getByRole('button', { name: /^Lancer .*En table/ }).click();
    await expect(ana.getByRole('heading', { name: 'En table' })).toBeVisible();
    await expect(ana.getByRole('timer', { name: 'Temps restant de cette partie' })).toHaveText(
      /19:\d\d|20:00/,
    );
    await expect(screen.getByRole('heading', { name: 'En table' })).toBeVisible();
    await ana.getByRole('button', { name: /^Je parle pour la table/ }).click();
    await expect(nadia.getByRole('listitem').filter({ hasText: /^Table 1\s*Ana$/ })).toBeVisible();
    await nadia.getByRole('button', { name: /^Lancer .*Mise en commun/ }).click();
    await expect(ana.getByText('C’est bientôt à vous.', { exact: true })).toBeVisible();
    await nadia.getByRole('button', { name: 'Donner la parole au suivant' }).click();
    await expect(ana.getByText('Vous avez la parole.').first()).toBeVisible();
    await nadia.getByRole('button', { name: 'Fin de l’intervention' }).click();
    await expect(screen.getByText(FOUNDRY).first()).toBeVisible();
  });

  await test.step('vote: secret, one ballot a person, counted once', async () => {
    await pass(nadia, 'Voter');
    await nadia.getByRole('button', { name: 'Préparer un vote' }).click();
    await nadia.getByRole('dialog').getByRole('button', { name: 'Préparer ce vote' }).click();
    await nadia.getByRole('button', { name: 'Ouvrir le vote' }).click();
    await expect(nadia.getByRole('button', { name: 'Clore et compter' })).toBeVisible();

    const { collections } = await live(driss);
    const poll = collections.polls[0]?.id ?? '';
    const family = collections.options.find(({ label }) => label === 'Fonderies')?.option ?? '';
    for (const one of quiet) await give(one, 'ballots', { poll, marks: { [family]: 100 } });
    // Changed before it is closed: the last one counts.
    await give(elsa, 'ballots', { poll, marks: { [family]: 40 } });

    for (const phone of [ana, blocked]) {
      await phone.locator(`input[name="m.${family}"]`).fill('50');
      await phone.getByRole('button', { name: 'Déposer mon vote' }).click();
      await expect(phone.getByText('Votre bulletin est enregistré.')).toBeVisible();
    }
    await plain.goto(`/m/${meeting}`);
    await plain.locator(`input[name="m.${family}"]`).fill('10');
    await plain.getByRole('button', { name: 'Déposer mon vote' }).click();
    await expect(plain.getByText('Envoyé : c’est enregistré.')).toBeVisible();

    await expect.poll(async () => (await live(driss)).collections.polls[0]?.voted).toBe(6);
    await nadia.getByRole('button', { name: 'Clore et compter' }).click();
    await nadia.getByRole('button', { name: 'Montrer le résultat' }).click();
    await expect
      .poll(
        async () => (await live(driss)).collections.options.find(({ option }) => option === family)?.score,
      )
      .toBe(350);
    await expect(screen.locator('body')).toContainText('350');
  });

  await test.step('weighing: by thumb, by keyboard, without script; the ranking says by how many, and how sure it is', async () => {
    const shown = nadia.getByRole('group', { name: 'Ce que montre l’écran' });
    const sure = async (): Promise<string> =>
      (await screen.getByText(/dans .* des cas/u).allTextContents()).join(' ');
    await shown.getByRole('button', { name: 'Classement' }).click();
    // The committee has weighed them before.
    const weighed = screen.getByText(/^Critères pesés par/u);
    const before = Number(/\d+/u.exec((await weighed.textContent()) ?? '')?.[0]);
    await expect.poll(sure).toContain('1er');
    const unmoved = await sure();

    await nadia.getByRole('button', { name: 'Préparer un vote' }).click();
    const dialog = nadia.getByRole('dialog');
    await dialog.getByLabel('Méthode').selectOption({ label: 'Poids des critères' });
    await dialog.getByLabel('Question posée').fill('Que pèse chaque critère ?');
    await dialog.getByRole('button', { name: 'Préparer ce vote' }).click();
    await nadia.getByRole('button', { name: 'Ouvrir le vote' }).click();
    await shown.getByRole('button', { name: 'Classement' }).click();

    // A hundred points are shared out already: one takes from a criterion to give to another.
    for (let tap = 0; tap < 3; tap += 1)
      await ana.getByRole('button', { name: 'Moins pour Salaire net moyen' }).tap();
    await expect(ana.getByText(/^Il (?:vous )?reste 1\d points/u)).toBeVisible();
    await ana.getByRole('button', { name: 'Déposer mon vote' }).tap();
    await expect(ana.getByRole('alert')).toBeVisible();
    for (let tap = 0; tap < 3; tap += 1)
      await ana.getByRole('button', { name: 'Plus pour Contenu local' }).tap();
    await ana.getByRole('button', { name: 'Déposer mon vote' }).tap();
    await expect(ana.getByText('Votre bulletin est enregistré.')).toBeVisible();

    await blocked.getByRole('textbox', { name: 'Contenu local' }).focus();
    await blocked.keyboard.press('ControlOrMeta+a');
    await blocked.keyboard.type('100');
    for (const other of await blocked.locator('#f-ballot input:not([type=hidden])').all())
      if ((await other.inputValue()) !== '100') await other.fill('0');
    await blocked.getByRole('textbox', { name: 'Contenu local' }).press('Enter');
    await expect(blocked.getByText('Votre bulletin est enregistré.')).toBeVisible();

    await plain.goto(`/m/${meeting}`);
    for (const field of await plain.locator('#f-ballot input:not([type=hidden])').all())
      await field.fill('0');
    await plain.getByRole('textbox', { name: 'Contenu local' }).fill('100');
    await plain.getByRole('button', { name: 'Déposer mon vote' }).click();
    await expect(plain.getByText('Envoyé : c’est enregistré.')).toBeVisible();

    await expect(weighed).toHaveText(`Critères pesés par ${before + 3} personnes.`);
    await expect.poll(sure, { timeout: 15_000 }).not.toBe(unmoved);
    await nadia.getByRole('button', { name: 'Clore et compter' }).click();
    await expect(nadia.getByRole('row', { name: /^1er Contenu local/ })).toBeVisible();
  });

  await test.step('actions: one complete, put in the roadmap', async () => {
    await pass(nadia, 'Décider deux ou trois actions');
    const { fields, collections } = await live(farid);
    const parent = collections.cards.find(({ title }) => title === FOUNDRY)?.id ?? '';
    await give(farid, 'contributions', {
      ...card(fields, 'action', {
        title: 'Réunir les fondeurs du bassin',
        owner: 'Farid',
        firstStep: 'Appeler trois ateliers',
        day: '2026-12-01',
        means: 'Une salle, deux heures',
        indicator: 'Trois ateliers présents',
      }),
      parent,
    });
    await expect(nadia.getByText('Complète', { exact: true })).toBeVisible();
    await nadia.getByRole('button', { name: 'Porter l’action à la feuille de route' }).click();
    await expect(nadia.getByText('Dans la feuille de route', { exact: true })).toBeVisible();
    await expect(screen.getByText('Réunir les fondeurs du bassin').first()).toBeVisible();
  });

  await test.step('the screen is read from ten metres, whatever it shows', async () => {
    const shown = nadia.getByRole('group', { name: 'Ce que montre l’écran' });
    for (const [view, title] of [
      ['Chiffres', /^Où en est le bassin de Belfort/u],
      ['Constats', /constats|^Ce qui nous/u],
      ['Sites', /de notre histoire$/u],
      ['Filière', /^Filière/u],
      ['Carte', /bassin par bassin$/u],
      ['Mur', 'Fonderies'],
      ['Classement', /./u],
      ['Actions', /^Dès demain/u],
    ] as const) {
      await shown.getByRole('button', { name: view, exact: true }).click();
      await expect(screen.getByRole('heading', { level: 1 })).toHaveText(title);
      expect.soft(await unreadable(screen), view).toEqual([]);
    }
  });

  await test.step('the end, on every phone', async () => {
    await pass(nadia, 'Clôture');
    await nadia.getByRole('button', { name: 'Clore la rencontre' }).click();
    await nadia.getByRole('alertdialog').getByRole('button', { name: 'Clore la rencontre' }).click();
    await expect(nadia.getByRole('heading', { name: 'La rencontre est terminée' })).toBeVisible();
    for (const phone of [ana, blocked])
      await expect(phone.getByRole('heading', { name: 'La rencontre est terminée' })).toBeVisible();
    await plain.goto(`/m/${meeting}`);
    await expect(plain.getByRole('heading', { name: 'La rencontre est terminée' })).toBeVisible();
  });

  await test.step('the files, opened', async () => {
    const file = async (format: string): Promise<Buffer> => {
      const answer = await nadia.request.get(`/api/v1/meetings/${meeting}/restitution?format=${format}`);
      expect(answer.status(), format).toBe(200);
      return answer.body();
    };
    const words = (xml: string | undefined): string =>
      (xml ?? '').replace(/<[^>]+>/gu, ' ').replace(/\s+/gu, ' ');
    const expected = [
      FACT,
      'Fonderie du Lion',
      FOUNDRY,
      'Avec quel four ?',
      'Réunir les fondeurs du bassin',
      '350',
    ];

    const docx = words(unzipTexts(await file('docx')).get('word/document.xml'));
    for (const part of expected) expect(docx).toContain(part);
    expect(docx).toContain('&lt;img src=x onerror=alert(1)&gt;');

    const slides = [...unzipTexts(await file('pptx'))].filter(([name]) =>
      /^ppt\/slides\/slide\d+\.xml$/u.test(name),
    );
    expect(slides.map(([, xml]) => words(xml)).join(' ')).toContain('Réunir les fondeurs du bassin');

    const sheets = await readXlsxFile(await file('xlsx'));
    const [heads, ...rows] = sheets.find(({ sheet }) => sheet === 'Priorités')?.data ?? [];
    expect(heads).toEqual(
      expect.arrayContaining(['Numéro', 'Question posée', 'Priorité', 'Emplois', 'Voix']),
    );
    expect(rows).toHaveLength(4);
    expect(rows.map((row) => row[2])).toContain(HOSTILE);
    expect(rows.find((row) => row[2] === HOSTILE)?.[heads?.indexOf('Emplois') ?? -1]).toBe(12);

    const csv = (await file('csv')).toString('utf8');
    expect(csv.startsWith('\ufeff')).toBe(true);
    const parsed = Papa.parse<string[]>(csv.slice(1).trimEnd(), { delimiter: ';' });
    expect(parsed.errors).toEqual([]);
    expect(parsed.data).toHaveLength(5);
    expect(parsed.data.every((cells) => cells.length === heads?.length)).toBe(true);

    expect((await file('ics')).toString('utf8')).toContain('DTSTART;VALUE=DATE:20261201');
    const json = JSON.parse((await file('json')).toString('utf8')) as {
      people: { joined: number };
      priorities: unknown[];
    };
    expect(json.people.joined).toBe(6);
    expect(json.priorities).toHaveLength(4);

    const pdf = (await file('pdf')).toString('latin1');
    expect(pdf.startsWith('%PDF-')).toBe(true);
    expect(pdf).toContain('/StructTreeRoot');
  });

  await test.step('what the committee finds: the same objects', async () => {
    const found = async (document: string): Promise<string> =>
      (await nadia.request.get(`/api/v1/spaces/belfort/${document}`)).text();
    expect(await found('diagnostic')).toContain(FACT);
    expect(await found('roadmap')).toContain('Réunir les fondeurs du bassin');
  });
});
