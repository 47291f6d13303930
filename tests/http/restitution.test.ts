import readXlsxFile from 'read-excel-file/node';
import Papa from 'papaparse';
import { beforeAll, describe, expect, it } from 'vitest';
import { csvOf } from '#app/features/exports/csv-report.ts';
import { docxOf } from '#app/features/exports/docx-report.ts';
import { xlsxOf } from '#app/features/exports/xlsx-report.ts';
import { pptxOf } from '#app/features/meeting/restitution/pptx-restitution.ts';
import {
  publicRestitution,
  restitutionOf,
  type Restitution,
} from '#app/features/meeting/restitution/record.ts';
import { restitutionCalendar } from '#app/features/meeting/restitution/restitution-calendar.ts';
import {
  prioritiesTable,
  restitutionReport,
  type RestitutionContext,
} from '#app/features/meeting/restitution/restitution-report.ts';
import { createI18n } from '#app/i18n/index.ts';
import { aContext, aMeeting } from '#tests/factories/restitution.ts';
import { unzipTexts } from '#tests/factories/unzip.ts';

const i18n = createI18n('fr');
const found = restitutionOf(aMeeting());
let context: RestitutionContext;
beforeAll(async () => {
  context = await aContext();
});

describe('the restitution of a meeting', () => {
  it('holds what was shown, in the order of the numbers, and counts what was not', () => {
    expect(found.priorities.map(({ number, title }) => [number, title])).toEqual([
      ['BEL-0142', '=1+1; "piège"'],
      ['BEL-0143', 'Rouvrir la fonderie'],
    ]);
    expect(found.kept).toBe(1);
  });

  it('names the source of every figure of the basin, those that are computed included', () => {
    const report = restitutionReport(i18n, found, context);
    const figures = report.sections.find(({ title }) => title.startsWith('Les chiffres du bassin'));
    const rows = figures?.table?.rows ?? [];
    expect(rows.length).toBeGreaterThanOrEqual(6);
    for (const [name, , , , source] of rows) expect(source, String(name)).toMatch(/Insee|Etalab|Cerema/u);
  });

  it('names an author only where they agreed, and nobody in an anonymous meeting', () => {
    expect(found.priorities.map(({ author }) => author)).toEqual(['', 'Ana Morel']);
    const { meeting } = aMeeting().plan;
    const anonymous = restitutionOf(aMeeting({ meeting: { ...meeting, naming: 'anonymous' } }));
    expect(JSON.stringify(anonymous)).not.toContain('Ana Morel');
  });

  it('leaves the invented people of a rehearsal out of a real meeting, and says so of a rehearsal', () => {
    expect(JSON.stringify(found)).not.toContain('Inventée');
    const rehearsal = restitutionOf(aMeeting({ rehearsal: true }));
    expect(rehearsal.priorities).toHaveLength(3);
    expect(restitutionReport(i18n, rehearsal, context).kicker).toContain('Répétition');
  });

  it('puts its votes, its family and its comments beside a priority, and what an action lacks', () => {
    expect(found.priorities[1]).toMatchObject({
      votes: 3000,
      group: 'Rouvrir',
      comments: ['Avec quel four ?'],
    });
    expect(found.actions.map(({ title, number, missing }) => [title, number, missing.length])).toEqual([
      ['Réunir les fondeurs', 'BEL-0143', 0],
      ['Visiter la friche', null, 5],
    ]);
  });

  it('keeps a vote that is not revealed to itself', () => {
    const gathered = aMeeting();
    const polls = gathered.polls.map((poll) => ({ ...poll, revealedAt: null }));
    const hidden = restitutionOf({ ...gathered, polls });
    expect(hidden.votes).toEqual([]);
    expect(hidden.priorities.every(({ votes }) => votes === null)).toBe(true);
  });
});

