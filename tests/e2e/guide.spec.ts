import { expect, test } from '@playwright/test';
import { demoPlace, person, SIZES } from './people.ts';

test('the ten-minute guide works word for word', async ({ browser, page }) => {
  test.setTimeout(180_000);
  const { space, code } = await demoPlace(page);
  const nadia = (await person(browser, 'member', 'laptop')).page;

  await test.step('1. Entrer', async () => {
    await expect(
      nadia.getByRole('heading', { name: /Le bassin de Belfort est à l’étape \d sur 6/ }),
    ).toBeVisible();
    await expect(nadia.getByRole('heading', { name: /Actions en retard/ })).toBeVisible();
    await expect(nadia.getByRole('button', { name: /D’où vient ce chiffre/ }).first()).toBeVisible();
  });

  await test.step('2. Lire et compléter le diagnostic', async () => {
    await nadia.getByRole('link', { name: 'Diagnostic' }).first().click();
    await expect(nadia.getByText('À débattre').first()).toBeVisible();
    await nadia.getByRole('button', { name: 'Ajouter une faiblesse' }).click();
    await nadia.keyboard.type('Peu de soudeurs formés ici');
    await expect(nadia.getByText('Enregistré', { exact: true })).toBeVisible();
    await expect(nadia.locator('textarea:focus, input:focus')).toHaveValue('Peu de soudeurs formés ici');
  });

  await test.step('3. Formuler une priorité précise', async () => {
    await nadia.getByRole('link', { name: 'Priorités' }).first().click();
    await nadia.getByRole('button', { name: 'Ajouter une priorité' }).click();
    await nadia.getByLabel('En une phrase', { exact: false }).fill('Des roues de turbines, 40 emplois');
    await expect(nadia.getByText(/Précision\s: \d sur 6/).first()).toBeVisible();
    await expect(nadia.getByText('En faire une action').first()).toBeVisible();
  });

  const claire = (await person(browser, 'facilitator', 'laptop')).page;
  await test.step('4. Changer un chiffre à deux', async () => {
    await claire.getByRole('link', { name: 'Projets' }).first().click();
    await nadia.getByRole('link', { name: 'Projets' }).first().click();
    await nadia.getByRole('link', { name: 'Cellules cobotiques pour machines-outils' }).first().click();
    await Promise.all(
      [nadia, claire].map((one) => expect(one.getByText('Enregistré', { exact: true })).toBeVisible()),
    );
    const jobs = nadia.getByLabel('Emplois directs, en régime');
    await expect(jobs).toHaveValue('60');
    const table = claire.locator('main tbody').first();
    const before = await table.innerText();
    await jobs.fill('70');
    await jobs.press('Tab');
    await expect(
      claire.getByText('Nadia Keller a porté les emplois directs', { exact: false }),
    ).toBeVisible();
    await expect(table).not.toHaveText(before);
    await expect(nadia.getByRole('heading', { name: 'Du brut au net' })).toBeVisible();
    await expect(nadia.getByText('Perdants')).toBeVisible();
    await nadia
      .getByRole('button', { name: /^Net, bassin de Belfort/ })
      .first()
      .click();
    await expect(nadia.getByRole('dialog').getByRole('heading', { name: 'Formule' })).toBeVisible();
    await nadia.keyboard.press('Escape');
    await expect(nadia.getByRole('heading', { name: 'À savoir d’abord' })).toBeVisible();
    await nadia.getByRole('button', { name: 'Annuler' }).first().click();
    await expect(jobs).toHaveValue('60');
  });

  await test.step('5. Peser les critères', async () => {
    await claire.getByRole('button', { name: 'Changer les poids' }).click();
    await claire.getByRole('button', { name: 'Voter ces poids' }).click();
    await expect(claire.getByText('Vote enregistré.')).toBeVisible();
    await claire.keyboard.press('Escape');
    await expect(claire.getByText('ex æquo').first()).toBeVisible();
  });

  await test.step('6. Projeter, et rejoindre par téléphone', async () => {
    await claire.goto(`/s/${space}/ecran`);
    await expect(claire.getByText(`${code.slice(0, 3)}\u00a0${code.slice(3)}`)).toBeVisible();
    const phone = await browser.newPage({ viewport: SIZES.phone });
    await phone.goto('/');
    await phone.getByLabel('Code de la rencontre').fill(`${code.slice(0, 3)} ${code.slice(3)}`);
    await phone.getByRole('button', { name: 'Entrer', exact: true }).click();
    await phone.getByRole('button', { name: 'Entrer dans la salle' }).click();
    await expect(phone.getByRole('heading', { name: 'Vous êtes dans la salle' })).toBeVisible();
    await phone.close();
  });

  await test.step('7. Voir ce qui glisse', async () => {
    await nadia.getByRole('link', { name: 'Feuille de route' }).first().click();
    await nadia.getByText('Tableau et calendrier').click();
    await expect(nadia.getByText('En retard').first()).toBeVisible();
    await expect(nadia.getByText('Si rien ne bouge').first()).toBeVisible();
  });
  await Promise.all([nadia, claire].map((one) => one.context().close()));
});
