import payTable from './pay-table.json' with { type: 'json' };

/** A legal rate or scale: article, beneficiary, year it applies to and date after which it must be checked again. */
export type Rate = {
  id: string;
  article: string;
  beneficiary: 'commune' | 'department' | 'region' | 'state' | 'social-security' | 'agencies';
  year: number;
  bestBefore: string;
  source: string;
  /** True until the figure has been checked against the law itself. */
  toCheck: boolean;
};

/** One line of the pay table: monthly gross, employer cost, net before income tax and contributions, € a month. */
export type PayPoint = readonly [gross: number, cost: number, net: number];

/**
 * Monthly pay for a full-time employee of a 100-employee firm, mobility levy out: the official rules (npm `modele-social`
 * 11.1, MIT, on `publicodes` 1.10) as the fewest lines that keep within 0.02 % of them, thresholds a cent wide.
 * Written by `npm run pack -- --pay`; `pay-table.test.ts` beside the builder holds it against the rules themselves.
 */
export const PAY: Rate & {
  rules: string;
  /** Largest relative error on employer cost and on net pay between 1 and 4 minimum wages, as the builder measured it. */
  error: { cost: number; net: number };
  points: readonly PayPoint[];
} = {
  id: 'pay',
  article: 'CSS art. L241-1 s., L136-1 s. ; règles publiées par l’Urssaf',
  beneficiary: 'social-security',
  year: 2026,
  bestBefore: '2026-12-31',
  source: 'urssaf-modele-social',
  toCheck: false,
  rules: payTable.rules,
  error: payTable.error,
  points: payTable.points.map(([gross = 0, cost = 0, net = 0]): PayPoint => [gross, cost, net]),
};

/** CSG and CRDS of a monthly gross pay, € a month, by the same rules: already in the contributions of the employee. */
export const CSG: Rate & { points: readonly (readonly [gross: number, amount: number])[] } = {
  id: 'csg',
  article: 'CSS art. L136-1 s. ; ordonnance n° 96-50 ; règles publiées par l’Urssaf',
  beneficiary: 'social-security',
  year: 2026,
  bestBefore: '2026-12-31',
  source: 'urssaf-modele-social',
  toCheck: false,
  points: payTable.csg.map(([gross = 0, amount = 0]): readonly [number, number] => [gross, amount]),
};

/** Training contribution of a firm of 100 employees, share of gross pay: already in the employer's cost. */
export const TRAINING: Rate & { rate: number } = {
  id: 'training',
  article: 'Code du travail art. L6331-3 ; règles publiées par l’Urssaf',
  beneficiary: 'agencies',
  year: 2026,
  bestBefore: '2026-12-31',
  source: 'urssaf-modele-social',
  toCheck: false,
  rate: payTable.training,
};

/** Corporate tax at the normal rate, share of a taxable profit; `error` is the largest one against the rules themselves. */
export const CORPORATE_TAX: Rate & { rate: number; error: number } = {
  id: 'corporateTax',
  article: 'CGI art. 219, I ; règles publiées par l’Urssaf',
  beneficiary: 'state',
  year: 2026,
  bestBefore: '2026-12-31',
  source: 'urssaf-modele-social',
  toCheck: false,
  ...payTable.corporateTax,
};

/** CSG and CRDS of a monthly gross pay, €; what lies outside the table keeps the ratio of its end. */
export function csgOf(gross: number): number {
  const { points } = CSG;
  const [first] = points;
  const last = points.at(-1);
  if (first === undefined || last === undefined) return 0;
  const edge = gross <= first[0] ? first : gross >= last[0] ? last : null;
  if (edge !== null) return (gross * edge[1]) / edge[0];
  const at = points.findIndex((point) => point[0] > gross);
  const [low, high] = [points[at - 1] ?? first, points[at] ?? last];
  return low[1] + ((gross - low[0]) / (high[0] - low[0])) * (high[1] - low[1]);
}

/** CVAE of a year, share of value added: rates reached at 3, 10 and 50 M€ of turnover, and the complement on the tax. */
type CvaeYear = {
  at3: number;
  between3And10: number;
  between10And50: readonly [from: number, slope: number];
  above50: number;
  complement: number;
};

const CVAE_2026: CvaeYear = {
  at3: 0.00094,
  between3And10: 0.00169,
  // The constant of this slope is cut in the text read: it starts where the one before ends.
  between10And50: [0.00263, 0.00017],
  above50: 0.0028,
  complement: 0,
};

