import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Button, Empty, Panel, Section, Segmented, Select } from '#app/components/index.ts';
import { Gantt } from '#app/components/charts/index.ts';
import { addItem, roadmap, STAGES, type Snapshot, type Stage } from '#app/documents/index.ts';
import { useEditor } from '#app/features/editing/editor.tsx';
import { UndoBar, useUndoKeys, type UndoStack } from '#app/features/editing/undo-bar.tsx';
import { useRefusal } from '#app/features/editing/use-refusal.tsx';
import { ExportMenu } from '#app/features/exports/export-menu.tsx';
import { useI18n } from '#app/i18n/index.ts';
import { ActionDetail } from './action-detail.tsx';
import { ActionForm, titleOf } from './action-form.tsx';
import { ActionReading } from './action-reading.tsx';
import { ByOwner } from './by-owner.tsx';
import { IfNothingMoves } from './if-nothing-moves.tsx';
import { StageNarratives } from './stage-narratives.tsx';
import { countsInWords } from './counts.ts';
import { ganttGroup } from './gantt-group.ts';
import { byStage, rowsOf, type Row } from './stages.ts';

export type RoadmapViewProps = {
  snapshot: Snapshot<typeof roadmap>;
  /** Three capitals before every number of the space. */
  prefix: string;
  /** The ISO day of the reading, the same on the server and in the browser. */
  today: string;
  canWrite: boolean;
  undo: UndoStack;
  /** Where this document is taken away as a file. */
  exportAddress: string;
};

type View = 'table' | 'calendar' | 'owner';

/** The staged roadmap: table, calendar, owners; one action edited in the panel; what slips and what it pushes at the foot. */
export function RoadmapView({ snapshot, prefix, today, canWrite, undo, exportAddress }: RoadmapViewProps) {
  const i18n = useI18n();
  const { t } = i18n;
  const editor = useEditor();
  const { refusal, guard } = useRefusal();
  useUndoKeys(undo);
  const { actions } = snapshot.collections;
  const rows = rowsOf(actions, today);
  const [view, setView] = useState<View>('calendar');
  const [stage, setStage] = useState<Stage | null>(null);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [panel, setPanel] = useState<{ id: string; fresh: boolean } | null>(null);
  const shown = stage === null ? rows : rows.filter((row) => (row.action.stage ?? 1) === stage);
  const groups = byStage(shown).filter((group) => stage === null || group.stage === stage);
  const chosen = rows.find(({ action }) => action.id === chosenId) ?? mostLate(shown);
  const opened = panel === null ? undefined : actions.find((action) => action.id === panel.id);

  const add = (inStage: Stage): void => {
    if (editor.doc === null) return;
    const id = guard(addItem(roadmap, editor.doc, 'actions', { stage: inStage, progress: 0 }, editor.author));
    if (id === null) return;
    setChosenId(id);
    setPanel({ id, fresh: true });
  };

  return (
    <>
      <div className="page grid grid-cols-[minmax(0,1fr)] gap-4">
        <header className="flex flex-wrap items-center gap-x-5 gap-y-3">
          <h1 className="text-xl">{titleOfRoadmap(snapshot, t('roadmap.title'))}</h1>
          <Segmented
            label={t('roadmap.view')}
            value={view}
            onChange={setView}
            options={[
              // The calendar is not drawn on a phone: there the two views are one table.
              { id: 'table', label: t('roadmap.view.table'), wideOnly: true },
              {
                id: 'calendar',
                label: (
                  <>
                    <span className="large-seul">{t('roadmap.view.calendar')}</span>
                    <span className="etroit-seul">{t('roadmap.view.table')}</span>
                  </>
                ),
              },
              { id: 'owner', label: t('roadmap.view.owner') },
            ]}
          />
          <div className="w-56">
            <Select
              label={t('roadmap.stageFilter')}
              labelHidden
              value={stage === null ? '' : String(stage)}
              empty={t('roadmap.allStages')}
              options={STAGES.map((each) => ({
                value: String(each),
                label: t('roadmap.stageTitle', { stage: each, name: t(`roadmap.stage${each}`) }),
              }))}
              onChange={(value) => setStage(STAGES.find((each) => String(each) === value) ?? null)}
            />
          </div>
          <span className="ml-auto flex flex-wrap items-center gap-2">
            <ExportMenu address={exportAddress} formats={['pdf', 'docx', 'xlsx', 'ics']} />
            {canWrite ? (
              <>
                <UndoBar stack={undo} />
                <Button
                  tone="primary"
                  icon={Plus}
                  onClick={() => add(stage ?? 1)}
                  closed={editor.writable ? null : t('editing.opening')}
                >
                  {t('roadmap.add')}
                </Button>
              </>
            ) : null}
          </span>
        </header>
        {refusal}
        {actions.length === 0 ? (
          <Empty title={t('roadmap.empty')}>{t(canWrite ? 'roadmap.emptyText' : 'roadmap.emptyRead')}</Empty>
        ) : null}
        {view === 'owner' ? (
          <ByOwner rows={shown} chosenId={chosen?.action.id ?? null} onChoose={setChosenId} />
        ) : (
          <Gantt
            title={t('roadmap.actionsTitle')}
            note={countsInWords(i18n, { total: shown.length, done: done(shown), late: lateCount(shown) })}
            groups={groups.map((group) => ganttGroup(i18n, group))}
            today={today}
            view={view === 'table' ? 'table' : 'both'}
            currentId={chosen?.action.id}
            onSelect={setChosenId}
          />
        )}
        <IfNothingMoves rows={shown} />
        <Section title={t('roadmap.narratives')}>
          <StageNarratives snapshot={snapshot} groups={byStage(rows)} />
        </Section>
      </div>
      {chosen === undefined ? null : (
        <ActionDetail
          row={chosen}
          rows={rows}
          prefix={prefix}
          openLabel={t(editor.writable ? 'roadmap.edit' : 'roadmap.open')}
          onOpen={() => setPanel({ id: chosen.action.id, fresh: false })}
        />
      )}
      <Panel
        open={opened !== undefined}
        onClose={() => setPanel(null)}
        title={opened === undefined ? '' : titleOf(opened, t('roadmap.newAction'))}
      >
        {opened === undefined || panel === null ? null : editor.writable ? (
          <ActionForm
            action={opened}
            actions={actions}
            fresh={panel.fresh}
            onRemoved={() => setPanel(null)}
          />
        ) : (
          <ActionReading row={rows.find(({ action }) => action.id === opened.id)} actions={actions} />
        )}
      </Panel>
    </>
  );
}

function titleOfRoadmap({ fields }: Snapshot<typeof roadmap>, fallback: string): string {
  if (fields.title.trim() !== '') return fields.title;
  return fields.startYear === null || fields.endYear === null
    ? fallback
    : `${fallback} ${fields.startYear}-${fields.endYear}`;
}

function done(rows: readonly Row[]): number {
  return rows.filter(({ state }) => state === 'done').length;
}

function lateCount(rows: readonly Row[]): number {
  return rows.filter(({ lateDays }) => lateDays > 0).length;
}

/** Whoever opens the page reads first what slips most. */
function mostLate(rows: readonly Row[]): Row | undefined {
  const lateRows = rows.filter(({ lateDays, outlook }) => lateDays > 0 || outlook.slip > 0);
  return (
    [...lateRows].sort((a, b) => b.lateDays - a.lateDays || b.outlook.slip - a.outlook.slip)[0] ?? rows[0]
  );
}
