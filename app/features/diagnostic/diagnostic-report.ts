import type { diagnostic, Snapshot } from '#app/documents/index.ts';
import { fileStem, type Report, type ReportCell, type ReportColumn } from '#app/features/exports/report.ts';
import type { I18n } from '#app/i18n/index.ts';
import type { Space } from '#app/services/index.ts';
import { figureName, figureValue } from './figures-section.tsx';
import type { OfficialFigure } from './official-figure.ts';

type Options = { space: Space; today: string; figures: readonly OfficialFigure[] };

/** What every entry says of itself: in one place, so that no table forgets the doubt. */
type Evidence = { source: string; doubt: string; example: boolean };

/** A shared diagnostic as a document to hand over: its summary, official figures, then each part with its sources and doubts. */
export function diagnosticReport(
  i18n: I18n,
  snapshot: Snapshot<typeof diagnostic>,
  { space, today, figures }: Options,
): Report {
  const { t, format } = i18n;
  const { collections } = snapshot;
  const known = new Map(figures.map((figure) => [figure.id, figure]));
  const text = (title: string): ReportColumn => ({ title, kind: 'text' });
  const number = (title: string): ReportColumn => ({ title, kind: 'number' });
  const evidence = [text(t('files.source')), text(t('files.doubt'))];
  const names = new Map(collections.actors.map(({ id, name }) => [id, name]));
  const proof = ({ source, doubt, example }: Evidence): ReportCell[] => [
    `${source}${example ? ` [${t('components.example')}]` : ''}`,
    doubt,
  ];
  const part = (
    name: 'strategies' | 'strengths' | 'weaknesses' | 'needs' | 'actors' | 'links' | 'siteEvents' | 'figures',
    columns: readonly ReportColumn[],
    rows: readonly (readonly ReportCell[])[],
  ) => ({
    title: t(`diagnostic.${name}`),
    text: [],
    table: { caption: t(`diagnostic.${name}`), columns, rows, empty: t(`diagnostic.${name}.empty`) },
  });
  return {
    name: fileStem(t('files.diagnostic.name'), space.name, today),
    kicker: t('diagnostic.title'),
    title: snapshot.fields.title.trim() || space.name,
    facts: [
      [t('files.space'), space.name],
      [t('files.on'), format.date(today)],
    ],
    sections: [
      {
        title: t('diagnostic.summary'),
        text: snapshot.rich.summary.split('\n').filter((line) => line.trim() !== ''),
        table: null,
      },
      part(
        'figures',
        [text(t('files.figure')), text(t('files.value')), text(t('diagnostic.field.comment')), ...evidence],
        collections.figures.map((entry) => {
          const figure = entry.figure === null ? undefined : known.get(entry.figure);
          return [
            figure === undefined ? t('diagnostic.figureGone') : figureName(i18n, figure),
            figure === undefined ? '' : figureValue(i18n, figure),
            entry.comment,
            ...proof({
              ...entry,
              source: figure === undefined ? '' : `${figure.source.producer}, ${figure.source.vintage}`,
            }),
          ];
        }),
      ),
      part(
        'strategies',
        [
          text(t('files.title')),
          text(t('files.kind')),
          text(t('diagnostic.field.body')),
          { title: t('diagnostic.field.votedOn'), kind: 'day' },
          text(t('diagnostic.field.commitment')),
          ...evidence,
        ],
        collections.strategies.map((entry) => [
          entry.title,
          entry.kind === null ? '' : t(`diagnostic.strategy.${entry.kind}`),
          entry.body,
          entry.votedOn,
          entry.commitment,
          ...proof(entry),
        ]),
      ),
      ...(['strengths', 'weaknesses'] as const).map((name) =>
        part(
          name,
          [text(t('files.title')), text(t('files.text')), ...evidence],
          collections[name].map((entry) => [entry.title, entry.text, ...proof(entry)]),
        ),
      ),
      part(
        'needs',
        [text(t('files.title')), text(t('files.text')), number(t('files.jobs')), ...evidence],
        collections.needs.map((entry) => [entry.title, entry.text, entry.jobs, ...proof(entry)]),
      ),
      part(
        'actors',
        [
          text(t('files.actor')),
          text(t('files.kind')),
          text(t('priorities.fact.filiere')),
          number(t('files.jobs')),
          text(t('files.commune')),
          text(t('files.note')),
          ...evidence,
        ],
        collections.actors.map((entry) => [
          entry.name,
          entry.kind === null ? '' : t(`diagnostic.kind.${entry.kind}`),
          entry.filiere,
          entry.jobs,
          entry.commune,
          entry.note,
          ...proof(entry),
        ]),
      ),
      part(
        'links',
        [
          text(t('diagnostic.field.buyer')),
          text(t('diagnostic.field.product')),
          text(t('diagnostic.field.supplier')),
          number(t('diagnostic.field.purchases')),
          ...evidence,
        ],
        collections.links.map((entry) => [
          names.get(entry.buyer ?? '') ?? t('diagnostic.links.outside'),
          entry.product,
          names.get(entry.supplier ?? '') ?? t('diagnostic.links.nobody'),
          entry.purchases,
          ...proof(entry),
        ]),
      ),
      part(
        'siteEvents',
        [
          text(t('files.site')),
          text(t('files.kind')),
          number(t('files.year')),
          number(t('files.jobs')),
          text(t('priorities.fact.filiere')),
          text(t('files.commune')),
          text(t('files.note')),
          ...evidence,
        ].map((column) =>
          column.title === t('files.year') ? { ...column, write: (year: number) => String(year) } : column,
        ),
        collections.siteEvents.map((entry) => [
          entry.site,
          entry.kind === null ? '' : t(`diagnostic.event.${entry.kind}`),
          entry.year,
          entry.jobs,
          entry.filiere,
          entry.commune,
          entry.note,
          ...proof(entry),
        ]),
      ),
    ],
  };
}

/** The same diagnostic for another program; figures carry the value and the source of the reference pack. */
export function diagnosticJson(snapshot: Snapshot<typeof diagnostic>, { space, today, figures }: Options) {
  const known = new Map(figures.map((figure) => [figure.id, figure]));
  return {
    space: { id: space.id, name: space.name, zone: space.zone },
    title: snapshot.fields.title,
    on: today,
    summary: snapshot.rich.summary,
    ...snapshot.collections,
    figures: snapshot.collections.figures.map((entry) => ({
      ...entry,
      official: entry.figure === null ? null : (known.get(entry.figure) ?? null),
    })),
  };
}
