import { Fragment, useState, type ReactNode } from 'react';
import { DotMap } from '#app/components/charts/index.ts';
import {
  Button,
  DataTable,
  Empty,
  ErrorNotice,
  GradeBadge,
  Interval,
  Loading,
  Notice,
  Section,
  type Column,
} from '#app/components/index.ts';
import {
  DEFAULT_DRAWS,
  traceDrawn,
  traceLanding,
  traceOutcome,
  type OutcomeFigure,
  type ZoneOutcome,
} from '#app/engine/index.ts';
import type { TraceNode, ZoneEffect } from '#app/engine/types.ts';
import { TracePanel } from '#app/features/impact/trace-panel.tsx';
import { branchWords, useI18n } from '#app/i18n/index.ts';
import { ORDERS, type Compared, type EverywhereData, type Query } from './load-everywhere.ts';

export type EverywherePageProps = { data: EverywhereData };

type Landed = Parameters<typeof traceLanding>[4];

/** Opens the derivation of a figure of a zone, of what lands in one or is displaced from it. */
type Open = {
  outcome(outcome: ZoneOutcome, figure: OutcomeFigure): void;
  landing(zone: string, which: Landed): void;
  drawn(zone: string): void;
  /** All the jobs displaced in the country. */
  displaced(zone: string): void;
};

/** « Et ailleurs ? »: one project in every basin, ranked, mapped, and who gains and loses from where it is. */
export function EverywherePage({ data }: EverywherePageProps) {
  const { t } = useI18n();
  const { project, space, state } = data;
  const title = project.title === '' ? t('project.untitled') : project.title;
  const back = `/s/${space.id}/projets/${project.id}`;
  return (
    <div className="page grid gap-6">
      <header>
        <p className="s">
          <a href={back}>{t('everywhere.back')}</a> <span className="mono doux">{project.number}</span>
        </p>
        <h1>{t('everywhere.title')}</h1>
        <p className="mt-1 max-w-[80ch]">
          {t('everywhere.lead', {
            project: title,
            count: state.kind === 'ready' ? state.compared.count : data.places.length - 1,
          })}
        </p>
      </header>
      {!project.sized ? (
        <Notice tone="missing" title={t('everywhere.noSize')} live={false}>
          {t('everywhere.noSize.text')}
        </Notice>
      ) : state.kind === 'ready' ? (
        <Comparison data={data} compared={state.compared} />
      ) : state.kind === 'preparing' ? (
        <div className="max-w-2xl">
          <Loading what={t('everywhere.preparing', { done: state.done, of: state.of })} />
          <p className="s mt-2">{t('everywhere.preparing.text')}</p>
        </div>
      ) : state.kind === 'refused' ? (
        <ErrorNotice title={t('everywhere.refused')} live={false}>
          {t('everywhere.refused.text', { code: state.code })}
        </ErrorNotice>
      ) : (
        <ErrorNotice title={t('everywhere.failed')} live={false}>
          {t('everywhere.failed.text')}
        </ErrorNotice>
      )}
    </div>
  );
}

