import { expect, test } from '@playwright/test';
import { seriousFindings } from './axe.ts';
import { demoPlace, person } from './people.ts';

test('an assumption moved on one screen moves the figures of another, is marked everywhere, frozen with the balance, and comes back', async ({
  browser,
  page,
}) => {
  const { space, project } = await demoPlace(page);
  const nadia = await person(browser, 'facilitator', 'laptop');
  const thomas = await person(browser, 'member', 'laptop');
  const address = `/s/${space}/projets/${project}`;
  await Promise.all([nadia.page.goto(address), thomas.page.goto(address)]);
  await Promise.all(
    [nadia, thomas].map(({ page: one }) =>
      expect(one.getByText('Enregistré', { exact: true })).toBeVisible(),
    ),
  );
  const net = thomas.page.getByRole('button', { name: /^Net, bassin de Belfort/ }).first();
  const before = (await net.getAttribute('aria-label')) ?? '';
  expect(before).toMatch(/\d/);

  await nadia.page.getByRole('tab', { name: 'Hypothèses' }).click();
  const slider = nadia.page.getByRole('slider', {
    name: 'Taille du bassin (δ), activités exposées, curseur',
  });
  await slider.focus();
  // To the end of its range, by the keyboard.
  await slider.press('End');

  // The other screen: the figure moved, and the chip says that it is not the published assumption.
  await expect(net).not.toHaveAttribute('aria-label', before);
  await expect(thomas.page.getByText('1 hypothèse modifiée')).toBeVisible();
  await thomas.page.getByRole('button', { name: '1 hypothèse modifiée : la voir' }).click();
  const theirs = thomas.page.getByRole('textbox', {
    name: 'Taille du bassin (δ), activités exposées, valeur',
  });
  await expect(theirs).toHaveValue('0,4');

  // Out of its range: refused with the range, what was typed stays.
  await theirs.fill('0,9');
  await theirs.press('Enter');
  await expect(thomas.page.getByText('De 0,1 à 0,4. Vous avez écrit 0,9.')).toBeVisible();
  await expect(theirs).toHaveValue('0,9');

  // The comparison says it too, and the balance keeps it.
  await nadia.page.goto(`/s/${space}/projets`);
  await expect(nadia.page.getByText('1 hypothèse modifiée')).toBeVisible();
  await nadia.page.goto(`/s/${space}/projets/${project}/bilan`);
  await expect(nadia.page.getByText('1 hypothèse modifiée').first()).toBeVisible();

  await nadia.page.goto(address);
  await expect(nadia.page.getByText('Enregistré', { exact: true })).toBeVisible();
  await nadia.page.getByRole('tab', { name: 'Hypothèses' }).click();
  await nadia.page
    .getByRole('button', { name: 'Taille du bassin (δ), activités exposées : revenir à 0,25' })
    .click();
  await expect(thomas.page.getByText('1 hypothèse modifiée')).toBeHidden();
  await expect(net).toHaveAttribute('aria-label', before);
  await Promise.all([nadia, thomas].map(({ context }) => context.close()));
});

test('two figures that contradict each other are both told, and nothing typed is lost', async ({
  browser,
  page,
}) => {
  const { space, project } = await demoPlace(page);
  const nadia = await person(browser, 'facilitator', 'laptop');
  await nadia.page.goto(`/s/${space}/projets/${project}`);
  await expect(nadia.page.getByText('Enregistré', { exact: true })).toBeVisible();
  const purchases = nadia.page.getByRole('textbox', { name: 'Achats annuels' });
  await purchases.fill('900');
  await expect(
    nadia.page.getByText(/Les achats \(900\sM€\/an\) dépassent le chiffre d’affaires/),
  ).toBeVisible();
  await expect(purchases).toHaveValue('900');
  await nadia.page.getByRole('button', { name: 'Voir le chiffre d’affaires' }).click();
  await expect(nadia.page.getByRole('textbox', { name: 'Chiffre d’affaires' })).toBeFocused();
  await purchases.fill('');
  await expect(nadia.page.getByText('Deux chiffres se contredisent.')).toBeHidden();

  // A missing indicator leads to the field that fills it; what is typed there is compared and computed like the rest.
  await nadia.page
    .getByRole('region', { name: 'Tous les indicateurs' })
    .getByRole('button', { name: 'Montrer' })
    .click();
  const fill = nadia.page.getByRole('button', { name: 'Renseigner Alternants accueillis' });
  await fill.click();
  const apprentices = nadia.page.getByRole('textbox', { name: 'Contrats d’alternance' });
  await expect(apprentices).toBeFocused();
  await apprentices.fill('900');
  await expect(
    nadia.page.getByText(/Contrats d’alternance\s» \(900\spersonnes\) dépasse les emplois directs/u),
  ).toBeVisible();
  await apprentices.fill('4');
  await expect(nadia.page.getByText('Deux chiffres se contredisent.')).toBeHidden();
  await expect(fill).toBeHidden();
  await expect(nadia.page.getByRole('row', { name: /J21.*4\spersonnes/u })).toBeVisible();
  expect(await seriousFindings(nadia.page)).toEqual([]);
  await apprentices.fill('');
  await expect(fill).toBeVisible();
  await nadia.context.close();
});

test('jobs declared year by year draw the ramp-up again', async ({ browser, page }) => {
  const { space, project } = await demoPlace(page);
  const nadia = await person(browser, 'facilitator', 'phone');
  await nadia.page.goto(`/s/${space}/projets/${project}`);
  await expect(nadia.page.getByText('Enregistré', { exact: true })).toBeVisible();
  const chart = nadia.page.getByRole('img', { name: /^Emplois nets dans le bassin, année par année/ });
  const before = (await chart.getAttribute('aria-label')) ?? '';
  await nadia.page.getByRole('button', { name: 'Déclarer les emplois année par année' }).click();
  const first = nadia.page
    .getByRole('group', { name: /^Emplois de l’année/ })
    .getByRole('textbox')
    .first();
  await first.fill('4');
  await first.press('Enter');
  await expect(chart).not.toHaveAttribute('aria-label', before);
  await expect(nadia.page.getByText('1 année déclarée ; les autres suivent le profil.')).toBeVisible();
  await first.fill('');
  await first.press('Enter');
  await expect(chart).toHaveAttribute('aria-label', before);
  await nadia.context.close();
});
