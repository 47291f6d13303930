import type { BasinPage } from '#app/features/basin/basin-page.ts';
import type { BasinFigures } from '#app/features/basin/figures.ts';
import type { TraceNode } from '#app/engine/types.ts';
import { writeFigure } from '#app/features/basin/write-figure.ts';
import {
  fileStem,
  type Report,
  type ReportColumn,
  type ReportSection,
  type ReportTable,
} from '#app/features/exports/report.ts';
import type { I18n } from '#app/i18n/index.ts';
import type { Space, VotedStrategy } from '#app/services/index.ts';
import type { Restitution } from './record.ts';

/** A candidate project as the meeting leaves it: its rank with the group's weights, and its net jobs. */
export type CandidateImpact = {
  id: string;
  number: string;
  title: string;
  rank: number | null;
  net: { value: number; low: number; high: number } | null;
  france: number | null;
};

export type RestitutionContext = {
  space: Pick<Space, 'name'>;
  basin: BasinPage;
  candidates: readonly CandidateImpact[];
  /** Voted before the meeting, as the diagnostic has them. */
  strategies: readonly VotedStrategy[];
  /** ISO day the document is made. */
  today: string;
};

/** A meeting as a document to hand over: agenda, attendance, constat, heritage, priorities, votes, impact, actions, method. */
export function restitutionReport(i18n: I18n, found: Restitution, context: RestitutionContext): Report {
  const { t, format } = i18n;
  const { meeting, people, steps } = found;
  const sections: ReportSection[] = [
    actionsSection(i18n, found),
    {
      title: t('restitution.agenda'),
      text: [],
      table: {
        caption: t('restitution.agenda'),
        columns: [
          text(t('restitution.step')),
          text(t('restitution.question')),
          number(t('restitution.planned')),
          number(t('restitution.lasted')),
          number(t('restitution.shown')),
        ],
        rows: steps.map((step) => [
          step.title,
          step.question,
          step.plannedMinutes,
          step.minutes,
          step.contributions,
        ]),
        empty: t('restitution.agenda.empty'),
      },
    },
    figuresSection(i18n, context.basin),
    comparableSection(i18n, context.basin.basin),
    ...(context.strategies.length === 0 ? [] : [strategiesSection(i18n, context.strategies)]),
    {
      title: t('restitution.statements'),
      text: [],
      table: {
        caption: t('restitution.statements'),
        columns: [
          text(t('restitution.statement')),
          text(t('restitution.actor')),
          number(t('restitution.agree')),
          number(t('restitution.disagree')),
          number(t('restitution.pass')),
          number(t('restitution.surprising')),
        ],
        rows: [...found.statements]
          .sort((a, b) => b.agree + b.disagree - (a.agree + a.disagree))
          .map((each) => [each.text, each.actor, each.agree, each.disagree, each.pass, each.surprising]),
        empty: t('restitution.statements.empty'),
      },
    },
    {
      title: t('restitution.sites'),
      text: [],
      table: {
        caption: t('restitution.sites'),
        columns: [
          { ...number(t('restitution.year')), write: (year) => String(year) },
          text(t('restitution.site')),
          text(t('restitution.event')),
          number(t('restitution.jobs')),
          text(t('restitution.filiere')),
          text(t('restitution.commune')),
          text(t('restitution.source')),
        ],
        rows: found.sites.map((each) => [
          each.year,
          each.site,
          t(`diagnostic.event.${each.kind}`),
          each.jobs,
          each.filiere,
          each.commune,
          each.source,
        ]),
        empty: t('restitution.sites.empty'),
      },
    },
    {
      title: t('restitution.links'),
      text: [],
      table: {
        caption: t('restitution.links'),
        columns: [
          text(t('restitution.filiere')),
          text(t('restitution.firm')),
          text(t('restitution.buyer')),
          text(t('restitution.product')),
          text(t('restitution.missing')),
        ],
        rows: found.links.map((each) => [
          each.filiere,
          each.firm,
          each.buyer,
          each.product,
          each.missing ? t('restitution.missing.yes') : '',
        ]),
        empty: t('restitution.links.empty'),
      },
    },
    {
      title: t('restitution.priorities', { count: found.priorities.length }),
      text: found.kept === 0 ? [] : [t('restitution.kept', { count: found.kept })],
      table: prioritiesTable(i18n, found),
    },
    ...found.votes.map((vote): ReportSection => ({
      title: t('restitution.vote', { question: vote.question || t('restitution.vote.untitled') }),
      text: [
        t(vote.secret ? 'restitution.vote.secret' : 'restitution.vote.open', {
          method: t(`restitution.method.${vote.method}`),
          count: vote.voters,
        }),
        ...vote.notes.map(({ label, text: said }) => t('restitution.vote.note', { label, text: said })),
      ],
      table: {
        caption: t('restitution.vote', { question: vote.question || t('restitution.vote.untitled') }),
        columns: [
          number(t('restitution.rank')),
          text(t('restitution.number')),
          text(t('restitution.option')),
          number(t('restitution.score')),
          number(t('restitution.marked')),
        ],
        rows: vote.options.map((option) => [
          option.rank,
          option.number ?? '',
          option.label,
          option.score,
          option.marked,
        ]),
        empty: t('restitution.vote.empty'),
      },
    })),
    impactSection(i18n, context.candidates),
    {
      title: t('restitution.method'),
      text: [
        t('restitution.method.cards'),
        t('restitution.method.votes'),
        t('restitution.method.impact'),
        ...Object.values(context.basin.sources).map((source) =>
          t('restitution.method.source', {
            producer: source.producer,
            title: source.title,
            vintage: source.vintage,
          }),
        ),
      ],
      table: null,
    },
  ];
  return {
    name: fileStem(t('restitution.name'), meeting.title, meeting.startsAt.slice(0, 10)),
    kicker: t(found.rehearsal ? 'restitution.kicker.rehearsal' : 'restitution.kicker'),
    title: meeting.title,
    facts: [
      [t('files.space'), context.space.name],
      [t('restitution.held'), format.dateTime(meeting.startsAt)],
      [t('restitution.state'), t(`restitution.state.${meeting.state}`)],
      [t('restitution.joined'), format.count(people.joined)],
      [t('restitution.signed'), format.count(people.signed)],
      [t('files.on'), format.date(context.today)],
    ],
    sections,
  };
}

