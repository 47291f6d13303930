import { expect, test } from '@playwright/test';
import { demoPlace, person } from './people.ts';

test('what is typed offline is said to be kept, survives a reload, and reaches the others at the return', async ({
  browser,
  page,
}) => {
  const { space } = await demoPlace(page);
  const nadia = await person(browser, 'facilitator', 'phone');
  const thomas = await person(browser, 'member', 'laptop');
  const address = `/s/${space}/priorites`;
  await nadia.page.goto(address);
  await nadia.page.getByRole('button', { name: 'Ajouter une priorité' }).click();
  await nadia.page.getByLabel('En une phrase', { exact: false }).fill('Avant la coupure');
  await expect(nadia.page.getByText('Enregistré', { exact: true })).toBeVisible();
  const card = nadia.page.url();

  // The socket is refused while pages still load: the Wi-Fi of a full room.
  await nadia.page.routeWebSocket(/\/collab\//, (socket) => socket.close());
  await nadia.page.reload();
  await expect(nadia.page.getByText('Hors ligne, rien n’est perdu')).toBeVisible();
  const offline = nadia.page.getByLabel('En une phrase', { exact: false });
  await expect(offline).toHaveValue('Avant la coupure');
  await offline.fill('Écrit pendant la coupure');
  nadia.page.on('dialog', (dialog) => void dialog.accept());
  await nadia.page.reload();
  await expect(nadia.page.getByLabel('En une phrase', { exact: false })).toHaveValue(
    'Écrit pendant la coupure',
  );

  // Back: a page of the same browser, whose socket is let through.
  const back = await nadia.context.newPage();
  await back.goto(card);
  await expect(back.getByText('Enregistré', { exact: true })).toBeVisible();
  await thomas.page.goto(card);
  await expect(thomas.page.getByLabel('En une phrase', { exact: false })).toHaveValue(
    'Écrit pendant la coupure',
  );
  await Promise.all([nadia, thomas].map(({ context }) => context.close()));
});

test('an observer reads everything and is offered nothing to write', async ({ browser, page }) => {
  const { space } = await demoPlace(page);
  const observer = await person(browser, 'observer', 'laptop');
  for (const path of ['diagnostic', 'priorites', 'feuille-de-route']) {
    await observer.page.goto(`/s/${space}/${path}`);
    await expect(observer.page.getByText('Lecture seule')).toBeVisible();
    await expect(observer.page.getByRole('button', { name: /^Ajouter/ })).toHaveCount(0);
  }
  await observer.context.close();
});
