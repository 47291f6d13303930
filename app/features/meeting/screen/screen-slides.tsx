import type { ReactNode } from 'react';
import { DotMap } from '#app/components/charts/index.ts';
import {
  missingOf,
  type MeetingAction,
  type MeetingCard,
  type MeetingOption,
  type MeetingSnapshot,
  type MeetingStatement,
} from '#app/documents/index.ts';
import { besideOf, SLIDE_FIGURES } from '#app/features/basin/beside.ts';
import type { FigureId } from '#app/features/basin/figure-ids.ts';
import type { BasinFigures } from '#app/features/basin/figures.ts';
import { writeFigure } from '#app/features/basin/write-figure.ts';
import { searchable } from '#app/features/editing/search-text.ts';
import { useI18n, type I18n } from '#app/i18n/index.ts';
import { CAMPS_FROM } from '#app/services/camps.ts';
import { FiliereDrawing, SitesDrawing } from './screen-drawings.tsx';
import {
  ACTIONS_KEPT,
  campsOnScreen,
  filiereOnScreen,
  letterOf,
  LINES_SHOWN,
  pollOnScreen,
  sitesOnScreen,
  strategiesOnScreen,
  verdictsOf,
  wallOf,
} from './slides.ts';

/** The live impact of a candidate: net jobs in the basin, with the interval. */
export type Impact = { net: number; low: number; high: number };
export type Impacts = Readonly<Record<string, Impact>>;
/** A slide: its title and what stands under it. */
export type Slide = { title: string; body: ReactNode };

type Part = Pick<MeetingSnapshot, 'fields' | 'collections'>;

/** How long a card stays yellow after it came, in milliseconds. */
const NEW_MS = 15_000;

const big = 'font-titre text-[7.6vh] leading-none font-extrabold tracking-[-0.03em] whitespace-nowrap';

/** The instruction of the step, large, and how many have finished. */
export function instructionSlide(
  { t, format }: I18n,
  {
    title,
    instruction,
    ready,
    people,
    seconds,
  }: {
    title: string;
    instruction: string;
    ready: number;
    people: number;
    seconds: number | null;
  },
): Slide {
  return {
    title,
    body: (
      <div className="flex min-h-0 flex-1 flex-col justify-between pb-[3vh]">
        <p className="line-clamp-5 max-w-[80vw] text-[5.4vh] leading-[1.25]">{instruction}</p>
        <div className="flex items-end justify-between gap-[4vw]">
          <p className="text-[5.4vh]">{people === 0 ? '' : t('screen.ready', { ready, people })}</p>
          {seconds === null ? null : (
            <p
              className={`font-titre text-[20vh] leading-none font-extrabold ${seconds < 0 ? 'text-prune' : ''}`}
            >
              {format.clock(seconds)}
            </p>
          )}
        </div>
      </div>
    ),
  };
}

/** Cards as they come, or by family. */
export function wallSlide(
  i18n: I18n,
  snapshot: Part,
  impacts: Impacts,
  arg: string | null,
  now: number,
): Slide {
  const { t } = i18n;
  const wall = wallOf(snapshot, arg);
  const grouped = wall.families.length > 1;
  const title = grouped
    ? t('screen.wall.families', { count: wall.total, families: wall.grouped })
    : (wall.families[0]?.title ?? '') || t('screen.wall.title', { count: wall.total });
  if (wall.total === 0)
    return { title: t('screen.wall.none'), body: <Empty>{t('screen.wall.empty')}</Empty> };
  const votes = votesOf(snapshot);
  // The fewer there are, the larger they are read.
  const size = grouped ? 'small' : wall.total <= FEW_CARDS ? 'large' : 'usual';
  const card = (each: MeetingCard) => (
    <WallCard
      key={each.id}
      card={each}
      fresh={now - (each.shownAt ?? 0) < NEW_MS}
      votes={votes.get(each.id) ?? null}
      impact={each.projectId === null ? null : (impacts[each.projectId] ?? null)}
      size={size}
    />
  );
  return {
    title,
    body: (
      <>
        <div
          className={`grid min-h-0 flex-1 content-start gap-x-[2vw] gap-y-[2vh] ${size === 'large' ? 'grid-cols-2' : 'grid-cols-3'}`}
        >
          {grouped
            ? wall.families.map((family) => (
                <div
                  key={family.id}
                  className="grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-[2vh]"
                >
                  <h2 className="flex items-baseline justify-between border-t-[0.7vh] border-encre pt-[1vh] font-titre text-[5.4vh] font-extrabold">
                    <span className="min-w-0 truncate">{family.title}</span> {family.count}
                  </h2>
                  {family.cards.map(card)}
                </div>
              ))
            : wall.families[0]?.cards.map(card)}
        </div>
        <p className="py-[1.6vh]">
          {wall.elsewhere === 0 ? '' : t('screen.wall.elsewhere', { count: wall.elsewhere })}
        </p>
      </>
    ),
  };
}

