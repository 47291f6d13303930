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
  await nadia.context.close();
});

test('a figure of the basin opens on its source', async ({ page }) => {
  await page.goto('/bassins/2705');
  await page
    .getByRole('button', { name: /D’où vient ce chiffre/ })
    .first()
    .click();
  await expect(page.getByRole('dialog').getByText('Licence Ouverte', { exact: false }).first()).toBeVisible();
});
