import { expect, test } from '@playwright/test';
import { demoPlace, person } from './people.ts';

test('a balance is frozen, checked to the last digit, published, and read by somebody without an account', async ({
  browser,
  page,
}) => {
  const { space, project } = await demoPlace(page);
  const claire = (await person(browser, 'facilitator', 'laptop')).page;
  await claire.goto(`/s/${space}/projets/${project}`);
  await expect(claire.getByText('Enregistré', { exact: true })).toBeVisible();
  await claire.getByRole('button', { name: 'Figer ce bilan' }).click();
  await claire.getByRole('alertdialog').getByRole('button', { name: 'Figer ce bilan' }).click();
  await claire.waitForURL(/\/bilans\//);
  await expect(claire.getByText('Empreinte SHA-256', { exact: false })).toBeVisible();

  const address = claire.url();
  expect((await page.goto(address))?.status()).toBe(401);
  // Verifying loads the page anew. Its script comes late: what is pressed before is done when it is there.
  let arrive = (): void => undefined;
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  await claire.route(/entry\.client/u, async (route) => {
    await arrived;
    await route.continue();
  });
  await claire.getByRole('button', { name: 'Vérifier' }).click();
  await expect(claire.getByRole('status').filter({ hasText: /identique/i })).toBeVisible();
  await claire.getByRole('button', { name: 'Publier ce bilan' }).click();
  arrive();
  await claire
    .getByRole('alertdialog')
    .getByRole('button', { name: /Publier/ })
    .click();
  await expect(claire.getByRole('button', { name: /Retirer/ })).toBeVisible();
  expect((await page.goto(address))?.status()).toBe(200);
  await claire.context().close();
});
