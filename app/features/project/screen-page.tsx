import { LogoMark } from '#app/components/logo.tsx';
import { scenarioOf } from '#app/documents/index.ts';
import { figureKey, type Balance } from '#app/features/impact/balance.ts';
import type { Move } from '#app/features/impact/moves.ts';
import { deltaOf } from '#app/features/impact/moves.ts';
import { movedAssumptions } from '#app/features/impact/moved-assumptions.ts';
import { inputWords } from '#app/features/impact/move-words.ts';
import { useI18n } from '#app/i18n/index.ts';
import type { CandidateFile } from './data.ts';
import { SourcesSlide, useSourcesSlide } from './sources-slide.tsx';
import { titleOf, type Comparison } from './use-comparison.ts';

/** Candidates on one slide: with the title, the head, what moved and the verdict, seven lines. */
const SHOWN = 3;

/**
 * The comparison for a room: readable from ten metres, the join code always in sight. The best ranked, and whichever just
 * moved if it is not among them.
 */
export function ScreenPage({
  comparison,
  basin,
  address,
  code,
}: {
  comparison: Comparison;
  basin: string;
  address: string;
  code: string | null;
}) {
  const { t, format } = useI18n();
  const { files, scores, move } = comparison;
  const shown = chosen(comparison);
  const rest = files.length - shown.length;
  const sources = useSourcesSlide(scores, shown[0]?.id);
  const plain = address.replace(/^https?:\/\//u, '');
  const max = Math.max(1, ...shown.map(({ id }) => jobsOf(scores.balances[id]).widest));
  return (
    <div className="proj" data-surface="projete">
      <header className="pb-[1.4vh]!">
        <h1>{t(sources.asked ? 'compare.sources.title' : 'compare.screen.title')}</h1>
      </header>
      {sources.asked ? <SourcesSlide derivation={sources.derivation} address={plain} /> : null}
      <main className="flex min-w-0 flex-col" hidden={sources.asked}>
        <div className="grid grid-cols-[25vw_minmax(0,1fr)_15vw] border-b-[0.6vh] border-encre pb-[0.8vh] font-bold">
          <span />
          <span>{t('compare.screen.netBasin', { basin })}</span>
          <span className="text-right">{t('compare.screen.netFrance')}</span>
        </div>
        {shown.map((file) => (
          <Row
            key={file.id}
            file={file}
            balance={scores.balances[file.id]}
            max={max}
            moved={move?.candidate === file.id}
          />
        ))}
        <div className="my-auto grid gap-[1.6vh]">
          <p role="status" className="flex min-h-[7vh] items-center gap-[1.2vw]">
            {move === null ? null : <Moved move={move} />}
          </p>
          <div className="flex justify-between gap-[2vw]">
            <Verdict balances={shown.map(({ id }) => scores.balances[id])} />
            <p>{rest > 0 ? t('compare.screen.rest', { count: rest }) : ''}</p>
          </div>
        </div>
      </main>
      <footer>
        <span className="marque">
          <LogoMark />
        </span>
        <span>{plain}</span>
        <b className="code">{code === null ? '' : format.code(code)}</b>
        <span className="ml-auto">
          {t('compare.screen.chances')} · {t('compare.sources.key')}
        </span>
      </footer>
    </div>
  );
}

function Row({
  file,
  balance,
  max,
  moved,
}: {
  file: CandidateFile;
  balance: Balance | undefined;
  max: number;
  moved: boolean;
}) {
  const { t, format } = useI18n();
  const { net, low, high, gross, france } = jobsOf(balance);
  const assumed = movedAssumptions(scenarioOf(file.snapshot)).length;
  const at = (value: number): string => `${Math.max(0, Math.min(100, (value / max) * 82))}%`;
  return (
    <div
      className={`-mx-[3vw] grid h-[16vh] grid-cols-[25vw_minmax(0,1fr)_15vw] items-center border-b-[0.2vh] border-encre px-[3vw] ${moved ? 'bg-jaune-clair' : ''}`}
    >
      <div className="min-w-0 pr-[1vw]">
        <b className="line-clamp-3 font-titre text-[4.6vh] leading-[1.02] font-extrabold hyphens-manual">
          {titleOf(file, t('project.untitled'))}
        </b>
        {assumed === 0 ? null : (
          <p className="truncate text-[4.2vh] leading-[1.1]">{t('assume.chip', { count: assumed })}</p>
        )}
      </div>
      <div className="flex items-center gap-[1.4vw]">
        <span className="w-[15vh] shrink-0 text-right font-titre text-[10.5vh] leading-none font-extrabold tracking-[-0.03em] text-vert">
          {net === null ? '–' : format.jobs(net)}
        </span>
        {net === null ? (
          <span>{t('impact.notComputed')}</span>
        ) : (
          <svg
            className="h-[13vh] min-w-0 flex-1 overflow-visible"
            role="img"
            aria-label={`${format.jobs(net)}, ${format.interval(low, high)}, ${t('compare.screen.gross', { jobs: format.jobs(gross) })}`}
          >
            <rect
              x="0"
              y="21%"
              width={at(gross)}
              height="42%"
              fill="none"
              stroke="var(--color-encre)"
              strokeWidth="0.35vh"
              strokeDasharray="0.9vh 0.7vh"
            />
            <rect x="0" y="21%" width={at(net)} height="42%" fill="var(--color-vert)" />
            <line x1={at(low)} x2={at(high)} y1="42%" y2="42%" stroke="#ffffff" strokeWidth="2vh" />
            <line
              x1={at(low)}
              x2={at(high)}
              y1="42%"
              y2="42%"
              stroke="var(--color-encre)"
              strokeWidth="0.6vh"
            />
            {[low, high].map((end, index) => (
              <line
                key={index}
                x1={at(end)}
                x2={at(end)}
                y1="19%"
                y2="65%"
                stroke="var(--color-encre)"
                strokeWidth="0.6vh"
              />
            ))}
            <line x1="0" x2="0" y1="12%" y2="72%" stroke="var(--color-encre)" strokeWidth="0.5vh" />
            <text
              x={at(low)}
              y="98%"
              textAnchor={high - low < max * 0.12 ? 'end' : 'middle'}
              className="fill-encre text-[4.3vh]"
            >
              {format.jobs(low)}
            </text>
            <text
              x={at(high)}
              y="98%"
              textAnchor={high - low < max * 0.12 ? 'start' : 'middle'}
              className="fill-encre text-[4.3vh]"
            >
              {format.jobs(high)}
            </text>
            <text x={at(Math.max(gross, high))} dx="1.2vh" y="52%" className="fill-encre text-[4.3vh]">
              {t('compare.screen.gross', { jobs: format.jobs(gross) })}
            </text>
          </svg>
        )}
      </div>
      <b className="text-right font-titre text-[9vh] leading-none font-extrabold tracking-[-0.03em]">
        {france === null ? '–' : format.jobs(france)}
      </b>
    </div>
  );
}

/** The row that moved is yellow: the sentence need not name it again. */
function Moved({ move }: { move: Move }) {
  const i18n = useI18n();
  const { t, format } = i18n;
  const write = (value: number | null): string =>
    value === null ? t('impact.inputs.estimated') : inputWords(i18n, move.input, value);
  const { net } = deltaOf(move);
  return (
    <>
      <span className="etiq now">{t('impact.now')}</span>
      <span className="min-w-0 truncate first-letter:uppercase">
        {t('compare.screen.moved', {
          what: t(`project.the.${move.input}`),
          to: write(move.to),
          from: write(move.from),
        })}
      </span>
      {net === null ? null : (
        <b className="whitespace-nowrap">{t('compare.screen.net', { delta: format.signed(net) })}</b>
      )}
    </>
  );
}

/** Whether the intervals of the first two leave room for doubt. */
function Verdict({ balances }: { balances: readonly (Balance | undefined)[] }) {
  const { t } = useI18n();
  const intervals = balances.map(jobsOf).filter(({ net }) => net !== null);
  if (intervals.length < 2) return null;
  const overlap = intervals.some((one, index) =>
    intervals.some((other, place) => place > index && one.low <= other.high && other.low <= one.high),
  );
  return (
    <p>
      <b>{overlap ? t('compare.screen.overlap') : t('compare.screen.clear')}</b>
      {overlap ? t('compare.screen.overlap.text') : t('compare.screen.clear.text')}
    </p>
  );
}

function chosen({ files, scores, move }: Comparison): CandidateFile[] {
  const ranked = [...files].sort((a, b) => rankOf(scores.contest, a.id) - rankOf(scores.contest, b.id));
  const first = ranked.slice(0, SHOWN);
  const moved = ranked.find(({ id }) => id === move?.candidate);
  return moved === undefined || first.includes(moved) ? first : [...first.slice(0, SHOWN - 1), moved];
}

function rankOf(contest: Comparison['scores']['contest'], candidate: string): number {
  const index = contest?.standings.findIndex((standing) => standing.candidate === candidate) ?? -1;
  return index < 0 ? Number.MAX_SAFE_INTEGER : index;
}

type Jobs = {
  net: number | null;
  low: number;
  high: number;
  gross: number;
  france: number | null;
  widest: number;
};

function jobsOf(balance: Balance | undefined): Jobs {
  const net = balance?.figures[figureKey('J07', 'basin', 'net-basin')];
  const value = net?.value ?? null;
  const gross = balance?.figures[figureKey('J06', 'basin', 'gross')]?.value ?? value ?? 0;
  const [low, high] = [net?.p10 ?? value ?? 0, net?.p90 ?? value ?? 0];
  return {
    net: value,
    low,
    high,
    gross,
    france: balance?.figures[figureKey('J07', 'total', 'net-france')]?.value ?? null,
    widest: Math.max(gross, high),
  };
}