/** Every priority of the room, one line each: also what the CSV file holds. */
export function prioritiesTable({ t }: I18n, { priorities }: Restitution): ReportTable {
  return {
    caption: t('restitution.prioritiesSheet'),
    columns: [
      text(t('restitution.number')),
      { ...text(t('restitution.question')), once: true },
      text(t('restitution.priority')),
      text(t('restitution.filiere')),
      number(t('restitution.jobs')),
      text(t('restitution.jobKind')),
      text(t('restitution.place')),
      text(t('restitution.horizon')),
      text(t('restitution.returns')),
      text(t('restitution.why')),
      text(t('restitution.group')),
      number(t('restitution.votes')),
      text(t('restitution.author')),
      number(t('restitution.table')),
      text(t('restitution.comments')),
    ],
    rows: priorities.map((each) => [
      each.number ?? '',
      each.question,
      each.title,
      each.filiere,
      each.jobs,
      each.jobKind,
      each.place,
      each.horizon === null ? '' : t(`priorities.horizon.${each.horizon}`),
      [...each.returns.map((one) => t(`priorities.return.${one}`)), each.returnsNote]
        .filter((one) => one.trim() !== '')
        .join(', '),
      each.why,
      each.group,
      each.votes,
      each.author,
      each.table,
      each.comments.join('\n'),
    ]),
    empty: t('restitution.priorities.empty'),
  };
}

function actionsSection({ t }: I18n, { actions }: Restitution): ReportSection {
  const incomplete = actions.filter(({ missing }) => missing.length > 0).length;
  return {
    title: t('restitution.actions'),
    text: incomplete === 0 ? [] : [t('restitution.actions.incomplete', { count: incomplete })],
    table: {
      caption: t('restitution.actions'),
      columns: [
        text(t('restitution.action')),
        text(t('restitution.owner')),
        text(t('restitution.firstStep')),
        { title: t('restitution.day'), kind: 'day' },
        text(t('restitution.means')),
        text(t('restitution.indicator')),
        text(t('restitution.number')),
      ],
      rows: actions.map((each) => [
        each.title,
        each.ownerKept ? t('restitution.ownerKept') : each.owner,
        each.firstStep,
        each.day,
        each.means,
        each.indicator,
        each.number ?? '',
      ]),
      empty: t('restitution.actions.empty'),
    },
  };
}