function Comparison({ data, compared }: { data: EverywhereData; compared: Compared }) {
  const { t, rich, format } = useI18n();
  const [opened, setOpened] = useState<TraceNode | null>(null);
  const { own, best, france, focus } = compared;
  const { everywhere } = compared;
  const name = (code: string) => data.places.find((place) => place.code === code)?.name ?? code;
  const here = name(data.project.zone);
  const known = Object.values(data.sources);
  const sources = (
    <p className="xs doux">
      {rich('everywhere.source', {
        sources: known.map(({ id, producer, vintage, url, title }, at) => (
          <Fragment key={id}>
            {at === 0 ? null : ' ; '}
            <a href={url} rel="noreferrer" target="_blank" title={title}>
              {producer}, {vintage}
            </a>
          </Fragment>
        )),
      })}
    </p>
  );
  const short = <p className="xs doux">{t('everywhere.source.short')}</p>;
  const drawn = compared.outcomes.map(({ zone, indirect, induced }) => ({ zone, jobs: indirect + induced }));
  const drawnHere = drawn.find(({ zone }) => zone === data.project.zone)?.jobs ?? 0;
  const balance = balanceOf(focus.landing);
  const from = compared.outcomes.find(({ zone }) => zone === focus.zone);
  const landed = (zone: string, which: Landed): TraceNode | null => {
    const effect = focus.landing.find((one) => one.zone === zone);
    return effect === undefined || from === undefined
      ? null
      : traceLanding(everywhere, from, focus.landing, effect, which);
  };
  const open: Open = {
    outcome: (outcome, figure) => setOpened(traceOutcome(everywhere, outcome, figure)),
    landing: (zone, which) => setOpened(landed(zone, which)),
    // The whole of what is displaced, under the part of one zone.
    displaced: (zone) => setOpened(landed(zone, 'lost')?.inputs[0] ?? null),
    drawn: (zone) => {
      const outcome = compared.outcomes.find((one) => one.zone === zone);
      if (outcome !== undefined) setOpened(traceDrawn(everywhere, outcome));
    },
  };
  const figure = (outcome: ZoneOutcome, which: OutcomeFigure) => (
    <Opening onClick={() => open.outcome(outcome, which)}>{format.jobs(outcome[which].value)}</Opening>
  );
  return (
    <>
      <div className="grid max-w-[80ch] gap-2">
        {own && best ? (
          <p className="text-lg font-semibold">
            {rich('everywhere.own', {
              basin: here,
              net: figure(own, 'net'),
              interval: format.interval(own.net.p10, own.net.p90),
            })}{' '}
            {own.rank === 1
              ? t('everywhere.own.first')
              : rich(own.tied ? 'everywhere.own.tied' : 'everywhere.own.rank', {
                  rank: format.rank(own.rank),
                  count: format.count(compared.count),
                  best: name(best.zone),
                  most: figure(best, 'net'),
                })}
          </p>
        ) : null}
        {own && france ? (
          <p>
            {rich('everywhere.france', {
              gross: (
                <Opening
                  // The whole of the jobs supported, under the net of France.
                  onClick={() => setOpened(grossOf(traceOutcome(everywhere, own, 'france')))}
                >
                  {format.jobs(own.gross.value + own.elsewhere)}
                </Opening>
              ),
              low: figure(france.least, 'france'),
              high: figure(france.most, 'france'),
            })}
          </p>
        ) : null}
      </div>
      {everywhere.leftOut.length > 0 ? (
        <Notice live={false}>
          {t('everywhere.same', {
            inputs: format.list(everywhere.leftOut.map((id) => t(`everywhere.input.${id}`))),
          })}
        </Notice>
      ) : null}
      <div className="grid items-start gap-x-8 gap-y-6 md:grid-cols-2 xl:grid-cols-3">
        <div className="md:col-span-2 xl:col-span-1">
          <Complement data={data} compared={compared} name={name} open={open} />
        </div>
        <DotMap
          title={t('everywhere.map')}
          note={t('everywhere.map.note')}
          zones={data.places}
          points={drawn}
          own={data.project.zone}
          largest={7}
          onOpen={open.drawn}
          source={short}
          words={{
            sentence: t('everywhere.map.sentence', {
              name: here,
              own: format.jobs(drawnHere),
              others: format.count(drawn.filter(({ jobs }) => jobs > drawnHere).length),
            }),
            caption: t('everywhere.map.caption'),
          }}
        />
        <div id="retombees">
          <DotMap
            title={t('everywhere.landing', { name: name(focus.zone) })}
            note={t('everywhere.landing.note')}
            zones={data.places}
            points={balance.gains}
            own={focus.zone}
            losing={balance.losses}
            source={short}
            onOpen={(zone) => open.landing(zone, 'balance')}
          />
          {focus.zone === data.project.zone ? null : (
            <p className="s mt-1">
              <a href={href(data.query, { focus: null }, 'retombees')}>
                {t('everywhere.landing.own', { name: here })}
              </a>
            </p>
          )}
        </div>
      </div>
      <Section
        title={t('everywhere.table')}
        note={t('everywhere.table.note')}
        action={<GradeBadge grade={everywhere.grade} />}
        id="bassins"
      >
        <Filters data={data} />
        <Rows {...{ data, compared, name }} onOpen={open.outcome} />
        {sources}
      </Section>
      <Section title={t('everywhere.limits')}>
        <ul className="s ml-4 grid max-w-[80ch] list-disc gap-1">
          <li>{t('everywhere.limits.1')}</li>
          <li>{t('everywhere.limits.2', { branches: data.branches })}</li>
          <li>{t('everywhere.limits.3', { draws: everywhere.draws, full: DEFAULT_DRAWS })}</li>
          {everywhere.without.length > 0 ? (
            <li>
              {t('everywhere.without', {
                count: everywhere.without.length,
                list: format.list(everywhere.without.map(name)),
              })}
            </li>
          ) : null}
        </ul>
      </Section>
      <TracePanel node={opened} sources={data.sources} onClose={() => setOpened(null)} />
    </>
  );
}