function WallCard({
  card,
  fresh,
  votes,
  impact,
  size,
}: {
  card: MeetingCard;
  fresh: boolean;
  votes: number | null;
  impact: Impact | null;
  size: keyof typeof CARD_SIZES;
}) {
  const { t, format } = useI18n();
  // What the sentence says already is not said twice: three lines are all it has.
  const said = searchable(card.title);
  const facts = [card.jobs === null ? '' : t('screen.jobs', { count: card.jobs }), card.place].filter(
    (fact) => fact !== '' && !said.includes(searchable(fact)),
  );
  return (
    <article
      className={`fiche flex flex-col justify-between ${CARD_SIZES[size].box} ${fresh ? 'neuve' : ''}`}
    >
      <p className={`leading-[1.22] ${CARD_SIZES[size].words}`}>
        {[card.title || t('screen.untitled'), ...facts].join(', ')}
      </p>
      <p className="font-bold">
        {impact !== null
          ? t('screen.impact', {
              net: format.signed(impact.net),
              interval: format.interval(impact.low, impact.high),
            })
          : votes !== null
            ? t('screen.votes', { count: votes })
            : fresh
              ? t('screen.new')
              : ''}
      </p>
    </article>
  );
}

/** Cards that share a slide in two columns. */
const FEW_CARDS = 4;

/** Two rows of cards fill the slide; under the head of a family they are smaller. */
const CARD_SIZES = {
  small: { box: 'min-h-[24vh]', words: 'line-clamp-3' },
  usual: { box: 'min-h-[30vh]', words: 'line-clamp-4' },
  large: { box: 'min-h-[30vh]', words: 'line-clamp-3 text-[5.4vh]' },
} as const;

/** What each card got in the last vote that was shown. */
function votesOf({ collections }: Part): ReadonlyMap<string, number> {
  const shown = pollOnScreen({ collections }, null);
  if (shown === null || !shown.poll.revealed) return new Map();
  if (shown.poll.method !== 'points' && shown.poll.method !== 'dots') return new Map();
  return new Map(
    shown.options.flatMap(({ card, score }) =>
      card === null || score === null ? [] : [[card, score] as const],
    ),
  );
}

