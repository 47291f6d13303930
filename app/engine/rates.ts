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
  source: 'urssaf-modele-social',
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
