import { FACT_LIST, factOf } from '#app/engine/facts.ts';
import type { FieldId } from '#app/engine/index.ts';
import type { Scenario } from '#app/engine/types.ts';
import { isInputId } from '#app/features/impact/balance.ts';

/** A field that the page may lead to: one of the engine's figures, or the code of the product. */
export type FilledField = FieldId | 'productCode';

/**
 * The field that fills a missing indicator: the input that it names as missing, the land it is a part of, else the first fact
 * of the table that serves it and that nobody declares; null when no field does.
 * @example fieldOf('J16', 'contracts', scenario) // 'permanentShare'
 */
export function fieldOf(indicator: string, missing: string, scenario: Scenario): FilledField | null {
  if (isInputId(missing) || missing === 'productCode') return missing;
  if (missing === 'announcedJobs') return 'directJobs';
  const serving = FACT_LIST.filter(({ serves }) => serves.includes(indicator));
  if (serving.some(({ atMost }) => atMost === 'landNeed') && (scenario.landNeed ?? null) === null)
    return 'landNeed';
  return serving.find(({ id }) => factOf(scenario, id) === null)?.id ?? null;
}
