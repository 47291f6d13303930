import { expect, test } from '@playwright/test';
import { demoPlace, SIZES } from './people.ts';

test.use({ viewport: SIZES.phone });

test('a participant joins from the printed code, without account nor script', async ({ browser, page }) => {
  const { code } = await demoPlace(page);
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: SIZES.phone });
  const phone = await context.newPage();
  await phone.goto('/');
  await phone.getByLabel('Code de la rencontre').fill(`${code.slice(0, 3)} ${code.slice(3)}`);
  await phone.getByRole('button', { name: 'Entrer' }).click();
  await expect(phone.getByText('reconnu')).toBeVisible();
  await phone.getByLabel('Prénom ou pseudonyme').fill('Samia');
  await phone.getByRole('button', { name: 'Entrer dans la salle' }).click();
  await expect(phone.getByRole('heading', { name: 'Vous êtes dans la salle' })).toBeVisible();
  await expect(phone.getByText('sous le nom de Samia')).toBeVisible();
  await context.close();
});

test('the join page ships no script', async ({ page }) => {
  const { code } = await demoPlace(page);
  const scripts: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.push(request.url());
  });
  await page.goto(`/r/${code}`);
  expect(scripts).toEqual([]);
});

test('a wrong code says what was typed and what is expected, and nothing is lost', async ({ page }) => {
  await page.goto('/');
  await page.getByLabel('Code de la rencontre').fill('12 34');
  await page.getByRole('button', { name: 'Entrer' }).click();
  await expect(page.getByRole('alert')).toContainText('12 34');
  await expect(page.getByLabel('Code de la rencontre')).toHaveValue('12 34');
  await page.goto('/r/000000');
  await expect(page.getByText('Le code a six chiffres', { exact: false })).toBeVisible();
});

test('a pseudonym over forty characters is refused with its length', async ({ page }) => {
  const { code } = await demoPlace(page);
  await page.goto(`/r/${code}`);
  await page.getByLabel('Prénom ou pseudonyme').evaluate((field: HTMLInputElement) => {
    field.removeAttribute('maxlength');
    field.value = 'x'.repeat(41);
  });
  await page.getByRole('button', { name: 'Entrer dans la salle' }).click();
  await expect(page.getByRole('alert')).toContainText('41');
});
