import type { ReactNode } from 'react';
import { useI18n } from '#app/i18n/index.ts';
import { Tag, type TagTone } from '../tag.tsx';
import { Section } from '../section.tsx';
import { daysBetween, firstOfMonth, monthsBetween } from './calendar.ts';
import { TodayLine } from './today-line.tsx';

/** `todo` is to come, `milestone` a date without duration. */
export type GanttStatus = 'done' | 'running' | 'late' | 'todo' | 'milestone';

export type GanttRow = {
  id: string;
  title: string;
  href?: string | undefined;
  owner: string | null;
  status: GanttStatus;
  /** ISO days; a row without dates has no bar. */
  start: string | null;
  end: string | null;
  /** The date that was voted: a black tick. */
  votedEnd?: string | null | undefined;
  /** 0 to 1. */
  progress: number | null;
  /** k€. */
  budget: number | null;
  /** Ids of the actions it waits for. */
  dependsOn: readonly string[];
};

export type GanttProps = {
  title: ReactNode;
  note?: ReactNode;
  action?: ReactNode;
  groups: readonly { id: string; label: string; rows: readonly GanttRow[] }[];
  /** ISO day of the minium line. */
  today: string;
  from?: string | undefined;
  to?: string | undefined;
  /** Table and calendar are twins, row for row. */
  view?: 'both' | 'table' | 'calendar' | undefined;
  currentId?: string | undefined;
  onSelect?: ((id: string) => void) | undefined;
};

const ROW = 46;
const GROUP = 38;
const BAR = 18;
const MOST_MONTHS = 12;

const tagTones: Record<GanttStatus, TagTone> = {
  done: 'done',
  running: 'running',
  late: 'late',
  todo: 'plain',
  milestone: 'plain',
};

/** The roadmap: a table and its calendar, row for row, with what slips and what it pushes. */
export function Gantt({
  title,
  note,
  action,
  groups,
  today,
  view = 'both',
  currentId,
  onSelect,
  ...range
}: GanttProps) {
  const { t, format } = useI18n();
  const rows = groups.flatMap((group) => group.rows);
  const days = [today, ...rows.flatMap((row) => [row.start, row.end, row.votedEnd])]
    .filter((day): day is string => Boolean(day))
    .sort();
  const start = firstOfMonth(range.from ?? days[0] ?? today, 0);
  const end = firstOfMonth(range.to ?? days.at(-1) ?? today, 1);
  const span = Math.max(1, daysBetween(start, end));
  const x = (day: string) => Math.min(100, Math.max(0, (daysBetween(start, day) / span) * 100));
  const all = monthsBetween(start, end);
  const every = Math.ceil(all.length / MOST_MONTHS);
  const months = all.filter((_, at) => at % every === 0);

  const tops = new Map<string, number>();
  let height = 0;
  for (const group of groups) {
    height += GROUP;
    for (const row of group.rows) {
      tops.set(row.id, height);
      height += ROW;
    }
  }
  const late = rows.filter((row) => row.status === 'late');
  const sentence = t('charts.gantt.sentence', {
    count: rows.length,
    late: format.count(late.length),
    today: format.date(today),
  });

  return (
    <Section title={title} note={note} action={action}>
      <div className="gantt" data-view={view}>
        {view === 'calendar' ? null : (
          <GanttTable
            groups={groups}
            currentId={currentId}
            onSelect={onSelect}
            caption={t('charts.gantt.caption')}
          />
        )}
        {view === 'table' ? null : (
          <div className="gantt-cal">
            <div className="gantt-mois" aria-hidden="true">
              <svg className="dessin" height="30">
                {months.map((month, at) => (
                  <g key={month}>
                    <line x1={`${x(month)}%`} x2={`${x(month)}%`} y1="0" y2="30" className="stroke-filet" />
                    <svg x={`${x(month)}%`} y="20" overflow="visible">
                      <text
                        x="5"
                        className={
                          at > 0 && month.slice(0, 4) !== months[at - 1]?.slice(0, 4) ? 'gras' : undefined
                        }
                      >
                        {month.slice(0, 4) === months[at - 1]?.slice(0, 4)
                          ? format.date(month, 'month')
                          : `${format.date(month, 'month')} ${month.slice(2, 4)}`}
                      </text>
                    </svg>
                  </g>
                ))}
              </svg>
            </div>
            <svg role="img" aria-label={sentence} className="dessin" height={height}>
              {months.map((month) => (
                <line
                  key={month}
                  x1={`${x(month)}%`}
                  x2={`${x(month)}%`}
                  y1="0"
                  y2={height}
                  className="stroke-creux"
                />
              ))}
              {rows.map((row) => (
                <GanttBar
                  key={row.id}
                  row={row}
                  y={tops.get(row.id) ?? 0}
                  current={row.id === currentId}
                  x={x}
                />
              ))}
              {rows.flatMap((row) =>
                row.dependsOn.map((id) => {
                  const before = rows.find((other) => other.id === id);
                  const [top, bottom] = [tops.get(id), tops.get(row.id)];
                  const begins = row.start ?? row.end;
                  if (!before?.end || !begins || top === undefined || bottom === undefined) return null;
                  return (
                    <Elbow
                      key={`${id}-${row.id}`}
                      from={x(before.end)}
                      to={x(begins)}
                      top={top}
                      bottom={bottom}
                      milestone={row.status === 'milestone'}
                    />
                  );
                }),
              )}
              <TodayLine x={x(today)} height={height} />
            </svg>
            <div className="gantt-jour" aria-hidden="true">
              <svg className="dessin" height="22">
                <svg x={`${x(today)}%`} y="0" overflow="visible">
                  <rect x="-30" width="60" height="21" rx="2" className="fill-minium" />
                  <text y="15" textAnchor="middle" className="gras sur-plein">
                    {format.date(today, 'short')}
                  </text>
                </svg>
              </svg>
            </div>
          </div>
        )}
      </div>
      {view === 'table' ? null : (
        <div className={view === 'both' ? 'large-seul' : undefined}>
          <GanttLegend />
        </div>
      )}
    </Section>
  );
}

