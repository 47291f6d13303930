import { formatNumber, type roadmap, type Snapshot } from '#app/documents/index.ts';
import { fileStem, type Report, type ReportCell, type ReportColumn } from '#app/features/exports/report.ts';
import type { I18n } from '#app/i18n/index.ts';
import type { Space } from '#app/services/index.ts';
import { countsInWords } from './counts.ts';
import { byStage, rowsOf, type Row } from './stages.ts';

/** A roadmap as a document to hand over: the six stages in order, each with its words and its actions on `today` (ISO day). */
export function roadmapReport(
  i18n: I18n,
  snapshot: Snapshot<typeof roadmap>,
  { space, today }: { space: Space; today: string },
): Report {
  const { t, format } = i18n;
  const rows = rowsOf(snapshot.collections.actions, today);
  const groups = byStage(rows);
  const budget = groups.reduce((sum, group) => sum + group.budget, 0);
  const counts = {
    total: rows.length,
    done: groups.reduce((sum, group) => sum + group.done, 0),
    late: groups.reduce((sum, group) => sum + group.late, 0),
  };
  return {
    name: fileStem(t('files.roadmap.name'), space.name, today),
    kicker: t('roadmap.title'),
    title: snapshot.fields.title.trim() || space.name,
    facts: [
      [t('files.space'), space.name],
      [t('files.on'), format.date(today)],
      [t('files.roadmap.actions'), countsInWords(i18n, counts)],
      [t('files.roadmap.budget'), format.money(budget)],
    ],
    sections: groups.map((group) => ({
      title: t('roadmap.stageTitle', { stage: group.stage, name: t(`roadmap.stage${group.stage}`) }),
      text: linesOf(snapshot.rich[`stage${group.stage}`]),
      table: {
        caption: t('roadmap.stageTitle', { stage: group.stage, name: t(`roadmap.stage${group.stage}`) }),
        columns: columnsOf(i18n),
        rows: group.rows.map((row) => cellsOf(i18n, row, space.prefix)),
        empty: t('roadmap.empty'),
      },
    })),
  };
}

/** The same roadmap for another program: plain values, six stages whatever is in them. */
export function roadmapJson(
  { t }: I18n,
  snapshot: Snapshot<typeof roadmap>,
  { space, today }: { space: Space; today: string },
) {
  const { title, startYear, endYear } = snapshot.fields;
  return {
    space: { id: space.id, name: space.name, zone: space.zone },
    title,
    startYear,
    endYear,
    on: today,
    stages: byStage(rowsOf(snapshot.collections.actions, today)).map(({ stage, rows, budget }) => ({
      stage,
      name: t(`roadmap.stage${stage}`),
      text: snapshot.rich[`stage${stage}`],
      budget,
      actions: rows.map(({ action, state, lateDays, outlook }) => ({
        ...action,
        number: action.cardNumber === null ? null : formatNumber(space.prefix, action.cardNumber),
        state,
        lateDays,
        ifNothingMoves: { start: outlook.start, end: outlook.end },
      })),
    })),
  };
}

/** The paragraphs of a text. */
export function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function columnsOf({ t, format }: I18n): readonly ReportColumn[] {
  return [
    { title: t('roadmap.column.action'), kind: 'text' },
    { title: t('roadmap.column.owner'), kind: 'text' },
    { title: t('roadmap.field.firstStep'), kind: 'text' },
    { title: t('roadmap.field.start'), kind: 'day' },
    { title: t('roadmap.field.end'), kind: 'day' },
    { title: t('roadmap.field.votedEnd'), kind: 'day' },
    { title: t('roadmap.column.state'), kind: 'text' },
    { title: t('files.roadmap.progress'), kind: 'number' },
    { title: t('files.roadmap.budgetColumn'), kind: 'number', write: (value) => format.money(value) },
    { title: t('files.roadmap.target'), kind: 'text' },
  ];
}

function cellsOf({ t }: I18n, { action, state, lateDays }: Row, prefix: string): readonly ReportCell[] {
  const number = action.cardNumber === null ? '' : ` (${formatNumber(prefix, action.cardNumber)})`;
  const example = action.example ? ` [${t('components.example')}]` : '';
  return [
    `${action.title.trim() || t('roadmap.untitled')}${number}${example}`,
    action.owner,
    action.firstStep,
    action.start,
    action.end,
    action.votedEnd,
    lateDays > 0 ? t('roadmap.lateDays', { count: lateDays }) : t(`roadmap.state.${state}`),
    action.progress,
    action.budget,
    [action.indicator, action.target].filter((each) => each !== '').join(', '),
  ];
}
