import { describe, expect, it } from 'vitest';
import { readPosts } from './employment.ts';
import { modelD, readSupplyUse } from './input-output.ts';
import { householdBasket, readHouseholdAccounts, readNationalJobs } from './national-accounts.ts';
import { BRANCH_CODES } from './nomenclature.ts';
import { checkTotals, locationQuotient, typeOneMultipliers } from './plausibility.ts';
import { reader, SYNTHETIC_COMMUNES, syntheticFiles } from './raw-files.fixture.ts';
import { parseTable } from './raw-table.ts';
import { readNeighbours, readUnemployment, readZones } from './territories.ts';
import { readFactorShares } from './wiod.ts';

const files = syntheticFiles();
const read = reader(files);
const codes = ['0001', '0002'];
const at = (code: string) => BRANCH_CODES.indexOf(code);

/** The same files with one line of one of them replaced. */
function altered(name: string, change: (text: string) => string) {
  return reader({ ...files, [name]: change(files[name] ?? '') });
}

describe('a raw table', () => {
  it('reads quotes, a byte order mark and Windows line ends', () => {
    const table = parseTable('a.csv', '\uFEFFcode;label;n\r\n"01";"a ""b""; c";3\r\n', ['code', 'n']);
    expect(table.rows[0]?.text('code')).toBe('01');
    expect(table.rows[0]?.text('label')).toBe('a "b"; c');
    expect(table.rows[0]?.number('n')).toBe(3);
  });

  it('keeps a secret or blank cell missing, never zero', () => {
    const [row] = parseTable('a.csv', 'a;b;c\nS;;0', ['a']).rows;
    expect([row?.optional('a'), row?.optional('b'), row?.optional('c')]).toEqual([null, null, 0]);
  });

  it('says which column is absent, which line is short and which cell is not a number', () => {
    expect(() => parseTable('a.csv', 'x;y\n1;2', ['x', 'z'])).toThrow(
      'a.csv: expected the columns z, found x, y',
    );
    expect(() => parseTable('a.csv', 'x;y\n1', ['x'])).toThrow('line 2 has 1 cells where the header names 2');
    expect(() => parseTable('a.csv', 'x\ndouze', ['x']).rows[0]?.number('x')).toThrow(
      'expected a number, found « douze »',
    );
  });
});

describe('the zones', () => {
  it('add the communes up by department, the later membership first, delegated communes left out', async () => {
    const zones = await readZones(read, SYNTHETIC_COMMUNES);
    expect(zones.code).toEqual(codes);
    expect(zones.populationByDepartment).toEqual([
      [['70', 100]],
      [
        ['70', 120],
        ['90', 180],
      ],
    ]);
    expect(zones.departments[1]).toEqual(['70', '90']);
  });

  it('hold no dwelling rather than zero where the file covers nothing', async () => {
    const zones = await readZones(read, SYNTHETIC_COMMUNES);
    expect(zones.housing).toEqual([null, [200, 150, 20, 30]]);
    expect(zones.propertyTaxRate).toEqual([null, 40]);
    expect(zones.industryTerritoryShare).toEqual([0.5, null]);
  });

  it('refuse a population that the communes do not make', async () => {
    const wrong = altered('ze2020_contexte.csv', (text) => text.replace(';300;', ';301;'));
    await expect(readZones(wrong, SYNTHETIC_COMMUNES)).rejects.toThrow(
      'zone 0002: 301 inhabitants where its communes add up to 300',
    );
  });

  it('know their neighbours both ways, and refuse a border with an unknown zone', async () => {
    expect(await readNeighbours(read, codes)).toEqual([[[1, 12.5]], [[0, 12.5]]]);
    const wrong = altered('ze2020_contiguite.csv', (text) => text.replace('0002', '9999'));
    await expect(readNeighbours(wrong, codes)).rejects.toThrow('9999 is not a zone');
  });
});

describe('unemployment', () => {
  it('joins the two publications, the later one winning where both speak', async () => {
    const table = await readUnemployment(read, codes);
    expect(table.quarters).toEqual(['2020-T3', '2020-T4', '2021-T1', '2021-T2']);
    expect(table.rates).toEqual([
      [7, 8, 9.5, 10],
      [5, null, 6, null],
    ]);
    expect(table.largestRevision).toBe(0.5);
  });

  it('refuses a gap between quarters and a rate that cannot be', async () => {
    const gap = altered('insee_chomage_ze2020_2003T1_2023T3.csv', (text) =>
      text.replace('2020-T3', '2019-T3'),
    );
    await expect(readUnemployment(gap, codes)).rejects.toThrow('quarters jump from 2019-T3 to 2020-T4');
    const rate = altered('insee_chomage_ze2020_2021T1_2025T4.csv', (text) => text.replace('9.5', '95'));
    await expect(readUnemployment(rate, codes)).rejects.toThrow('a rate of 95 %');
  });
});

