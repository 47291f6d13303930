import { expect, test, type Locator, type Page } from '@playwright/test';
import { demoPlace, SIZES } from './people.ts';

test.use({ viewport: SIZES.laptop });

/** Tabs until the target has the focus: what the keyboard reaches, and in how many stops at most. */
async function tabTo(
  page: Page,
  target: Locator,
  key: 'Tab' | 'Shift+Tab' = 'Tab',
  stops = 90,
): Promise<void> {
  await target.waitFor();
  for (let stop = 0; stop < stops; stop += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`Not reached in ${stops} stops: ${target}`);
}

test('without a mouse: sign in, change a project, see the score move, undo, open a figure and come back to it', async ({
  page,
}) => {
  const { space, project } = await demoPlace(page);
  await page.goto('/');
  await tabTo(page, page.locator('button[name="role"][value="facilitator"]'));
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/s\//);

  // From the head of the page, the first stop skips the menus.
  await page.keyboard.press('Tab');
  await expect(page.locator(':focus')).toHaveText('Aller au contenu');
  await tabTo(page, page.getByRole('link', { name: 'Projets', exact: true }).first());
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/s/${space}/projets`);
  await tabTo(page, page.locator(`main a[href$="/projets/${project}"]`).first());
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/projets/${project}`);
  await expect(page.getByText('Enregistré', { exact: true })).toBeVisible();

  const net = page.getByRole('button', { name: /^Net, bassin de Belfort/ }).first();
  const before = (await net.getAttribute('aria-label')) ?? '';
  const jobs = page.getByLabel('Emplois directs, en régime');
  const found = await jobs.inputValue();
  await tabTo(page, jobs);
  await page.keyboard.press('Control+A');
  await page.keyboard.type(String(Number(found) + 40));
  await page.keyboard.press('Enter');
  await expect(net).not.toHaveAttribute('aria-label', before);
  await expect(page.getByText(/avez porté les emplois directs de/)).toBeVisible();

  await tabTo(page, page.getByRole('button', { name: 'Annuler' }).first());
  await page.keyboard.press('Enter');
  await expect(jobs).toHaveValue(found);
  await expect(net).toHaveAttribute('aria-label', before);

  await tabTo(page, net);
  await page.keyboard.press('Enter');
  const panel = page.getByRole('dialog');
  await expect(panel.getByRole('heading', { name: 'Formule' })).toBeVisible();
  expect(await panel.evaluate((element) => element.contains(document.activeElement))).toBe(true);
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await expect(net).toBeFocused();
});
