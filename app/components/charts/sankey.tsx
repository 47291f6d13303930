import { sankey, sankeyJustify, type SankeyLink, type SankeyNode } from 'd3-sankey';
import type { ReactNode } from 'react';
import { useI18n } from '#app/i18n/index.ts';
import { classNames } from '../class-names.ts';
import type { Grade } from '../grade-badge.tsx';
import { ChartFrame, type ChartProps } from './chart-frame.tsx';
import type { LevelName } from './levels-bar.tsx';
import { TextureLegend } from './texture-legend.tsx';
import { textureOf, useTextures } from './textures.tsx';

export type SankeyBand = { id: string; label: string; value: number; grade: Grade };
export type SankeyPlace = { id: LevelName; label: string; value: number };
export type SankeyFlow = { from: string; to: LevelName; value: number };

export type SankeyProps = ChartProps & {
  /** Left side, the largest first. */
  bands: readonly SankeyBand[];
  /** Right side, from the nail outwards. */
  places: readonly SankeyPlace[];
  flows: readonly SankeyFlow[];
  write: (value: number) => string;
  /** The same in a table. */
  twin: ReactNode;
};

type Side = { id: string };
type Node = SankeyNode<Side, object>;
type Link = SankeyLink<Side, object>;

/** Drawing units of the ribbons, stretched to the width; bars are this wide on each side. */
const WIDTH = 100;
const BAR = 1.6;
/** Pixels: between two bands, so that two lines of text hold; and what the values share. */
const GAP = 26;
const VALUES = 230;
/** Where the ribbons start and end, percent of the width: the rest is for words. */
const LEFT = 36;
const RIGHT = 72;
/** Characters a line of a label holds. */
const LINE = 34;

// Whole class names: Tailwind reads them in the source.
const fills: Record<LevelName, string> = {
  basin: 'fill-niv-1',
  department: 'fill-niv-2',
  region: 'fill-niv-3',
  france: 'fill-niv-4',
  abroad: 'fill-niv-5',
};

/** From what is bought to where it is bought: bands of one height scale, the words outside. A table on a phone. */
export function Sankey({ bands, places, flows, write, twin, ...frame }: SankeyProps) {
  const { t } = useI18n();
  const { defs, paint } = useTextures(['indirect']);
  const { nodes, links, height } = layOut(bands, places, flows);
  const at = (value: number | undefined) => `${((value ?? 0) / WIDTH) * (RIGHT - LEFT) + LEFT}%`;
  const sentence = t('charts.sankey.sentence', {
    bands: bands.map(({ label, value }) => `${label} ${write(value)}`).join(', '),
    places: places.map(({ label, value }) => `${label} ${write(value)}`).join(', '),
  });
  return (
    <ChartFrame
      {...frame}
      twin={twin}
      twinOnNarrow
      legend={<TextureLegend />}
      drawing={
        <svg role="img" aria-label={sentence} className="dessin flux" height={height}>
          {defs}
          <svg
            x={`${LEFT}%`}
            width={`${RIGHT - LEFT}%`}
            height={height}
            viewBox={`0 0 ${WIDTH} ${height}`}
            preserveAspectRatio="none"
          >
            {links.map((link) => (
              <path
                key={`${idOf(link.source)} ${idOf(link.target)}`}
                d={ribbon(link)}
                className={classNames(
                  'flux-ruban',
                  fills[places.find(({ id }) => id === idOf(link.target))?.id ?? 'abroad'],
                )}
                vectorEffect="non-scaling-stroke"
              />
            ))}
          </svg>
          {nodes.map((node) => {
            const band = bands.find(({ id }) => `b ${id}` === node.id);
            const place = places.find(({ id }) => id === node.id);
            const middle = ((node.y0 ?? 0) + (node.y1 ?? 0)) / 2;
            const tall = Math.max(1, (node.y1 ?? 0) - (node.y0 ?? 0));
            const box = {
              x: at(node.x0),
              y: node.y0 ?? 0,
              width: `${(BAR / WIDTH) * (RIGHT - LEFT)}%`,
              height: tall,
            };
            return (
              <g key={node.id}>
                {place === undefined ? (
                  <rect {...box} {...paint('indirect', textureOf(band?.grade ?? 'E'))} />
                ) : (
                  <rect
                    {...box}
                    className={classNames(fills[place.id], 'stroke-encre')}
                    strokeWidth="1.2"
                    strokeDasharray={place.id === 'abroad' ? '3 2' : undefined}
                  />
                )}
                <Words
                  x={place === undefined ? LEFT - 1 : RIGHT + 1}
                  y={middle}
                  label={band?.label ?? place?.label ?? ''}
                  value={write(node.value ?? 0)}
                  anchor={place === undefined ? 'end' : 'start'}
                />
              </g>
            );
          })}
        </svg>
      }
    />
  );
}

