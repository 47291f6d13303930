import { strFromU8, unzipSync } from 'fflate';
import readXlsxFile from 'read-excel-file/node';
import writeXlsxFile, { type Row } from 'write-excel-file/node';
import { describe, expect, it } from 'vitest';
import { columnName, formula, withFormulaValues } from './formula-values.ts';

async function workbook(...sheets: Row[][]): Promise<Uint8Array> {
  const written = sheets.map((data, at) => ({ data, sheet: `s${at}` }));
  return withFormulaValues(new Uint8Array(await writeXlsxFile(written).toBuffer()), written);
}

const xmlOf = (file: Uint8Array, path: string): string =>
  strFromU8(unzipSync(file)[path] ?? new Uint8Array());

describe('values beside formulas', () => {
  it('are read back at full precision by what does not compute, on every sheet', async () => {
    const file = await workbook(
      [[{ value: 1, type: Number }], [null, formula('A1/3', 1 / 3)]],
      [[{ value: 'none', type: String }]],
      [[formula('s0!A1*2', 2), formula('A1<3', 1e-17)]],
    );
    const read = await readXlsxFile(Buffer.from(file));
    expect(read.map(({ data }) => data)).toEqual([
      [
        [1, null],
        [null, 1 / 3],
      ],
      [['none']],
      [[2, 1e-17]],
    ]);
    expect(xmlOf(file, 'xl/worksheets/sheet3.xml')).toContain('<f>A1&lt;3</f><v>1e-17</v></c>');
  });

  it('are computed again by what computes', async () => {
    expect(xmlOf(await workbook([[formula('1+1', 2)]]), 'xl/workbook.xml')).toContain('fullCalcOnLoad="1"');
  });

  it('are left out where a formula gives no number, and its style is kept', async () => {
    const file = await workbook([
      [formula('1/0', Number.NaN), { value: 0.5, type: Number, format: '0.0%' }, formula('B1', 0.5)],
    ]);
    const xml = xmlOf(file, 'xl/worksheets/sheet1.xml');
    expect(xml).toContain('<c r="A1"><f>1/0</f></c>');
    expect(xml).toContain('<c r="C1"><f>B1</f><v>0.5</v></c>');
  });

  it('columns have the names of a workbook', () => {
    expect([0, 25, 26, 27, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'AB', 'ZZ', 'AAA']);
  });
});
