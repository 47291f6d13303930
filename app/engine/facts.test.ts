import { beforeAll, describe, expect, it } from 'vitest';
import { aPreparedPack } from '#tests/factories/pack.ts';
import { assess } from './assess.ts';
import { FACT_IDS, FACT_LIST, FACTS, type DeclaredFacts } from './facts.ts';
import { INDICATORS } from './indicators/index.ts';
import type { ReferencePack } from './pack.ts';
import { withObserved, type ObservedRow } from './observed.ts';
import { checkScenario } from './scenario.ts';
import type { Indicator, Scenario } from './types.ts';

let pack: ReferencePack;
beforeAll(() => {
  pack = aPreparedPack('2705', { draws: 3 });
});

const sized: Scenario = { zone: '2705', branch: 'CK', directJobs: 50 };
const computed = (scenario: Scenario, draws = 0) => assess(scenario, pack, { draws });
const figure = (scenario: Scenario, id: string, draws = 0): Indicator => {
  const found = computed(scenario, draws).indicators.find((one) => one.id === id && one.level === 'total');
  if (found === undefined) throw new Error(`no ${id}`);
  return found;
};
const given = (scenario: Scenario, id: string) => {
  const { value, missing, grade } = figure(scenario, id);
  return [value, missing, grade];
};

describe('declared facts', () => {
  it('R-470 serve indicators of the catalogue, within bounds that hold a figure', () => {
    const known = new Set(INDICATORS.map(({ id }) => id));
    for (const { min, max, serves } of FACT_LIST) {
      expect(min).toBeLessThan(max);
      expect(serves.filter((id) => !known.has(id))).toEqual([]);
    }
  });

  it.each(FACT_IDS)('R-470 refuses %s out of its bounds, at them it does not', (id) => {
    const { min, max, unit } = FACTS[id];
    for (const value of [min, max])
      expect(checkScenario({ ...sized, facts: { [id]: value } }, pack).ok).toBe(true);
    for (const found of [min - 0.001, max + 0.001])
      expect(checkScenario({ ...sized, facts: { [id]: found } }, pack)).toEqual({
        ok: false,
        failure: { code: 'out-of-bounds', input: id, found, min, max, unit },
      });
    expect(checkScenario({ ...sized, facts: { [id]: Number.NaN } }, pack)).toMatchObject({
      failure: { code: 'not-a-number', input: id },
    });
  });

  it('R-470 refuses a fact that it does not know', () => {
    const scenario: Scenario = { ...sized, facts: JSON.parse('{"mood":1}') };
    expect(checkScenario(scenario, pack)).toEqual({
      ok: false,
      failure: { code: 'unknown-fact', fact: 'mood' },
    });
  });

  it('R-470 leave every other figure, every driver and the share declared as they are', () => {
    const facts = Object.fromEntries(FACT_LIST.map(({ id, min, max }) => [id, min + (max - min) / 50]));
    const served = new Set<string>(FACT_LIST.flatMap(({ serves }) => serves));
    const without = computed(sized, 20);
    const withAll = computed({ ...sized, landNeed: 20, facts }, 20);
    const rest = ({ indicators }: typeof without) => indicators.filter(({ id }) => !served.has(id));
    expect(rest(withAll)).toEqual(rest(without));
    expect(withAll.drivers).toEqual(without.drivers);
    expect(withAll.zones).toEqual(without.zones);
    expect(withAll.indicators.filter(({ id, value }) => served.has(id) && value === null)).toEqual([]);
  });

  it('R-470 are of grade B, of grade A once something proves them, and spread by it', () => {
    const declared: Scenario = { ...sized, facts: { trainingSpending: 100 } };
    const spread = (scenario: Scenario) => {
      const { p10, p90, grade } = figure(scenario, 'S10', 500);
      return { width: (p90 ?? 0) - (p10 ?? 0), grade };
    };
    const [told, proven] = [spread(declared), spread({ ...declared, proven: ['trainingSpending'] })];
    expect([told.grade, proven.grade]).toEqual(['B', 'A']);
    // 80 % of a lognormal lies within ±1.2816 standard deviations: 0.05 for B, 0.02 for A.
    expect(told.width).toBeCloseTo(100 * 2 * 1.2816 * 0.05, 0);
    expect(proven.width).toBeCloseTo(100 * 2 * 1.2816 * 0.02, 0);
  });

  it('R-470 keeps a share within 0 and 1 in every draw', () => {
    const { values } = {
      values: computed({ ...sized, facts: { permanentShare: 0.99 } }, 200).draws?.['J16|total|gross'],
    };
    expect(values).toHaveLength(200);
    expect(Math.max(...(values ?? []))).toBe(1);
  });

  it('R-470 ends its derivation in what the project declares', () => {
    const node = computed({ ...sized, facts: { electricityUse: 10, gasUse: 2, otherEnergyUse: 0 } }).traces[
      'N05|total|gross'
    ];
    expect(node?.inputs.map(({ id, value, grade, rule }) => [id, value, grade, rule])).toEqual([
      ['electricityUse', 10, 'B', 'R-470'],
      ['gasUse', 2, 'B', 'R-470'],
      ['otherEnergyUse', 0, 'B', 'R-470'],
    ]);
  });
});