describe('posts', () => {
  it('stay blank where the file is blank', async () => {
    const { posts, previous } = await readPosts(read, codes);
    expect([
      posts[0]?.[at('CA')],
      posts[1]?.[at('CA')],
      previous[1]?.[at('CA')],
      posts[0]?.[at('CB')],
    ]).toEqual([12, null, 20, null]);
  });

  it('refuse an unknown branch', async () => {
    const wrong = altered('emploi_ze2020_a38_flores_2022_2023.csv', (text) =>
      text.replace('0001;CA', '0001;XX'),
    );
    await expect(readPosts(wrong, codes)).rejects.toThrow('zone 0001 or branch XX is unknown');
  });
});

describe('the branch by branch table', () => {
  it('gives each product to the branches that make it, in their market shares', () => {
    // Product 0 is made 3/4 by branch 0 and 1/4 by branch 1; product 1 by branch 1 alone.
    const table = modelD({
      make: [
        [30, 10],
        [0, 60],
      ],
      use: [
        [4, 8],
        [2, 6],
      ],
      final: {
        conso_menages: [20, 40],
        conso_apu: [0, 0],
        conso_isblsm: [0, 0],
        fbcf: [8, 12],
        objets_valeur: [0, 0],
        var_stocks: [0, 0],
        exportations: [0, 0],
      },
    });
    expect(table.flows).toEqual([
      [3, 6],
      [3, 8],
    ]);
    expect(table.final.conso_menages).toEqual([15, 45]);
    expect(table.output).toEqual([30, 70]);
  });

  it('refuses a product whose uses and output part by more than the rounding of the source', async () => {
    await expect(readSupplyUse(read)).resolves.toBeDefined();
    const wrong = altered('insee_tes_a38_2019_domestique_prix_base_MEUR.csv', (text) =>
      text.replace(/;100$/m, ';106'),
    );
    await expect(readSupplyUse(wrong)).rejects.toThrow('product AZ: uses 100 M€ where output is 106 M€');
  });

  it('sums rounds of purchases into Type I multipliers', () => {
    expect(
      typeOneMultipliers(
        [
          [10, 0],
          [0, 0],
        ],
        [100, 50],
      )[0],
    ).toBeCloseTo(1 / 0.9, 10);
  });
});

describe('national accounts', () => {
  it('add A64 jobs up to A38', async () => {
    const jobs = await readNationalJobs(read);
    expect([jobs.total[at('CA')], jobs.total[at('CC')], jobs.employees[at('GZ')]]).toEqual([
      2000, 6000, 3000,
    ]);
  });

  it('refuse jobs that do not add up to the published total', async () => {
    const wrong = altered('eurostat_nama10a64e_FR_2021_emploi.csv', (text) =>
      text.replace(/^TOTAL;\d+/m, 'TOTAL;50'),
    );
    await expect(readNationalJobs(wrong)).rejects.toThrow('where the total says 50000');
  });

  it('take imputed rents out of the basket and out of what is spent', async () => {
    const accounts = await readHouseholdAccounts(read);
    expect(accounts).toEqual({
      imputedRents2019: 15,
      realEstate2019: 20,
      spendingOnTerritory2019: 115,
      savingRate2023: expect.closeTo(0.2, 12),
    });
    expect(householdBasket([80, 20], 1, accounts)).toEqual([0.8, 0.05]);
  });

  it('share WIOD costs by output, margins with imports, labour capped at 1', async () => {
    const shares = await readFactorShares(read);
    expect(shares.imports[at('CA')]).toBeCloseTo(0.18, 12);
    expect(shares.taxes[at('CA')]).toBeCloseTo(0.02, 12);
    expect(shares.valueAdded[at('QB')]).toBeCloseTo(0.5, 12);
    expect(shares.labour[at('CA')]).toBeCloseTo(0.8, 12);
    expect(shares.labour[at('TZ')]).toBe(1);
    expect(shares.capped).toEqual(['TZ']);
    expect(shares.importPenetration[at('CL')]).toBeCloseTo(20 / 80, 12);
  });
});

describe('plausibility', () => {
  it('computes a location quotient as a share of shares', () => {
    expect(
      locationQuotient(
        [
          [30, 70],
          [10, 90],
        ],
        0,
        0,
      ),
    ).toBeCloseTo(0.3 / 0.2, 12);
    expect(
      locationQuotient(
        [
          [0, 0],
          [10, 90],
        ],
        0,
        0,
      ),
    ).toBeNull();
  });

  it('refuses a pack whose totals are not the known ones, and says which', () => {
    const pack = { zones: { code: ['0001'] }, posts: [[1]], flows: [[0]], output: [1] };
    expect(() => checkTotals(pack)).toThrow('pack: zones: expected 306, found 1');
  });
});
