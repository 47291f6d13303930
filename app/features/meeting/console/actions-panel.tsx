import { ListChecks, Milestone, Plus } from 'lucide-react';
import { useState } from 'react';
import { Button, Empty, Section, Select, Tag, TextField } from '#app/components/index.ts';
import { addDays, missingOf } from '#app/documents/index.ts';
import { useI18n } from '#app/i18n/index.ts';
import { CONTENT_MAX, type PlanStep } from '#app/services/index.ts';
import { ACTIONS_KEPT } from '../screen/slides.ts';
import type { ConsoleData } from './load-console.ts';
import { newKey, useWire } from './send.ts';

type Line = ConsoleData['review'][number];
type ActionLine = Line & { kind: 'action' };

/** Two or three actions: each says what it lacks until it has who, first step, date, means and indicator. */
export function ActionsPanel({
  review,
  step,
  today,
}: {
  review: readonly Line[];
  step: PlanStep;
  today: string;
}) {
  const { t } = useI18n();
  const { send } = useWire();
  const [title, setTitle] = useState('');
  const [parent, setParent] = useState('');
  const actions = review
    .filter((line): line is ActionLine => line.kind === 'action' && line.state === 'shown')
    .reverse();
  if (step.kind !== 'actions' && step.kind !== 'closing') return null;
  const cards = review
    .filter((line) => line.kind === 'priority' && line.state === 'shown')
    .sort((a, b) => (a.number ?? 0) - (b.number ?? 0));
  const ready = actions.filter(
    (line) => missingOf(line.content).length === 0 && line.transferredAt === null && !line.simulated,
  );
  return (
    <Section
      className="mt-4"
      title={t('console.actions')}
      note={t('console.actionsNote')}
      action={
        ready.length > 0 ? (
          <Button
            icon={Milestone}
            onClick={() => send({ intent: 'transfer', id: ready.map(({ id }) => id) })}
          >
            {t('console.toRoadmap', { count: ready.length })}
          </Button>
        ) : undefined
      }
    >
      {actions.length === 0 ? <Empty title={t('console.noAction')}>{t('console.noActionText')}</Empty> : null}
      {actions.length > ACTIONS_KEPT ? <Converge actions={actions} /> : null}
      {actions.map((line, index) => {
        const from = cards.find(({ id }) => id === line.parentId)?.label ?? '';
        const form = <ActionForm key={line.id} line={line} number={index + 1} from={from} />;
        // Beyond what a room can keep, each waits folded: the ones it keeps stay in sight.
        return actions.length > ACTIONS_KEPT ? (
          <details key={line.id} className="border-b border-filet">
            <summary className="min-h-9 cursor-pointer py-1.5">
              {t('console.actionFold', { number: index + 1, title: line.content.title })}
            </summary>
            {form}
          </details>
        ) : (
          form
        );
      })}
      {step.kind === 'actions' ? (
        <form
          className="mt-3 flex flex-wrap items-end gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            if (title.trim() === '') return;
            // The day after, unless somebody says otherwise.
            send({
              intent: 'action-add',
              step: step.id,
              key: newKey(),
              title,
              parent,
              day: addDays(today, 1),
            });
            setTitle('');
            setParent('');
          }}
        >
          <div className="min-w-60 flex-1">
            <TextField
              label={t('console.newAction')}
              value={title}
              maxLength={CONTENT_MAX.action.title}
              onChange={setTitle}
            />
          </div>
          {cards.length > 0 ? (
            <Select
              label={t('console.fromCard')}
              empty={t('console.fromNone')}
              value={parent}
              onChange={setParent}
              options={cards.map((card) => ({
                value: card.id,
                label: `${card.label} ${'title' in card.content ? card.content.title : ''}`.slice(0, 60),
              }))}
            />
          ) : null}
          <Button type="submit" icon={Plus} closed={title.trim() === '' ? t('console.writeFirst') : null}>
            {t('console.addAction')}
          </Button>
        </form>
      ) : null}
    </Section>
  );
}

