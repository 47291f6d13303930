import type { Grade } from '#app/engine/types.ts';
import { figureKey, valueOf, type Balance } from './balance.ts';

/** The bars from direct to net, for the whole of France, in the order they are drawn. */
export const WATERFALL_STEPS = [
  'direct',
  'indirect',
  'induced',
  'gross',
  'deadweight',
  'displaced',
  'substituted',
  'net',
] as const;
export type WaterfallStepId = (typeof WATERFALL_STEPS)[number];

/** One bar: losses are negative. `key` is the figure whose derivation it opens. */
export type WaterfallBar = {
  step: WaterfallStepId;
  value: number;
  total: boolean;
  grade: Grade;
  key: string;
  p10: number | null;
  p90: number | null;
};

/**
 * Gross to net for France. The losses are taken one after the other, each on what the one before left, and what the
 * engine's net leaves over (reference case, rounding of the rule) goes to the last, so that bars always add up.
 * Null when one of the two totals is not computed.
 */
export function waterfallOf(balance: Balance): WaterfallBar[] | null {
  const gross = valueOf(balance, 'J06', 'total', 'gross');
  const net = valueOf(balance, 'J07', 'total', 'net-france');
  if (gross === null || net === null) return null;
  const { deadweight, displacement } = balance.inputs;
  const windfall = gross * deadweight.value;
  const displaced = Math.min(gross - windfall, (gross - windfall) * displacement.value);
  const substituted = gross - windfall - displaced - net;
  const netKey = figureKey('J07', 'total', 'net-france');
  const figureBar = (step: WaterfallStepId, id: string, total = false): WaterfallBar => {
    const key = total && step === 'net' ? netKey : figureKey(id, 'total', 'gross');
    const figure = balance.figures[key];
    return {
      step,
      value: figure?.value ?? 0,
      total,
      grade: figure?.grade ?? 'E',
      key,
      p10: figure?.p10 ?? null,
      p90: figure?.p90 ?? null,
    };
  };
  const loss = (step: WaterfallStepId, value: number, grade: Grade): WaterfallBar => ({
    step,
    value: -value,
    total: false,
    grade,
    key: netKey,
    p10: null,
    p90: null,
  });
  return [
    figureBar('direct', 'J01'),
    figureBar('indirect', 'J04'),
    figureBar('induced', 'J05'),
    figureBar('gross', 'J06', true),
    loss('deadweight', windfall, deadweight.grade),
    loss('displaced', displaced, displacement.grade),
    loss('substituted', substituted, balance.inputs.substitution.grade),
    figureBar('net', 'J07', true),
  ];
}
