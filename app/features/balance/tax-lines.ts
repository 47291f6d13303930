import type { Grade } from '#app/engine/types.ts';
import { figureKey, type Balance, type Figure } from '#app/features/impact/balance.ts';

/** Who receives a tax. */
export const BENEFICIARIES = ['communes', 'department', 'region', 'state', 'social'] as const;
export type Beneficiary = (typeof BENEFICIARIES)[number];

/** A tax of the catalogue: who receives most of it, and the figure that already holds it when there is one. */
type Tax = { id: string; to: Beneficiary; within?: string; once?: true };

/**
 * Every tax of the catalogue by its beneficiary (METHOD section 6). CVAE goes to the State since 2023; CSG is already in
 * the contributions of every employee, and the levies on the payroll in the employer's cost: they are told, not added twice.
 */
const TAXES: readonly Tax[] = [
  { id: 'F03', to: 'communes' },
  { id: 'F06', to: 'communes' },
  { id: 'F22', to: 'communes' },
  { id: 'F09', to: 'communes', once: true },
  { id: 'F01', to: 'state' },
  { id: 'F02', to: 'state' },
  { id: 'F04', to: 'state' },
  { id: 'F21', to: 'state' },
  { id: 'F13', to: 'state' },
  { id: 'F14', to: 'state' },
  { id: 'F15', to: 'state' },
  { id: 'F16', to: 'state' },
  { id: 'F31', to: 'state' },
  { id: 'F17', to: 'social' },
  { id: 'F18', to: 'social' },
  { id: 'F19', to: 'social' },
  { id: 'F12', to: 'social' },
  { id: 'F28', to: 'social' },
  { id: 'F20', to: 'social', within: 'F38' },
  { id: 'F23', to: 'social', within: 'F17' },
  { id: 'F25', to: 'social', within: 'F17' },
];

/** Taxes of the catalogue that are sums by beneficiary, aid, or ratios: not lines of their own. */
const NOT_LINES = ['F34', 'F35', 'F36', 'F37', 'F38', 'F39', 'F40', 'F41'] as const;
/** Sums by beneficiary that the engine gives, told when no line of theirs is computed. */
const SUMS: Readonly<Record<Beneficiary, string>> = {
  communes: 'F34',
  department: 'F35',
  region: 'F36',
  state: 'F37',
  social: 'F38',
};

/** Every figure of the catalogue's taxes that this table knows: a new one must be given a place. */
export const KNOWN_TAXES: readonly string[] = [...TAXES.map(({ id }) => id), ...NOT_LINES];

export type TaxLine = {
  id: string;
  /** Key of the figure, to open where it comes from. */
  key: string;
  figure: Figure;
  /** Already in the figure of that id: told, not added. */
  within: string | null;
  /** Paid once, not every year: told, not added. */
  once: boolean;
};

/** What one beneficiary receives: what is computed, k€ a year, and what is not with its reason. */
export type TaxesOf = {
  to: Beneficiary;
  /** Sum of what is computed and adds up; null when nothing is. */
  total: number | null;
  /** The weakest grade of what is added; null when nothing is. */
  grade: Grade | null;
  computed: readonly TaxLine[];
  missing: readonly { id: string; reason: string | null }[];
};

const ORDER: readonly Grade[] = ['A', 'B', 'C', 'D', 'E'];

/** Gross taxes by beneficiary, for the whole country, k€ a year. A line that is not computed is never counted as zero. */
export function taxesByBeneficiary(balance: Balance): TaxesOf[] {
  return BENEFICIARIES.map((to) => {
    const computed: TaxLine[] = [];
    const missing: { id: string; reason: string | null }[] = [];
    for (const { id, within = null, once = false } of TAXES.filter((tax) => tax.to === to)) {
      const key = figureKey(id, 'total', 'gross');
      const figure = balance.figures[key];
      if (figure?.value == null) missing.push({ id, reason: figure?.missing ?? null });
      else computed.push({ id, key, figure, within, once });
    }
    // A beneficiary without a line of its own in the catalogue: its sum says what is missing.
    if (computed.length === 0 && missing.length === 0) {
      const key = figureKey(SUMS[to], 'total', 'gross');
      const figure = balance.figures[key];
      if (figure?.value == null) missing.push({ id: SUMS[to], reason: figure?.missing ?? null });
      else computed.push({ id: SUMS[to], key, figure, within: null, once: false });
    }
    const added = computed.filter(({ within, once }) => within === null && !once);
    return {
      to,
      total: added.length === 0 ? null : added.reduce((sum, { figure }) => sum + (figure.value ?? 0), 0),
      grade: added.reduce<Grade | null>(
        (worst, { figure: { grade } }) =>
          worst === null || ORDER.indexOf(grade) > ORDER.indexOf(worst) ? grade : worst,
        null,
      ),
      computed,
      missing,
    };
  });
}