/** More proposals than a room can carry: it ticks those it keeps, and the others leave the screen, kept aside. */
function Converge({ actions }: { actions: readonly ActionLine[] }) {
  const { t } = useI18n();
  const { send } = useWire();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const kept = actions.filter(({ id }) => ticked.has(id));
  const others = actions.filter(({ id }) => !ticked.has(id));
  return (
    <fieldset className="mb-3 border-l-[5px] border-encre bg-creux px-3 py-2">
      <legend className="sr">{t('console.converge')}</legend>
      <p className="mb-1">
        <b>{t('console.convergeCount', { count: actions.length })}</b> {t('console.convergeText')}
      </p>
      <ul className="max-h-72 overflow-y-auto">
        {actions.map(({ id, content, table }) => (
          <li key={id}>
            <label className="flex min-h-9 cursor-pointer items-start gap-2.5 py-1.5">
              <input
                type="checkbox"
                className="mt-1 h-4 w-4 flex-none"
                checked={ticked.has(id)}
                onChange={() => {
                  const next = new Set(ticked);
                  if (!next.delete(id)) next.add(id);
                  setTicked(next);
                }}
              />
              <span className="min-w-0 break-words">
                {content.title}{' '}
                {table === null ? null : <span className="s doux">{t('console.table', { table })}</span>}
              </span>
            </label>
          </li>
        ))}
      </ul>
      <p className="mt-2">
        <Button
          icon={ListChecks}
          closed={kept.length === 0 ? t('console.convergeFirst') : null}
          onClick={() => {
            send({ intent: 'moderate', state: 'held', id: others.map(({ id }) => id) });
            setTicked(new Set());
          }}
        >
          {t('console.convergeButton', { count: kept.length })}
        </Button>
      </p>
    </fieldset>
  );
}

function ActionForm({ line, number, from }: { line: ActionLine; number: number; from: string }) {
  const { t } = useI18n();
  const { send } = useWire();
  const [values, setValues] = useState(line.content);
  const [base, setBase] = useState(line.content);
  // Somebody else completed it: their words come in where this device has none of its own.
  if (base !== line.content && JSON.stringify(base) !== JSON.stringify(line.content)) {
    setBase(line.content);
    if (JSON.stringify(values) === JSON.stringify(base)) setValues(line.content);
  }
  const missing = missingOf(values);
  const changed = JSON.stringify(values) !== JSON.stringify(line.content);
  const keep = (): void => {
    if (!changed) return;
    give(values);
  };
  const give = (now: ActionLine['content']): void =>
    send({
      intent: 'amend',
      id: line.id,
      ...now,
      day: now.day ?? '',
      ownerAgrees: String(now.ownerAgrees),
    });
  const field = (name: 'owner' | 'firstStep' | 'means' | 'indicator') => (
    <TextField
      label={t(`console.action.${name}`)}
      value={values[name]}
      maxLength={CONTENT_MAX.action[name]}
      onChange={(value) =>
        // Somebody else is named: whoever was agreed for themselves.
        setValues({ ...values, [name]: value, ...(name === 'owner' ? { ownerAgrees: false } : {}) })
      }
      onBlur={keep}
    />
  );
  return (
    <form
      className="border-b-2 border-encre py-3"
      aria-label={t('console.actionLabel', { number })}
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
    >
      <div className="mb-2 flex flex-wrap items-center gap-2">
        <span className="font-titre text-2xl font-bold">{number}</span>
        <h3 className="min-w-40 flex-1 text-titre">{values.title}</h3>
        {from ? <span className="mono s">{from}</span> : null}
        {line.transferredAt !== null ? (
          <Tag tone="done">{t('console.inRoadmap')}</Tag>
        ) : missing.length === 0 ? (
          <Tag tone="done">{t('console.complete')}</Tag>
        ) : (
          <Tag tone="late">
            {t('console.missing', { facts: missing.map((fact) => t(`console.missing.${fact}`)).join(', ') })}
          </Tag>
        )}
      </div>
      <div className="grid gap-2 sm:grid-cols-2">
        {field('owner')}
        <TextField
          label={t('console.action.day')}
          type="date"
          value={values.day ?? ''}
          onChange={(value) => setValues({ ...values, day: value === '' ? null : value })}
          onBlur={keep}
        />
        {field('firstStep')}
        {field('means')}
        {field('indicator')}
        <label className="rang items-start sm:col-span-2">
          <input
            type="checkbox"
            checked={values.ownerAgrees}
            disabled={values.owner.trim() === ''}
            onChange={(event) => {
              const now = { ...values, ownerAgrees: event.currentTarget.checked };
              setValues(now);
              give(now);
            }}
          />
          <span>{t('console.action.ownerAgrees')}</span>
        </label>
        <div className="self-end">
          <Button type="submit" closed={changed ? null : t('console.kept')}>
            {t('console.keep')}
          </Button>
        </div>
      </div>
    </form>
  );
}