/** Complement or compete: who does this already, who would work for it, who would lose. */
function Complement({
  data,
  compared,
  name,
  open,
}: {
  data: EverywhereData;
  compared: Compared;
  name: (code: string) => string;
  open: Open;
}) {
  const { t, rich, format } = useI18n();
  const { own, makers, makersCount, focus } = compared;
  const { zone } = data.project;
  const branch = branchWords(t, data.project.branchCode, data.project.branch);
  const gains = balanceOf(focus.landing)
    .gains.filter((point) => point.zone !== focus.zone)
    .toSorted((a, b) => b.jobs - a.jobs)
    .slice(0, NAMED);
  const exposed = focus.landing
    .filter(({ displaced }) => displaced > 0)
    .map(({ zone: from, displaced }) => ({ zone: from, jobs: displaced }))
    .toSorted((a, b) => b.jobs - a.jobs)
    .slice(0, NAMED);
  const entries = (points: readonly { zone: string; jobs: number }[], which: 'balance' | 'lost') => (
    <Listed>
      {points.map((point) =>
        rich('everywhere.gain.entry', {
          name: name(point.zone),
          jobs: (
            <Opening onClick={() => open.landing(point.zone, which)}>{format.fixed(point.jobs, 1)}</Opening>
          ),
        }),
      )}
    </Listed>
  );
  // Posts and quotient of a basin open on its own page.
  const basin = (code: string, text: string) => <a href={`/bassins/${code}`}>{text}</a>;
  const at = focus.zone === own?.zone ? own : null;
  const lost = at === null ? 0 : at.displacedHere + at.displacedElsewhere;
  return (
    <Section title={t('everywhere.complement')} note={t('everywhere.complement.note')}>
      <ul className="ml-4 grid max-w-[80ch] list-disc gap-1.5">
        <li>
          {makersCount === 0
            ? t('everywhere.makers.none', { branch })
            : rich('everywhere.makers', {
                branch,
                count: makersCount,
                list: (
                  <Listed>
                    {makers.map((maker) =>
                      rich('everywhere.makers.entry', {
                        name: name(maker.zone),
                        posts: basin(maker.zone, format.count(maker.posts)),
                      }),
                    )}
                  </Listed>
                ),
              })}
        </li>
        {own ? (
          <li>
            {own.posts === 0
              ? t('everywhere.here.none', { basin: name(zone) })
              : rich(own.quotient >= 1 ? 'everywhere.here.strong' : 'everywhere.here.weak', {
                  basin: name(zone),
                  quotient: basin(zone, format.estimate(own.quotient)),
                  posts: basin(zone, format.count(own.posts)),
                })}
          </li>
        ) : null}
        {at ? (
          <>
            {gains.length > 0 ? (
              <li>{rich('everywhere.gain', { list: entries(gains, 'balance') })}</li>
            ) : null}
            <li>
              {lost < 1
                ? t('everywhere.loss.none')
                : rich('everywhere.loss', {
                    lost: <Opening onClick={() => open.displaced(at.zone)}>{format.fixed(lost, 1)}</Opening>,
                    here: (
                      <Opening onClick={() => open.landing(at.zone, 'lost')}>
                        {format.fixed(at.displacedHere, 1)}
                      </Opening>
                    ),
                    list: entries(exposed, 'lost'),
                  })}{' '}
              {at.losers === 0
                ? t('everywhere.losers.none', { winners: at.winners })
                : t('everywhere.losers', { winners: at.winners, count: at.losers })}
            </li>
          </>
        ) : null}
      </ul>
    </Section>
  );
}

