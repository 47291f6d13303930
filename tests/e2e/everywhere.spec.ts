import { expect, test } from '@playwright/test';
import { demoPlace, person } from './people.ts';

test('a project is placed in every basin: its rank, who gains, where each figure comes from', async ({
  browser,
  page,
}) => {
  // The first time on a machine, the table of every basin is prepared: a minute alone, more under load.
  test.setTimeout(600_000);
  const { space, project } = await demoPlace(page);
  const nadia = await person(browser, 'member', 'laptop');
  await nadia.page.goto(`/s/${space}/projets/${project}`);
  await nadia.page.getByRole('link', { name: 'Et ailleurs' }).click();
  await expect(nadia.page.getByRole('heading', { level: 1, name: /^Et ailleurs/ })).toBeVisible();
  const table = nadia.page.getByRole('table', { name: 'Le même projet dans chaque bassin' });
  await expect(table).toBeVisible({ timeout: 540_000 });
  await expect(
    nadia.page.getByText(/Dans le bassin de Belfort, ce projet ajouterait \d+ emplois nets/),
  ).toBeVisible();

  // One's own basin is in the list wherever it ranks, and is the current row.
  await expect(table.locator('tr[aria-current="true"]')).toContainText('Belfort');

  // A figure opens on its formula and its sources.
  await table.getByRole('button', { name: /^Net, bassin, Belfort/ }).click();
  const panel = nadia.page.getByRole('dialog');
  await expect(panel.getByRole('heading', { name: 'Formule' })).toBeVisible();
  await expect(panel.getByText('Insee', { exact: false }).first()).toBeVisible();
  // And on the cells of the official tables, those of that zone.
  await expect(panel.getByText(/Ligne .*ZE2020, GEO 2705 \(Belfort\)/).first()).toBeVisible();
  await expect(panel.getByRole('link', { name: 'Ouvrir à la source' }).first()).toBeVisible();
  await nadia.page.keyboard.press('Escape');

  // Looked for by name, then placed there: the map says who gains from it.
  await nadia.page.getByLabel('Bassin', { exact: true }).fill('oyonnax');
  await nadia.page.getByRole('button', { name: 'Montrer', exact: true }).click();
  await expect(table.getByRole('row')).toHaveCount(2);
  await table.getByRole('link', { name: /Voir où ça retombe/ }).click();
  await expect(nadia.page.getByRole('heading', { name: /^Placé à Oyonnax/ })).toBeVisible();
  await nadia.page.getByRole('link', { name: 'Revenir à Belfort' }).click();
  await expect(nadia.page.getByRole('heading', { name: /^Placé à Belfort/ })).toBeVisible();
  await nadia.context.close();
});

test('who is not of the space does not see where its projects would go', async ({ page }) => {
  const { space, project } = await demoPlace(page);
  await page.goto(`/s/${space}/projets/${project}/ailleurs`);
  await expect(page).toHaveURL(/\/connexion/);
});

test('the activities that suit a basin say why, in words and by their sources', async ({ page }) => {
  await page.goto('/bassins/2705');
  await page.getByRole('link', { name: 'Quelles activités pour ce bassin' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Belfort');
  const machines = page.getByRole('row', { name: /Machines et équipements/ }).first();
  await machines.locator('summary').click();
  await expect(machines.getByText(/fois la part nationale/)).toBeVisible();
  await expect(machines.getByText(/est importé/)).toBeVisible();
  await machines.getByRole('button', { name: /^Note, Machines/ }).click();
  const panel = page.getByRole('dialog');
  await expect(panel.getByText('Flores', { exact: false }).first()).toBeVisible();
  await page.keyboard.press('Escape');

  // Services that travel too are one link away; a zone without posts says so.
  await page.getByRole('link', { name: 'Toutes les activités échangeables' }).click();
  await expect(page.getByRole('row', { name: /^\d+ Informatique et services/ })).toBeVisible();
  await page.goto('/bassins/0601/opportunites');
  await expect(page.getByText('ne diffuse pas de postes par branche')).toBeVisible();
});
