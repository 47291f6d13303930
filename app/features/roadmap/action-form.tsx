import { ArrowDown, Trash2 } from 'lucide-react';
import { Button, Icon, Select } from '#app/components/index.ts';
import { removeItem, roadmap, setField, STAGES, type Action } from '#app/documents/index.ts';
import { useEditor } from '#app/features/editing/editor.tsx';
import { DateField, FlagField, NumberField, TextField } from '#app/features/editing/fields.tsx';
import { useRefusal } from '#app/features/editing/use-refusal.tsx';
import { useI18n } from '#app/i18n/index.ts';
import { stageOf } from './stages.ts';

/** Every field of one action, in the order people ask: what, who, when, how much, how we shall know, what it waits for. */
export function ActionForm({
  action,
  actions,
  fresh,
  onRemoved,
}: {
  action: Action;
  actions: readonly Action[];
  fresh: boolean;
  onRemoved: () => void;
}) {
  const { t } = useI18n();
  const editor = useEditor();
  const { refusal, guard } = useRefusal();
  const at = (field: string): string => `actions/${action.id}/${field}`;
  const write = (field: string, value: unknown): void => {
    if (editor.doc !== null) guard(setField(roadmap, editor.doc, at(field), value, editor.author));
  };
  const remove = (): void => {
    if (editor.doc === null) return;
    if (guard(removeItem(roadmap, editor.doc, 'actions', action.id, editor.author)) !== null) onRemoved();
  };
  const others = actions.filter((other) => other.id !== action.id);
  const waiting = others.filter((other) => action.dependsOn.includes(other.id));
  const free = others.filter((other) => !action.dependsOn.includes(other.id));
  return (
    <div className="grid gap-4">
      <TextField
        path={at('title')}
        label={t('roadmap.field.title')}
        value={action.title}
        rows={2}
        autoFocus={fresh}
      />
      <Select
        label={t('roadmap.field.stage')}
        value={String(stageOf(action))}
        options={STAGES.map((stage) => ({
          value: String(stage),
          label: t('roadmap.stageTitle', { stage, name: t(`roadmap.stage${stage}`) }),
        }))}
        onChange={(stage) => write('stage', Number(stage))}
      />
      <TextField
        path={at('owner')}
        label={t('roadmap.field.owner')}
        value={action.owner}
        hint={t('roadmap.hint.owner')}
      />
      <TextField
        path={at('firstStep')}
        label={t('roadmap.field.firstStep')}
        value={action.firstStep}
        hint={t('roadmap.hint.firstStep')}
      />
      <div className="grid gap-3 sm:grid-cols-3">
        <DateField path={at('start')} label={t('roadmap.field.start')} value={action.start} />
        <DateField path={at('end')} label={t('roadmap.field.end')} value={action.end} />
        <DateField path={at('votedEnd')} label={t('roadmap.field.votedEnd')} value={action.votedEnd} />
      </div>
      <FlagField path={at('milestone')} label={t('roadmap.field.milestone')} value={action.milestone} />
      <div className="grid grid-cols-2 gap-3">
        <NumberField
          path={at('progress')}
          label={t('roadmap.field.progress')}
          value={action.progress}
          unit="%"
          hint={t('roadmap.hint.progress')}
        />
        <NumberField
          path={at('budget')}
          label={t('roadmap.field.budget')}
          value={action.budget}
          unit="k€"
          hint={t('roadmap.hint.budget')}
        />
      </div>
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField path={at('indicator')} label={t('roadmap.field.indicator')} value={action.indicator} />
        <TextField path={at('target')} label={t('roadmap.field.target')} value={action.target} />
      </div>
      <fieldset className="groupe grid gap-2">
        <legend className="font-semibold">{t('roadmap.field.dependsOn')}</legend>
        {waiting.length === 0 ? <p className="s doux">{t('roadmap.noDependency')}</p> : null}
        <ul className="grid gap-2">
          {waiting.map((other) => (
            <li key={other.id} className="s flex items-center gap-2">
              <Icon of={ArrowDown} />
              <span className="min-w-0 flex-1 break-words">{titleOf(other, t('roadmap.untitled'))}</span>
              <Button
                aria-label={t('roadmap.dropDependency', { title: titleOf(other, t('roadmap.untitled')) })}
                onClick={() =>
                  write(
                    'dependsOn',
                    action.dependsOn.filter((id) => id !== other.id),
                  )
                }
              >
                {t('editing.remove')}
              </Button>
            </li>
          ))}
        </ul>
        {free.length === 0 ? null : (
          <Select
            label={t('roadmap.addDependency')}
            value=""
            empty={t('roadmap.pickAction')}
            options={free.map((other) => ({ value: other.id, label: titleOf(other, t('roadmap.untitled')) }))}
            onChange={(id) => {
              if (id !== '') write('dependsOn', [...action.dependsOn, id]);
            }}
          />
        )}
        {refusal}
      </fieldset>
      <TextField path={at('note')} label={t('roadmap.field.note')} value={action.note} rows={3} />
      <Button tone="danger" icon={Trash2} className="justify-self-start" onClick={remove}>
        {t('roadmap.remove')}
      </Button>
    </div>
  );
}

/** The title of an action, or the words for one that has none yet. */
export function titleOf(action: Pick<Action, 'title'>, untitled: string): string {
  return action.title.trim() === '' ? untitled : action.title;
}
