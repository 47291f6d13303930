import { cellReader, percent, sourcesIn } from './cells.ts';
import { createInputTracer } from './input-trace.ts';
import { packNodes } from './pack-trace.ts';
import type { Place, Resolved } from './scenario.ts';
import type { OfficialCell, TraceNode } from './types.ts';

/** Inputs that are the same in every zone and that derivations name. */
type SharedInput =
  | 'directJobs'
  | 'grossWage'
  | 'purchases'
  | 'francePurchaseShare'
  | 'exportShare'
  | 'importReplacement'
  | 'deadweight'
  | 'substitution';

/** Assumptions that a zone's derivations name. */
type SharedAssumption =
  'displacementElasticity' | 'tensionDisplacement' | 'incomeTaxRate' | 'residentFloor' | 'commutingDecay';

/** What is read of one zone: posts, of all branches and of the project's, centre, last published rate (a share) and its quarter. */
type ZoneRead = {
  name: string;
  posts: number;
  branchPosts: number;
  lon: number;
  lat: number;
  rate: number | null;
  quarter: string;
};

/**
 * What the derivations of 305 zones read in the pack, as plain data that a page carries: nodes that all zones share, the
 * cells of one zone as a pattern, and the figures that each zone puts in it.
 */
export type EverywhereReads = {
  inputs: Readonly<Record<SharedInput, TraceNode>>;
  assumptions: Readonly<Record<SharedAssumption, TraceNode>>;
  /** The displacement that the project declares for France; null when it is estimated, zone by zone. */
  displacement: TraceNode | null;
  table: TraceNode;
  saving: TraceNode;
  basket: TraceNode;
  /** Posts of the branch in France. */
  branchInFrance: TraceNode;
  /** Nodes and cells of one zone, whose own figures are replaced by those of the zone asked (`inZone`). */
  pattern: {
    posts: TraceNode;
    branchPosts: TraceNode;
    unemployment: TraceNode;
    trade: TraceNode;
    centres: readonly OfficialCell[];
    /** Cells of the census; none while commuting is estimated. */
    commuting: readonly OfficialCell[];
    zone: string;
  };
  zones: Readonly<Record<string, ZoneRead>>;
};

/** Reads the pack once for all zones; `place` is the project's own. */
export function everywhereReads(place: Place, resolved: Resolved): EverywhereReads {
  const { pack, zone, branch, scenario } = place;
  const tracer = createInputTracer(place, resolved);
  const nodes = packNodes(pack);
  const cells = cellReader(pack);
  const inputs: Record<SharedInput, TraceNode> = {
    directJobs: tracer.input('directJobs'),
    grossWage: tracer.input('grossWage'),
    purchases: tracer.input('purchases'),
    francePurchaseShare: tracer.input('francePurchaseShare'),
    exportShare: tracer.input('exportShare'),
    importReplacement: tracer.input('importReplacement'),
    deadweight: tracer.input('deadweight'),
    substitution: tracer.input('substitution'),
  };
  const assumptions: Record<SharedAssumption, TraceNode> = {
    displacementElasticity: tracer.named('displacementElasticity'),
    tensionDisplacement: tracer.named('tensionDisplacement'),
    incomeTaxRate: tracer.named('incomeTaxRate'),
    residentFloor: tracer.named('residentFloor'),
    commutingDecay: tracer.named('commutingDecay'),
  };
  const declared = scenario.displacement ?? null;
  return {
    inputs,
    assumptions,
    displacement: declared === null ? null : tracer.input('displacement'),
    table: nodes.table(),
    saving: nodes.savingRate(),
    basket: nodes.basket(),
    branchInFrance: nodes.posts(null, branch),
    pattern: {
      posts: nodes.posts(zone, null),
      branchPosts: nodes.posts(zone, branch),
      unemployment: nodes.unemployment(zone),
      trade: tracer.trade(),
      centres: cells.centres(zone),
      commuting: cells.commuting(zone),
      zone: pack.zones[zone]?.code ?? '',
    },
    zones: Object.fromEntries(
      pack.zones.map(({ code, name, lon, lat }, at): [string, ZoneRead] => {
        const row = pack.posts[at] ?? [];
        const { value: rate, reads = [] } = nodes.unemployment(at);
        return [
          code,
          {
            name,
            posts: row.reduce((sum, posts) => sum + posts, 0),
            branchPosts: row[branch] ?? 0,
            lon,
            lat,
            rate,
            quarter: reads[0]?.year ?? '',
          },
        ];
      }),
    ),
  };
}

