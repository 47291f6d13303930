import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { PackTables } from '#app/reference/index.ts';
import { refusalSentence } from '#app/i18n/data-words.ts';
import { SOME_COMMUNES, someTables } from '#tests/factories/tables.ts';
import { BRANCH_CODES } from '../nomenclature.ts';
import { ARCHIVE_LIMITS } from './archive.ts';
import { checkPack } from './check-pack.ts';
import { IMPORTERS, importFile, memorySource } from './index.ts';

const read = (content: string | Uint8Array, name = 'file.csv', base: PackTables = someTables()) =>
  importFile(memorySource(typeof content === 'string' ? strToU8(content) : content, name), {
    importers: IMPORTERS,
    base,
    communes: SOME_COMMUNES,
    today: '2026-11-22',
  });

/** Posts of both zones in every branch but TZ, one line each. */
function flores(change: (line: string, at: number) => string = (line) => line): string {
  const cells = ['0001', '0002'].flatMap((zone) =>
    BRANCH_CODES.slice(0, -1).map((branch) => `${zone};${branch};21;22`),
  );
  return ['ze2020;a38;flores_2023;flores_2024', ...cells.map(change)].join('\n');
}

/** What every refusal promises: a code, French and English sentences of its own, and the tables of before untouched. */
async function refused(content: string | Uint8Array, code: string, name?: string) {
  const base = someTables();
  const before = JSON.stringify(base);
  const result = await read(content, name, base);
  expect(result).toMatchObject({ ok: false, failure: { code } });
  expect(JSON.stringify(base)).toBe(before);
  if (result.ok) throw new Error('not refused');
  for (const lang of ['fr', 'en'] as const) {
    const sentence = refusalSentence(lang, result.failure);
    expect(sentence).not.toMatch(/\{\w+\}/);
    expect(sentence).not.toMatch(/:\s*[.,;]/u);
    expect(sentence).not.toBe(refusalSentence(lang, { code: 'other' }).replace('other', code));
  }
  return result.failure;
}

describe('a good file of the same shape as the official one', () => {
  it('replaces the posts, and says what it kept', async () => {
    const result = await read(flores());
    expect(result).toMatchObject({
      ok: true,
      value: {
        tables: { employment: { year: 2024 } },
        source: { id: 'insee-flores', retrievedOn: '2026-11-22', bestBefore: '2028-05-22' },
        report: { importer: 'flores-a38', read: 72, kept: 72, replaces: ['employment'], format: 'csv' },
      },
    });
    if (!result.ok) return;
    expect(result.value.tables.employment.posts[0]?.[0]).toBe(22);
    expect(result.value.tables.employment.previous[0]?.[0]).toBe(21);
    expect(result.value.tables.employment.posts[0]?.at(-1)).toBeNull();
  });

  it('says that the calculation takes a secret activity for an absent one', async () => {
    const text = flores();
    const secret = text.replace(/^(.*;)\d+$/m, '$1s');
    expect(secret).not.toBe(text);
    const [plain, hidden] = [await read(text), await read(secret)];
    expect(plain.ok && plain.value.report.notes).toEqual([]);
    expect(hidden.ok && hidden.value.report).toMatchObject({
      missing: expect.arrayContaining([{ marker: 's', count: 1 }]) as unknown,
      notes: ['secret-as-absent'],
    });
  });

  it.each([
    ['commas and quotes', (text: string) => strToU8(text.replaceAll(';', ',').replaceAll('0001', '"0001"'))],
    [
      'a byte order mark and Windows line ends',
      (text: string) => strToU8(`\uFEFF${text.replaceAll('\n', '\r\n')}`),
    ],
    ['a title above the header', (text: string) => strToU8(`Postes salariés\n\n${text}`)],
    [
      'an archive inside an archive',
      (text: string) =>
        zipSync({ 'a.zip': zipSync({ 'notes.pdf': strToU8('%PDF'), 'b/data.csv': strToU8(text) }) }),
    ],
  ])('is read the same with %s', async (_, wrap) => {
    const [plain, wrapped] = [await read(flores()), await read(wrap(flores()))];
    expect(wrapped.ok && wrapped.value.tables.employment).toEqual(plain.ok && plain.value.tables.employment);
  });

  it('is read in Latin-1, in CP1252 and in UTF-8 with the same letters', async () => {
    const text = 'id_ti;lib_ti;ze2020_parts_emploi\nti-1;Forêt d’Œuvre à 3 €;0001:1\n';
    const cp1252 = Uint8Array.from(
      [...text].map((char) => ({ '’': 0x92, Œ: 0x8c, '€': 0x80 })[char] ?? char.charCodeAt(0)),
    );
    const [utf8, windows] = [await read(text), await read(cp1252)];
    expect(windows.ok && windows.value.report.encoding).toBe('windows-1252');
    expect(windows.ok && windows.value.tables.named['industry-territories']?.rows).toEqual(
      utf8.ok && utf8.value.tables.named['industry-territories']?.rows,
    );
    expect(utf8.ok && utf8.value.tables.named['industry-territories']?.rows[0]?.[1]).toBe(
      'Forêt d’Œuvre à 3 €',
    );
  });

  it.each(['', 'S', 's', '*', 'NA', 'nd'])(
    'keeps a cell marked « %s » missing, never zero, and counts it',
    async (marker) => {
      const result = await read(flores((line, at) => (at === 3 ? line.replace(/22$/, marker) : line)));
      expect(result.ok && result.value.tables.employment.posts[0]?.[3]).toBeNull();
      expect(result.ok && result.value.report.missing).toEqual([{ marker, count: 1 }]);
    },
  );

  it('brings figures of communes to zones: former communes and districts are said, not lost', async () => {
    const result = await read(
      'insee_com;taux_global_tfb_2026\n70001;30\n70002;40\n90001;50\n90009;12\n90091;99\n70002x;1\n'.replace(
        '70002x;1\n',
        '',
      ),
    );
    expect(result.ok && result.value.tables.zones.propertyTaxRate).toEqual([30, 46]);
    expect(result.ok && result.value.report.dropped.map(({ reason, count }) => [reason, count])).toEqual([
      ['former-commune', 1],
      ['municipal-district', 1],
    ]);
  });
});