const NAMED = 4;

/** A figure in a sentence, that opens. */
function Opening({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <button type="button" className="lien" onClick={onClick}>
      {children}
    </button>
  );
}

/** « a, b et c », of elements. */
function Listed({ children }: { children: readonly ReactNode[] }) {
  const { format } = useI18n();
  // The words between are those the language puts between as many names.
  const names = children.map((_, index) => `\u0001${index}\u0001`);
  return format
    .list(names)
    .split('\u0001')
    .map((part, index) => <Fragment key={index}>{index % 2 === 1 ? children[Number(part)] : part}</Fragment>);
}

/** What each zone gains or loses in all when the project is where it is looked from. */
function balanceOf(landing: readonly ZoneEffect[]): { gains: Points; losses: Points } {
  const all = landing.map(({ zone, direct, indirect, induced, displaced }) => ({
    zone,
    jobs: direct + indirect + induced - displaced,
  }));
  return {
    gains: all.filter(({ jobs }) => jobs > 0),
    losses: all.filter(({ jobs }) => jobs < 0).map(({ zone, jobs }) => ({ zone, jobs: -jobs })),
  };
}

type Points = readonly { zone: string; jobs: number }[];

/** Jobs supported in the country, from the derivation of its net jobs. */
function grossOf(net: TraceNode): TraceNode {
  return net.inputs[0] ?? net;
}

