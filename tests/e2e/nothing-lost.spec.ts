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

test('what is typed in a project before its page is ready is kept, and scored', async ({ browser, page }) => {
  const { space, project } = await demoPlace(page);
  const nadia = await person(browser, 'facilitator', 'laptop');
  const thomas = await person(browser, 'member', 'laptop');
  // The scripts of the page are on their way, as on the Wi-Fi of a full room.
  let letThrough = (): void => undefined;
  const arrived = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await nadia.page.route('**/assets/*.js', async (route) => {
    await arrived;
    await route.continue();
  });
  await nadia.page.goto(`/s/${space}/projets/${project}`, { waitUntil: 'commit' });
  const jobs = nadia.page.locator('[data-input="directJobs"] input');
  const before = await jobs.inputValue();
  const typed = before === '61' ? '62' : '61';
  await jobs.fill(typed);
  letThrough();
  await expect(nadia.page.getByText('Enregistré', { exact: true })).toBeVisible();
  await expect(jobs).toHaveValue(typed);
  await thomas.page.goto(`/s/${space}/projets/${project}`);
  await expect(thomas.page.locator('[data-input="directJobs"] input')).toHaveValue(typed);
  await jobs.fill(before);
  await expect(thomas.page.locator('[data-input="directJobs"] input')).toHaveValue(before);
  await Promise.all([nadia, thomas].map(({ context }) => context.close()));
});

test('once its stage is closed a document is read by the committee, which is told by whom, until it is opened again', async ({
  browser,
  page,
}) => {
  const { space } = await demoPlace(page);
  const claire = await person(browser, 'facilitator', 'laptop');
  const thomas = await person(browser, 'member', 'phone');
  const address = `/s/${space}/priorites`;
  const add = thomas.page.getByRole('button', { name: 'Ajouter une priorité' });
  await thomas.page.goto(address);
  await expect(add).toBeVisible();
  await claire.page.goto(address);
  await claire.page.getByRole('button', { name: 'Clore cette étape' }).click();
  await expect(claire.page.getByText('peuvent encore y écrire', { exact: false })).toBeVisible();
  await thomas.page.reload();
  await expect(thomas.page.getByText(/^Étape close le .+ par Claire Munier/u)).toBeVisible();
  await expect(add).toHaveCount(0);
  await claire.page.getByRole('button', { name: 'Rouvrir l’étape' }).click();
  await expect(claire.page.getByRole('button', { name: 'Clore cette étape' })).toBeVisible();
  await thomas.page.reload();
  await expect(add).toBeVisible();
  await Promise.all([claire, thomas].map(({ context }) => context.close()));
});