describe('a bad file is named, counted and refused whole', () => {
  it.each([
    [
      'of another kind',
      Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, ...new Uint8Array(500)]),
      'not-text',
    ],
    ['that is empty', '', 'empty-file'],
    ['with other columns', 'a;b\n1;2\n', 'unknown-format'],
    ['with a header and no row', 'ze2020;a38;flores_2024\n', 'no-rows'],
    [
      'written twice in UTF-8',
      `ze2020;a38;flores_2024;note\n${'0001;AZ;1;Ã©tÃ©\n'.repeat(4)}`,
      'double-encoded',
    ],
    ['of an archive without a table', zipSync({ 'x.xml': strToU8('<x/>') }), 'unknown-format'],
    ['cut inside a quoted cell', `ze2020;a38;flores_2024\n0001;AZ;"12`, 'truncated'],
    ['of JSON cut in its middle', '{"class":"dataset","id":["nace_r2"', 'json-damaged'],
    ['that says zip and is not', Uint8Array.from([0x50, 0x4b, 3, 4, ...new Uint8Array(60)]), 'zip-damaged'],
  ])('%s', async (_, content, code) => {
    await refused(content, code);
  });

  it('cut in the middle of a line', async () => {
    const text = flores();
    const failure = await refused(text.slice(0, text.length - 7), 'short-row');
    expect(failure).toMatchObject({ count: 1, sample: [{ line: 73 }] });
  });

  it('cut at the end of a line: a zone is missing', async () => {
    await refused(flores().split('\n').slice(0, 37).join('\n'), 'incomplete');
  });

  it('cut inside an archive', async () => {
    const zip = zipSync({ 'a.csv': strToU8(flores()) });
    await refused(zip.slice(0, zip.length - 30), 'zip-damaged');
  });

  it('whose encoding changes on the way', async () => {
    const start = strToU8(`ze2020;a38;flores_2024;note\n${'0001;AZ;1;été\n'.repeat(20_000)}`);
    await refused(Uint8Array.from([...start, 0xe9, 0x0a]), 'wrong-encoding');
  });

  it('with duplicated zones', async () => {
    expect(await refused(`${flores()}\n0001;AZ;5;6\n0001;BZ;5;6`, 'duplicate-keys')).toMatchObject({
      count: 4,
    });
  });

  it('with unknown zones and branches', async () => {
    const failure = await refused(`${flores()}\n9999;AZ;1;1\n9998;AZ;1;1`, 'unknown-codes');
    expect(failure).toMatchObject({
      count: 2,
      sample: [
        { line: 74, what: '9999' },
        { line: 75, what: '9998' },
      ],
    });
    await refused(`${flores()}\n0001;XX;1;1`, 'unknown-codes');
  });

  it('with negative posts, halves of posts and words for posts', async () => {
    expect(
      await refused(
        flores((line, at) => (at < 2 ? line.replace(/22$/, '-3') : line)),
        'negative-values',
      ),
    ).toMatchObject({
      count: 2,
      sample: [{ line: 2 }, { line: 3 }],
    });
    await refused(
      flores((line, at) => (at === 2 ? line.replace(/22$/, '2,5') : line)),
      'not-a-count',
    );
    await refused(
      flores((line, at) => (at === 2 ? line.replace(/22$/, 'douze') : line)),
      'not-a-number',
    );
  });

  it('with a total of another size', async () => {
    const failure = await refused(
      flores((line) => line.replace(/22$/, '22000')),
      'implausible-total',
    );
    expect(failure).toMatchObject({ total: 'posts', before: 1110, found: 72 * 22_000 });
  });

  it('of the same figures as those in use', async () => {
    const first = await read(flores());
    if (!first.ok) throw new Error(first.failure.code);
    expect(await read(flores(), 'again.csv', first.value.tables)).toMatchObject({
      ok: false,
      failure: { code: 'unchanged' },
    });
  });
});