/** CVAE as the loi de finances 2025 (art. 62) spreads its end; later finance laws are not checked. */
export const CVAE: Rate & { years: Readonly<Record<number, CvaeYear>>; endsIn: number } = {
  id: 'cvae',
  article: 'CGI art. 1586 quater',
  beneficiary: 'state',
  year: 2026,
  bestBefore: '2026-12-31',
  source: 'lf-2025-cvae',
  toCheck: true,
  endsIn: 2030,
  years: {
    2025: {
      at3: 0.00063,
      between3And10: 0.00113,
      between10And50: [0.00175, 0.00013],
      above50: 0.0019,
      complement: 0.474,
    },
    2026: CVAE_2026,
    2027: CVAE_2026,
    2028: {
      at3: 0.00063,
      between3And10: 0.00113,
      between10And50: [0.00175, 0.00013],
      above50: 0.0019,
      complement: 0,
    },
    2029: {
      at3: 0.00031,
      between3And10: 0.00056,
      between10And50: [0.00087, 0.00003],
      above50: 0.0009,
      complement: 0,
    },
  },
};

/** Apprenticeship levy, share of gross pay; the lower rate in Bas-Rhin, Haut-Rhin and Moselle. */
export const APPRENTICESHIP: Rate & { rate: number; alsaceMoselle: number; departments: readonly string[] } =
  {
    id: 'apprenticeship',
    article: 'Code du travail art. L6241-1',
    beneficiary: 'agencies',
    year: 2026,
    bestBefore: '2026-12-31',
    source: 'urssaf-taxes-salaires',
    toCheck: false,
    rate: 0.0068,
    alsaceMoselle: 0.0044,
    departments: ['57', '67', '68'],
  };

/** Employer cost and net pay before income tax of a monthly gross pay, €; what lies under the minimum wage keeps its ratio. */
export function payOf(
  gross: number,
  points: readonly PayPoint[] = PAY.points,
): { cost: number; net: number } {
  const [first] = points;
  const last = points[points.length - 1];
  if (!first || !last) return { cost: gross, net: gross };
  const edge = gross <= first[0] ? first : gross >= last[0] ? last : null;
  if (edge) return { cost: (gross * edge[1]) / edge[0], net: (gross * edge[2]) / edge[0] };
  const at = points.findIndex((point) => point[0] > gross);
  const low = points[at - 1] ?? first;
  const high = points[at] ?? last;
  const share = (gross - low[0]) / (high[0] - low[0]);
  return { cost: low[1] + share * (high[1] - low[1]), net: low[2] + share * (high[2] - low[2]) };
}

/** Monthly gross pay of an employer cost, €: the inverse of `payOf`, which is increasing. */
export function grossOfCost(cost: number): number {
  const { points } = PAY;
  const [first] = points;
  const last = points[points.length - 1];
  if (!first || !last) return cost;
  if (cost <= first[1]) return (cost * first[0]) / first[1];
  if (cost >= last[1]) return (cost * last[0]) / last[1];
  const at = points.findIndex((point) => point[1] > cost);
  const low = points[at - 1] ?? first;
  const high = points[at] ?? last;
  return low[0] + ((cost - low[1]) / (high[1] - low[1])) * (high[0] - low[0]);
}

/**
 * CVAE rate of a turnover in k€ for a year, share of value added, complement included (CGI art. 1586 quater, R-71): 0 under
 * 500 k€, three linear slopes up to 50 M€. `null` for a year the table does not hold; 0 once the tax has ended.
 */
export function cvaeRate(turnover: number, year: number): number | null {
  if (year >= CVAE.endsIn) return 0;
  const scale = CVAE.years[year];
  if (!scale) return null;
  return cvaeScale(turnover / 1000, scale) * (1 + scale.complement);
}

function cvaeScale(millions: number, scale: CvaeYear): number {
  if (millions < 0.5) return 0;
  if (millions < 3) return (scale.at3 * (millions - 0.5)) / 2.5;
  if (millions < 10) return scale.at3 + (scale.between3And10 * (millions - 3)) / 7;
  const [from, slope] = scale.between10And50;
  return millions < 50 ? from + (slope * (millions - 10)) / 40 : scale.above50;
}

/** Apprenticeship rate of a department: lower in Alsace and Moselle. */
export function apprenticeshipRate(department: string): number {
  return APPRENTICESHIP.departments.includes(department) ? APPRENTICESHIP.alsaceMoselle : APPRENTICESHIP.rate;
}

/** A dated rate as a reader is shown it. */
export type StatedRate = Pick<
  Rate,
  'id' | 'article' | 'beneficiary' | 'year' | 'bestBefore' | 'source' | 'toCheck'
> & { rule: string };

/** Every dated rate and scale that the engine applies. */
export const RATES: readonly StatedRate[] = [
  stated(PAY, 'R-42'),
  stated(CVAE, 'R-71'),
  stated(APPRENTICESHIP, 'R-73'),
  stated(CSG, 'R-445'),
  stated(TRAINING, 'R-446'),
  stated(CORPORATE_TAX, 'R-447'),
];

/** Largest relative error of the pay table against the official rules, from 1 to 4 minimum wages. */
export const PAY_ERROR = PAY.error;

function stated(
  { id, article, beneficiary, year, bestBefore, source, toCheck }: Rate,
  rule: string,
): StatedRate {
  return { id, article, beneficiary, year, bestBefore, source, toCheck, rule };
}
