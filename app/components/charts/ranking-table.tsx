import type { ReactNode } from 'react';
import { useI18n } from '#app/i18n/index.ts';
import { classNames } from '../class-names.ts';
import { DataTable, type Column } from '../data-table.tsx';
import { Interval } from '../interval.tsx';
import { ChartFrame, type ChartProps } from './chart-frame.tsx';

export type RankingRow = {
  id: string;
  label: string;
  href?: string | undefined;
  rank: number;
  /** The gap with a neighbour is inside the interval: « 2 = », « ex æquo ». */
  tied: boolean;
  /** 0 to 100. */
  score: number;
  p10: number;
  p90: number;
  /** Share of cases at each rank, first to last, summing to 1. */
  shares: readonly number[];
  /** Read aloud and shown under the name. */
  note?: ReactNode;
};

export type RankingTableProps = ChartProps & {
  rows: readonly RankingRow[];
  currentId?: string | undefined;
  /** One more figure, e.g. net jobs in the basin. */
  extra?: { head: string; cell: (row: RankingRow) => ReactNode } | undefined;
  /** Opens how the score of a candidate is made. */
  onOpenScore?: ((id: string) => void) | undefined;
  /** Opens how the share of cases at a rank is counted. */
  onOpenShare?: ((id: string, rank: number) => void) | undefined;
};

/** Candidates on the fixed scale of 0 to 100, and how solid each rank is. Already a table: it needs no twin. */
export function RankingTable({
  rows,
  currentId,
  extra,
  onOpenScore,
  onOpenShare,
  ...frame
}: RankingTableProps) {
  const { t, format } = useI18n();
  const ranks = Math.max(0, ...rows.map((row) => row.shares.length));
  const columns: Column<RankingRow>[] = [
    {
      id: 'rank',
      head: t('charts.rank'),
      cell: (row) => (
        <b className="nb">
          {row.rank}
          {row.tied ? <span aria-hidden="true">{'\u00a0='}</span> : null}
        </b>
      ),
    },
    {
      id: 'label',
      head: t('charts.project'),
      rowHeader: true,
      cell: (row) => (
        <>
          {row.href ? (
            <a href={row.href}>{row.label}</a>
          ) : (
            <span className={row.id === currentId ? 'gras' : undefined}>{row.label}</span>
          )}
          {row.note ? <span className="xs doux block">{row.note}</span> : null}
        </>
      ),
    },
    {
      id: 'score',
      head: t('charts.score'),
      numeric: true,
      cell: (row) =>
        onOpenScore === undefined ? (
          <b>{format.count(row.score)}</b>
        ) : (
          <button
            type="button"
            className="lien font-bold"
            aria-label={t('charts.open', {
              figure: `${t('charts.score')}, ${row.label}`,
              value: format.count(row.score),
            })}
            onClick={() => onOpenScore(row.id)}
          >
            {format.count(row.score)}
          </button>
        ),
    },
    {
      id: 'interval',
      head: t('charts.ranking.scale'),
      wideOnly: true,
      cell: (row) => (
        <span className="block min-w-28">
          <Interval
            p10={row.p10}
            p50={row.score}
            p90={row.p90}
            max={100}
            write={format.count}
            tone={row.id === currentId ? 'net' : 'ink'}
          />
        </span>
      ),
    },
    ...(extra ? [{ id: 'extra', head: extra.head, numeric: true, cell: extra.cell }] : []),
    {
      id: 'solidity',
      head: t('charts.ranking.solidity', { count: ranks }),
      cell: (row) => (
        <span className="solidite">
          <RankBoxes shares={row.shares} first={row.id === currentId || row.rank === 1} />
          {onOpenShare === undefined ? (
            <span className="nb">{sentenceOf(row)}</span>
          ) : (
            <button
              type="button"
              className="lien nb text-left"
              aria-label={t('charts.open', { figure: row.label, value: sentenceOf(row) })}
              onClick={() => onOpenShare(row.id, likeliest(row))}
            >
              {sentenceOf(row)}
            </button>
          )}
        </span>
      ),
    },
  ];

  function sentenceOf(row: RankingRow): string {
    if (row.tied) return t('charts.ranking.tied');
    const rank = likeliest(row);
    return t('charts.ranking.share', {
      rank: format.rank(rank),
      share: format.percent(row.shares[rank - 1] ?? 0, 0),
    });
  }

  return (
    <ChartFrame
      {...frame}
      twin={null}
      drawing={
        <>
          <DataTable
            caption={t('charts.ranking.caption')}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.id}
            isCurrent={(row) => row.id === currentId}
          />
          <p className="note doux">{t('charts.ranking.note')}</p>
        </>
      }
    />
  );
}

/** The rank held in most cases. */
function likeliest({ shares }: RankingRow): number {
  return shares.indexOf(Math.max(...shares)) + 1;
}

const BOX = 20;
const STEP = 22.5;
const HEIGHT = 18;

/** One box a rank, filled by the share of cases at that rank. */
export function RankBoxes({ shares, first = false }: { shares: readonly number[]; first?: boolean }) {
  const { t, format } = useI18n();
  const sentence = t('charts.ranking.boxes', {
    shares: shares.map((share, place) => `${format.rank(place + 1)} ${format.percent(share, 0)}`).join(', '),
  });
  return (
    <svg
      role="img"
      aria-label={sentence}
      className="dessin cases"
      viewBox={`-0.75 -0.75 ${shares.length * STEP - (STEP - BOX) + 1.5} ${HEIGHT + 1.5}`}
      width={shares.length * STEP}
      height={HEIGHT + 1.5}
    >
      {shares.map((share, place) => {
        const height = Math.min(1, Math.max(0, share)) * HEIGHT;
        return (
          <g key={place} transform={`translate(${place * STEP} 0)`}>
            <rect width={BOX} height={HEIGHT} className="fill-calque stroke-bord" strokeWidth="0.8" />
            <rect
              y={HEIGHT - height}
              width={BOX}
              height={height}
              className={classNames(first ? 'fill-vert' : 'fill-encre-2')}
            />
          </g>
        );
      })}
    </svg>
  );
}
