import type { InputId, TraceNode } from '#app/engine/types.ts';
import {
  figureKey,
  INPUT_IDS,
  type Balance,
  type BalanceInput,
  type Figure,
} from '#app/features/impact/balance.ts';
import type { BalanceContent, Derivations, FlatNode } from '#app/services/index.ts';

/** What a sheet is drawn from: a balance without its derivations, which are asked for one at a time. */
export type Sheet = Omit<BalanceContent, 'derivations'>;

/** How a frozen sheet was kept; dates are ISO. */
export type Kept = {
  id: string;
  version: number;
  hash: string;
  frozenAt: string;
  publishedAt: string | null;
};

/** A balance without its derivations. */
export function sheetOf(content: BalanceContent): Sheet {
  const { schema, at, project, scenario, proofs, engine, pack, draws } = content;
  const { inputs, indicators, zones, warnings, drivers, sources } = content;
  const { effective, flows, perspective, names, years, fit, context, risks } = content;
  return {
    ...{ schema, at, project, scenario, proofs, engine, pack, draws },
    ...{ inputs, indicators, zones, warnings, drivers, sources },
    ...(flows === undefined ? {} : { flows }),
    ...(perspective === undefined ? {} : { perspective }),
    ...(names === undefined ? {} : { names }),
    ...(effective === undefined ? {} : { effective }),
    ...(years === undefined ? {} : { years }),
    ...(fit === undefined ? {} : { fit }),
    ...(context === undefined ? {} : { context }),
    ...(risks === undefined ? {} : { risks }),
  };
}

/** The same figures in the shape that the charts of the project page read. */
export function balanceIn(sheet: Sheet): Balance {
  return {
    engine: sheet.engine,
    pack: sheet.pack,
    zone: sheet.scenario.zone,
    branch: sheet.scenario.branch,
    // Built from INPUT_IDS: every input is there.
    inputs: Object.fromEntries(
      INPUT_IDS.map((id): [InputId, BalanceInput] => {
        const { unknown = false, ...input } = sheet.inputs[id];
        return [id, { ...input, unknown }];
      }),
    ) as Record<InputId, BalanceInput>,
    figures: Object.fromEntries(
      sheet.indicators.map((figure) => [figureKey(figure.id, figure.level, figure.variant), figure]),
    ),
    zones: sheet.zones,
    warnings: sheet.warnings,
    years: sheet.years ?? [],
    fit: sheet.fit ?? null,
    context: sheet.context ?? null,
  };
}

/** The ten figures of the first page, in order: the name of each in the catalogue and its key. */
export const TEN = [
  ['netBasin', figureKey('J07', 'basin', 'net-basin')],
  ['netFrance', figureKey('J07', 'total', 'net-france')],
  ['valueAdded', figureKey('E23', 'total', 'net-france')],
  ['localPurchases', figureKey('E16', 'basin', 'gross')],
  ['imports', figureKey('T01', 'total', 'gross')],
  ['wage', figureKey('S02', 'basin', 'gross')],
  ['localTax', figureKey('F04', 'basin', 'gross')],
  ['contributions', figureKey('F17', 'total', 'gross')],
  ['publicCost', figureKey('F41', 'total', 'net-france')],
  ['investment', figureKey('E11', 'basin', 'gross')],
] as const;

/** Key of the figure that answers the page. */
export const NET_BASIN = TEN[0][1];
export const NET_FRANCE = TEN[1][1];

/** The interval of a figure when it has one: a figure known exactly has none. */
export function boundsOf(figure: Pick<Figure, 'value' | 'p10' | 'p90'> | undefined): [number, number] | null {
  if (figure === undefined || figure.value === null || figure.p10 === null || figure.p90 === null)
    return null;
  return figure.p10 === figure.p90 ? null : [figure.p10, figure.p90];
}

/** The heaviest shares of variance; what is left is the last, under null. Empty when nothing varies. */
export function heaviest(
  drivers: readonly { id: string; share: number }[],
  most: number,
): { id: string | null; share: number }[] {
  const first = drivers.slice(0, most);
  const left = 1 - first.reduce((sum, { share }) => sum + share, 0);
  return drivers.length > 0 && left >= 0.005 ? [...first, { id: null, share: left }] : first;
}

/** One derivation, cut out of all of them: what a page asks for when somebody opens a figure. */
export type Cut = { nodes: readonly FlatNode[]; root: number };

/** The nodes that one root rests on, renumbered; null when the balance has no such figure. */
export function cutDerivation({ nodes, roots }: Derivations, key: string): Cut | null {
  const start = Object.hasOwn(roots, key) ? roots[key] : undefined;
  if (start === undefined) return null;
  const places = new Map<number, number>();
  const kept: FlatNode[] = [];
  const visit = (at: number): number => {
    const known = places.get(at);
    if (known !== undefined) return known;
    const node = nodes[at];
    if (node === undefined) throw new Error(`The derivation has no node ${at}.`);
    const inputs = node.inputs.map(visit);
    kept.push({ ...node, inputs });
    places.set(at, kept.length - 1);
    return kept.length - 1;
  };
  const root = visit(start);
  return { nodes: kept, root };
}

/** The tree that the trace panel reads; operands come before what they make, as `cutDerivation` leaves them. */
export function treeOf({ nodes, root }: Cut): TraceNode | null {
  const built: TraceNode[] = [];
  for (const node of nodes) {
    built.push({ ...node, inputs: node.inputs.flatMap((at) => built[at] ?? []) });
  }
  return built[root] ?? null;
}
