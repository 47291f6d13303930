import { assess } from './assess.ts';
import { cellReader, reading } from './cells.ts';
import { levelsOfAreas, type FrenchLevel } from './levels.ts';
import { NAMED_SOURCES } from './named-sources.ts';
import type { ReferencePack } from './pack.ts';
import { responseOf } from './responses.ts';
import { succeed } from './result.ts';
import { checkScenario, gradeOf, resolveInputs, settingOf } from './scenario.ts';
import { worstGrade } from './trace.ts';
import type { Grade, Result, Scenario, TraceNode } from './types.ts';

/** Where a purchase is made: a French level, or abroad. */
export type FlowPlace = FrenchLevel | 'abroad';

/** Places of a purchase, from the project outwards. */
export const FLOW_PLACES: readonly FlowPlace[] = ['basin', 'department', 'region', 'france', 'abroad'];

/**
 * What the project buys of one product group and where, k€ a year of the declared year. `product` null: bought abroad, of
 * products that the table does not tell apart. `grade` is the product's: where it is bought is an estimate of its own.
 */
export type PurchaseFlow = { product: string | null; to: FlowPlace; value: number; grade: Grade };

/** The flows, and the derivation of each group's total by its product (`imports` for what is bought abroad). */
export type PurchaseFlows = {
  flows: readonly PurchaseFlow[];
  traces: Readonly<Record<string, TraceNode>>;
};

/** Key of the group that is bought abroad in `PurchaseFlows.traces`. */
export const IMPORTED = 'imports';

/**
 * First-round purchases by product and by place, central figures: they add up to the project's purchases. A product
 * the basin serves wholly has no flow elsewhere. Refuses what `checkScenario` refuses.
 */
export function purchaseFlows(scenario: Scenario, pack: ReferencePack): Result<PurchaseFlows> {
  const checked = checkScenario(scenario, pack);
  if (!checked.ok) return checked;
  const found = responseOf(pack, scenario.zone);
  if (!found.ok) return found;
  const response = found.value;
  const setting = settingOf(scenario, pack, response);
  const resolved = resolveInputs(setting, null, null, null);
  const { price, national, branch } = setting;
  const levels = levelsOfAreas(response.areas, setting.department);
  const cells = cellReader(pack);
  const branchCode = pack.branches[branch]?.code ?? '';
  const held = (ids: readonly string[]) => ids.filter((id) => pack.sources[id] !== undefined);
  const stated = new Set(Object.keys(scenario.purchaseMix ?? {}));
  const declared = scenario.localPurchaseShare !== null && scenario.localPurchaseShare !== undefined;

  // The derivations of the two inputs are those of the balance itself.
  const { inputs } = assess(scenario, pack, { draws: 0 });
  const [total, inFrance] = [inputs.purchases.trace, inputs.francePurchaseShare.trace];
  const flows: PurchaseFlow[] = [];
  const traces: Record<string, TraceNode> = {};
  const bought = resolved.purchases.reduce((sum, value) => sum + value, 0);
  for (let k = 0; k < national.size; k += 1) {
    const value = resolved.purchases[k] ?? 0;
    if (value <= 0) continue;
    const product = pack.branches[k]?.code ?? '';
    const local = resolved.localPurchases[k] ?? 0;
    const served = response.served[k] ?? 0;
    const places = new Map<FlowPlace, number>([['basin', local]]);
    for (const [a, level] of levels.entries()) {
      if (level === 'basin') continue;
      // what is not bought in the basin follows the places that serve its remainder.
      const share = served < 1 ? (response.first[k * levels.length + a] ?? 0) / (1 - served) : 0;
      places.set(level, (places.get(level) ?? 0) + (value - local) * share);
    }
    // A product that the basin makes all of, and that the project says it buys elsewhere: the rest of France, no model says where.
    if (served >= 1 && value > local) places.set('france', (places.get('france') ?? 0) + value - local);
    const part = reading(
      {
        id: 'productShare',
        value: bought > 0 ? value / bought : 0,
        unit: 'share',
        grade: stated.has(product) ? 'B' : 'D',
        rule: 'R-35',
        inputs: [],
        sources: stated.has(product) ? [] : held(['insee-tes-2019']),
        cell: `${product} × ${branchCode}`,
      },
      cells.byTable('ratio'),
      stated.has(product) ? [] : [...cells.flow(k, branch), ...cells.purchases(branch)],
    );
    const grade = worstGrade([total, inFrance, part]);
    for (const [to, made] of places) if (made > 0) flows.push({ product, to, value: made / price, grade });
    traces[product] = {
      id: 'productPurchases',
      value: value / price,
      unit: 'kEUR/yr',
      grade,
      rule: 'R-145',
      inputs: [
        total,
        inFrance,
        part,
        reading(
          {
            id: 'productServed',
            value: value > 0 ? local / value : 0,
            unit: 'share',
            grade: declared ? gradeOf(setting, 'localPurchaseShare') : 'E',
            rule: 'R-38',
            inputs: declared ? [inputs.localPurchaseShare.trace] : [],
            sources: declared ? [] : held(NAMED_SOURCES.geography),
            cell: `${scenario.zone} × ${product}`,
          },
          'whole',
          declared
            ? []
            : [
                ...cells.posts(setting.zone, k),
                ...cells.posts(null, k),
                ...cells.posts(setting.zone, null),
                ...cells.sales(k),
                ...cells.centres(setting.zone),
              ],
        ),
      ],
      sources: [],
      cell: product,
    };
  }
  const abroad = resolved.inputs.purchases * (1 - resolved.inputs.francePurchaseShare);
  if (abroad > 0) {
    const grade = worstGrade([total, inFrance]);
    flows.push({ product: null, to: 'abroad', value: abroad, grade });
    traces[IMPORTED] = {
      id: 'importedPurchases',
      value: abroad,
      unit: 'kEUR/yr',
      grade,
      rule: 'R-145',
      inputs: [total, inFrance],
      sources: [],
      cell: branchCode,
    };
  }
  return succeed({ flows, traces });
}