describe('an archive that unfolds without end', () => {
  const zeros = new Uint8Array(ARCHIVE_LIMITS.ratioFrom + 1024 * 1024);

  it('is refused at its ratio, before it is unfolded', async () => {
    const failure = await refused(zipSync({ 'a.csv': zeros }), 'zip-bomb');
    expect(failure).toMatchObject({ limit: 'ratio', entry: 'a.csv', most: ARCHIVE_LIMITS.ratio });
  });

  it('is refused at its number of entries', async () => {
    const many = Object.fromEntries(
      Array.from({ length: ARCHIVE_LIMITS.entries + 1 }, (_, at) => [`${at}.csv`, strToU8('a')]),
    );
    expect(await refused(zipSync(many), 'zip-bomb')).toMatchObject({
      limit: 'entries',
      found: ARCHIVE_LIMITS.entries + 1,
    });
  });

  it('is refused at its depth', async () => {
    let zip = zipSync({ 'a.csv': strToU8(flores()) });
    for (let depth = 0; depth < ARCHIVE_LIMITS.depth; depth += 1) zip = zipSync({ 'a.zip': zip });
    expect(await refused(zip, 'zip-bomb')).toMatchObject({ limit: 'depth' });
  });
});

describe('a pack that does not hold together', () => {
  type Table = PackTables['input-output'];
  const altered = (change: (table: Table) => Table): PackTables => {
    const tables = someTables();
    return { ...tables, 'input-output': change(tables['input-output']) };
  };
  const cell = (table: Table, value: number) => ({
    ...table,
    flows: table.flows.map((row, i) => row.map((flow, j) => (i === 2 && j === 3 ? value : flow))),
  });

  it('is told from one that does', () => {
    expect(checkPack(someTables())).toEqual({ ok: true, value: undefined });
  });

  it.each([
    [
      'a negative table',
      (table: Table) => cell(table, -1),
      { code: 'negative-table', branch: 'CA', buyer: 'CB', found: -1 },
    ],
    ['a column sum of 1 or more', (table: Table) => cell(table, 70), { code: 'column-sum', branch: 'CB' }],
    [
      'uses that do not meet output',
      (table: Table) => cell(table, 20),
      { code: 'unbalanced', branch: 'CA', output: 100, uses: 119 },
    ],
    [
      'a missing row',
      (table: Table) => ({ ...table, flows: table.flows.slice(1) }),
      { code: 'shape', table: 'flows' },
    ],
    ['a figure that is none', (table: Table) => cell(table, Number.NaN), { code: 'negative-table' }],
    [
      'stocks that are no figure',
      (table: Table) => ({ ...table, stocks: table.stocks.map(() => Number.NaN) }),
      { code: 'negative-table', table: 'stocks' },
    ],
  ])('%s', (_, change, failure) => {
    const result = checkPack(altered(change));
    expect(result).toMatchObject({ ok: false, failure });
    if (!result.ok) expect(refusalSentence('fr', result.failure)).not.toMatch(/\{\w+\}/);
  });
});
