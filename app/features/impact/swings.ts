import { assess } from '#app/engine/index.ts';
import type { ReferencePack } from '#app/engine/pack.ts';
import type { InputId, Scenario } from '#app/engine/types.ts';
import { figureKey, INPUT_IDS, type Balance } from './balance.ts';

/** What not knowing one input costs: net jobs in the basin if it were at the low or the high end of its interval. */
export type Swing = { input: InputId; low: number; high: number; netAtLow: number; netAtHigh: number };

/** The inputs of a balance that nobody declared, in the order of the engine's table. */
export function undeclared(balance: Balance): InputId[] {
  return INPUT_IDS.filter(
    (input) => !balance.inputs[input].declared && balance.inputs[input].p10 !== balance.inputs[input].p90,
  );
}

/** The swing of one input, all others as they are; null when the net is not computed. */
export function swingOf(
  scenario: Scenario,
  pack: ReferencePack,
  balance: Balance,
  input: InputId,
): Swing | null {
  const { p10: low, p90: high } = balance.inputs[input];
  const netWith = (value: number): number | null => {
    const { indicators } = assess({ ...scenario, [input]: value }, pack, { draws: 0 });
    const key = figureKey('J07', 'basin', 'net-basin');
    return indicators.find(({ id, level, variant }) => figureKey(id, level, variant) === key)?.value ?? null;
  };
  const [netAtLow, netAtHigh] = [netWith(low), netWith(high)];
  return netAtLow === null || netAtHigh === null ? null : { input, low, high, netAtLow, netAtHigh };
}

/** The widest swings first: what to find out first. Those under a tenth of a job teach nothing. */
export function widest(swings: readonly Swing[], most: number): Swing[] {
  const width = (swing: Swing): number => Math.abs(swing.netAtHigh - swing.netAtLow);
  return swings
    .filter((swing) => width(swing) >= 0.1)
    .sort((a, b) => width(b) - width(a) || (a.input < b.input ? -1 : 1))
    .slice(0, most);
}
