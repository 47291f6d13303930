import { useI18n } from '#app/i18n/index.ts';
import { classNames } from '../class-names.ts';

/** `department`, `region` and `france` are what is left once the smaller places are taken out. */
export type LevelName = 'basin' | 'department' | 'region' | 'france' | 'abroad';

export type LevelsBarProps = {
  /** Jobs by level; null where they are not counted; `why` says what makes a figure empty or absent. */
  levels: readonly { level: LevelName; label: string; jobs: number | null; why?: string | undefined }[];
  write?: ((value: number) => string) | undefined;
  /** The list under the bar: label and figure, with the swatch of the level. */
  list?: boolean | undefined;
  /** Opens where the figure of a level comes from. */
  onOpen?: ((level: LevelName) => void) | undefined;
  className?: string | undefined;
};

const fills: Record<LevelName, string> = {
  basin: 'fill-niv-1',
  department: 'fill-niv-2',
  region: 'fill-niv-3',
  france: 'fill-niv-4',
  abroad: 'fill-niv-5',
};

/** Whether a figure fits in a segment of this width, in percent; when it does not, the list says it. */
function fits(text: string, width: number): boolean {
  return width >= 1.4 + text.length * 2.2;
}

/** Five levels in one bar, dark at the nail, lighter outward; abroad stands apart, dashed, outside the total. */
export function LevelsBar({ levels, write: given, list = true, onOpen, className }: LevelsBarProps) {
  const { t, format } = useI18n();
  const write = given ?? format.jobs;
  const counted = levels.filter((level) => level.jobs !== null && level.jobs > 0);
  const total = counted.reduce((sum, { jobs }) => sum + (jobs ?? 0), 0);
  const abroad = counted.find(({ level }) => level === 'abroad');
  const gap = abroad && counted.length > 1 ? 2 : 0;
  let x = 0;
  const segments = counted.map(({ level, label, jobs }) => {
    const width = total > 0 ? ((jobs ?? 0) / total) * (100 - gap) : 0;
    if (level === 'abroad') x += gap;
    const segment = { level, label, jobs: jobs ?? 0, x, width };
    x += width;
    return segment;
  });
  const sentence = t('charts.levels.sentence', {
    levels: levels
      .map(({ label, jobs }) => `${label} ${jobs === null ? t('charts.notCounted') : write(jobs)}`)
      .join(', '),
  });
  return (
    <div className={className}>
      <svg role="img" aria-label={sentence} className="dessin niveaux" height="26">
        {segments.map(({ level, x: left, width, jobs }) => (
          <g key={level}>
            <rect
              x={`${left}%`}
              y="0.75"
              width={`${width}%`}
              height="24.5"
              className={classNames(fills[level], 'stroke-encre')}
              strokeWidth="1.2"
              strokeDasharray={level === 'abroad' ? '3 2' : undefined}
            />
            {fits(write(jobs), width) ? (
              <text
                x={`${left + width / 2}%`}
                y="13"
                dy="0.36em"
                textAnchor="middle"
                className={classNames(
                  't-s gras',
                  (level === 'basin' || level === 'department') && 'sur-niveau',
                )}
              >
                {write(jobs)}
              </text>
            ) : null}
          </g>
        ))}
      </svg>
      {list ? (
        <ul className="niveaux-liste">
          {levels.map(({ level, label, jobs, why }) => (
            <li key={level}>
              <svg aria-hidden="true" className="dessin">
                <rect
                  x="0.75"
                  y="0.75"
                  width="10.5"
                  height="10.5"
                  className={classNames(fills[level], 'stroke-encre')}
                  strokeWidth="1.2"
                  strokeDasharray={level === 'abroad' ? '2.5 1.5' : undefined}
                />
              </svg>
              <span className="min-w-0">
                {label}
                {why === undefined ? null : <span className="xs doux block leading-tight">{why}</span>}
              </span>
              <b className="chiffres">
                {jobs === null ? (
                  t('charts.notCounted')
                ) : onOpen === undefined ? (
                  write(jobs)
                ) : (
                  <button
                    type="button"
                    className="lien"
                    aria-label={t('charts.open', { figure: label, value: write(jobs) })}
                    onClick={() => onOpen(level)}
                  >
                    {write(jobs)}
                  </button>
                )}
              </b>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
