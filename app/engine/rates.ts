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
 * 11.1, MIT, on `publicodes` 1.10) evaluated at these points; linear between them, proportional beyond the last.
 */
export const PAY: Rate & { points: readonly PayPoint[] } = {
  id: 'pay',
  article: 'CSS art. L241-1 s., L136-1 s. ; règles publiées par l’Urssaf',
  beneficiary: 'social-security',
  year: 2026,
  bestBefore: '2026-12-31',
  source: 'modele-social',
  toCheck: false,
  points: [
    [1868, 1964.99248, 1456.76413],
    [1900, 2030.014, 1482.09525],
    [2000, 2229.72, 1561.255],
    [2100, 2424.126, 1640.41475],
    [2200, 2614.212, 1719.5745],
    [2300, 2800.368, 1798.73425],
    [2400, 2983.104, 1877.894],
    [2500, 3162.5, 1957.05375],
    [2600, 3339.096, 2036.2135],
    [2800, 3684.728, 2194.533],
    [3000, 4021.98, 2352.8525],
    [3200, 4352.032, 2511.172],
    [3400, 4675.724, 2669.4915],
    [3600, 4994.496, 2827.811],
    [3800, 5308.008, 2986.1305],
    [3950, 5540.777, 3104.870125],
    [4010, 5641.8561, 3146.811475],
    [4100, 5779.8955, 3219.00025],
    [4300, 6084.8875, 3379.41975],
    [4600, 6535.9955, 3620.049],
    [5000, 7127.9995, 3940.888],
    [5500, 7853.5295, 4341.93675],
    [6000, 8686.1595, 4742.9855],
    [6300, 9119.4075, 4983.61475],
    [7000, 10130.3195, 5545.083],
    [8000, 11574.4795, 6347.1805],
    [10000, 14462.7995, 7951.3755],
    [16000, 23127.7595, 12763.9605],
    [20000, 28735.2495, 15965.59445],
    [25000, 35743.5495, 19967.59445],
  ],
};

/** Highest CVAE rate by year, loi de finances 2025; later finance laws are not checked. */
export const CVAE: Rate & {
  highest: Readonly<Record<number, number>>;
  complement: Readonly<Record<number, number>>;
} = {
  id: 'cvae',
  article: 'CGI art. 1586 quater',
  beneficiary: 'state',
  year: 2026,
  bestBefore: '2026-12-31',
  source: 'lf2025',
  toCheck: true,
  highest: { 2025: 0.0019, 2026: 0.0028, 2027: 0.0028, 2028: 0.0019, 2029: 0.0009 },
  complement: { 2025: 0.474 },
};

/** Apprenticeship levy, share of gross pay; the lower rate in Bas-Rhin, Haut-Rhin and Moselle. */
export const APPRENTICESHIP: Rate & { rate: number; alsaceMoselle: number; departments: readonly string[] } =
  {
    id: 'apprenticeship',
    article: 'Code du travail art. L6241-1',
    beneficiary: 'agencies',
    year: 2026,
    bestBefore: '2026-12-31',
    source: 'code-du-travail',
    toCheck: false,
    rate: 0.0068,
    alsaceMoselle: 0.0044,
    departments: ['57', '67', '68'],
  };

/** Employer cost and net pay before income tax of a monthly gross pay, €; what lies under the minimum wage keeps its ratio. */
export function payOf(gross: number): { cost: number; net: number } {
  const { points } = PAY;
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
 * CVAE rate of a turnover in k€ for a year, share of value added (CGI art. 1586 quater, R-71): 0 under 500 k€, three
 * linear slopes up to 50 M€. `null` for a year the table does not hold; 0 from 2030, when the tax ends.
 */
export function cvaeRate(turnover: number, year: number): number | null {
  if (year >= 2030) return 0;
  const highest = CVAE.highest[year];
  if (highest === undefined) return null;
  const millions = turnover / 1000;
  const rate = highest * cvaeShape(millions);
  return rate * (1 + (CVAE.complement[year] ?? 0));
}

/** Apprenticeship rate of a department: lower in Alsace and Moselle. */
export function apprenticeshipRate(department: string): number {
  return APPRENTICESHIP.departments.includes(department) ? APPRENTICESHIP.alsaceMoselle : APPRENTICESHIP.rate;
}

/** Share of the highest rate at a turnover in M€, from the 1.5 % scale: 0.5, then 1.4, then 1.5. */
function cvaeShape(millions: number): number {
  if (millions < 0.5) return 0;
  if (millions < 3) return (0.5 * (millions - 0.5)) / 2.5 / 1.5;
  if (millions < 10) return (0.5 + (0.9 * (millions - 3)) / 7) / 1.5;
  if (millions < 50) return (1.4 + (0.1 * (millions - 10)) / 40) / 1.5;
  return 1;
}
