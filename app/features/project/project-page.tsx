import { MonitorUp } from 'lucide-react';
import { memo, useCallback, useEffect, useMemo, useState } from 'react';
import { LinkButton, Notches, Notice, Segmented, TitleBlock } from '#app/components/index.ts';
import { project, setField, textOf, type ProjectSnapshot } from '#app/documents/index.ts';
import { FACTS, isFactId } from '#app/engine/facts.ts';
import type { DeclaredId } from '#app/engine/types.ts';
import { FrozenVersions } from '#app/features/balance/frozen-versions.tsx';
import type { FrozenList } from '#app/features/balance/load-balance.ts';
import { DocumentPage } from '#app/features/editing/document-page.tsx';
import type { Editor } from '#app/features/editing/editor.tsx';
import { UndoBar } from '#app/features/editing/undo-bar.tsx';
import { useLiveDocument } from '#app/features/editing/use-live-document.ts';
import { declaredCount, figureKey, INPUT_KEY } from '#app/features/impact/balance.ts';
import { branchWords, useI18n } from '#app/i18n/index.ts';
import { BalancePane } from './balance-pane.tsx';
import type { ComparisonData } from './data.ts';
import { HEADLINE, StickyHeadline } from './headline.tsx';
import { InputsPane } from './inputs-pane.tsx';
import type { FilledField } from './missing-field.ts';
import { TracePlace, useTrace } from './trace-place.tsx';
import { useComparison } from './use-comparison.ts';
import { useOpenCandidate } from './use-candidates.ts';

/** How far a candidate has travelled: card, priority, project. */
const STEPS_DONE = 3;

type Pane = 'inputs' | 'balance';

/** One project: what is declared on the left, what it changes on the right, while several people write. */
export function ProjectPage({
  data,
  projectId,
  startingTitle = null,
  frozen,
  refused = null,
}: {
  data: ComparisonData;
  projectId: string;
  startingTitle?: string | null;
  frozen: FrozenList;
  /** Why the balance was not frozen, when it was just asked. */
  refused?: string | null;
}) {
  const { t } = useI18n();
  const open = useOpenCandidate();
  const comparison = useComparison(data, { open, focus: projectId });
  const { files, scores } = comparison;
  const trace = useTrace(scores);
  const [pane, setPane] = useState<Pane>('balance');
  const [factsOpen, setFactsOpen] = useState(false);

  const file = files.find(({ id }) => id === projectId);
  const writes = file?.writes ?? false;
  const first = data.candidates.find(({ id }) => id === projectId)?.snapshot;
  const initial = useMemo(() => (first === undefined ? null : { ok: true as const, value: first }), [first]);
  const live = useLiveDocument({
    spec: project,
    id: projectId,
    author: data.person,
    canWrite: writes,
    initial,
  });
  useStartingTitle(live.editor, startingTitle, data.space.zone);
  const { open: openTrace } = trace;
  const openFigure = useCallback((key: string) => openTrace(projectId, key), [openTrace, projectId]);
  const openInput = useCallback(
    // A fact is explained by the figure it gives.
    (id: DeclaredId) =>
      openTrace(
        projectId,
        isFactId(id) ? figureKey(FACTS[id].serves[0], 'total', 'gross') : `${INPUT_KEY}${id}`,
      ),
    [openTrace, projectId],
  );
  const goTo = useCallback((field: FilledField) => {
    setPane('inputs');
    if (isFactId(field)) setFactsOpen(true);
    // After the pane is shown: a hidden field takes no focus.
    requestAnimationFrame(() => {
      document.querySelector<HTMLInputElement>(`[data-input="${field}"] input`)?.focus();
    });
  }, []);
  if (file === undefined) return null;

  const balance = scores.balances[projectId];
  const standing = scores.contest?.standings.find(({ candidate }) => candidate === projectId);
  const count = balance === undefined ? null : declaredCount(balance);
  return (
    <DocumentPage live={live}>
      {(snapshot) => (
        <>
          <TitleBlock
            title={snapshot.fields.title.trim() || t('project.untitled')}
            example={snapshot.fields.example}
            subtitle={<Subtitle snapshot={snapshot} data={data} />}
            facts={[
              { label: t('project.fiche'), value: <span className="mono">{file.number}</span> },
              {
                label: t('project.journey'),
                value: (
                  <span className="rang">
                    <Notches done={STEPS_DONE} /> {t('project.journey.candidate')}
                  </span>
                ),
              },
              ...(count === null
                ? []
                : [
                    {
                      label: t('project.declared'),
                      value: t('project.declaredOf', { count: count.declared, of: count.of }),
                    },
                  ]),
              ...(balance === undefined
                ? []
                : [
                    {
                      label: t('project.dataset'),
                      value: (
                        <span title={balance.pack}>
                          {t('project.versions', { pack: shortPack(balance.pack), engine: balance.engine })}
                        </span>
                      ),
                    },
                  ]),
            ]}
            actions={
              <>
                <LinkButton href={`/s/${data.space.id}/projets/${projectId}/ailleurs`}>
                  {t('everywhere.link')}
                </LinkButton>
                <LinkButton href="#bilans">{t('balance.frozen')}</LinkButton>
                <LinkButton href={`/s/${data.space.id}/ecran`} icon={MonitorUp} className="max-sm:hidden">
                  {t('compare.project')}
                </LinkButton>
              </>
            }
          />
          <StickyHeadline
            net={balance?.figures[HEADLINE.netBasin]}
            score={standing?.score ?? null}
            basin={data.space.basin}
            onOpen={openFigure}
          >
            <PaneChoice pane={pane} onChoose={setPane} />
          </StickyHeadline>
          <div className="grid lg:grid-cols-[24.25rem_minmax(0,1fr)] 2xl:grid-cols-[28rem_minmax(0,1fr)]">
            <div
              className={`min-w-0 px-(--gouttiere) py-2.5 lg:sticky lg:top-12 lg:max-h-[calc(100dvh-3rem)] lg:self-start lg:overflow-y-auto lg:border-r lg:border-encre lg:pr-4 ${pane === 'inputs' ? '' : 'max-lg:hidden'}`}
            >
              <InputsPane
                snapshot={snapshot}
                balance={balance}
                branches={data.branches}
                writes={writes}
                onOpenInput={openInput}
                factsOpen={factsOpen}
                onToggleFacts={setFactsOpen}
              />
            </div>
            <div
              className={`min-w-0 px-(--gouttiere) py-2 lg:pl-4.5 ${pane === 'balance' ? '' : 'max-lg:hidden'}`}
            >
              {scores.state === 'failed' ? (
                <Notice tone="error" title={t('impact.engine.failed')}>
                  {t('impact.engine.failed.text')}
                </Notice>
              ) : null}
              <BalancePane
                data={data}
                comparison={comparison}
                projectId={projectId}
                onOpen={openFigure}
                onOpenOf={openTrace}
                onGo={goTo}
                undo={writes ? <UndoBar stack={live.undo} /> : null}
                snapshot={snapshot}
                writes={writes}
              />
              <FrozenVersions
                list={frozen}
                projectHref={`/s/${data.space.id}/projets/${projectId}`}
                refused={refused}
              />
            </div>
          </div>
          <TracePlace trace={trace} />
        </>
      )}
    </DocumentPage>
  );
}

