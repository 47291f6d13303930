import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { seriousFindings } from './axe.ts';
import { demoPlace, person, SIZES } from './people.ts';

// A file of the shape of FLORES for every zone, its figures those of the embedded pack but for one branch of Belfort: invented.
const read = <Shape>(name: string): Shape =>
  JSON.parse(readFileSync(`app/reference/pack/${name}.json`, 'utf8')) as Shape;

function flores(jobs: (zone: string, branch: string, posts: number) => number): Buffer {
  const { code } = read<{ code: string[] }>('zones');
  const { branches } = read<{ branches: { code: string }[] }>('nomenclature');
  const { posts } = read<{ posts: (number | null)[][] }>('employment');
  const lines = code.flatMap((zone, r) =>
    branches.flatMap((branch, i) => {
      const value = posts[r]?.[i] ?? null;
      return branch.code === 'TZ'
        ? []
        : [`${zone};${branch.code};${value === null ? '' : jobs(zone, branch.code, value)}`];
    }),
  );
  return Buffer.from(['ze2020;a38;flores_2024', ...lines].join('\n'));
}

test('an official file makes a version, shows what it changes, is adopted by the territory, and given back', async ({
  browser,
  page,
}) => {
  test.setTimeout(300_000);
  const { space } = await demoPlace(page);
  const admin = (await person(browser, 'admin', 'laptop')).page;
  // Whatever an earlier run left: the territory reads the embedded figures.
  await admin.request.post(`/admin/donnees?espace=${space}`, {
    form: { intent: 'adopt', pack: 'embarque' },
    headers: { Origin: new URL(admin.url()).origin },
  });
  await admin.goto(`/s/${space}`);
  await admin.getByRole('link', { name: 'Données', exact: true }).click();
  await expect(admin.getByRole('heading', { level: 1, name: 'Données de référence' })).toBeVisible();

  // A file that no source has is refused with a sentence, and nothing moves.
  await admin
    .getByLabel('Fichier', { exact: true })
    .setInputFiles({ name: 'liste.csv', mimeType: 'text/csv', buffer: Buffer.from('a;b\n1;2\n') });
  await admin.getByRole('button', { name: 'Lire ce fichier' }).click();
  await expect(admin.getByText('Aucune source connue n’a ces colonnes', { exact: false })).toBeVisible();

  const buffer = flores((zone, branch, posts) => (zone === '2705' && branch === 'CK' ? posts * 2 : posts));
  await admin
    .getByLabel('Fichier', { exact: true })
    .setInputFiles({ name: 'flores-2024.csv', mimeType: 'text/csv', buffer });
  await admin.getByRole('button', { name: 'Lire ce fichier' }).click();
  await admin.getByRole('link', { name: 'Voir le rapport et ce qui change' }).click({ timeout: 60_000 });
  await expect(admin.getByText('11 016 lignes lues, 11 016 gardées', { exact: false })).toBeVisible();
  await expect(admin.getByRole('button', { name: 'Adopter ce jeu pour ce territoire' })).toBeVisible({
    timeout: 180_000,
  });
  for (const [name, size] of Object.entries(SIZES)) {
    await admin.setViewportSize(size);
    const width = await admin.evaluate(() => document.documentElement.scrollWidth);
    expect(width, name).toBeLessThanOrEqual(size.width);
    expect(await seriousFindings(admin), name).toEqual([]);
  }
  await admin.getByRole('button', { name: 'Adopter ce jeu pour ce territoire' }).click();
  await expect(admin.getByText(/lit désormais le jeu/)).toBeVisible();

  // The pages of the space read it from now on, the public page of the basin does not; going back gives the former one.
  const basin = async (address: string): Promise<string> => (await admin.request.get(address)).text();
  expect(await basin(`/s/${space}/bassin`)).toContain('31 décembre 2024');
  expect(await basin('/bassins/2705')).not.toContain('31 décembre 2024');
  await admin.getByRole('link', { name: 'embarqué' }).click();
  await admin.getByRole('button', { name: 'Adopter ce jeu pour ce territoire' }).click();
  await expect(admin.getByText(/lit désormais le jeu embarqué/)).toBeVisible();
  expect(await basin(`/s/${space}/bassin`)).not.toContain('31 décembre 2024');
  await admin.context().close();
});

test('somebody who administers nothing is told so', async ({ browser }) => {
  const nadia = (await person(browser, 'facilitator', 'phone')).page;
  const answer = await nadia.goto('/admin/donnees');
  expect(answer?.status()).toBe(403);
  await nadia.context().close();
});