function figuresSection(i18n: I18n, { basin, sources }: BasinPage): ReportSection {
  const { t } = i18n;
  return {
    title: t('restitution.figures', { basin: basin.name }),
    text: [],
    table: {
      caption: t('restitution.figures', { basin: basin.name }),
      columns: [
        text(t('files.figure')),
        text(t('restitution.here')),
        text(t('restitution.france')),
        text(t('restitution.comparable')),
        text(t('files.source')),
      ],
      rows: basin.figures.flatMap(({ id, zone, france, comparable }) => {
        if (zone?.value == null) return [];
        return [
          [
            t(`basin.alone.${id}`),
            writeFigure(i18n, id, zone.value),
            france?.value == null ? '' : writeFigure(i18n, id, france.value),
            comparable?.value == null ? '' : writeFigure(i18n, id, comparable.value),
            [...sourcesUnder(zone)]
              .flatMap((key) => sources[key] ?? [])
              .map(({ producer, vintage }) => `${producer}, ${vintage}`)
              .join(' ; '),
          ],
        ];
      }),
      empty: t('restitution.figures.empty'),
    },
  };
}

/** The basins it is compared with, and what each figure is there. */
function comparableSection(i18n: I18n, { comparable, figures }: BasinFigures): ReportSection {
  const { t, format } = i18n;
  return {
    title: t('restitution.comparable'),
    text: comparable.length === 0 ? [] : [t('restitution.comparable.text')],
    table: {
      caption: t('restitution.comparable'),
      columns: [
        text(t('restitution.comparable.basin')),
        text(t('restitution.comparable.overlap')),
        ...figures.map(({ id }) => text(t(`basin.beside.${id}`))),
      ],
      rows: comparable.map(({ name, overlap }) => [
        name,
        format.percent(overlap.value ?? 0, 0),
        ...figures.map(({ id, comparable: middle }) => {
          const own = middle?.inputs.find(({ cell }) => cell === name)?.value ?? null;
          return own === null ? '' : writeFigure(i18n, id, own);
        }),
      ]),
      empty: t('basin.comparable.none'),
    },
  };
}

/** Sources of a figure, those of what it was computed from included. */
function sourcesUnder({ sources, inputs }: TraceNode): ReadonlySet<string> {
  return new Set([...sources, ...inputs.flatMap((input) => [...sourcesUnder(input)])]);
}

/** What was voted before, cited with where to read it; what is still to be checked says so. */
function strategiesSection({ t }: I18n, strategies: readonly VotedStrategy[]): ReportSection {
  return {
    title: t('restitution.strategies'),
    text: [t('restitution.strategies.text')],
    table: {
      caption: t('restitution.strategies'),
      columns: [
        text(t('files.kind')),
        text(t('files.title')),
        text(t('diagnostic.field.body')),
        { title: t('diagnostic.field.votedOn'), kind: 'day' },
        text(t('diagnostic.field.commitment')),
        text(t('diagnostic.field.reference')),
        text(t('restitution.strategies.check')),
      ],
      rows: strategies.map((each) => [
        each.kind === null ? '' : t(`diagnostic.strategy.${each.kind}`),
        `${each.title}${each.example ? ` [${t('components.example')}]` : ''}`,
        each.body,
        each.votedOn,
        each.commitment,
        each.source,
        each.doubt,
      ]),
      empty: t('diagnostic.strategies.empty'),
    },
  };
}

function impactSection({ t, format }: I18n, candidates: readonly CandidateImpact[]): ReportSection {
  return {
    title: t('restitution.impact'),
    text: [t('restitution.impact.text')],
    table: {
      caption: t('restitution.impact'),
      columns: [
        number(t('restitution.rank')),
        text(t('restitution.number')),
        text(t('restitution.project')),
        { ...number(t('restitution.net')), write: (value) => format.signed(value) },
        text(t('restitution.interval')),
        { ...number(t('restitution.netFrance')), write: (value) => format.signed(value) },
      ],
      rows: [...candidates]
        .sort((a, b) => (a.rank ?? 999) - (b.rank ?? 999))
        .map((each) => [
          each.rank,
          each.number,
          each.title,
          each.net?.value ?? null,
          each.net === null ? t('impact.notComputed') : format.interval(each.net.low, each.net.high),
          each.france,
        ]),
      empty: t('restitution.impact.empty'),
    },
  };
}

function text(title: string): ReportColumn {
  return { title, kind: 'text' };
}

function number(title: string): ReportColumn {
  return { title, kind: 'number' };
}