function Words({
  x,
  y,
  label,
  value,
  anchor,
}: {
  x: number;
  y: number;
  label: string;
  value: string;
  anchor: 'start' | 'end';
}) {
  const [first = '', second] = twoLines(label, anchor === 'end' ? LINE : LINE - 10);
  const common = { x: `${x}%`, textAnchor: anchor } as const;
  return (
    <>
      <text {...common} y={y} dy={second === undefined ? '0.35em' : '-0.2em'}>
        {second === undefined ? (
          <>
            {first} <tspan className="gras">{value}</tspan>
          </>
        ) : (
          first
        )}
      </text>
      {second === undefined ? null : (
        <text {...common} y={y} dy="0.95em">
          {second} <tspan className="gras">{value}</tspan>
        </text>
      )}
    </>
  );
}

/** A label on one line when it holds, on two otherwise; what is longer still is cut with « … ». */
export function twoLines(label: string, most: number): [string, string?] {
  if (label.length <= most) return [label];
  const space = label.lastIndexOf(' ', most);
  const cut = space > 0 ? space : most;
  const rest = label.slice(cut).trim();
  return [label.slice(0, cut), rest.length <= most ? rest : `${rest.slice(0, most - 1).trimEnd()}…`];
}

/** Where each band and each ribbon stands; heights in pixels, one scale for all. */
export function layOut(
  bands: readonly Pick<SankeyBand, 'id'>[],
  places: readonly Pick<SankeyPlace, 'id'>[],
  flows: readonly SankeyFlow[],
): { nodes: Node[]; links: Link[]; height: number } {
  const rows = Math.max(bands.length, places.length);
  const height = VALUES + (rows - 1) * GAP;
  const drawn = flows.filter(({ value }) => value > 0);
  if (drawn.length === 0) return { nodes: [], links: [], height };
  const graph = sankey<Side, object>()
    .nodeId(({ id }) => id)
    .nodeAlign(sankeyJustify)
    .nodeSort(null)
    .linkSort(null)
    .nodeWidth(BAR)
    .nodePadding(GAP)
    .extent([
      [0, 10],
      [WIDTH, height - 10],
    ])({
    nodes: [...bands.map(({ id }) => ({ id: `b ${id}` })), ...places.map(({ id }) => ({ id }))],
    links: inOrder(bands, places, drawn).map(({ from, to, value }) => ({
      source: `b ${from}`,
      target: to,
      value,
    })),
  });
  return { nodes: graph.nodes, links: graph.links, height };
}

/** Ribbons leave and arrive in the order of the other side: none crosses inside a bar. */
function inOrder(
  bands: readonly { id: string }[],
  places: readonly { id: string }[],
  flows: readonly SankeyFlow[],
): SankeyFlow[] {
  const rank = (list: readonly { id: string }[], id: string) => list.findIndex((one) => one.id === id);
  return flows.toSorted(
    (a, b) => rank(bands, a.from) - rank(bands, b.from) || rank(places, a.to) - rank(places, b.to),
  );
}

/** The outline of a ribbon: two curves and two straight ends. */
function ribbon(link: Link): string {
  const [source, target] = [link.source, link.target];
  if (typeof source !== 'object' || typeof target !== 'object') return '';
  const [x0, x1] = [source.x1 ?? 0, target.x0 ?? 0];
  const half = (link.width ?? 0) / 2;
  const [y0, y1] = [link.y0 ?? 0, link.y1 ?? 0];
  const middle = (x0 + x1) / 2;
  return (
    `M${x0} ${y0 - half}C${middle} ${y0 - half} ${middle} ${y1 - half} ${x1} ${y1 - half}` +
    `L${x1} ${y1 + half}C${middle} ${y1 + half} ${middle} ${y0 + half} ${x0} ${y0 + half}Z`
  );
}

function idOf(end: Link['source']): string {
  return typeof end === 'object' ? end.id : String(end);
}
