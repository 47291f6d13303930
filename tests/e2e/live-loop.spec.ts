import { expect, test } from '@playwright/test';
import { demoPlace, person } from './people.ts';

test('four people on four screens: one changes a project, everybody sees the score and the rank move, undo is one’s own', async ({
  browser,
  page,
}) => {
  const { space, project } = await demoPlace(page);
  const nadia = await person(browser, 'facilitator', 'laptop');
  const thomas = await person(browser, 'member', 'laptop');
  const samia = await person(browser, 'member', 'phone');
  const screen = await person(browser, 'observer', 'projector');

  const address = `/s/${space}/projets/${project}`;
  await Promise.all([
    nadia.page.goto(address),
    thomas.page.goto(address),
    samia.page.goto(address),
    screen.page.goto(`/s/${space}/ecran`),
  ]);
  await Promise.all(
    [nadia, thomas, samia].map(({ page: one }) =>
      expect(one.getByText('Enregistré', { exact: true })).toBeVisible(),
    ),
  );

  // The figure's button says its value in its name: « Net, bassin de Belfort : 52, d’où vient ce chiffre ».
  const net = (one: typeof nadia) =>
    one.page.getByRole('button', { name: /^Net, bassin de Belfort/ }).first();
  const before = (await net(thomas).getAttribute('aria-label')) ?? '';
  expect(before).toMatch(/\d/);
  const screenBefore = await screen.page.locator('main').innerText();

  const jobs = nadia.page.getByLabel('Emplois directs, en régime');
  const found = Number(await jobs.inputValue());
  await jobs.fill(String(found + 40));
  await jobs.blur();

  // The other laptop: the input, the figure, and who did it.
  await expect(thomas.page.getByLabel('Emplois directs, en régime')).toHaveValue(String(found + 40));
  await expect(net(thomas)).not.toHaveAttribute('aria-label', before);
  await expect(thomas.page.getByText(/a porté les emplois directs de/)).toBeVisible();
  // The phone and the projected screen follow.
  await expect(samia.page.getByText(/a porté les emplois directs de/)).toBeVisible();
  await expect(screen.page.locator('main')).not.toHaveText(screenBefore);
  await expect(nadia.page.getByText('Enregistré', { exact: true })).toBeVisible();

  // Thomas changes another figure; Nadia's undo takes back hers and leaves his.
  const turnover = thomas.page.getByRole('textbox', { name: 'Achats annuels' });
  await turnover.fill('2,5');
  await turnover.blur();
  await expect(nadia.page.getByRole('textbox', { name: 'Achats annuels' })).toHaveValue('2,5');
  await nadia.page.getByRole('button', { name: 'Annuler' }).first().click();
  await expect(thomas.page.getByLabel('Emplois directs, en régime')).toHaveValue(String(found));
  await expect(thomas.page.getByRole('textbox', { name: 'Achats annuels' })).toHaveValue('2,5');
  await thomas.page.getByRole('button', { name: 'Annuler' }).first().click();
  await expect(thomas.page.getByText('Enregistré', { exact: true })).toBeVisible();

  await Promise.all([nadia, thomas, samia, screen].map(({ context }) => context.close()));
});

test('two people write one priority together, letter by letter', async ({ browser, page }) => {
  const { space } = await demoPlace(page);
  const nadia = await person(browser, 'facilitator', 'laptop');
  const samia = await person(browser, 'member', 'phone');
  await nadia.page.goto(`/s/${space}/priorites`);
  await nadia.page.getByRole('button', { name: 'Ajouter une priorité' }).click();
  const sentence = nadia.page.getByLabel('En une phrase', { exact: false });
  await sentence.fill('Rouvrir une fonderie');
  await expect(nadia.page.getByText('Enregistré', { exact: true })).toBeVisible();

  await samia.page.goto(nadia.page.url());
  const hers = samia.page.getByLabel('En une phrase', { exact: false });
  await expect(hers).toHaveValue('Rouvrir une fonderie');
  await hers.press('End');
  await hers.pressSequentially(' à Bourogne');
  await expect(sentence).toHaveValue('Rouvrir une fonderie à Bourogne');
  await sentence.press('Home');
  await sentence.pressSequentially('2028 : ');
  await expect(hers).toHaveValue('2028 : Rouvrir une fonderie à Bourogne');
  await Promise.all([nadia, samia].map(({ context }) => context.close()));
});
