import { expect, test } from '@playwright/test';
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
