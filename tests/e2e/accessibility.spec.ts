import { expect, test, type Page } from '@playwright/test';
import { seriousFindings } from './axe.ts';
import { demoPlace, person, SIZES } from './people.ts';

/** Freezes a balance and gives where it is read. */
async function frozenBalance(page: Page, space: string, project: string): Promise<string> {
  const answer = await page.request.post(`/s/${space}/projets/${project}`, {
    form: { intent: 'freeze' },
    headers: { Origin: new URL(page.url()).origin },
  });
  const { pathname } = new URL(answer.url());
  expect(pathname).toMatch(/^\/bilans\//u);
  return pathname;
}

const sizes = Object.keys(SIZES) as (keyof typeof SIZES)[];

for (const size of sizes) {
  test(`every page at ${size} size: axe finds nothing serious, nothing scrolls sideways, no error on the console`, async ({
    browser,
    page,
  }) => {
    test.setTimeout(240_000);
    const { space, project, meeting, code } = await demoPlace(page);
    const nadia = await person(browser, 'facilitator', size);
    const errors: string[] = [];
    nadia.page.on('pageerror', (error) => errors.push(error.message));
    nadia.page.on('console', (message) => {
      // A code that opens nothing is answered 404 on purpose.
      if (message.type() === 'error' && !message.location().url.endsWith('/r/000000'))
        errors.push(message.text());
    });
    const bilan = await frozenBalance(nadia.page, space, project);
    const paths = [
      '/',
      `/r/${code}`,
      `/m/${meeting}`,
      `/m/${meeting}/depuis`,
      `/m/${meeting}/restitution`,
      `/m/${meeting}/console`,
      `/m/${meeting}/agenda`,
      `/m/${meeting}/papier`,
      `/m/${meeting}/presence`,
      `/r/${code}/presence`,
      `/s/${space}/rencontres`,
      `/s/${space}`,
      `/s/${space}/diagnostic`,
      `/s/${space}/priorites`,
      `/s/${space}/projets`,
      `/s/${space}/criteres`,
      `/s/${space}/projets/${project}`,
      `/s/${space}/projets/${project}/ailleurs`,
      `/s/${space}/feuille-de-route`,
      `/s/${space}/feuille-de-route/imprimer`,
      `/s/${space}/bassin`,
      '/bassins/2705',
      '/bassins/2705/opportunites',
      '/connexion',
      '/api',
      '/methode',
      '/r/000000',
      bilan,
      `/s/${space}/projets/${project}/bilan`,
      `/s/${space}/projets/${project}/constats`,
      ...(size === 'phone' ? [] : [`/s/${space}/ecran`, `/m/${meeting}/ecran`]),
    ];
    for (const path of paths) {
      await test.step(path, async () => {
        await nadia.page.goto(path);
        if (
          /^\/s\/[^/]+\/(diagnostic|priorites|projets|feuille)/.test(path) &&
          !/\/(ailleurs|bilan|constats|imprimer)$/.test(path)
        ) {
          await expect(nadia.page.getByText('Enregistré', { exact: true })).toBeVisible();
        }
        const serious = await seriousFindings(nadia.page);
        expect.soft(serious, path).toEqual([]);
        const overflow = await nadia.page.evaluate(
          () => document.documentElement.scrollWidth - window.innerWidth,
        );
        expect.soft(overflow, `${path} scrolls sideways`).toBeLessThanOrEqual(0);
      });
    }
    expect(errors).toEqual([]);
    await nadia.context.close();
  });
}