describe('the indicators that they give', () => {
  it.each([
    ['J16', 'permanentShare', 0.9, 'contracts'],
    ['J17', 'managerShare', 0.2, 'occupations'],
    ['J19', 'womenShare', 0.3, 'womenShare'],
    ['J20', 'youngShare', 0.25, 'ageStructure'],
    ['J21', 'apprentices', 4, 'apprentices'],
    ['S07', 'lowSkilledJobs', 12, 'qualifications'],
    ['S10', 'trainingSpending', 60, 'trainingSpending'],
    ['N06', 'waterUse', 1500, 'waterUse'],
  ] as const)('R-471 takes %s as declared, and says what it lacks otherwise', (id, fact, value, missing) => {
    expect(given(sized, id)).toEqual([null, missing, 'E']);
    expect(given({ ...sized, facts: { [fact]: value } }, id)).toEqual([value, null, 'B']);
    // What is declared needs no size of the project.
    expect(given({ zone: '2705', branch: 'CK', facts: { [fact]: value } }, id)).toEqual([value, null, 'B']);
  });

  it('R-472 counts jobs safeguarded for nothing until something in writing justifies them', () => {
    const declared: Scenario = { ...sized, facts: { safeguardedJobs: 18 } };
    expect(given(sized, 'J02')).toEqual([null, 'referenceCase', 'E']);
    expect(given(declared, 'J02')).toEqual([0, null, 'B']);
    expect(given({ ...declared, proven: ['safeguardedJobs'] }, 'J02')).toEqual([18, null, 'A']);
    expect(figure(declared, 'J07').value).toBe(figure(sized, 'J07').value);
  });

  it('R-473 divides disabled workers by direct jobs, declared or estimated', () => {
    const facts = { disabledWorkers: 3 };
    expect(given({ ...sized, facts }, 'S09')).toEqual([3 / 50, null, 'B']);
    const estimated = figure({ zone: '2705', branch: 'CK', turnover: 10_000, facts }, 'S09');
    expect(estimated.grade).toBe('D');
    expect(given({ zone: '2705', branch: 'CK', facts }, 'S09').slice(0, 2)).toEqual([null, 'directJobs']);
  });

  it('R-474 adds energies up once each is declared, 0 being an answer', () => {
    const two = { electricityUse: 1200, gasUse: 300 };
    expect(given({ ...sized, facts: two }, 'N05')).toEqual([null, 'energyUse', 'E']);
    expect(given({ ...sized, facts: { ...two, otherEnergyUse: 0 } }, 'N05')).toEqual([1500, null, 'B']);
  });

  it('R-475 tells the land reused from the land taken', () => {
    const land = (landNeed: number | null, facts: Scenario['facts']) => {
      const scenario = { ...sized, landNeed, facts: facts ?? null };
      return [given(scenario, 'N07'), given(scenario, 'N08')];
    };
    expect(land(4, { reusedLand: 3 })).toEqual([
      [1, null, 'B'],
      [0.75, null, 'B'],
    ]);
    expect(land(4, { reusedLand: 3, renaturedLand: 1.5 })[0]).toEqual([-0.5, null, 'B']);
    expect(land(4, null).map(([, missing]) => missing)).toEqual(['landUse', 'landUse']);
    expect(land(null, { reusedLand: 3 }).map(([, missing]) => missing)).toEqual(['landUse', 'landUse']);
    expect(land(0, { reusedLand: 0 })).toEqual([
      [0, null, 'B'],
      [null, 'noLand', 'B'],
    ]);
  });

  it('R-476 takes margins and product taxes off turnover, and adds what is stocked', () => {
    const scenario: Scenario = { ...sized, turnover: 10_000, purchases: 4_000 };
    const facts = { storedOutput: -200, tradeMargins: 500 };
    // Value added is turnover − purchases − product taxes: it gives the taxes.
    const taxes = 10_000 - 4_000 - (figure(scenario, 'E03').value ?? Number.NaN);
    expect(given(scenario, 'E02')).toEqual([null, 'outputBasis', 'E']);
    expect(given({ ...scenario, facts: { storedOutput: 0 } }, 'E02')[1]).toBe('outputBasis');
    expect(figure({ ...scenario, facts }, 'E02').value).toBeCloseTo(10_000 - 200 - 500 - taxes, 6);
    expect(figure({ ...scenario, facts }, 'E03').value).toBe(figure(scenario, 'E03').value);
  });

  it('R-480 multiplies a declared base by a declared rate, and gross pay by the mobility levy’s', () => {
    const facts = {
      cfeBase: 200,
      cfeRate: 0.25,
      propertyTaxBase: 300,
      propertyTaxRate: 0.4,
      mobilityRate: 0.01,
    };
    const scenario: Scenario = { ...sized, grossWage: 40, facts };
    expect(figure(scenario, 'F03').value).toBeCloseTo(50, 9);
    expect(figure(scenario, 'F06').value).toBeCloseTo(120, 9);
    expect(figure(scenario, 'F22').value).toBeCloseTo(50 * 40 * 0.01, 9);
    const permit = { developmentTaxBase: 900, developmentTaxRate: 0.075 };
    expect(figure({ ...scenario, facts: permit }, 'F09')).toMatchObject({ value: 67.5, unit: 'kEUR' });
    expect(given(scenario, 'F09')[1]).toBe('taxableArea');
    expect(given({ ...sized, facts: { cfeBase: 200 } }, 'F03')).toEqual([null, 'businessPropertyRate', 'E']);
    expect(figure(scenario, 'E18').value).toBe(figure({ ...scenario, facts: null }, 'E18').value);
  });

  it('R-510 takes the mean rate of the basin where the project declares a base without the rate voted', () => {
    const rated: ReferencePack = {
      ...pack,
      zones: pack.zones.map((zone) => ({ ...zone, propertyTaxRate: 0.3 })),
    };
    const tax = (facts: DeclaredFacts, draws = 0) =>
      assess({ ...sized, facts }, rated, { draws }).indicators.find(
        ({ id, level }) => id === 'F06' && level === 'total',
      );
    expect(tax({ propertyTaxBase: 200 })).toMatchObject({ value: 60, missing: null, grade: 'E' });
    const drawn = tax({ propertyTaxBase: 200 }, 200);
    expect(drawn?.p10).toBeLessThan(50);
    expect(drawn?.p90).toBeGreaterThan(70);
    // A declared rate overrides it; a rate without a base computes nothing.
    expect(tax({ propertyTaxBase: 200, propertyTaxRate: 0.4 })).toMatchObject({ value: 80, grade: 'B' });
    expect(tax({ cfeBase: 200 })).toMatchObject({ value: null, missing: 'rentalBase' });
    const given = { cfeBase: 100, cfeRate: 0.2, propertyTaxBase: 200 };
    const { indicators, traces } = assess({ ...sized, facts: given }, rated, { draws: 0 });
    expect(indicators.find(({ id }) => id === 'F34')?.value).toBeCloseTo(80, 9);
    expect(traces['F06|total|gross']?.inputs.map(({ id, value, rule }) => [id, value, rule])).toEqual([
      ['propertyTaxBase', 200, 'R-470'],
      ['basinPropertyTaxRate', 0.3, 'R-510'],
    ]);
    // A pack without any rate invents none.
    expect(figure({ ...sized, facts: { propertyTaxBase: 200 } }, 'F06').missing).toBe('rentalBase');
  });

  it('R-447 taxes what is left of the surplus after depreciation and interest, at the normal rate, and nothing on a loss', () => {
    const scenario: Scenario = { ...sized, turnover: 20_000, purchases: 8_000, grossWage: 40 };
    const surplus = figure(scenario, 'E18').value ?? Number.NaN;
    const facts = { depreciation: 600, interest: 100 };
    expect(surplus).toBeGreaterThan(700);
    expect(given(scenario, 'F01')).toEqual([null, 'taxableProfit', 'E']);
    expect(given({ ...scenario, facts: { depreciation: 600 } }, 'F01')[1]).toBe('taxableProfit');
    expect(figure({ ...scenario, facts }, 'F01').value).toBeCloseTo((surplus - 700) * 0.25, 9);
    expect(figure({ ...scenario, facts: { ...facts, interest: 1e6 } }, 'F01').value).toBe(0);
    // The State receives it, once it is known.
    const state = (declared: DeclaredFacts | null) =>
      figure({ ...scenario, facts: declared }, 'F37').value ?? Number.NaN;
    expect(state(facts) - state(null)).toBeCloseTo((surplus - 700) * 0.25, 9);
    expect(state({ depreciation: 600 })).toBe(state(null));
  });

  it('R-481 gives communes both taxes, or nothing', () => {
    const facts = { cfeBase: 200, cfeRate: 0.25, propertyTaxBase: 300, propertyTaxRate: 0.4 };
    expect(figure({ ...sized, facts }, 'F34').value).toBeCloseTo(170, 9);
    expect(given({ ...sized, facts: { ...facts, cfeRate: null } }, 'F34')).toEqual([
      null,
      'communalTaxes',
      'E',
    ]);
  });
});

