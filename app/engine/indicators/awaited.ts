import type { Unit } from '../types.ts';
import { J22, J23, T08 } from './surroundings.ts';
import { ANY, RESTS_ON, type Definition, type Family } from './definition.ts';

type Awaited = readonly [id: string, family: Family, unit: Unit, missing: string];

/**
 * Indicators of the catalogue that no embedded source can give: each is listed with what is missing (`missing.<code>` says how
 * to get it) and has no value, or is the definition that reads an imported file once it is there.
 */
const AWAITED: readonly (Awaited | Definition)[] = [
  J22,
  J23,
  ['S03', 'social', 'share', 'medianWage'],
  ['S11', 'social', 'kEUR/yr', 'unemploymentBenefit'],
  ['S12', 'social', 'kEUR/yr', 'welfareBenefit'],
  ['F02', 'taxes', 'kEUR/yr', 'chainProfits'],
  ['F12', 'taxes', 'kEUR/yr', 'c3sRate'],
  ['F13', 'taxes', 'kEUR/yr', 'vatRates'],
  ['F14', 'taxes', 'kEUR/yr', 'vatRates'],
  ['F15', 'taxes', 'kEUR/yr', 'exciseTariffs'],
  ['F16', 'taxes', 'kEUR/yr', 'exciseRates'],
  ['F28', 'taxes', 'kEUR/yr', 'agefiphScale'],
  ['F35', 'taxes', 'kEUR/yr', 'departmentTaxes'],
  ['F36', 'taxes', 'kEUR/yr', 'regionalTaxes'],
  ['F40', 'taxes', 'kEUR', 'fiscalYears'],
  ['N03', 'environment', 'tCO2e/yr', 'emissionFactors'],
  ['N04', 'environment', 'tCO2e/yr', 'foreignEmissions'],
  ['T04', 'territory', 'index', 'criticalList'],
  T08,
  ['T14', 'territory', 'index', 'priorityZoning'],
  ['T15', 'territory', 'share', 'survivalRates'],
];

export const AWAITED_INDICATORS: readonly Definition[] = AWAITED.map((one) =>
  'id' in one ? one : awaited(one),
);

function awaited([id, family, unit, missing]: Awaited): Definition {
  return {
    id,
    family,
    unit,
    rule: 'R-77',
    ...RESTS_ON.project,
    ...ANY,
    at: [['total', 'gross']],
    value: () => 0,
    operands: () => [],
    missing: () => missing,
  };
}
