import { ADJUSTABLE, ASSUMPTIONS, type AdjustableId } from '#app/engine/index.ts';
import type { Scenario } from '#app/engine/types.ts';

/** Assumptions that a group may move: those of the engine, and the two that are inputs of the project. */
export type MovableId = AdjustableId | 'deadweight' | 'substitution';

/** In the order of the panel: what the basin keeps, what is net, what households do, works and time. */
export const MOVABLE: readonly MovableId[] = [
  'deltaExposed',
  'deltaSheltered',
  'displacementElasticity',
  'deadweight',
  'substitution',
  'tensionDisplacement',
  'savingSpread',
  'incomeTaxRate',
  'investmentFranceShare',
  'rampYears',
];

/** One assumption away from its published centre. */
export type MovedAssumption = { id: MovableId; value: number; from: number };

/** The assumptions that a scenario uses away from their published centre, in the order of the panel. */
export function movedAssumptions(scenario: Scenario): MovedAssumption[] {
  return MOVABLE.flatMap((id) => {
    const value = isInput(id) ? scenario[id] : scenario.assumptions?.[id];
    const from = ASSUMPTIONS[id].central;
    return value === null || value === undefined || value === from ? [] : [{ id, value, from }];
  });
}

/** True for the two that are declared like any input. */
export function isInput(id: MovableId): id is 'deadweight' | 'substitution' {
  return !ADJUSTABLE.some((one) => one === id);
}
