import {
  INPUTS,
  type Assessment,
  type Fit,
  type Grade,
  type Indicator,
  type InputId,
  type Level,
  type RiskContext,
  type Unit,
  type Variant,
  type Warning,
  type YearFigures,
  type ZoneEffect,
} from '#app/engine/types.ts';

/** An input as the balance used it: declared, or the estimate that stood in for it. Value in the engine's unit. */
export type BalanceInput = {
  value: number;
  declared: boolean;
  grade: Grade;
  p10: number;
  p90: number;
  /** Nothing declared and nothing official stands in: never shown as an estimate. */
  unknown: boolean;
};

/** One figure without its derivation, which is asked for when somebody opens it. */
export type Figure = Pick<
  Indicator,
  'id' | 'level' | 'variant' | 'value' | 'p10' | 'p50' | 'p90' | 'unit' | 'grade' | 'missing'
>;

/** What a page shows of an assessment. Light enough to travel at each keystroke: no draws, no derivations. */
export type Balance = {
  engine: string;
  pack: string;
  zone: string;
  branch: string;
  inputs: Readonly<Record<InputId, BalanceInput>>;
  figures: Readonly<Record<string, Figure>>;
  zones: readonly ZoneEffect[];
  warnings: readonly Warning[];
  /** Ten years, the fit and what the risks compare; none in a balance frozen before the engine knew them. */
  years: readonly YearFigures[];
  fit: Fit | null;
  context: RiskContext | null;
};

/** The inputs in the order of the engine's table. */
export const INPUT_IDS: readonly InputId[] = Object.keys(INPUTS).filter(isInputId);

/** True for the name of an input of the engine. */
export function isInputId(name: string): name is InputId {
  return Object.hasOwn(INPUTS, name);
}

/** The name of one figure, as in `Assessment.traces`: `J07|basin|net-basin`. */
export function figureKey(id: string, level: Level, variant: Variant): string {
  return `${id}|${level}|${variant}`;
}

/** Prefix of the key that names an input where a figure's key is expected: `input:directJobs`. */
export const INPUT_KEY = 'input:';

/** Drops draws and derivations. `zones` below a tenth of a job are dropped too: no screen shows them. */
export function balanceOf(assessment: Assessment): Balance {
  const inputs = Object.fromEntries(
    INPUT_IDS.map((id) => {
      const { value, declared, grade, p10, p90, unknown = false } = assessment.inputs[id];
      return [id, { value, declared, grade, p10, p90, unknown }];
    }),
  );
  const figures = Object.fromEntries(
    assessment.indicators.map(({ id, level, variant, value, p10, p50, p90, unit, grade, missing }) => [
      figureKey(id, level, variant),
      { id, level, variant, value, p10, p50, p90, unit, grade, missing },
    ]),
  );
  return {
    engine: assessment.engine,
    pack: assessment.pack,
    zone: assessment.zone,
    branch: assessment.branch,
    // Built from INPUT_IDS: every input is there.
    inputs: inputs as Record<InputId, BalanceInput>,
    figures,
    zones: assessment.zones.filter(
      (zone) => zone.direct + zone.indirect + zone.induced >= 0.1 || zone.displaced >= 0.1,
    ),
    warnings: assessment.warnings,
    years: assessment.years,
    fit: assessment.fit,
    context: assessment.context,
  };
}

/** The central value of a figure, null when it is not computed. */
export function valueOf(balance: Balance, id: string, level: Level, variant: Variant): number | null {
  return balance.figures[figureKey(id, level, variant)]?.value ?? null;
}

/** How many inputs the project declares, of how many the engine reads. */
export function declaredCount(balance: Balance): { declared: number; of: number } {
  return { declared: INPUT_IDS.filter((id) => balance.inputs[id].declared).length, of: INPUT_IDS.length };
}

/** One figure of a family of indicators with the same unit; for callers that only need to write it. */
export type Written = { value: number; low: number | null; high: number | null; unit: Unit };

/** The figure ready to be written; null when it is missing. An interval reduced to its centre is no interval. */
export function writtenOf(figure: Figure | undefined): Written | null {
  if (figure?.value === null || figure?.value === undefined) return null;
  const sharp = figure.p10 === null || figure.p90 === null || figure.p10 === figure.p90;
  return {
    value: figure.value,
    low: sharp ? null : figure.p10,
    high: sharp ? null : figure.p90,
    unit: figure.unit,
  };
}