/** Key figures of the basin beside France and the middle of comparable basins, and which these are. */
export function figuresSlide(i18n: I18n, basin: BasinFigures): Slide {
  const { t, format } = i18n;
  const { name, figures, basins } = besideOf(basin);
  const write = (id: FigureId, value: number | null): string =>
    value === null ? '' : writeFigure(i18n, id, value);
  const compared = basins.length > 0;
  return {
    title: t('screen.figures.title', { basin: name }),
    body: (
      <>
        <table className="w-full">
          <thead>
            <tr className="font-bold">
              <td />
              {[t('basin.beside.here'), t('basin.france'), ...(compared ? [t('basin.comparable')] : [])].map(
                (place) => (
                  <th key={place} scope="col" className="pb-[0.6vh] text-right">
                    {place}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {figures
              .filter(({ id }) => SLIDE_FIGURES.includes(id))
              .map(({ id, here, france, comparable }) => (
                <tr key={id} className="border-t-[0.5vh] border-encre last:border-b-[0.5vh]">
                  <th scope="row" className="py-[1.8vh] text-left font-normal">
                    {t(`basin.beside.${id}`)}
                  </th>
                  <td className={`text-right ${big}`}>{write(id, here)}</td>
                  <td className="text-right text-[5.4vh] whitespace-nowrap">{write(id, france)}</td>
                  {compared ? (
                    <td className="text-right text-[5.4vh] whitespace-nowrap">{write(id, comparable)}</td>
                  ) : null}
                </tr>
              ))}
          </tbody>
        </table>
        {compared ? (
          <p className="mt-auto py-[1.6vh] leading-[1.22]">
            {t('screen.figures.comparable', { basins: format.list(basins.map((each) => each.name)) })}
          </p>
        ) : null}
      </>
    ),
  };
}

/** What was voted before: the most recent first, each with its commitment; the others are on phones. */
export function strategiesSlide({ t }: I18n, { collections: { strategies } }: Part): Slide {
  const title = t('screen.strategies.title');
  if (strategies.length === 0) return { title, body: <Empty>{t('screen.strategies.empty')}</Empty> };
  const { shown, elsewhere } = strategiesOnScreen(strategies);
  return {
    title,
    body: (
      <>
        <ul className="flex-1">
          {shown.map((each) => (
            <li
              key={each.id}
              className="grid gap-[0.6vh] border-t-[0.5vh] border-encre py-[1.8vh] last:border-b-[0.5vh]"
            >
              <p className="flex items-baseline gap-[2vw]">
                <b className="min-w-0 flex-1 truncate text-[5.4vh]">{each.title}</b>
                <span className="shrink-0">
                  {each.example ? t('screen.strategies.example') : each.votedOn?.slice(0, 4)}
                </span>
              </p>
              <p className="line-clamp-2 leading-[1.22]">{each.commitment || each.body}</p>
            </li>
          ))}
        </ul>
        <p className="py-[1.4vh]">
          {elsewhere === 0 ? '' : t('screen.strategies.elsewhere', { count: elsewhere })}
        </p>
      </>
    ),
  };
}

/** What unites the room, or what divides it (`arg`): each statement with the two sides. */
export function statementsSlide(i18n: I18n, { collections }: Part, arg: string | null): Slide {
  const { t, format } = i18n;
  const { unites, divides } = verdictsOf(collections.statements);
  const dividing = arg === 'divides' || (arg !== 'unites' && unites.length === 0 && divides.length > 0);
  const shown = dividing ? divides : unites;
  const title = t(dividing ? 'screen.statements.divides' : 'screen.statements.unites');
  if (shown.length === 0) return comingStatements(i18n, collections.statements);
  return {
    title,
    body: (
      <ul className="flex-1">
        {shown.slice(0, 4).map(({ statement, agree, disagree }) => (
          <li key={statement.id} className="grid gap-[1vh] border-t-[0.5vh] border-encre py-[1.4vh]">
            <p className="line-clamp-1">{saidOf(statement)}</p>
            <div className="flex items-center gap-[1.4vw]">
              <b className="w-[21vw] shrink-0">{t('screen.agree', { share: format.share(agree) })}</b>
              <svg className="h-[4vh] min-w-0 flex-1" role="presentation">
                <rect x="0" y="0" width={`${agree * 100}%`} height="100%" className="fill-vert" />
                <rect
                  x={`${agree * 100}%`}
                  y="0"
                  width={`${disagree * 100}%`}
                  height="100%"
                  className="fill-prune"
                />
              </svg>
              <b className="w-[24vw] shrink-0 text-right">
                {t('screen.disagree', { share: format.share(disagree) })}
              </b>
            </div>
          </li>
        ))}
      </ul>
    ),
  };
}

/** A statement, after the public actor whose action so far it tells. */
function saidOf({ actor, text }: MeetingStatement): ReactNode {
  return actor === '' ? (
    text
  ) : (
    <>
      <b>{actor}</b> {text}
    </>
  );
}

/** Until enough people have marked them: the statements as they come, the last ones first. */
function comingStatements({ t }: I18n, statements: readonly MeetingStatement[]): Slide {
  if (statements.length === 0)
    return { title: t('screen.statements.none'), body: <Empty>{t('screen.statements.write')}</Empty> };
  const last = [...statements]
    .sort((a, b) => (b.shownAt ?? 0) - (a.shownAt ?? 0))
    .slice(0, STATEMENTS_COMING);
  return {
    title: t('screen.statements.coming', { count: statements.length }),
    body: (
      <>
        <ul className="flex-1">
          {last.map((each) => (
            <li key={each.id} className="border-t-[0.5vh] border-encre py-[1.8vh]">
              <p className="line-clamp-2 leading-[1.22]">{saidOf(each)}</p>
            </li>
          ))}
        </ul>
        <p className="py-[1.4vh]">{t('screen.statements.empty')}</p>
      </>
    ),
  };
}

/** Two lines each, and the one that says what to do: seven with the title. */
const STATEMENTS_COMING = 3;

/** What unites every camp of a large room, and what divides them. Who is in which is known to nobody. */
export function campsSlide({ t, format }: I18n, snapshot: Part): Slide {
  const { campsVerdict: verdict, campsPeople } = snapshot.fields;
  const people = campsPeople ?? 0;
  if (verdict === 'one')
    return {
      title: t('screen.camps.one.title'),
      body: <Empty>{t('screen.camps.one', { count: people })}</Empty>,
    };
  const { sizes, unites, divides } = campsOnScreen(snapshot);
  if (verdict !== 'camps' || sizes.length === 0)
    return {
      title: t('screen.camps.few.title'),
      body: <Empty>{t('screen.camps.few', { count: people, least: CAMPS_FROM })}</Empty>,
    };
  const heading = 'border-t-[0.7vh] border-encre pt-[1vh] font-titre text-[5.4vh] font-extrabold';
  return {
    title: t('screen.camps.title', { count: sizes.length }),
    body: (
      <div className="flex min-h-0 flex-1 flex-col justify-evenly">
        <p className="flex flex-wrap gap-x-[3vw]">
          {sizes.map((count, camp) => (
            <b key={camp}>{t('screen.camps.sizes', { letter: letterOf(camp), count })}</b>
          ))}
        </p>
        <section>
          <h2 className={heading}>{t('screen.camps.unites')}</h2>
          {unites.length === 0 ? <p>{t('screen.camps.none')}</p> : null}
          <ul>
            {unites.map(({ id, text, shares }) => (
              <li key={id} className="flex items-baseline justify-between gap-[2vw] py-[0.8vh]">
                <span className="line-clamp-1 min-w-0">{text}</span>
                <b className="shrink-0 text-vert">
                  {t('screen.camps.least', { share: format.share(Math.min(...shares)) })}
                </b>
              </li>
            ))}
          </ul>
        </section>
        <section>
          <h2 className={heading}>{t('screen.camps.divides')}</h2>
          {divides.length === 0 ? <p>{t('screen.camps.same')}</p> : null}
          <ul>
            {divides.map(({ id, text, shares }) => (
              <li key={id} className="flex items-baseline justify-between gap-[2vw] py-[0.8vh]">
                <span className="line-clamp-1 min-w-0">{text}</span>
                <b className="flex shrink-0 gap-[1.6vw] text-prune">
                  {shares.map((share, camp) => (
                    <span key={camp}>
                      {t('screen.camps.group', { letter: letterOf(camp), share: format.share(share) })}
                    </span>
                  ))}
                </b>
              </li>
            ))}
          </ul>
        </section>
      </div>
    ),
  };
}

/** Where industry is: the basin among the others. */
export function mapSlide({ t, format }: I18n, basin: BasinFigures): Slide {
  const own = basin.map.find(({ code }) => code === basin.code)?.jobs ?? 0;
  const larger = basin.map.filter(({ jobs }) => jobs > own).length;
  return {
    title: t('screen.map.title', { basin: basin.name }),
    body: (
      <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)_36vw] items-center gap-[3vw] pb-[2vh]">
        <DotMap
          className="ecran-carte"
          surface="projected"
          title=""
          zones={basin.map}
          points={basin.map.map(({ code, jobs }) => ({ zone: code, jobs }))}
          own={basin.code}
          write={format.count}
        />
        <p className="text-[5.4vh] leading-[1.25]">
          <b className={`${big} block text-vert`}>{format.count(own)}</b>
          {t('screen.map.text', { rank: format.rank(larger + 1), total: basin.map.length })}
        </p>
      </div>
    ),
  };
}

/** Openings and closures told by the tables. */
export function timelineSlide({ t, format }: I18n, { collections }: Part): Slide {
  const { shown, gained, lost, total } = sitesOnScreen(collections.sites);
  const title = t('screen.timeline.title', { count: total });
  if (shown.length === 0)
    return { title: t('screen.timeline.none'), body: <Empty>{t('screen.timeline.empty')}</Empty> };
  return {
    title,
    body: (
      <>
        <SitesDrawing shown={shown} />
        <p className="py-[1.4vh]">
          {[
            gained + lost === 0
              ? ''
              : t('screen.timeline.sum', { gained: format.signed(gained), lost: format.signed(-lost) }),
            total > shown.length ? t('screen.timeline.most', { count: shown.length }) : '',
          ]
            .filter((part) => part !== '')
            .join(' ')}
        </p>
      </>
    ),
  };
}

/** Who works for whom, and what is missing. */
export function graphSlide({ t }: I18n, { collections }: Part): Slide {
  const filiere = filiereOnScreen(collections.links);
  if (filiere === null)
    return { title: t('screen.graph.none'), body: <Empty>{t('screen.graph.empty')}</Empty> };
  return {
    title: t('screen.graph.title', { name: filiere.center }),
    body: (
      <>
        <FiliereDrawing filiere={filiere} />
        <p className="py-[1.4vh]">{t('screen.graph.missing', { count: filiere.missing })}</p>
      </>
    ),
  };
}

/** A vote: how many have voted while it is open, its result once it is shown. */
export function pollSlide(i18n: I18n, snapshot: Part, impacts: Impacts, arg: string | null): Slide {
  const { t, format } = i18n;
  const found = pollOnScreen(snapshot, arg);
  if (found === null) return { title: t('screen.poll.none'), body: <Empty>{t('screen.poll.empty')}</Empty> };
  const { poll, options } = found;
  const title = poll.question || t('screen.poll.title');
  if (!poll.revealed) {
    return {
      title,
      body: (
        <div className="flex flex-1 flex-col justify-center gap-[3vh]">
          <p className="font-titre text-[20vh] leading-none font-extrabold">
            {t('screen.poll.voted', {
              voted: poll.voted ?? 0,
              people: snapshot.fields.joined ?? 0,
            })}
          </p>
          <p className="text-[5.4vh]">
            {t(
              poll.state === 'open'
                ? poll.secret
                  ? 'screen.poll.secret'
                  : 'screen.poll.open'
                : 'screen.poll.closed',
            )}
          </p>
        </div>
      ),
    };
  }
  const most = Math.max(...options.map(({ score }) => score ?? 0), 1e-9);
  const scored = options.some(({ projectId }) => projectId !== null && impacts[projectId] !== undefined);
  // Six lines of one score stand under the title; one more, or an impact under the score, leaves room for five.
  const shown = options.slice(
    0,
    options.length === LINES_SHOWN + 1 && !scored ? options.length : LINES_SHOWN,
  );
  const elsewhere = options.length - shown.length;
  return {
    title,
    body: (
      <>
        <ol className="flex-1">
          {shown.map((option) => {
            const impact = option.projectId === null ? null : (impacts[option.projectId] ?? null);
            const tied = options.filter(({ rank }) => rank === option.rank).length > 1;
            return (
              <li
                key={option.id}
                className="flex items-center gap-[2vw] border-t-[0.5vh] border-encre py-[1.3vh]"
              >
                <b className={`${big} w-[9vw]`}>
                  {option.rank ?? ''}
                  {tied ? ' =' : ''}
                </b>
                <span className="grid min-w-0 flex-1 gap-[0.8vh]">
                  <span className="truncate">{option.label}</span>
                  <svg className="h-[2.4vh] w-full" role="presentation">
                    <rect
                      width={`${(100 * (option.score ?? 0)) / most}%`}
                      height="100%"
                      className="fill-vert"
                    />
                  </svg>
                </span>
                <b className="w-[20vw] shrink-0 text-right">
                  {scoreWords(i18n, poll.method, option)}
                  {impact === null ? null : (
                    <span className="block font-normal">
                      {t('screen.impact.short', { net: format.signed(impact.net) })}
                    </span>
                  )}
                </b>
              </li>
            );
          })}
        </ol>
        {elsewhere === 0 ? null : (
          <p className="py-[1.4vh]">{t('screen.poll.elsewhere', { count: elsewhere })}</p>
        )}
      </>
    ),
  };
}

function scoreWords({ t, format }: I18n, method: string | null, { score, marked }: MeetingOption): string {
  if (score === null) return '';
  if (method === 'consent') return t('screen.poll.consent', { share: format.share(score) });
  if (method === 'scale') return t('screen.poll.mean', { mean: format.fixed(score, 1), count: marked ?? 0 });
  return t('screen.poll.points', { count: Math.round(score) });
}

/** The actions of tomorrow: who, when, what first; what is missing is said. */
export function actionsSlide({ t, format }: I18n, { fields, collections }: Part): Slide {
  const proposed = [...collections.actions].sort((a, b) => (a.position ?? 0) - (b.position ?? 0));
  if (proposed.length > ACTIONS_KEPT) return proposedActions(t, proposed);
  const actions = proposed;
  if (actions.length === 0)
    return fields.state === 'closed'
      ? { title: t('screen.closed'), body: <Empty>{t('screen.actions.thanks')}</Empty> }
      : { title: t('screen.actions.none'), body: <Empty>{t('screen.actions.empty')}</Empty> };
  return {
    title: t(`screen.actions.title${actions.length === 1 ? 1 : actions.length === 2 ? 2 : 3}`),
    body: (
      <ol className="flex-1">
        {actions.map((action, place) => {
          const missing = missingOf(action).length;
          return (
            <li
              key={action.id}
              className="grid grid-cols-[9vw_minmax(0,1fr)] items-center border-t-[0.7vh] border-encre py-[2vh]"
            >
              <b className="font-titre text-[15vh] leading-none font-extrabold">{place + 1}</b>
              <span className="min-w-0">
                <b className="line-clamp-1 font-titre text-[7.6vh] leading-[1.1] font-extrabold tracking-[-0.03em]">
                  {action.title}
                </b>
                <span className="line-clamp-2 leading-[1.4]">
                  {action.owner || t('screen.actions.nobody')}
                  {action.day === null ? null : (
                    <>
                      {action.owner === '' ? ' ' : ', '}
                      <b className="bg-jaune px-[0.6vw]">{format.date(action.day, 'day')}</b>
                    </>
                  )}
                  {action.firstStep === '' ? '' : `, ${action.firstStep}`}
                  {missing === 0 ? '' : ` (${t('screen.actions.missing', { count: missing })})`}
                </span>
              </span>
            </li>
          );
        })}
      </ol>
    ),
  };
}

/** More proposals than a room keeps: their titles, before it chooses. */
function proposedActions(t: I18n['t'], proposed: readonly MeetingAction[]): Slide {
  const elsewhere = proposed.length - LINES_SHOWN;
  return {
    title: t('screen.actions.proposed', { count: proposed.length }),
    body: (
      <>
        <ul className="flex-1">
          {proposed.slice(0, LINES_SHOWN).map((action) => (
            <li key={action.id} className="border-t-[0.5vh] border-encre py-[1.6vh] last:border-b-[0.5vh]">
              <p className="truncate text-[5.4vh] leading-[1.25]">{action.title}</p>
            </li>
          ))}
        </ul>
        <p className="py-[1.4vh]">
          {elsewhere > 0 ? t('screen.actions.elsewhere', { count: elsewhere }) : t('screen.actions.choose')}
        </p>
      </>
    ),
  };
}

function Empty({ children }: { children: ReactNode }) {
  return <p className="my-auto max-w-[70vw] text-[5.4vh] leading-[1.25]">{children}</p>;
}
