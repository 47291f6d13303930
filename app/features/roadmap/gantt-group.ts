import type { GanttProps, GanttRow, GanttStatus } from '#app/components/charts/index.ts';
import { dueDay } from '#app/documents/index.ts';
import type { I18n } from '#app/i18n/index.ts';
import { countsInWords } from './counts.ts';
import { titleOf } from './action-form.tsx';
import type { Row, StageGroup } from './stages.ts';

const STATUS: Readonly<Record<Row['state'], GanttStatus>> = {
  done: 'done',
  late: 'late',
  running: 'running',
  'to-come': 'todo',
  undated: 'todo',
  milestone: 'milestone',
};

/** One stage of the roadmap as the calendar draws it: its name with its counts, and its rows. */
export function ganttGroup(i18n: I18n, group: StageGroup): GanttProps['groups'][number] {
  const { t } = i18n;
  const title = t('roadmap.stageTitle', { stage: group.stage, name: t(`roadmap.stage${group.stage}`) });
  const counts = countsInWords(i18n, { total: group.rows.length, done: group.done, late: group.late });
  return {
    id: `stage${group.stage}`,
    label: t('roadmap.stageLine', { title, counts }),
    rows: group.rows.map((row) => ganttRow(i18n, row)),
  };
}

/** A late action is drawn up to the day it can still end, with the voted day behind it: the gap is what one must see. */
function ganttRow({ t }: I18n, row: Row): GanttRow {
  const { action, lateDays, outlook } = row;
  const due = dueDay(action);
  const late = lateDays > 0;
  return {
    id: action.id,
    title: titleOf(action, t('roadmap.untitled')),
    owner: action.owner.trim() === '' ? null : action.owner,
    status: STATUS[row.state],
    start: action.start,
    end: late ? outlook.end : (action.end ?? due),
    votedEnd: late ? due : action.votedEnd,
    progress: action.progress === null ? null : action.progress / 100,
    budget: action.budget,
    dependsOn: action.dependsOn,
  };
}
