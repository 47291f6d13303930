import type { Unit } from '../types.ts';
import { ANY, RESTS_ON, type Definition, type Family } from './definition.ts';

/**
 * Indicators of the catalogue that no declared input and no embedded source can give yet: each is listed with
 * what is missing (`missing.<code>` says how to get it) and has no value. One leaves this table when its source enters the pack.
 */
const AWAITED: readonly (readonly [id: string, family: Family, unit: Unit, missing: string])[] = [
  ['J22', 'jobs', 'index', 'hiringTension'],
  ['J23', 'jobs', 'people', 'jobseekers'],
  ['J26', 'jobs', 'share', 'observedJobs'],
  ['S03', 'social', 'share', 'medianWage'],
  ['S11', 'social', 'kEUR/yr', 'unemploymentBenefit'],
  ['S12', 'social', 'kEUR/yr', 'welfareBenefit'],
  ['F02', 'taxes', 'kEUR/yr', 'chainProfits'],
  ['F09', 'taxes', 'kEUR', 'taxableArea'],
  ['F12', 'taxes', 'kEUR/yr', 'c3sRate'],
  ['F13', 'taxes', 'kEUR/yr', 'vatRates'],
  ['F14', 'taxes', 'kEUR/yr', 'vatRates'],
  ['F15', 'taxes', 'kEUR/yr', 'exciseTariffs'],
  ['F16', 'taxes', 'kEUR/yr', 'exciseRates'],
  ['F28', 'taxes', 'kEUR/yr', 'agefiphScale'],
  ['F31', 'taxes', 'kEUR/yr', 'productionTaxes'],
  ['F35', 'taxes', 'kEUR/yr', 'departmentTaxes'],
  ['F36', 'taxes', 'kEUR/yr', 'regionalTaxes'],
  ['F40', 'taxes', 'kEUR', 'fiscalYears'],
  ['N01', 'environment', 'tCO2e/yr', 'energyFactors'],
  ['N02', 'environment', 'tCO2e/yr', 'energyFactors'],
  ['N03', 'environment', 'tCO2e/yr', 'emissionFactors'],
  ['N04', 'environment', 'tCO2e/yr', 'foreignEmissions'],
  ['T04', 'territory', 'index', 'criticalList'],
  ['T08', 'territory', 'sites', 'suppliersNearby'],
  ['T14', 'territory', 'index', 'priorityZoning'],
  ['T15', 'territory', 'share', 'survivalRates'],
  ['T16', 'territory', 'share', 'observedPurchases'],
];

export const AWAITED_INDICATORS: readonly Definition[] = AWAITED.map(([id, family, unit, missing]) => ({
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
}));