/** On a phone, what is declared or what it changes. */
const PaneChoice = memo(function PaneChoice({
  pane,
  onChoose,
}: {
  pane: Pane;
  onChoose: (pane: Pane) => void;
}) {
  const { t } = useI18n();
  return (
    <Segmented
      label={t('project.pane')}
      options={[
        { id: 'balance', label: t('project.balance') },
        { id: 'inputs', label: t('project.inputs') },
      ]}
      value={pane}
      onChange={onChoose}
    />
  );
});

/** The name of a pack without the fingerprint that follows its dot; the whole is in the title. */
function shortPack(version: string): string {
  return version.split('.')[0] ?? version;
}

/** Who leads it, what branch it is, where. */
function Subtitle({ snapshot, data }: { snapshot: ProjectSnapshot; data: ComparisonData }) {
  const { t } = useI18n();
  const lead = snapshot.fields.lead.trim();
  const branch = data.branches.find(({ code }) => code === snapshot.fields.branch);
  return (
    <>
      <a href={`/s/${data.space.id}/projets`}>{t('project.back')}</a>.{' '}
      {lead === '' ? t('project.noLead') : t('project.lead', { lead })}
      {branch === undefined ? null : (
        <>
          .{' '}
          {t('project.branchIn', {
            branch: branchWords(t, branch.code, branch.label),
            basin: data.space.basin,
          })}
        </>
      )}
    </>
  );
}

/** A project just created gets the title it was asked under, and the basin of its space; never over what is there. */
function useStartingTitle(editor: Editor, title: string | null, zone: string): void {
  useEffect(() => {
    const { doc, spec, author, writable } = editor;
    if (title === null || title.trim() === '' || doc === null || !writable) return;
    if ((textOf(spec, doc, 'title')?.length ?? 0) > 0) return;
    setField(spec, doc, 'title', title.trim(), author);
    setField(spec, doc, 'zone', zone, author);
  }, [editor, title, zone]);
}
