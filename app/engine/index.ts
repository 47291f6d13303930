/** The only door of the engine (METHOD section 14): pure, no I/O, no clock, no ambient randomness, no locale. */
export { solveLeontief, leontiefInverse, multipliers } from './leontief.ts';
export { closeHouseholds } from './households.ts';
export { locationQuotients, flq } from './quotients.ts';
export { balanceGravity } from './gravity.ts';
export { netAdditional } from './net.ts';
export { weightedSum, topsis, promethee2, weightedProduct, rankAcceptability, rank } from './scoring.ts';
export { scoreTrace, shareTrace, swingTrace } from './score-trace.ts';
export { zoneTrace } from './zone-trace.ts';
export { nationalDeciles, decileTrace } from './deciles.ts';
export type { DecileBounds } from './deciles.ts';
export { assess, COARSE_BRANCHES, ENGINE_VERSION, DEFAULT_DRAWS } from './assess.ts';
export { checkScenario } from './scenario.ts';
export { prepareBasin, sliceFor } from './responses.ts';
export type { StoredResponse } from './responses.ts';
export { yardsticks } from './yardsticks.ts';
export { INDICATORS } from './indicators/index.ts';
export { purchaseFlows, FLOW_PLACES, IMPORTED } from './flows.ts';
export type { FlowPlace, PurchaseFlow, PurchaseFlows } from './flows.ts';
export { perspective } from './perspective.ts';
export type { Perspective } from './perspective.ts';
export { contradictionsOf, type Contradiction, type FieldId, type Side } from './contradictions.ts';
export { COMPARABLE, comparableMedian, comparableZones } from './comparable.ts';
export type { ComparableZone } from './comparable.ts';
export {
  COSTS,
  factsIn,
  registerOf,
  riskFiguresIn,
  riskFlags,
  type CostId,
  type RiskFacts,
  type RiskFigures,
  type RiskFlag,
  type RiskTest,
  type Step,
} from './risks.ts';
export {
  ADJUSTABLE,
  ASSUMPTIONS,
  assumptionOf,
  statedAssumptions,
  type AdjustableId,
  type AssumptionId,
  type StatedAssumption,
} from './assumptions.ts';
export { YEARS } from './ramp-up.ts';
export { FACT_GROUPS, FACT_IDS, FACT_LIST, FACTS, isFactId, LAND_NEED_MAX } from './facts.ts';
export type { DeclaredFacts, Fact, FactId } from './facts.ts';
export { withObserved } from './observed.ts';
export type { ObservedFacts, ObservedRow } from './observed.ts';
export { PRODUCT_CODE } from './import-origins.ts';
export { assessEverywhere, landingOf, movable } from './everywhere.ts';
export type { Everywhere, LeftOut, ZoneOutcome } from './everywhere.ts';
export { prepareEverywhere } from './everywhere-table.ts';
export type { EverywhereTable } from './everywhere-table.ts';
export { traceDrawn, traceLanding, traceOutcome } from './everywhere-trace.ts';
export { everywhereSources } from './everywhere-reads.ts';
export type { OutcomeFigure } from './everywhere-trace.ts';
export { PAY_ERROR, RATES } from './rates.ts';
export type { StatedRate } from './rates.ts';
export type { IndicatorMeta } from './indicators/index.ts';
export { opportunities, OPPORTUNITY_PARTS, OPPORTUNITY_SOURCES, traceOpportunity } from './opportunities.ts';
export type { Opportunity, OpportunityPart } from './opportunities.ts';
export { accuracyOf, impliedDelta, isInside, LEAST, pool, POOLING } from './recalibration.ts';
export type { Accuracy, Observed, Outcome, Pooled } from './recalibration.ts';
