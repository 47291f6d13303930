import { expect, test, type Locator, type Page } from '@playwright/test';
import { demoPlace, person } from './people.ts';

test('a figure of the balance opens on its formula, its inputs and its official source', async ({
  browser,
  page,
}) => {
  const { space, project } = await demoPlace(page);
  const nadia = await person(browser, 'facilitator', 'laptop');
  await nadia.page.goto(`/s/${space}/projets/${project}`);
  await expect(nadia.page.getByText('Enregistré', { exact: true })).toBeVisible();
  await nadia.page
    .getByRole('button', { name: /^Net, bassin de Belfort/ })
    .first()
    .click();
  const panel = nadia.page.getByRole('dialog');
  await expect(panel.getByRole('heading', { name: 'Formule' })).toBeVisible();
  await expect(panel.getByText('Insee', { exact: false }).first()).toBeVisible();
  await nadia.page.keyboard.press('Escape');
  await expect(panel).toBeHidden();

  // Where it lands, level by level; what is not counted, or empty, says why.
  const landing = nadia.page.getByRole('region', { name: 'Où ça retombe' });
  await expect(landing.getByText('le bassin couvre presque tout son département')).toBeVisible();
  await expect(landing.getByText('il manque les emplois étrangers par euro importé')).toBeVisible();
  await landing.getByRole('button', { name: /^Reste de la France/ }).click();
  await expect(panel.getByRole('heading', { name: 'Formule' })).toBeVisible();
  await nadia.page.keyboard.press('Escape');

  // The bounds of the criteria: value added per job, from the national accounts.
  await nadia.page.goto(`/s/${space}/projets`);
  await expect(nadia.page.getByText('Enregistré', { exact: true })).toBeVisible();
  await nadia.page
    .getByRole('row', { name: /^Valeur ajoutée nette/ })
    .getByRole('button', { name: /k€/ })
    .click();
  await expect(panel.getByText('Tableau entrées-sorties 2019', { exact: false }).first()).toBeVisible();
  await expect(panel.getByText('Eurostat', { exact: false }).first()).toBeVisible();
  await nadia.context.close();
});

test('a figure of the basin opens on its source', async ({ page }) => {
  await page.goto('/bassins/2705');
  await page
    .getByRole('button', { name: /D’où vient ce chiffre/ })
    .first()
    .click();
  const panel = page.getByRole('dialog');
  await expect(panel.getByText('Licence Ouverte', { exact: false }).first()).toBeVisible();
  await page.keyboard.press('Escape');

  // The curve and the circles, by the line under them and by their list.
  const unemployment = page.getByRole('region', { name: /^Chômage depuis/ });
  await unemployment.getByRole('button', { name: /^Taux de chômage, France/ }).click();
  await expect(panel.getByText('Taux de chômage localisés', { exact: false }).first()).toBeVisible();
  await page.keyboard.press('Escape');
  const map = page.getByRole('region', { name: 'Où est l’industrie' });
  await map.getByRole('button', { name: 'Liste' }).click();
  await map.getByRole('button', { name: /^Lyon/ }).click();
  await expect(panel.getByText('Postes salariés par zone d’emploi', { exact: false }).first()).toBeVisible();
});

/**
 * What a number may be without opening by itself, each rule in words. Anything else on the page is a figure that nobody can
 * ask about, and fails the test.
 */
const NOT_FIGURES: readonly { rule: string; pattern: RegExp }[] = [
  {
    rule: 'how an interval, a score or a rate is read, the same on every page',
    pattern:
      /8 (chances )?sur 10|de 0 à 100|De 0 à 100|entre 0 et 1|0 : |100 : |vaut (0|100)|pour 100 000|1, la part nationale|35 h\b/gu,
  },
  {
    rule: 'an identifier: a card, a zone, a rule, a version, a fingerprint, a code of six digits, an address',
    pattern:
      /\b[A-Z]{3}-\d{4}\b|Zone d’emploi \d{4}|\bR-\d+\b|fr-a38-[\w.]+|\b\d+\.\d+\.\d+\b|\b[0-9a-f]{4,}( [0-9a-f]{4}){1,}\b|\b[0-9a-f]{12,}\b|\b\d{3} \d{3}$|127\.0\.0\.1:\d+|SHA-256|\bA38\b/gu,
  },
  {
    rule: 'a date, an hour, a year, a quarter, the vintage of a source',
    pattern:
      /\b\d{1,2}(er)? (janv|févr|mars|avril|mai|juin|juil|août|sept|oct|nov|déc)[a-zéû]*\.?( \d{4})?|\b(19|20)\d{2}\b|\b\d{1,2}:\d{2}\b|\b\d{1,2} h \d{2}\b|-T[1-4]\b/gu,
  },
  { rule: 'how a code is written in its field', pattern: /8 chiffres, par exemple 8410 90 00/gu },
  { rule: 'a rank', pattern: /\b\d+(er|e)\b|rangs? \d+( à \d+)?/gu },
  {
    rule: 'a count of things that are on the page, or of those that took part',
    pattern:
      /\b\d[\d ]* (candidats?|entrées?|événements?|liens?|sites?|faites?|en retard|en débat|votants?|étapes?|valeurs?|calculés?|versions?|communes|intercommunalités|sources?|autres|jours?|bassins?|branches|lignes|tirages|personnes?|groupes|actions?|indicateurs?|cas|signaux|peuvent|ne peuvent)|(sur|à l’étape|Critère|version) \d+|\d+ sur \d+|^\d+$(?=\n)/gu,
  },
];

/** Blocks of one figure: a number inside opens by the button or the link of its block, which names the source or opens it. */
const BLOCKS =
  'tr, li, p, dd, figure, .ligne, .chiffre-bloc, [data-explained], .intervalles > div, section.min-w-0, .relative.min-w-0, .border-filet';