function GanttTable({
  groups,
  currentId,
  onSelect,
  caption,
}: Pick<GanttProps, 'groups' | 'currentId' | 'onSelect'> & { caption: string }) {
  const { t, format } = useI18n();
  return (
    <table className="donnees gantt-table">
      <caption className="sr">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('charts.gantt.action')}</th>
          <th scope="col" className="large-seul-cellule">
            {t('charts.gantt.owner')}
          </th>
          <th scope="col">{t('charts.gantt.status')}</th>
          <th scope="col" className="n large-seul-cellule">
            {t('charts.gantt.progress')}
          </th>
          <th scope="col" className="n large-seul-cellule">
            {t('charts.gantt.budget')}
          </th>
        </tr>
      </thead>
      {groups.map((group) => (
        <tbody key={group.id}>
          <tr className="gantt-groupe">
            <th scope="rowgroup" colSpan={5}>
              {group.label}
            </th>
          </tr>
          {group.rows.map((row) => (
            <tr key={row.id} aria-current={row.id === currentId || undefined}>
              <th scope="row">
                {onSelect ? (
                  <button type="button" className="gantt-nom" onClick={() => onSelect(row.id)}>
                    {row.title}
                  </button>
                ) : row.href ? (
                  <a className="gantt-nom" href={row.href}>
                    {row.title}
                  </a>
                ) : (
                  <span className="gantt-nom">{row.title}</span>
                )}
              </th>
              <td className="large-seul-cellule">{row.owner ?? ''}</td>
              <td>
                <Tag tone={tagTones[row.status]}>{t(`charts.gantt.is.${row.status}`)}</Tag>
                {row.status === 'late' && delayOf(row) > 0 ? (
                  <span className="sr"> {t('charts.gantt.delay', { count: delayOf(row) })}</span>
                ) : null}
                {row.status === 'milestone' && row.end ? (
                  <span className="sr"> {format.date(row.end)}</span>
                ) : null}
              </td>
              <td className="n large-seul-cellule">{row.progress ? format.percent(row.progress, 0) : '–'}</td>
              <td className="n large-seul-cellule">{row.budget ? format.money(row.budget) : '–'}</td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}

/** Days between the voted date and the date now expected; 0 when nothing was voted. */
export function delayOf(row: Pick<GanttRow, 'end' | 'votedEnd'>): number {
  return row.end && row.votedEnd ? Math.max(0, daysBetween(row.votedEnd, row.end)) : 0;
}

function GanttBar({
  row,
  y,
  current,
  x,
}: {
  row: GanttRow;
  y: number;
  current: boolean;
  x: (day: string) => number;
}) {
  const { t, format } = useI18n();
  const middle = y + ROW / 2;
  const delay = delayOf(row);
  const line = <line x1="0" x2="100%" y1={y + ROW - 0.5} y2={y + ROW - 0.5} className="stroke-filet" />;
  const ground = current ? (
    <rect x="0" y={y} width="100%" height={ROW - 1} className="fill-jaune-clair" />
  ) : null;
  const day = row.end ?? row.start;
  if (!day) {
    return (
      <g>
        {ground}
        {line}
      </g>
    );
  }
  if (row.status === 'milestone') {
    return (
      <g>
        {ground}
        {line}
        <svg x={`${x(day)}%`} y={middle} overflow="visible">
          <path d="M0-10l10 10-10 10-10-10z" className="fill-encre" />
          {/* Near the end of the calendar the date goes to the left. */}
          <text
            x={x(day) > 85 ? -16 : 16}
            dy="0.35em"
            textAnchor={x(day) > 85 ? 'end' : 'start'}
            className="gras"
          >
            {format.date(day, 'short')}
          </text>
        </svg>
      </g>
    );
  }
  const left = x(row.start ?? day);
  const width = Math.max(0.8, x(day) - left);
  const done = row.status === 'done' ? 1 : Math.min(1, Math.max(0, row.progress ?? 0));
  const tones = {
    done: ['stroke-encre', 'fill-encre'],
    running: ['stroke-vert', 'fill-vert'],
    late: ['stroke-prune', 'fill-prune'],
    todo: ['stroke-encre', 'fill-encre'],
  } as const;
  const [stroke, fill] = tones[row.status];
  return (
    <g>
      {ground}
      {line}
      <rect
        x={`${left}%`}
        y={middle - BAR / 2}
        width={`${width}%`}
        height={BAR}
        className={`fill-calque ${stroke}`}
        strokeWidth="1.8"
        strokeDasharray={row.status === 'todo' ? '4 3' : undefined}
      />
      {done > 0 ? (
        <rect x={`${left}%`} y={middle - BAR / 2} width={`${width * done}%`} height={BAR} className={fill} />
      ) : null}
      {row.votedEnd && delay > 0 ? (
        <line
          x1={`${x(row.votedEnd)}%`}
          x2={`${x(row.votedEnd)}%`}
          y1={middle - 14}
          y2={middle + 14}
          className="stroke-encre"
          strokeWidth="2.2"
        />
      ) : null}
      {delay > 0 ? (
        <svg x={`${left + width}%`} y={middle} overflow="visible">
          <text x="8" dy="0.35em" className={row.status === 'late' ? 'gras perte' : 'gras'}>
            {t('charts.gantt.gap', { days: format.signed(delay) })}
          </text>
        </svg>
      ) : null}
    </g>
  );
}

/** From the end of one bar down to the start of the next, with an arrow head. */
function Elbow({
  from,
  to,
  top,
  bottom,
  milestone,
}: {
  from: number;
  to: number;
  top: number;
  bottom: number;
  milestone: boolean;
}) {
  const down = bottom > top;
  const y1 = top + ROW / 2 + (down ? BAR / 2 : -BAR / 2);
  const y2 = bottom + ROW / 2 + (down ? -1 : 1) * (milestone ? 10 : BAR / 2);
  const turn = y2 + (down ? -8 : 8);
  const target = milestone ? to : to + 0.8;
  return (
    <g className="stroke-encre" strokeWidth="1.5">
      <line x1={`${from}%`} x2={`${from}%`} y1={y1} y2={turn} />
      <line x1={`${from}%`} x2={`${target}%`} y1={turn} y2={turn} />
      <line x1={`${target}%`} x2={`${target}%`} y1={turn} y2={y2 - (down ? 4 : -4)} />
      <svg x={`${target}%`} y={y2} overflow="visible">
        <path d={down ? 'M-4.5-6h9L0 0z' : 'M-4.5 6h9L0 0z'} className="fill-encre" stroke="none" />
      </svg>
    </g>
  );
}

function GanttLegend() {
  const { t } = useI18n();
  return (
    <p className="legende" aria-hidden="true">
      <span>
        <svg className="dessin">
          <rect x="1" y="1" width="20" height="10" className="fill-encre stroke-encre" strokeWidth="1.5" />
        </svg>
        {t('charts.gantt.legend.done')}
      </span>
      <span>
        <svg className="dessin">
          <rect x="1" y="1" width="20" height="10" className="fill-calque stroke-encre" strokeWidth="1.5" />
        </svg>
        {t('charts.gantt.legend.left')}
      </span>
      <span>
        <svg className="dessin">
          <rect
            x="1"
            y="1"
            width="20"
            height="10"
            className="fill-calque stroke-encre"
            strokeWidth="1.5"
            strokeDasharray="4 3"
          />
        </svg>
        {t('charts.gantt.legend.todo')}
      </span>
      <span>
        <svg className="dessin">
          <path d="M11 -1V13" className="stroke-encre" strokeWidth="2.2" />
        </svg>
        {t('charts.gantt.legend.voted')}
      </span>
      <span className="perte">
        <svg className="dessin">
          <rect x="1" y="1" width="20" height="10" className="fill-prune stroke-prune" strokeWidth="1.5" />
        </svg>
        {t('charts.gantt.legend.late')}
      </span>
    </p>
  );
}
