import { expect, test } from '@playwright/test';
import Papa from 'papaparse';
import readXlsxFile from 'read-excel-file/node';
import { unzipTexts } from '../factories/unzip.ts';
import { demoPlace, person, SIZES } from './people.ts';

test('the restitution of a meeting is taken away in every format, each opens and holds what it should', async ({
  browser,
  page,
}) => {
  test.setTimeout(180_000);
  const { meeting } = await demoPlace(page);
  const claire = await person(browser, 'facilitator', 'laptop');
  const take = async (format: string): Promise<Buffer> => {
    const answer = await claire.page.request.get(`/api/v1/meetings/${meeting}/restitution?format=${format}`);
    expect(answer.status(), format).toBe(200);
    expect(answer.headers()['content-disposition'], format).toContain(`.${format}"`);
    return answer.body();
  };
  const pdf = (await take('pdf')).toString('latin1');
  expect(pdf.startsWith('%PDF-')).toBe(true);
  for (const tag of ['/StructTreeRoot', '/MarkInfo', '/Lang']) expect(pdf, tag).toContain(tag);
  expect(unzipTexts(await take('docx')).get('word/document.xml')).toContain('Rencontre');
  const slides = [...unzipTexts(await take('pptx')).keys()].filter((name) =>
    /^ppt\/slides\/slide\d+\.xml$/u.test(name),
  );
  expect(slides.length).toBeGreaterThanOrEqual(5);
  const sheets = await readXlsxFile(await take('xlsx'));
  const priorities = sheets.find(({ sheet }) => sheet === 'Priorités')?.data ?? [];
  expect(priorities[0]?.slice(0, 5)).toEqual(['Numéro', 'Question posée', 'Priorité', 'Filière', 'Emplois']);
  expect(priorities[0]).toContain('Auteur, s’il l’a accepté');
  const voted = sheets.find(({ sheet }) => sheet === 'Ce qui était déjà voté')?.data ?? [];
  const json = await (await claire.page.request.get(`/api/v1/meetings/${meeting}/restitution`)).json();
  expect(json.strategies.map(({ body }: { body: string }) => body)).toEqual(
    voted.slice(1).map((cells) => cells[2]),
  );
  expect(voted.length).toBeGreaterThan(1);
  const csv = (await take('csv')).toString('utf8');
  expect(csv.startsWith('\ufeff')).toBe(true);
  expect(Papa.parse<string[]>(csv.slice(1).trimEnd(), { delimiter: ';' }).errors).toEqual([]);
  expect((await take('ics')).toString('utf8')).toContain('BEGIN:VCALENDAR');
  await claire.context.close();
});

test('a facilitator makes it public and withdraws it; a stranger reads it in between, without a cookie', async ({
  browser,
  page,
}) => {
  const { meeting } = await demoPlace(page);
  const claire = await person(browser, 'facilitator', 'laptop');
  const stranger = await browser.newContext({ viewport: SIZES.phone });
  const reading = await stranger.newPage();
  expect((await reading.goto(`/rencontres/${meeting}`))?.status()).toBe(404);
  await expect(reading.getByText('Aucune restitution publique n’a cette adresse.')).toBeVisible();
  await claire.page.goto(`/m/${meeting}/restitution`);
  await claire.page.getByRole('button', { name: 'Rendre la restitution publique' }).click();
  await expect(claire.page.getByRole('link', { name: 'Voir la page publique' })).toBeVisible();
  expect((await reading.goto(`/rencontres/${meeting}`))?.status()).toBe(200);
  await expect(reading.getByRole('heading', { level: 1 })).toBeVisible();
  const json = await stranger.request.get(`/rencontres/${meeting}?format=json`);
  expect(Object.keys(await json.json())).toEqual(expect.arrayContaining(['steps', 'priorities', 'actions']));
  await claire.page.getByRole('button', { name: 'Retirer la page publique' }).click();
  await expect(claire.page.getByRole('button', { name: 'Rendre la restitution publique' })).toBeVisible();
  expect((await reading.goto(`/rencontres/${meeting}`))?.status()).toBe(404);
  await Promise.all([claire.context.close(), stranger.close()]);
});

test('somebody who joined keeps their own sheet by a link, without script', async ({ browser, page }) => {
  const { meeting, code } = await demoPlace(page);
  const phone = await browser.newContext({ viewport: SIZES.phone, javaScriptEnabled: false });
  const mine = await phone.newPage();
  await mine.goto(`/r/${code}`);
  await mine.locator('input[name="pseudonym"]').fill('Samira');
  await mine.locator('form:has(input[name="pseudonym"]) button[type="submit"]').click();
  await mine.waitForURL(/\/m\//u);
  await mine.goto(`/m/${meeting}/fiche`);
  await expect(mine.getByText('Fiche de Samira')).toBeVisible();
  await mine.getByRole('button', { name: 'Faire un lien' }).click();
  const address = (await mine.locator('.avis a').textContent()) ?? '';
  const elsewhere = await browser.newContext({ viewport: SIZES.laptop });
  const later = await elsewhere.newPage();
  expect((await later.goto(`/m/${meeting}/fiche`))?.status()).toBe(401);
  expect((await later.goto(address))?.status()).toBe(200);
  await expect(later.getByText('Fiche de Samira')).toBeVisible();
  await mine.goto(`/m/${meeting}/fiche`);
  await mine.getByLabel('Votre adresse électronique (facultatif)').fill('samira@');
  await mine.getByRole('button', { name: 'Me l’envoyer à la fin' }).click();
  await expect(mine.getByText('Cette adresse n’en est pas une.')).toBeVisible();
  await Promise.all([phone.close(), elsewhere.close()]);
});