/** Numbers of the page that are in nothing that opens, with where they are. */
async function unopened(page: Page): Promise<string[]> {
  const texts = await page.evaluate((blocks) => {
    const found: string[] = [];
    const opener = 'button, a[href], summary, [data-opens]';
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement;
      const text = node.textContent ?? '';
      if (parent === null || !/\d/u.test(text) || !parent.checkVisibility()) continue;
      // Typed by a person, chosen in a list, or the opener itself.
      if (parent.closest(`script, style, noscript, textarea, select, option, ${opener}`)) continue;
      // A rank stands before the name that opens its row; a head of column names, it does not state.
      if (parent.closest('b.nb, thead, h1, nav')) continue;
      // A mark of a drawing, whose section gives the same figures as a table or a list: they are read in their turn.
      const drawn = parent.closest('svg')?.closest('section.sec, .bilan-page, .border-filet');
      if (drawn?.querySelector('button') != null) continue;
      // The tag of a heading counts what is under it.
      if (parent.closest('header .etiq')) continue;
      // What the committee wrote of sites and of links: each is listed in the same part of the page, with its source.
      if (parent.closest('#siteEvents')?.querySelector('#siteList') != null) continue;
      if (parent.closest('#links')?.querySelector('li') != null) continue;
      // The sentence of a balance, said again in the figures under it, which open; the seed of its draws.
      if (parent.closest('.bilan-phrase') || /tirages, graine/u.test(text)) continue;
      // The whole and the rest of a table whose other lines open: the sum, and the sum less these.
      if (
        parent.closest('.bilan-page header') ||
        /^\d+ autres groupes/u.test(parent.closest('tr')?.textContent ?? '')
      )
        continue;
      // A total of the lines under it, each of which opens.
      if (parent.closest('.bilan-tete-ligne')) continue;
      let block = parent.closest(blocks);
      let opens = false;
      for (let depth = 0; block !== null && depth < 3 && !opens; depth += 1) {
        opens = block.matches('[data-explained]') || [...block.querySelectorAll(opener)].length > 0;
        // The figure and the button laid over it are side by side.
        opens ||= block.matches('.chiffre-bloc') && block.parentElement?.querySelector(opener) != null;
        block = block.parentElement?.closest(blocks) ?? null;
      }
      if (opens) continue;
      const line = parent.closest('p, li, tr, dd, figure, header, text')?.textContent ?? text;
      found.push(`${text.trim()}\n${line.trim().slice(0, 120)}`);
    }
    return found;
  }, BLOCKS);
  return texts.flatMap((one) => {
    const [text = '', line = ''] = one.split('\n');
    const left = NOT_FIGURES.reduce(
      (rest, { pattern }) => rest.replace(pattern, ''),
      text.replace(/[\u00a0\u202f]/gu, ' '),
    );
    return /\d/u.test(left) ? [`${text} (${line})`] : [];
  });
}

test('every number of the pages that show figures is in something that opens', async ({ browser, page }) => {
  test.setTimeout(400_000);
  const { space, project } = await demoPlace(page);
  const nadia = await person(browser, 'facilitator', 'laptop');
  const frozen = await nadia.page.request.post(`/s/${space}/projets/${project}`, {
    form: { intent: 'freeze' },
    headers: { Origin: new URL(nadia.page.url()).origin },
  });
  const saved = nadia.page.getByText('Enregistré', { exact: true });
  const pages: readonly { path: string; ready?: Locator }[] = [
    { path: '/bassins/2705' },
    { path: '/bassins/2705/opportunites' },
    { path: `/s/${space}` },
    { path: `/s/${space}/diagnostic`, ready: saved },
    { path: `/s/${space}/projets`, ready: saved },
    { path: `/s/${space}/criteres` },
    { path: `/s/${space}/projets/${project}`, ready: saved },
    { path: `/s/${space}/projets/${project}/ailleurs`, ready: nadia.page.locator('table') },
    { path: new URL(frozen.url()).pathname },
  ];
  for (const { path, ready } of pages) {
    await test.step(path, async () => {
      await nadia.page.goto(path);
      // The first « Et ailleurs ? » of a data set solves every basin: a minute on a free machine.
      if (ready !== undefined) await expect(ready.first()).toBeVisible({ timeout: 180_000 });
      expect.soft(await unopened(nadia.page), path).toEqual([]);
      // The twin of each drawing, then each tab of the project.
      for (const name of ['Tableau', 'Liste']) {
        await nadia.page
          .getByRole('button', { name, exact: true })
          .evaluateAll((twins: HTMLElement[]) => twins.forEach((twin) => twin.click()));
      }
      expect.soft(await unopened(nadia.page), `${path}, as tables`).toEqual([]);
      for (const tab of await nadia.page.getByRole('tab').all()) {
        await tab.click();
        expect.soft(await unopened(nadia.page), `${path}, ${await tab.innerText()}`).toEqual([]);
      }
    });
  }
  await nadia.context.close();
});

test('on the projected screen the key S says where every figure shown comes from', async ({
  browser,
  page,
}) => {
  const { space } = await demoPlace(page);
  const nadia = await person(browser, 'facilitator', 'projector');
  await nadia.page.goto(`/s/${space}/ecran`);
  await expect(nadia.page.getByText('touche S', { exact: false })).toBeVisible();
  await nadia.page.keyboard.press('s');
  await expect(nadia.page.getByRole('heading', { name: 'D’où viennent ces chiffres' })).toBeVisible();
  await expect(nadia.page.getByText('Insee', { exact: false }).first()).toBeVisible();
  await nadia.context.close();
});