describe('what happened', () => {
  const rows = (...counted: [year: number, value: number, proof?: string][]): ObservedRow[] =>
    counted.map(([year, value, proof = '']) => ({ year, measure: 'directJobs', value, proof }));

  it('R-478 divides the jobs of the last year by those announced for that year', () => {
    // Full in 2027, by thirds: the first year is 2025, and a third of 60 was announced for it.
    const planned: Scenario = { ...sized, directJobs: 60, fullYear: 2027 };
    expect(given(planned, 'J26')).toEqual([null, 'observedJobs', 'E']);
    expect(figure(withObserved(planned, rows([2025, 15])), 'J26').value).toBeCloseTo(15 / 20, 12);
    expect(figure(withObserved(planned, rows([2025, 15], [2026, 36])), 'J26').value).toBeCloseTo(36 / 40, 12);
    expect(figure(withObserved(planned, rows([2029, 66])), 'J26').value).toBeCloseTo(66 / 60, 12);
    expect(given(withObserved(planned, rows([2024, 3])), 'J26').slice(0, 2)).toEqual([null, 'beforeOpening']);
  });

  it('R-478 takes the jobs declared for a year, and steady jobs when no year is dated', () => {
    const planned: Scenario = { ...sized, directJobs: 60, jobsByYear: [10, 60], fullYear: 2026 };
    expect(given(withObserved(planned, rows([2025, 9, 'DSN'])), 'J26')).toEqual([9 / 10, null, 'B']);
    const undated: Scenario = { ...sized, directJobs: 60 };
    expect(given(withObserved(undated, rows([2025, 30])), 'J26')).toEqual([0.5, null, 'B']);
    const unannounced: Scenario = { zone: '2705', branch: 'CK', turnover: 9000 };
    expect(given(withObserved(unannounced, rows([2025, 30])), 'J26').slice(0, 2)).toEqual([
      null,
      'announcedJobs',
    ]);
  });

  it('R-478 compares with what was announced even when the outcome replaces it', () => {
    const planned = withObserved({ ...sized, directJobs: 60 }, rows([2025, 44]));
    expect(figure({ ...planned, directJobs: 44 }, 'J26').value).toBeCloseTo(44 / 60, 12);
  });

  it('R-479 gives the last observed share, proven or not, and no interval', () => {
    const share = (year: number, value: number, proof: string): ObservedRow => ({
      ...{ year, measure: 'localPurchaseShare', value, proof },
    });
    const seen = withObserved(sized, [share(2026, 0.3, 'Grand livre'), share(2025, 0.1, '')]);
    expect(given(sized, 'T16')).toEqual([null, 'observedPurchases', 'E']);
    expect(given(seen, 'T16')).toEqual([0.3, null, 'A']);
    expect(figure(seen, 'T16', 50)).toMatchObject({ p10: 0.3, p90: 0.3 });
    expect(computed(seen).traces['T16|total|gross']?.inputs).toMatchObject([
      { id: 'observedShare', cell: '2026' },
    ]);
  });

  it('R-478 leaves a scenario without an outcome as it was', () => {
    expect(withObserved(sized, [])).toBe(sized);
    expect(withObserved(sized, [{ year: 2025, measure: 'turnover', value: 1, proof: '' }])).toBe(sized);
    const impossible: Scenario = {
      ...sized,
      observed: { localPurchaseShare: { year: 2025, value: 1.2, proven: false } },
    };
    expect(checkScenario(impossible, pack)).toMatchObject({
      failure: { code: 'out-of-bounds', input: 'observed.localPurchaseShare' },
    });
  });
});
