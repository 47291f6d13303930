import { useI18n } from '#app/i18n/index.ts';
import { DataTable } from '../data-table.tsx';
import { ChartFrame, type ChartProps } from './chart-frame.tsx';

export type FiliereLink = {
  id: string;
  label: string;
  /** « 6 ateliers, 240 emplois ». */
  detail?: string | undefined;
  /** Purchases or sales, k€ a year; null when unknown: a thin line. */
  weight: number | null;
  /** Absent from the basin, bought elsewhere: the hole is the opportunity. */
  missing?: boolean | undefined;
};

export type FiliereGraphProps = ChartProps & {
  center: { label: string; detail?: string | undefined };
  suppliers: readonly FiliereLink[];
  buyers: readonly FiliereLink[];
};

const BOX = 48;
const PITCH = 84;

/** Suppliers, locomotive, buyers; a missing link is a dashed plum box. */
export function FiliereGraph({ center, suppliers, buyers, ...frame }: FiliereGraphProps) {
  const { t, format } = useI18n();
  const rows = Math.max(suppliers.length, buyers.length, 1);
  const height = rows * PITCH - (PITCH - BOX);
  const middle = height / 2;
  const most = Math.max(1, ...[...suppliers, ...buyers].map((link) => link.weight ?? 0));
  const thick = (link: FiliereLink) => (link.weight === null ? 2 : 2 + 11 * Math.sqrt(link.weight / most));
  const y = (place: number, count: number) =>
    (height - (count * PITCH - (PITCH - BOX))) / 2 + place * PITCH + BOX / 2;
  const missing = suppliers.concat(buyers).filter((link) => link.missing);
  const sentence = t('charts.filiere.sentence', {
    name: center.label,
    suppliers: format.count(suppliers.length),
    buyers: format.count(buyers.length),
    missing: missing.length > 0 ? format.list(missing.map((link) => link.label)) : t('charts.filiere.none'),
  });
  const side = (links: readonly FiliereLink[], left: boolean) =>
    links.map((link, place) => (
      <svg
        key={link.id}
        x={left ? '26%' : '63%'}
        width="11%"
        height={height}
        viewBox={`0 0 100 ${height}`}
        preserveAspectRatio="none"
        overflow="visible"
      >
        <path
          d={
            left
              ? `M0 ${y(place, links.length)}C55 ${y(place, links.length)} 45 ${middle} 100 ${middle}`
              : `M0 ${middle}C55 ${middle} 45 ${y(place, links.length)} 100 ${y(place, links.length)}`
          }
          fill="none"
          className={link.missing ? 'stroke-prune' : 'stroke-niv-3'}
          strokeWidth={thick(link)}
          strokeDasharray={link.missing ? '5 4' : undefined}
          vectorEffect="non-scaling-stroke"
        />
      </svg>
    ));
  const boxes = (links: readonly FiliereLink[], left: boolean) =>
    links.map((link, place) => (
      <Box key={link.id} x={left ? 0 : 74} y={y(place, links.length) - BOX / 2} link={link} />
    ));
  const rowsOf = [
    ...suppliers.map((link) => ({ ...link, side: 'supplier' as const })),
    ...buyers.map((link) => ({ ...link, side: 'buyer' as const })),
  ];
  return (
    <ChartFrame
      {...frame}
      twinKind="list"
      twinOnNarrow
      drawing={
        <>
          <div
            className="defile"
            tabIndex={0}
            role="group"
            aria-label={t('charts.filiere.caption', { name: center.label })}
          >
            <svg role="img" aria-label={sentence} className="dessin min-w-[34rem]" height={height + 4}>
              {side(suppliers, true)}
              {side(buyers, false)}
              {boxes(suppliers, true)}
              {boxes(buyers, false)}
              <rect x="37%" y={middle - BOX / 2} width="26%" height={BOX} className="fill-encre" />
              <svg x="37%" y={middle} overflow="visible">
                <text x="11" y={center.detail ? -4 : 5} className="t-s gras inverse">
                  {center.label}
                </text>
                <text x="11" y="14" className="inverse">
                  {center.detail}
                </text>
              </svg>
            </svg>
          </div>
          <p className="note">{t('charts.filiere.note')}</p>
        </>
      }
      twin={
        <DataTable
          caption={t('charts.filiere.caption', { name: center.label })}
          rows={rowsOf}
          rowKey={(link) => `${link.side}-${link.id}`}
          columns={[
            {
              id: 'label',
              head: t('charts.filiere.link'),
              rowHeader: true,
              cell: (link) => <span className={link.missing ? 'perte gras' : undefined}>{link.label}</span>,
            },
            { id: 'side', head: t('charts.filiere.side'), cell: (link) => t(`charts.filiere.${link.side}`) },
            {
              id: 'detail',
              head: t('charts.filiere.detail'),
              cell: (link) =>
                link.missing ? (
                  <span className="perte">{link.detail ?? t('charts.filiere.missing')}</span>
                ) : (
                  link.detail
                ),
            },
            {
              id: 'weight',
              head: t('charts.filiere.weight'),
              numeric: true,
              cell: (link) =>
                link.weight === null ? t('charts.notCounted') : format.money(link.weight, 'year'),
            },
          ]}
        />
      }
    />
  );
}

function Box({ x, y, link }: { x: number; y: number; link: FiliereLink }) {
  return (
    <svg x={`${x}%`} y={y} width="26%" height={BOX}>
      <rect
        x="1"
        y="1"
        width="99%"
        height={BOX - 2}
        className={link.missing ? 'fill-calque stroke-prune' : 'fill-calque stroke-encre'}
        strokeWidth={link.missing ? 2 : 1.5}
        strokeDasharray={link.missing ? '5 3' : undefined}
      />
      <text x="11" y={link.detail ? 20 : 29} className="t-s gras">
        {link.label}
      </text>
      <text x="11" y="38" className={link.missing ? 'perte' : 'doux'}>
        {link.detail}
      </text>
    </svg>
  );
}
