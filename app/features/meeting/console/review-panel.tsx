import { EyeOff, MonitorUp, Pencil } from 'lucide-react';
import { useState } from 'react';
import { Button, Dialog, Empty, Menu, Section, Tag, TextArea } from '#app/components/index.ts';
import { FACTS, precision } from '#app/documents/index.ts';
import { useI18n, type I18n } from '#app/i18n/index.ts';
import { CONTENT_MAX, type PlanStep, type Reviewed } from '#app/services/index.ts';
import { useWire } from './send.ts';

type Line = Reviewed & { label: string };

/** Lines of a list before « tout voir ». */
const FEW = 6;

/** What waits to be read before it is projected, then what is there already. */
export function ReviewPanel({
  review,
  step,
  moderated,
}: {
  review: readonly Line[];
  step: PlanStep;
  moderated: boolean;
}) {
  const { t } = useI18n();
  const [all, showAll] = useState(false);
  const [edited, edit] = useState<Line | null>(null);
  const held = review.filter(({ state }) => state === 'held').reverse();
  const rest = review.filter(({ state, stepId }) => state !== 'held' && stepId === step.id);
  if (!moderated && held.length === 0 && rest.length === 0) return null;
  return (
    <>
      {moderated || held.length > 0 ? (
        <Section
          className="mt-4"
          title={t('console.toRead')}
          action={<span className="etiq j">{held.length}</span>}
        >
          {held.length === 0 ? (
            <Empty title={t('console.nothingToRead')} />
          ) : (
            <ul>
              {held.map((line) => (
                <Row key={line.id} line={line} onEdit={edit} />
              ))}
            </ul>
          )}
        </Section>
      ) : null}
      {rest.length > 0 ? (
        <Section
          className="mt-4"
          title={t('console.received')}
          note={t('console.receivedNote', { count: rest.length })}
          action={
            rest.length > FEW ? (
              <button type="button" className="btn nu" aria-expanded={all} onClick={() => showAll(!all)}>
                {t(all ? 'console.seeFewer' : 'console.seeAll')}
              </button>
            ) : undefined
          }
        >
          <ul>
            {(all ? rest : rest.slice(0, FEW)).map((line) => (
              <Row key={line.id} line={line} onEdit={edit} />
            ))}
          </ul>
        </Section>
      ) : null}
      {edited === null ? null : <EditDialog line={edited} onClose={() => edit(null)} />}
    </>
  );
}

function Row({ line, onEdit }: { line: Line; onEdit(line: Line): void }) {
  const { t } = useI18n();
  const { send } = useWire();
  const text = wordsOf({ t }, line);
  const held = line.state === 'held';
  const set = (state: 'shown' | 'held' | 'withdrawn') => send({ intent: 'moderate', state, id: line.id });
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-filet py-2">
      <span className="s doux w-20 flex-none">
        {line.table === null ? t('console.noTable') : t('console.table', { table: line.table })}
      </span>
      <span className="min-w-40 flex-1">
        <b className="block break-words">{text}</b>
        <span className="s doux">
          {[line.label, line.named ? line.author : '', line.onPaper ? t('console.onPaper') : '']
            .filter((part) => part !== '')
            .join(', ')}
        </span>
      </span>
      {line.simulated ? <Tag>{t('console.simulated')}</Tag> : null}
      {line.kind === 'priority' ? (
        <Tag>{t('console.precision', { count: precision(line.content).count, total: FACTS.length })}</Tag>
      ) : null}
      {held ? null : <Tag>{t(`console.state.${line.state}`)}</Tag>}
      {held ? (
        <Button icon={MonitorUp} onClick={() => set('shown')}>
          {t('console.project')}
        </Button>
      ) : null}
      <Menu
        label={t('console.lineMenu', { text: text.slice(0, 60) })}
        items={[
          { id: 'edit', label: t('console.amend'), icon: Pencil, onAction: () => onEdit(line) },
          ...(line.state === 'shown'
            ? [{ id: 'hold', label: t('console.putAside'), icon: EyeOff, onAction: () => set('held') }]
            : []),
          ...(line.state === 'withdrawn'
            ? [{ id: 'back', label: t('console.bringBack'), onAction: () => set('shown') }]
            : [{ id: 'out', label: t('console.takeOff'), icon: EyeOff, onAction: () => set('withdrawn') }]),
        ]}
      />
    </li>
  );
}

/** Changes the words before they are projected: a name taken out. The author is not told who did it; the trail is kept. */
function EditDialog({ line, onClose }: { line: Line; onClose(): void }) {
  const { t } = useI18n();
  const { send } = useWire();
  const [field, held] = wordsIn(line.content);
  const [text, setText] = useState(held);
  const limits: Readonly<Record<string, number>> = CONTENT_MAX[line.kind];
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('console.amendTitle')}
      actions={
        <>
          <Button
            tone="primary"
            onClick={() => {
              send({ intent: 'amend', id: line.id, [field]: text });
              onClose();
            }}
          >
            {t('console.amendKeep')}
          </Button>
          <Button onClick={onClose}>{t('console.cancel')}</Button>
        </>
      }
    >
      <p className="mb-2">{t('console.amendText')}</p>
      <TextArea label={t('console.amendWords')} value={text} maxLength={limits[field]} onChange={setText} />
    </Dialog>
  );
}

/** The field that holds the words of a contribution, and what it holds: what is corrected, and nothing around it. */
export function wordsIn(content: Reviewed['content']): readonly [field: string, words: string] {
  if ('title' in content) return ['title', content.title];
  if ('text' in content) return ['text', content.text];
  return 'site' in content ? ['site', content.site] : ['filiere', content.filiere];
}

/** The sentence a line is read by: « Fonderie du Lion, fermeture, 1998, 240 emplois, Belfort ». */
export function wordsOf({ t }: Pick<I18n, 't'>, { content }: Pick<Reviewed, 'content'>): string {
  if ('title' in content) return content.title;
  if ('text' in content) return content.text;
  if ('site' in content)
    return [
      content.site,
      t(`diagnostic.event.${content.kind}`).toLocaleLowerCase(),
      String(content.year),
      content.jobs === null ? '' : t('screen.jobs', { count: content.jobs }),
      content.commune,
    ]
      .filter((part) => part !== '')
      .join(', ');
  return [content.filiere, content.firm, content.buyer].filter(Boolean).join(' → ');
}