describe('its files', () => {
  it('docx opens with agenda, votes, impact with its range, actions and sources', async () => {
    const files = unzipTexts(await docxOf(restitutionReport(i18n, found, context), i18n));
    const text = (files.get('word/document.xml') ?? '').replace(/<[^>]+>/gu, ' ').replace(/\s+/gu, ' ');
    for (const part of [
      'Rencontre de Belfort',
      'Formuler',
      'Nous formons assez de soudeurs',
      'Fonderie de Bourogne',
      'Capteurs',
      'Que gardons-nous ?',
      '3 000',
      '30 à 55',
      'Réunir les fondeurs',
      'Insee',
      'Ce qui était déjà voté',
      'SCoT du bassin [Exemple]',
      'Garder les friches pour l’industrie',
      'https://exemple.fr/scot.pdf',
      'Révision en cours',
      'Bassins comparables',
      'Charleville-Mézières',
      'règle R-500',
    ])
      expect(text, part).toContain(part);
    expect(text).not.toContain('Jamais montrée');
    expect(files.get('word/document.xml')).toContain('tblHeader');
  });

  it('pptx opens with one answer a slide, its text as text', async () => {
    const files = unzipTexts(await pptxOf(i18n, found, context));
    const slides = [...files].filter(([name]) => /^ppt\/slides\/slide\d+\.xml$/u.test(name));
    expect(slides.length).toBeGreaterThanOrEqual(7);
    const all = slides.map(([, content]) => content.replace(/<[^>]+>/gu, ' ')).join(' ');
    expect(all).toContain('Réunir les fondeurs');
    expect(all).toContain('Rouvrir la fonderie');
    expect(all).toContain('Garder les friches pour l’industrie');
    expect(all).toMatch(/Taux de chômage.*\(France .*\s; bassins comparables/u);
    expect(files.has('[Content_Types].xml')).toBe(true);
  });

  it('xlsx has one sheet a table, numbers as numbers and days as days', async () => {
    const sheets = await readXlsxFile(await xlsxOf(restitutionReport(i18n, found, context)));
    const sheet = (name: string) => sheets.find(({ sheet: title }) => title === name)?.data ?? [];
    const [heads, first, second] = sheet('Priorités');
    expect(heads?.slice(0, 5)).toEqual(['Numéro', 'Question posée', 'Priorité', 'Filière', 'Emplois']);
    expect(first?.[2]).toBe(`'=1+1; "piège"`);
    expect(second?.[4]).toBe(60);
    expect(sheet('Dès demain les actions')[1]?.[3]).toBeInstanceOf(Date);
  });

  it('csv has the shape that a French Excel opens', () => {
    const csv = csvOf(prioritiesTable(i18n, found));
    expect(csv.startsWith('\ufeff')).toBe(true);
    const { data, errors } = Papa.parse<string[]>(csv.slice(1).trimEnd(), { delimiter: ';' });
    expect(errors).toEqual([]);
    expect(data).toHaveLength(3);
    expect(data.every((cells) => cells.length === data[0]?.length)).toBe(true);
    expect(data[1]?.[2]).toBe(`'=1+1; "piège"`);
  });

  it('names the owner of an action for anybody to read only where they agreed, in every file', async () => {
    const asked = { url: 'https://ancrage.example/m/m/restitution', at: new Date('2026-11-24T17:00:00Z') };
    const files = async (of: Restitution): Promise<readonly string[]> => {
      const report = restitutionReport(i18n, of, context);
      const texts = (name: string, files: ReadonlyMap<string, string>): string =>
        [...files]
          .filter(([path]) => path.startsWith(name))
          .map(([, content]) => content.replace(/<[^>]+>/gu, ' '))
          .join(' ');
      return [
        JSON.stringify(report),
        JSON.stringify(of),
        texts('word/document.xml', unzipTexts(await docxOf(report, i18n))),
        texts('ppt/slides/', unzipTexts(await pptxOf(i18n, of, context))),
        JSON.stringify(await readXlsxFile(await xlsxOf(report))),
        restitutionCalendar(i18n, of, asked),
      ];
    };
    const without: Restitution = {
      ...found,
      actions: found.actions.map((action) => ({ ...action, ownerAgrees: false })),
    };
    // With the tick, and inside the committee without it, the name is there.
    for (const text of [...(await files(publicRestitution(found))), ...(await files(without))])
      expect(text).toContain('Claire Munier');
    const open = publicRestitution(without);
    for (const text of await files(open)) expect(text).not.toContain('Munier');
    const told = await files(open);
    for (const index of [0, 2, 3, 4, 5]) expect(told[index]).toContain('nom gardé par le comité');
    // An owner who is not named is not missing; nobody is still nobody.
    expect(open.actions.map(({ ownerKept, missing }) => [ownerKept, missing.includes('owner')])).toEqual([
      [true, false],
      [false, true],
    ]);
    expect(csvOf(prioritiesTable(i18n, open))).not.toContain('Munier');
  });

  it('the calendar has the actions that have a day', () => {
    const text = restitutionCalendar(i18n, found, {
      url: 'https://ancrage.example/m/m/restitution',
      at: new Date('2026-11-24T17:00:00Z'),
    });
    expect(text.match(/BEGIN:VEVENT/gu)).toHaveLength(1);
    expect(text).toContain('DTSTART;VALUE=DATE:20261125');
    expect(text).toContain('DTEND;VALUE=DATE:20261126');
  });
});
