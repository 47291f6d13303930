import { expect, test } from '@playwright/test';
import { demoPlace, person } from './people.ts';

test('a group chooses its criteria, marks them, locks the scales, votes, and reads a ranking it can contest', async ({
  browser,
  page,
}) => {
  test.setTimeout(180_000);
  const { space } = await demoPlace(page);
  const nadia = await person(browser, 'facilitator', 'laptop');
  const thomas = await person(browser, 'member', 'laptop');
  const criteria = `/s/${space}/criteres`;
  const ranking = `/s/${space}/projets`;
  const one = nadia.page;

  // A member reads them, and cannot change them.
  await thomas.page.goto(criteria);
  await expect(thomas.page.getByText('L’animatrice et le secrétariat choisissent')).toBeVisible();
  await expect(thomas.page.getByRole('button', { name: 'Verrouiller les échelles' })).toHaveCount(0);
  const forged = await thomas.page.request.post(criteria, {
    form: { intent: 'lock' },
    headers: { Origin: new URL(thomas.page.url()).origin },
  });
  expect(forged.status()).toBe(403);
  await thomas.page.goto(ranking);
  await expect(thomas.page.getByText('Enregistré', { exact: true })).toBeVisible();

  // The facilitator puts a figure of the engine on national deciles, a veto, and a criterion of the committee.
  await one.goto(criteria);
  await expect(one.getByText('Enregistré', { exact: true })).toBeVisible();
  await one.getByRole('button', { name: 'Ajouter un chiffre' }).click();
  await one.getByLabel('Critère 7, chiffre du calcul').selectOption('J08|total|gross');
  await expect(one.getByText(/Premier et neuvième déciles du même projet/)).toBeVisible();
  await one.getByRole('button', { name: 'Ajouter un critère du comité' }).click();
  await one.getByLabel('Critère 8, nommé par le comité').fill('Portage par les élus');
  await one.getByLabel(/^Veto/).last().fill('4');
  await one.getByRole('button', { name: 'Enregistrer ces critères' }).click();
  const ask = one.getByRole('alertdialog');
  await expect(ask.getByText(/ne comptera plus|ne compteront plus/)).toBeVisible();
  await ask.getByRole('button', { name: 'Enregistrer ces critères' }).click();
  await expect(one.getByText('Critères enregistrés.')).toBeVisible();

  // Nobody has voted on these: every screen says so, at once.
  await expect(thomas.page.getByText('poids égaux : personne n’a encore voté')).toBeVisible();

  // Marks: one of 2 crosses the veto of the committee, and its project stays shown with its flag.
  const marks = one.getByRole('group', { name: 'Portage par les élus' });
  const selects = marks.getByRole('combobox');
  await selects.first().selectOption('2');
  for (let place = 1; place < (await selects.count()); place += 1) await selects.nth(place).selectOption('8');
  await one.getByRole('button', { name: 'Enregistrer les notes' }).click();
  await expect(one.getByText('Notes enregistrées.')).toBeVisible();
  await expect(thomas.page.getByRole('button', { name: 'Veto : Portage par les élus' })).toBeVisible();

  // Locked, with who and when; a change is refused until they are opened again.
  await one.getByRole('button', { name: 'Verrouiller les échelles' }).click();
  await ask.getByRole('button', { name: 'Verrouiller les échelles' }).click();
  await expect(one.getByText('Échelles verrouillées', { exact: true })).toBeVisible();
  await expect(one.getByRole('button', { name: 'Enregistrer ces critères' })).toHaveCount(0);
  const late = await one.request.post(criteria, {
    form: { intent: 'reset' },
    headers: { Origin: new URL(one.url()).origin },
  });
  expect(late.status()).toBe(422);

  // A member spreads 100 points over the new criteria.
  const vote = thomas.page;
  await vote.getByRole('button', { name: 'Changer les poids' }).click();
  const ballot = vote.getByRole('dialog');
  const points = ballot.getByRole('spinbutton');
  await expect(points).toHaveCount(8);
  for (let place = 0; place < (await points.count()); place += 1) await points.nth(place).fill('0');
  await ballot.getByLabel('Emplois nets, bassin', { exact: true }).fill('40');
  await ballot.getByLabel('Portage par les élus', { exact: true }).fill('60');
  await expect(ballot.getByText('100 points répartis').last()).toBeVisible();
  await ballot.getByRole('button', { name: 'Voter ces poids' }).click();
  await expect(ballot.getByText('Vote enregistré.')).toBeVisible();
  await vote.keyboard.press('Escape');
  await expect(vote.getByText('poids du groupe : 1 votant')).toBeVisible();

  // The score opens on weights, marks and figures; the duel on its cases; second opinions carry their warning.
  const panel = vote.getByRole('dialog');
  await vote
    .getByRole('button', { name: /^Score, / })
    .first()
    .click();
  await expect(panel.getByRole('heading', { name: 'Formule' })).toBeVisible();
  await expect(panel.getByText('Portage par les élus', { exact: false }).first()).toBeVisible();
  await vote.keyboard.press('Escape');
  await vote
    .getByRole('button', { name: / devant .* dans \d+.% des cas/ })
    .first()
    .click();
  await expect(panel.getByText('Cas comptés', { exact: false }).first()).toBeVisible();
  await vote.keyboard.press('Escape');
  const second = vote.getByRole('region', { name: /^Second avis/ });
  await second.getByText('Montrer').click();
  await expect(second.getByText(/en ajouter ou en retirer un peut inverser/)).toBeVisible();
  await expect(second.getByRole('columnheader', { name: 'TOPSIS' })).toBeVisible();

  // Back to what is proposed for every basin.
  await one.getByRole('button', { name: 'Rouvrir les échelles' }).click();
  await ask.getByRole('button', { name: 'Rouvrir les échelles' }).click();
  await expect(one.getByText('Échelles non verrouillées')).toBeVisible();
  await one.getByRole('button', { name: 'Revenir aux critères proposés' }).click();
  await ask.getByRole('button', { name: 'Revenir aux critères proposés' }).click();
  await expect(one.getByText('Critères proposés remis.')).toBeVisible();
  await expect(vote.getByRole('button', { name: 'Veto : Portage par les élus' })).toHaveCount(0);
  await Promise.all([nadia, thomas].map(({ context }) => context.close()));
});
