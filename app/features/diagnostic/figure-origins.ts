import { figureIdsOf, parseFigure, readFigure, type FigureName } from '#app/documents/index.ts';
import { cellReader, reading, sourcesIn } from '#app/engine/cells.ts';
import type { Grade, OfficialCell, ReadRule, Source, TraceNode, Unit } from '#app/engine/types.ts';
import { rateNode } from '#app/features/basin/unemployment-chart.tsx';
import { findZone, type FullPack, type ZoneContext } from '#app/reference/index.ts';

/** Where the official figures of a diagnostic come from: a derivation for each, by its id, and the sources they cite. */
export type Origins = {
  nodes: Readonly<Record<string, TraceNode>>;
  sources: Readonly<Record<string, Source>>;
};

/** Quarters in a year: what the change of a rate counts back. */
const YEAR = 4;

/** Down to the cells of the official tables, for every figure that the diagnostic of a zone may point at and that is known. */
export function figureOrigins(pack: FullPack, code: string): Origins {
  const zone = findZone(pack, code);
  if (zone === null) return { nodes: {}, sources: {} };
  const found = known.get(zone) ?? originsIn(pack, zone);
  known.set(zone, found);
  return found;
}

/** Of a zone of one pack, made once: everybody in a room opens the same diagnostic. */
const known = new WeakMap<ZoneContext, Origins>();

function originsIn(pack: FullPack, zone: ZoneContext): Origins {
  const { code } = zone;
  const nodes = Object.fromEntries(
    figureIdsOf(pack, code).flatMap((id) => {
      const name = parseFigure(id);
      const value = readFigure(pack, code, id)?.value ?? null;
      return name === null || value === null ? [] : [[id, originOf(pack, zone, name, value)] as const];
    }),
  );
  const cited = new Set(Object.values(nodes).flatMap(sourcesIn));
  return {
    nodes,
    sources: Object.fromEntries(Object.entries(pack.sources).filter(([id]) => cited.has(id))),
  };
}

function originOf(pack: FullPack, zone: ZoneContext, name: FigureName, value: number): TraceNode {
  const at = pack.zones.indexOf(zone);
  const cells = cellReader(pack);
  const valueOf = (reads: readonly OfficialCell[]) => reads[0]?.value ?? null;
  const read = (
    id: string,
    found: number | null,
    readAs: ReadRule,
    reads: readonly OfficialCell[],
    more: { unit?: Unit; grade?: Grade; cell?: string; source: string },
  ): TraceNode =>
    reading(
      {
        id: `basin.${id}`,
        value: found,
        unit: more.unit ?? 'index',
        grade: more.grade ?? 'C',
        rule: 'source',
        inputs: [],
        sources: [more.source],
        cell: more.cell ?? zone.name,
      },
      readAs,
      reads,
    );
  const made = (id: string, unit: Unit, rule: string, inputs: TraceNode[], cell = zone.name): TraceNode => ({
    id: `basin.${id}`,
    value,
    unit,
    grade: 'C',
    rule,
    inputs,
    sources: [],
    cell,
  });
  const flores = { source: 'insee-flores' };
  const counted = (id: string, reads: readonly OfficialCell[], cell?: string) =>
    read(id, valueOf(reads), 'sum', reads, cell === undefined ? flores : { ...flores, cell });

  if (name.branch !== null) {
    const branch = pack.branches.findIndex((one) => one.code === name.branch);
    const cell = `${zone.name}, ${name.branch}`;
    const here = cells.posts(at, branch);
    const own = read('branchPosts', pack.posts[at]?.[branch] ?? 0, 'cell', here, { ...flores, cell });
    if (name.measure === 'posts') return own;
    return made(
      'quotient',
      'ratio',
      'B-02',
      [
        own,
        counted('posts', cells.posts(at, null)),
        counted('branchPostsFrance', cells.posts(null, branch), `France, ${name.branch}`),
        counted('postsFrance', cells.posts(null, null), 'France'),
      ],
      cell,
    );
  }
  const ofCommunes = (id: string, table: Parameters<typeof cells.communes>[0], source: string) =>
    read(id, valueOf(cells.communes(table, at)), 'communes-sum', cells.communes(table, at), { source });
  switch (name.measure) {
    case 'population':
      return ofCommunes('population', 'population', 'etalab-decoupage');
    case 'posts':
      return counted('posts', cells.posts(at, null));
    case 'industry-posts':
      return counted('manufacturingPosts', cells.manufacturing(at));
    case 'industry-share':
      return made('manufacturingShare', 'share', 'B-01', [
        counted('manufacturingPosts', cells.manufacturing(at)),
        counted('posts', cells.posts(at, null)),
      ]);
    case 'unemployment':
      return rateNode(pack.sources, zone, pack.quarters.at(-1) ?? '', value);
    case 'unemployment-change': {
      const rate = (back: number) =>
        rateNode(pack.sources, zone, pack.quarters.at(-1 - back) ?? '', zone.unemployment.at(-1 - back) ?? 0);
      return made('rateChange', 'point', 'B-05', [rate(0), rate(YEAR)]);
    }
    case 'median-income':
      return read('income', value / 1000, 'communes-mean', cells.communes('income', at), {
        source: 'insee-filosofi',
        unit: 'kEUR/yr',
        grade: 'E',
      });
    case 'vacant-housing':
      return made('vacancy', 'share', 'B-01', [
        ofCommunes('vacantDwellings', 'vacant', 'insee-logement'),
        ofCommunes('dwellings', 'dwellings', 'insee-logement'),
      ]);
    case 'brownfields-industrial':
      return ofCommunes('industrialSites', 'industrialSites', 'cerema-cartofriches');
    case 'brownfields-unused':
      return ofCommunes('unusedSites', 'unusedSites', 'cerema-cartofriches');
    case 'property-tax':
      return read('propertyTax', value, 'communes-mean', cells.communes('propertyTax', at), {
        source: 'dgfip-tfpb',
        unit: 'share',
        grade: 'E',
      });
    default:
      return name satisfies never;
  }
}