/** A plain form that works without script. */
function Filters({ data }: { data: EverywhereData }) {
  const { t } = useI18n();
  const { query, regions } = data;
  return (
    <form method="get" action="#bassins" className="mb-3 flex flex-wrap items-end gap-3">
      <label className="s grid min-w-0 flex-1 basis-40 gap-1 font-semibold">
        {t('everywhere.find')}
        <input
          name="q"
          type="search"
          defaultValue={query.search}
          maxLength={60}
          className="saisie"
          autoComplete="off"
        />
      </label>
      <label className="s grid min-w-0 flex-1 basis-40 gap-1 font-semibold">
        {t('everywhere.region')}
        <select name="region" defaultValue={query.region} className="saisie">
          <option value="">{t('everywhere.region.all')}</option>
          {regions.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label className="s grid min-w-0 flex-1 basis-40 gap-1 font-semibold">
        {t('everywhere.order')}
        <select name="tri" defaultValue={query.order} className="saisie">
          {ORDERS.map((order) => (
            <option key={order} value={order}>
              {t(`everywhere.order.${order}`)}
            </option>
          ))}
        </select>
      </label>
      {query.focus === null ? null : <input type="hidden" name="depuis" value={query.focus} />}
      <Button type="submit" tone="primary">
        {t('everywhere.show')}
      </Button>
    </form>
  );
}

function Rows({
  data,
  compared,
  name,
  onOpen,
}: {
  data: EverywhereData;
  compared: Compared;
  name: (code: string) => string;
  onOpen: Open['outcome'];
}) {
  const { t, format } = useI18n();
  const { rows, matching } = compared;
  const { query, project } = data;
  const most = Math.max(...rows.map(({ net }) => net.p90), 1);
  const figure = (outcome: ZoneOutcome, which: OutcomeFigure, head: string, interval = true) => (
    <button
      type="button"
      className="cursor-pointer text-right hover:underline"
      aria-label={t('everywhere.open', {
        figure: head,
        basin: name(outcome.zone),
        value: format.quantity(outcome[which].value, 'FTE'),
      })}
      onClick={() => onOpen(outcome, which)}
    >
      <b>{format.jobs(outcome[which].value)}</b>
      {interval ? (
        <span className="xs doux nb block">{format.interval(outcome[which].p10, outcome[which].p90)}</span>
      ) : null}
    </button>
  );
  const columns: Column<ZoneOutcome>[] = [
    {
      id: 'rank',
      head: t('everywhere.rank'),
      cell: ({ rank, tied }) => (
        <b className="nb">
          {rank}
          {tied ? (
            <>
              <span aria-hidden="true">{'\u00a0='}</span>
              <span className="sr"> {t('everywhere.rank.tied')}</span>
            </>
          ) : null}
        </b>
      ),
    },
    {
      id: 'zone',
      head: t('everywhere.basin'),
      rowHeader: true,
      cell: ({ zone }) => (
        <>
          <a href={`/bassins/${zone}`}>{name(zone)}</a>
          <a className="xs block font-normal" href={href(query, { focus: zone }, 'retombees')}>
            {t('everywhere.seeLanding')}
            <span className="sr"> {name(zone)}</span>
          </a>
        </>
      ),
    },
    {
      id: 'net',
      head: t('everywhere.net'),
      numeric: true,
      cell: (outcome) => figure(outcome, 'net', t('everywhere.net')),
    },
    {
      id: 'scale',
      head: <span className="sr">{t('everywhere.table.note')}</span>,
      wideOnly: true,
      cell: ({ net }) => (
        <span className="block min-w-24">
          <Interval p10={net.p10} p50={net.value} p90={net.p90} max={most} tone="net" decorative />
        </span>
      ),
    },
    {
      id: 'gross',
      head: t('everywhere.gross'),
      numeric: true,
      cell: (outcome) => figure(outcome, 'gross', t('everywhere.gross')),
    },
    {
      id: 'france',
      head: t('everywhere.franceNet'),
      numeric: true,
      wideOnly: true,
      cell: (outcome) => figure(outcome, 'france', t('everywhere.franceNet')),
    },
    {
      id: 'value',
      head: t('everywhere.value'),
      numeric: true,
      wideOnly: true,
      cell: ({ valueAdded }) => <span className="nb">{format.quantity(valueAdded, 'kEUR/yr')}</span>,
    },
    {
      id: 'bought',
      head: t('everywhere.bought'),
      numeric: true,
      wideOnly: true,
      cell: ({ boughtHere }) => format.percent(boughtHere, 0),
    },
    {
      id: 'already',
      head: t('everywhere.already'),
      numeric: true,
      wideOnly: true,
      cell: ({ posts, quotient }) => (
        <>
          <span className="nb block">{t('everywhere.already.cell', { posts: format.count(posts) })}</span>
          <span className="xs doux nb block">
            {t('everywhere.already.times', { quotient: format.fixed(quotient, quotient < 10 ? 2 : 1) })}
          </span>
        </>
      ),
    },
  ];
  if (rows.length === 0) {
    return (
      <Empty title={t('everywhere.none')} action={<a href="?#bassins">{t('everywhere.reset')}</a>}>
        {t('everywhere.none.text')}
      </Empty>
    );
  }
  return (
    <>
      <DataTable
        caption={t('everywhere.table.caption')}
        columns={columns}
        rows={rows}
        rowKey={({ zone }) => zone}
        isCurrent={({ zone }) => zone === project.zone}
      />
      <p className="s my-2 flex flex-wrap gap-x-4">
        {query.all ? (
          <a href={href(query, { all: false }, 'bassins')}>{t('everywhere.showFew')}</a>
        ) : rows.length < matching ? (
          <a href={href(query, { all: true }, 'bassins')}>{t('everywhere.showAll', { count: matching })}</a>
        ) : null}
        {query.search !== '' || query.region !== '' ? <a href="?#bassins">{t('everywhere.reset')}</a> : null}
      </p>
    </>
  );
}

/** The address of this page with one thing changed. */
function href(query: Query, change: Partial<Query>, anchor: string): string {
  const next = { ...query, ...change };
  const search = new URLSearchParams();
  if (next.search !== '') search.set('q', next.search);
  if (next.region !== '') search.set('region', next.region);
  if (next.order !== 'net') search.set('tri', next.order);
  if (next.all) search.set('tout', '1');
  if (next.focus !== null) search.set('depuis', next.focus);
  return `?${search.toString()}#${anchor}`;
}
