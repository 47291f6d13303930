import { useState, type ReactNode } from 'react';
import { Notice, Section } from '#app/components/index.ts';
import { DotMap } from '#app/components/charts/index.ts';
import { reading } from '#app/engine/cells.ts';
import type { Source, TraceNode } from '#app/engine/types.ts';
import { TracePanel } from '#app/features/impact/trace-panel.tsx';
import { useI18n } from '#app/i18n/index.ts';
import type { BasinAround } from './around.ts';
import { AroundView } from './around-view.tsx';
import { besideOf } from './beside.ts';
import { ComparableBasins } from './beside-table.tsx';
import { FigureBlock } from './figure-block.tsx';
import type { FigureId } from './figure-ids.ts';
import type { BasinFigures, KeyFigure } from './figures.ts';
import { Specialisations } from './specialisations.tsx';
import { rateNode, UnemploymentChart } from './unemployment-chart.tsx';
import { quarterWords, writeNode } from './words.ts';

export type BasinViewProps = {
  basin: BasinFigures;
  /** What imported files say around it; null where none does. */
  around: BasinAround | null;
  /** The figure that the address asks to explain; null for none. */
  asked?: TraceNode | null;
  sources: Readonly<Record<string, Source>>;
};

/** A basin in figures: beside its region and France, what it does more than others, where industry is, unemployment. */
export function BasinView({ basin, around, sources, asked = null }: BasinViewProps) {
  const i18n = useI18n();
  const { t, rich, format } = i18n;
  const [opened, setOpened] = useState<TraceNode | null>(asked);
  const figure = (id: FigureId): KeyFigure =>
    basin.figures.find((one) => one.id === id) ?? {
      id,
      zone: null,
      region: null,
      france: null,
      comparable: null,
    };
  const share = figure('manufacturingShare');
  const [first] = basin.specialisations;
  const region = basin.region?.name ?? null;
  const sites = figure('brownfields').zone?.inputs[0];
  const jobs = (code: string) => basin.map.find((zone) => zone.code === code)?.jobs ?? 0;
  const common = { region, onOpen: setOpened };
  return (
    <div className="grid gap-6 px-(--gouttiere) py-4">
      <header>
        <p className="s doux">
          {t('basin.kicker', {
            code: basin.code,
            communes: format.count(basin.communes),
            departments: format.list(basin.departments.map((department) => department.name)),
          })}
        </p>
        <h1>{t('basin.title', { name: basin.name })}</h1>
        {basin.hasPosts && share.zone && share.france && first ? (
          <p className="mt-1 max-w-[80ch]">
            {rich('basin.lead.more', {
              share: opening(share.zone, format.percent(share.zone.value ?? 0, 0)),
              france: opening(share.france, format.percent(share.france.value ?? 0, 0)),
              branch: first.label,
              quotient: opening(first.quotient, format.estimate(first.quotient.value ?? 0)),
            })}
          </p>
        ) : null}
        {basin.hasPosts ? (
          <p className="mt-1">
            <a href={`/bassins/${basin.code}/opportunites`}>{t('opportunities.link')}</a>
          </p>
        ) : null}
      </header>
      {basin.hasPosts ? null : (
        <Notice tone="missing" live={false}>
          {t('basin.lead.none')}
        </Notice>
      )}
      <section
        aria-label={t('basin.figures')}
        className="grid border-t-[3px] border-encre sm:-mx-4 sm:grid-cols-2 lg:grid-cols-3"
      >
        <FigureBlock
          {...common}
          figure={share}
          headline={
            basin.manufacturing
              ? { node: basin.manufacturing.posts, text: format.count(basin.manufacturing.posts.value ?? 0) }
              : undefined
          }
          note={
            basin.manufacturing
              ? rich('basin.note.manufacturing', {
                  vintage: vintageOf(sources, 'insee-flores'),
                  change: opening(
                    basin.manufacturing.change,
                    format.signed(basin.manufacturing.change.value ?? 0),
                  ),
                })
              : null
          }
          source={sourceName(sources, 'insee-flores')}
        />
        <FigureBlock
          {...common}
          figure={figure('unemployment')}
          note={unemploymentNote()}
          source={sourceName(sources, 'insee-chomage')}
        />
        <FigureBlock
          {...common}
          figure={figure('income')}
          note={t('basin.note.income', { vintage: vintageOf(sources, 'insee-filosofi') })}
          source={sourceName(sources, 'insee-filosofi')}
        />
        <FigureBlock
          {...common}
          figure={figure('population')}
          bars={false}
          note={t('basin.note.population', {
            count: basin.epci,
            communes: format.count(basin.communes),
            epci: format.count(basin.epci),
          })}
          source={sourceName(sources, 'etalab-decoupage')}
        />
        <FigureBlock
          {...common}
          figure={figure('vacancy')}
          note={vacancyNote()}
          source={sourceName(sources, 'insee-logement')}
        />
        <FigureBlock
          {...common}
          figure={figure('brownfields')}
          headline={sites?.value != null ? { node: sites, text: format.count(sites.value) } : undefined}
          note={t('basin.note.brownfields')}
          source={sourceName(sources, 'cerema-cartofriches')}
        />
      </section>
      <div className="grid items-start gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,1.15fr)_minmax(0,1fr)]">
        <div className="grid gap-6">
          {basin.hasPosts ? (
            <Specialisations name={basin.name} rows={basin.specialisations} onOpen={setOpened} />
          ) : null}
          <Section title={t('basin.comparable.row')} note={t('basin.comparable.note')}>
            <ComparableBasins beside={besideOf(basin)} />
            {basin.comparable.length === 0 ? null : (
              <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-2">
                {basin.comparable.map(({ code, name, overlap }) => (
                  <li key={code}>
                    <a href={`/bassins/${code}`}>{name}</a>{' '}
                    {opening(overlap, format.percent(overlap.value ?? 0, 0))}
                  </li>
                ))}
              </ul>
            )}
          </Section>
          <Section title={t('basin.neighbours')}>
            {basin.neighbours.length === 0 ? (
              <p>{t('basin.neighbours.none')}</p>
            ) : (
              <ul className="flex flex-wrap gap-x-4 gap-y-2">
                {basin.neighbours.map((neighbour) => (
                  <li key={neighbour.code}>
                    <a href={`/bassins/${neighbour.code}`}>{neighbour.name}</a>
                  </li>
                ))}
              </ul>
            )}
          </Section>
        </div>
        <div className="grid gap-6">
          <DotMap
            title={t('basin.map')}
            note={t('basin.map.note', { vintage: vintageOf(sources, 'insee-flores') })}
            zones={basin.map}
            points={basin.map.map(({ code, jobs: posts }) => ({ zone: code, jobs: posts }))}
            own={basin.code}
            write={format.count}
            onOpen={openPosts}
            source={
              <p className="xs doux">
                {t('basin.map.source', { source: sourceName(sources, 'insee-flores') })}
              </p>
            }
            words={{
              sentence: t('basin.map.sentence', {
                name: basin.name,
                own: format.count(jobs(basin.code)),
                others: format.count(basin.map.filter((zone) => zone.jobs > jobs(basin.code)).length),
              }),
              caption: t('basin.map.caption'),
            }}
          />
          {basin.unemployment ? (
            <UnemploymentChart
              code={basin.code}
              name={basin.name}
              series={basin.unemployment}
              france={figure('unemployment').france}
              sources={sources}
              onOpen={setOpened}
            />
          ) : null}
        </div>
      </div>
      {around === null ? null : (
        <AroundView name={basin.name} around={around} sources={sources} onOpen={setOpened} />
      )}
      <footer className="xs doux border-t border-filet pt-2">
        {basin.region?.split ? <p>{t('basin.regionSplit')}</p> : null}
        <p>{t('basin.pack', { version: basin.packVersion })}</p>
      </footer>
      <TracePanel
        node={opened}
        sources={sources}
        onClose={() => setOpened(null)}
        write={(node) => writeNode(i18n, node)}
      />
    </div>
  );

  /** Manufacturing posts of any basin of the map: a count of the official file. */
  function openPosts(code: string): void {
    const zone = basin.map.find((one) => one.code === code);
    if (zone === undefined) return;
    // The same columns as the basin's own, on the row of that zone.
    const own = basin.manufacturing?.posts.reads ?? [];
    setOpened(
      reading(
        {
          id: 'basin.manufacturingPosts',
          value: zone.jobs,
          unit: 'index',
          grade: 'C',
          rule: 'source',
          inputs: [],
          sources: ['insee-flores'],
          cell: zone.name,
        },
        'sum',
        own.map((cell) => ({ ...cell, row: { code: zone.code, label: zone.name }, value: zone.jobs })),
      ),
    );
  }

  /** A figure inside a sentence, that opens as the others do. */
  function opening(node: TraceNode, text: string): ReactNode {
    return (
      <button type="button" className="lien" onClick={() => setOpened(node)}>
        {text}
      </button>
    );
  }

  function unemploymentNote(): ReactNode {
    const series = basin.unemployment;
    if (!series) return null;
    const quarter = quarterWords(i18n, series.quarters.at(-1) ?? '');
    const before = series.zone.at(-5);
    return before === null || before === undefined
      ? t('basin.note.unemploymentOnly', { quarter })
      : rich('basin.note.unemployment', {
          quarter,
          before: opening(
            rateNode(sources, basin, series.quarters.at(-5) ?? '', before),
            format.percent(before, 1),
          ),
        });
  }

  function vacancyNote(): ReactNode {
    const [vacant, total] = figure('vacancy').zone?.inputs ?? [];
    if (vacant?.value == null || total?.value == null) return null;
    return rich('basin.note.vacancy', {
      vacant: opening(vacant, format.count(vacant.value)),
      total: opening(total, format.count(total.value)),
    });
  }
}

/** The date a source speaks of, as it says it, without what it adds in brackets. */
function vintageOf(sources: Readonly<Record<string, Source>>, id: string): string {
  return (sources[id]?.vintage ?? '').replace(/ \(.*\)$/u, '');
}

/** « Insee, Flores, 31 décembre 2023 »: enough to know whose figure it is before opening the panel. */
function sourceName(sources: Readonly<Record<string, Source>>, id: string): string {
  const source = sources[id];
  return source === undefined ? id : source.producer;
}