/** Every source that the derivations of the zones cite, in the order they are met. */
export function everywhereSources({
  inputs,
  assumptions,
  displacement,
  table,
  saving,
  basket,
  branchInFrance,
  pattern,
}: EverywhereReads): string[] {
  const { posts, branchPosts, unemployment, trade, commuting } = pattern;
  const roots = [table, posts, branchPosts, branchInFrance, trade, unemployment, saving, basket];
  return [
    ...new Set([
      ...[...roots, ...Object.values(inputs), ...Object.values(assumptions)].flatMap(sourcesIn),
      ...(displacement === null ? [] : sourcesIn(displacement)),
      ...commuting.map(({ source }) => source),
    ]),
  ];
}

/** The nodes of one zone, made of the pattern and of its own figures. */
export type ZoneNodes = {
  name: string;
  posts: TraceNode;
  branchPosts: TraceNode;
  unemployment: TraceNode;
  /** The geography of trade around the zone, and its cells. */
  trade: TraceNode;
  commuting: readonly OfficialCell[];
};

/** What is read of a zone; a zone that the pack does not hold keeps its code for name and nothing else. */
export function inZone({ pattern, zones }: EverywhereReads, code: string): ZoneNodes {
  const found: ZoneRead = zones[code] ?? {
    name: code,
    posts: 0,
    branchPosts: 0,
    lon: 0,
    lat: 0,
    rate: null,
    quarter: '',
  };
  const { name, posts, branchPosts, lon, lat, rate, quarter } = found;
  const row = { code, label: name };
  const isHere = (axis: OfficialCell['row']) => 'code' in axis && axis.code === pattern.zone;
  const moved = (cells: readonly OfficialCell[], values: readonly (number | null)[]): OfficialCell[] =>
    cells.map((cell, at) => ({
      ...cell,
      row: isHere(cell.row) ? row : cell.row,
      column: isHere(cell.column) ? row : cell.column,
      value: values[at] ?? null,
    }));
  const placed = (node: TraceNode, value: number | null, written: number | null = value): TraceNode => ({
    ...node,
    value,
    cell: (node.cell ?? '').replace(pattern.zone, code),
    ...(node.reads === undefined ? {} : { reads: moved(node.reads, [written]) }),
  });
  const rated = placed(pattern.unemployment, rate, rate === null ? null : percent(rate));
  const own = moved(pattern.posts.reads ?? [], [posts]);
  const centre = moved(pattern.centres, [lon, lat]);
  return {
    name,
    posts: placed(pattern.posts, posts),
    branchPosts: placed(pattern.branchPosts, branchPosts),
    unemployment: {
      ...rated,
      ...(rated.reads === undefined
        ? {}
        : {
            reads: rated.reads.map((cell) => ({
              ...cell,
              column: { code: quarter, label: quarter },
              year: quarter,
            })),
          }),
    },
    trade: {
      ...pattern.trade,
      cell: name,
      ...(pattern.trade.reads === undefined
        ? {}
        : {
            reads: pattern.trade.reads.map((cell) => {
              if (!isHere(cell.row)) return cell;
              const at = pattern.centres.findIndex((one) => sameColumn(one, cell));
              return (at >= 0 ? centre[at] : own[0]) ?? cell;
            }),
          }),
    },
    commuting: moved(pattern.commuting, []),
  };
}

function sameColumn(a: OfficialCell, b: OfficialCell): boolean {
  return (
    a.source === b.source &&
    a.table === b.table &&
    'code' in a.column &&
    'code' in b.column &&
    a.column.code === b.column.code
  );
}
