import { useI18n } from '#app/i18n/index.ts';
import type { FiliereSlide, sitesOnScreen } from './slides.ts';

/**
 * Drawings of the screen, in the units of a slide 1,800 wide: their texts keep the size of the slide (46 of 1,080) whatever the
 * projector, and nothing in them is smaller.
 */
const WIDTH = 1800;
const TEXT = 46;
/** Width of one letter on average: a name is cut where it would leave its box, never squeezed. */
const LETTER = 22;

function cut(text: string, width: number): string {
  const most = Math.floor(width / LETTER);
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;
}

/** A name on two lines at most, broken between words. */
function twoLines(text: string, width: number): readonly string[] {
  const most = Math.floor(width / LETTER);
  const words = text.split(' ');
  let first = '';
  while (words[0] !== undefined && `${first} ${words[0]}`.trim().length <= most)
    first = `${first} ${words.shift() ?? ''}`.trim();
  if (first === '') return [cut(text, width)];
  return words.length === 0 ? [first] : [first, cut(words.join(' '), width)];
}

const ROW = 112;
const NAME = 620;
const FIGURE = 230;
/** What a year and its mark take. */
const YEAR = 170;

/** Sites on one line each: a bar until it closed, a cross where it did, a triangle where it opened; jobs at the end. */
export function SitesDrawing({ shown }: { shown: ReturnType<typeof sitesOnScreen>['shown'] }) {
  const { t, format } = useI18n();
  const years = shown.map(({ year }) => year);
  const [from, to] = [Math.min(...years) - 2, Math.max(...years) + 2];
  const x = (year: number): number =>
    NAME + 40 + ((year - from) / (to - from)) * (WIDTH - NAME - 80 - FIGURE);
  const most = Math.max(1, ...shown.map(({ jobs }) => jobs ?? 0));
  return (
    <svg
      className="min-h-0 w-full flex-1"
      viewBox={`0 0 ${WIDTH} ${ROW * shown.length + 10}`}
      preserveAspectRatio="xMidYMid meet"
      role="img"
      aria-label={t('screen.timeline.sentence', { count: shown.length })}
    >
      {shown.map((site, row) => {
        const y = row * ROW + ROW / 2;
        const lost = site.kind === 'closure' || site.kind === 'reduction';
        const announced = site.kind === 'project';
        // At the end of the line the year stands before its mark: the jobs are after it.
        const before = !lost || x(site.year) > WIDTH - FIGURE - YEAR;
        const size = 14 + 34 * Math.sqrt((site.jobs ?? 0) / most);
        return (
          <g key={site.id}>
            <line x1="0" x2={WIDTH} y1={row * ROW} y2={row * ROW} className="stroke-encre" strokeWidth="3" />
            <text x="0" y={y + 16} fontSize={TEXT} className="fill-encre">
              {cut(site.site, NAME)}
            </text>
            <line
              x1={lost ? NAME + 40 : x(site.year)}
              x2={lost ? x(site.year) : WIDTH - FIGURE - 40}
              y1={y}
              y2={y}
              className={lost ? 'stroke-prune' : 'stroke-vert'}
              strokeWidth={size}
              strokeDasharray={announced ? '18 14' : undefined}
              strokeOpacity={lost ? 0.35 : 1}
            />
            {lost ? (
              <path
                d={`M${x(site.year) - 22} ${y - 24}l44 48m0-48l-44 48`}
                className="stroke-prune"
                strokeWidth="11"
              />
            ) : (
              <path d={`M${x(site.year)} ${y - 34}v68l34-34z`} className="fill-encre" />
            )}
            <text
              x={before ? x(site.year) - (lost ? 42 : 12) : x(site.year) + 42}
              y={y + 16}
              fontSize={TEXT}
              fontWeight="700"
              textAnchor={before ? 'end' : 'start'}
              className="fill-encre"
            >
              {site.year}
            </text>
            <text
              x={WIDTH}
              y={y + 18}
              fontSize={TEXT + 8}
              fontWeight="800"
              textAnchor="end"
              className={lost ? 'fill-prune' : 'fill-encre'}
            >
              {site.jobs === null ? '' : format.signed(lost ? -site.jobs : site.jobs)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

const BOX = { width: 540, height: 132, gap: 40 };
/** Between two lines of one box. */
const LINE = 52;

/** Suppliers at the left, the locomotive in ink, buyers at the right; what nobody here makes is a dashed plum box. */
export function FiliereDrawing({ filiere }: { filiere: FiliereSlide }) {
  const { t } = useI18n();
  const rows = Math.max(filiere.suppliers.length, filiere.buyers.length, 1);
  const height = rows * (BOX.height + BOX.gap) - BOX.gap + 8;
  const middle = height / 2;
  const top = (place: number, count: number): number =>
    (height - (count * (BOX.height + BOX.gap) - BOX.gap)) / 2 + place * (BOX.height + BOX.gap);
  const side = (links: FiliereSlide['buyers'], left: boolean) =>
    links.map(({ label, missing }, place) => {
      const y = top(place, links.length);
      const centre = y + BOX.height / 2;
      const [from, to] = left ? [BOX.width, 640] : [WIDTH - 640, WIDTH - BOX.width];
      const [start, end] = left ? [centre, middle] : [middle, centre];
      return (
        <g key={label}>
          <path
            d={`M${from} ${start}C${(from + to) / 2} ${start} ${(from + to) / 2} ${end} ${to} ${end}`}
            fill="none"
            className={missing ? 'stroke-prune' : 'stroke-encre'}
            strokeWidth="6"
            strokeDasharray={missing ? '18 14' : undefined}
          />
          <rect
            x={left ? 4 : WIDTH - BOX.width}
            y={y + 2}
            width={BOX.width - 4}
            height={BOX.height - 4}
            className={missing ? 'fill-calque stroke-prune' : 'fill-calque stroke-encre'}
            strokeWidth="5"
            strokeDasharray={missing ? '18 14' : undefined}
          />
          {twoLines(label, BOX.width - 44).map((text, at, lines) => (
            <text
              key={at}
              x={left ? 26 : WIDTH - BOX.width + 24}
              y={centre + 16 + (at - (lines.length - 1) / 2) * LINE}
              fontSize={TEXT}
              fontWeight="700"
              className={missing ? 'fill-prune' : 'fill-encre'}
            >
              {text}
            </text>
          ))}
        </g>
      );
    });
  return (
    <svg
      className="min-h-0 w-full flex-1"
      viewBox={`0 0 ${WIDTH} ${height}`}
      preserveAspectRatio="xMidYMid meet"
      role="img"
      aria-label={t('screen.graph.sentence', {
        name: filiere.center,
        suppliers: filiere.suppliers.map(({ label }) => label).join(', '),
        buyers: filiere.buyers.map(({ label }) => label).join(', '),
      })}
    >
      {side(filiere.suppliers, true)}
      {side(filiere.buyers, false)}
      <rect x="640" y={middle - 74} width={WIDTH - 1280} height="148" className="fill-encre" />
      <text
        x={WIDTH / 2}
        y={middle + 17}
        fontSize={TEXT + 4}
        fontWeight="800"
        textAnchor="middle"
        className="fill-calque"
      >
        {cut(filiere.center, WIDTH - 1320)}
      </text>
    </svg>
  );
}
