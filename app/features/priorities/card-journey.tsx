import { ArrowRight, Factory, ListChecks, Milestone } from 'lucide-react';
import { useState } from 'react';
import { Button, LinkButton, Loading, Notice, Section } from '#app/components/index.ts';
import { priorities, roadmap, setField, STAGES, type Card, type Stage } from '#app/documents/index.ts';
import { useEditor } from '#app/features/editing/editor.tsx';
import { useLiveDocument } from '#app/features/editing/use-live-document.ts';
import { useRefusal } from '#app/features/editing/use-refusal.tsx';
import { useI18n } from '#app/i18n/index.ts';
import { addActionFromCard } from './card-to-action.ts';
import { statusOf } from './groups.ts';

/** Where a card may go: the addresses of its space, and which numbers are already a project. */
export type JourneyProps = {
  spaceId: string;
  /** Number of a card -> id of the project born from it. */
  projects: Readonly<Record<number, string>>;
  card: Card;
  label: string;
};

/** What becomes of a card: kept as a priority, then an action of the roadmap or a candidate project, under the same number. */
export function CardJourney({ spaceId, projects, card, label }: JourneyProps) {
  const { t } = useI18n();
  const editor = useEditor();
  const { refusal, guard } = useRefusal();
  const [choosing, setChoosing] = useState(false);
  const status = statusOf(card);
  const projectId = card.number === null ? undefined : projects[card.number];
  const roadmapHref = `/s/${spaceId}/feuille-de-route`;
  const untitled = card.title.trim() === '';
  if (!editor.writable && status !== 'action' && projectId === undefined) return null;
  return (
    <Section title={t('priorities.journey')} level={3} className="grid gap-2">
      {refusal}
      {status === 'action' ? (
        <Notice
          tone="done"
          title={t('priorities.isAction', { label })}
          actions={
            <LinkButton href={roadmapHref} icon={ArrowRight} iconPlace="after">
              {t('priorities.toRoadmap')}
            </LinkButton>
          }
        />
      ) : null}
      {projectId !== undefined ? (
        <Notice
          tone="done"
          title={t('priorities.isProject', { label })}
          actions={
            <LinkButton href={`/s/${spaceId}/projets/${projectId}`} icon={ArrowRight} iconPlace="after">
              {t('priorities.toProject')}
            </LinkButton>
          }
        />
      ) : null}
      {editor.writable && status === 'card' ? (
        <Button
          icon={ListChecks}
          className="justify-self-start"
          onClick={() => {
            if (editor.doc !== null)
              guard(setField(priorities, editor.doc, `cards/${card.id}/status`, 'priority', editor.author));
          }}
        >
          {t('priorities.keep')}
        </Button>
      ) : null}
      {editor.writable && status !== 'action' && projectId === undefined ? (
        choosing ? (
          <StageChoice spaceId={spaceId} card={card} onDone={() => setChoosing(false)} />
        ) : (
          <div className="flex flex-wrap gap-2">
            <Button
              icon={Milestone}
              onClick={() => setChoosing(true)}
              closed={untitled ? t('priorities.needsTitle') : null}
            >
              {t('priorities.makeAction')}
            </Button>
            {untitled ? null : (
              <form method="post">
                <input type="hidden" name="card" value={card.id} />
                <Button type="submit" icon={Factory}>
                  {t('priorities.makeProject')}
                </Button>
              </form>
            )}
          </div>
        )
      ) : null}
    </Section>
  );
}

/** Opens the roadmap beside the priorities and adds the action under the stage that is tapped. */
function StageChoice({ spaceId, card, onDone }: { spaceId: string; card: Card; onDone: () => void }) {
  const { t } = useI18n();
  const editor = useEditor();
  const { refusal, guard } = useRefusal();
  const target = useLiveDocument({
    spec: roadmap,
    id: spaceId,
    author: editor.author,
    canWrite: true,
    initial: null,
  });
  const choose = (stage: Stage): void => {
    const from = editor.doc;
    const to = target.editor.doc;
    if (from === null || to === null) return;
    const words = {
      indicator: t('priorities.action.indicator'),
      target: t('priorities.action.target', { count: card.jobs ?? 0 }),
    };
    if (guard(addActionFromCard(to, from, card, stage, words, editor.author)) !== null) onDone();
  };
  return (
    <div role="group" aria-label={t('priorities.chooseStage')} className="grid gap-2">
      <p className="s font-semibold">{t('priorities.chooseStage')}</p>
      {target.editor.writable ? (
        <div className="grid gap-2 sm:grid-cols-2">
          {STAGES.map((stage) => (
            <Button key={stage} onClick={() => choose(stage)}>
              {t('roadmap.stageTitle', { stage, name: t(`roadmap.stage${stage}`) })}
            </Button>
          ))}
        </div>
      ) : (
        <Loading what={t('priorities.openingRoadmap')} />
      )}
      {refusal}
      <Button tone="bare" className="justify-self-start" onClick={onDone}>
        {t('editing.cancel')}
      </Button>
    </div>
  );
}
