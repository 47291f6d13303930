import { Eye, EyeOff, LockKeyhole, Plus, Vote } from 'lucide-react';
import { useState } from 'react';
import { Button, Dialog, Empty, Section, Select, Tag, TextArea, TextField } from '#app/components/index.ts';
import { POLL_METHODS, type PollMethod } from '#app/documents/index.ts';
import { useI18n } from '#app/i18n/index.ts';
import { OPTIONS_MAX, type PlanStep, type Poll, QUESTION_MAX } from '#app/services/index.ts';
import { useWire } from './send.ts';

const SOURCES = ['groups', 'families', 'cards', 'actions', 'lines'] as const;

/** What each method asks to be set, and from where. */
const BUDGETS: Readonly<Record<PollMethod, { value: number; min: number; max: number } | null>> = {
  points: { value: 100, min: 1, max: 1000 },
  dots: { value: 3, min: 1, max: 20 },
  scale: { value: 5, min: 2, max: 5 },
  consent: null,
  ranking: null,
  weights: null,
};
/** A vote on weights shares 100 points, as the space's own page does. */
const WEIGHT_POINTS = 100;

/** Votes: made, opened, closed, then shown. The tally is hidden, here too, until the vote is closed. */
export function PollsPanel({
  polls,
  step,
  joined,
}: {
  polls: readonly Poll[];
  step: PlanStep;
  joined: number;
}) {
  const { t } = useI18n();
  const [making, make] = useState(false);
  const own = polls.filter((poll) => poll.stepId === step.id || poll.state === 'open');
  const votes =
    step.kind === 'vote' || step.kind === 'weigh' || step.kind === 'exchange' || step.kind === 'actions';
  if (!votes && own.length === 0) return null;
  return (
    <Section
      className="mt-4"
      title={t('console.votes')}
      action={
        <Button icon={Plus} onClick={() => make(true)}>
          {t('console.newVote')}
        </Button>
      }
    >
      {own.length === 0 ? (
        <Empty title={t('console.noVote')}>{t('console.noVoteText')}</Empty>
      ) : (
        own.map((poll) => <PollRow key={poll.id} poll={poll} joined={joined} />)
      )}
      {making ? <PollForm step={step} onClose={() => make(false)} /> : null}
    </Section>
  );
}

function PollRow({ poll, joined }: { poll: Poll; joined: number }) {
  const { t, format } = useI18n();
  const { send } = useWire();
  const labels = new Map(poll.options.map((option) => [option.id, option.label]));
  const results = [...(poll.result?.options ?? [])].sort((a, b) => a.rank - b.rank);
  const score = (value: number): string =>
    poll.method === 'consent' ? format.share(value) : format.number(value, 1);
  return (
    <article className="border-b border-filet py-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <h3 className="min-w-52 flex-1">{poll.question}</h3>
        <Tag tone={poll.state === 'open' ? 'now' : 'plain'}>{t(`console.pollState.${poll.state}`)}</Tag>
        {poll.secret ? (
          <Tag icon={LockKeyhole}>{t('console.secret')}</Tag>
        ) : (
          <Tag>{t('console.notSecret')}</Tag>
        )}
      </div>
      <p className="s doux mt-0.5">
        {t(`console.method.${poll.method}`)}, {t('console.options', { count: poll.options.length })}.{' '}
        {poll.state === 'draft' ? '' : t('console.voted', { count: poll.voters, total: joined })}
      </p>
      <div className="rang mt-2 flex-wrap">
        {poll.state === 'draft' ? (
          <>
            <Button tone="primary" icon={Vote} onClick={() => send({ intent: 'poll-open', poll: poll.id })}>
              {t('console.openVote')}
            </Button>
            <Button onClick={() => send({ intent: 'poll-remove', poll: poll.id })}>
              {t('console.removeVote')}
            </Button>
          </>
        ) : null}
        {poll.state === 'open' ? (
          <Button
            tone="primary"
            icon={LockKeyhole}
            onClick={() => send({ intent: 'poll-close', poll: poll.id })}
          >
            {t('console.closeVote')}
          </Button>
        ) : null}
        {poll.state === 'closed' ? (
          <Button
            icon={poll.revealedAt === null ? Eye : EyeOff}
            onClick={() =>
              send({ intent: 'poll-reveal', poll: poll.id, revealed: String(poll.revealedAt === null) })
            }
          >
            {t(poll.revealedAt === null ? 'console.showResult' : 'console.hideResult')}
          </Button>
        ) : null}
        {poll.state === 'closed' && poll.revealedAt !== null ? (
          <Button onClick={() => send({ intent: 'show', view: 'poll', arg: poll.id })}>
            {t('console.projectResult')}
          </Button>
        ) : null}
      </div>
      {results.length > 0 ? (
        <table className="mt-2 w-full">
          <caption className="sr">{t('console.result')}</caption>
          <thead>
            <tr className="border-b border-encre text-left">
              <th scope="col" className="w-12">
                {t('console.rank')}
              </th>
              <th scope="col">{t('console.option')}</th>
              <th scope="col" className="w-24 text-right">
                {t(`console.score.${poll.method}`)}
              </th>
              <th scope="col" className="w-24 text-right">
                {t('console.markedBy')}
              </th>
            </tr>
          </thead>
          <tbody>
            {results.map((line) => (
              <tr key={line.option} className="border-b border-filet">
                <td>{format.rank(line.rank)}</td>
                <td className="break-words">{labels.get(line.option)}</td>
                <td className="text-right">{score(line.score)}</td>
                <td className="text-right">{format.count(line.marked)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {poll.result && poll.result.notes.length > 0 ? (
        <ul className="s mt-2 list-disc pl-5" aria-label={t('console.objections')}>
          {poll.result.notes.map((note, index) => (
            <li key={index}>
              <b>{labels.get(note.option)}</b> : {note.text}
            </li>
          ))}
        </ul>
      ) : null}
    </article>
  );
}

/** A vote to make. The step's plan fills it in. */
function PollForm({ step, onClose }: { step: PlanStep; onClose(): void }) {
  const { t } = useI18n();
  const { send } = useWire();
  const planned = step.settings.poll;
  const [method, setMethod] = useState<PollMethod>(
    planned?.method ?? (step.kind === 'weigh' ? 'weights' : 'points'),
  );
  const [question, setQuestion] = useState(planned?.question ?? '');
  const [source, setSource] = useState<(typeof SOURCES)[number]>('groups');
  const [lines, setLines] = useState('');
  const [secret, setSecret] = useState(planned?.secret ?? true);
  const bounds = BUDGETS[method];
  const [budget, setBudget] = useState(String(planned?.budget ?? bounds?.value ?? ''));
  const choose = (name: string): void => {
    const next = POLL_METHODS.find((each) => each === name) ?? method;
    setMethod(next);
    setBudget(String(BUDGETS[next]?.value ?? ''));
  };
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={t('console.newVote')}
      actions={
        <>
          <Button
            tone="primary"
            closed={question.trim() === '' ? t('console.askFirst') : null}
            onClick={() => {
              send({
                intent: 'poll-create',
                step: step.id,
                method,
                question,
                source,
                lines,
                budget: method === 'weights' ? String(WEIGHT_POINTS) : budget,
                ...(secret ? { secret: 'on' } : {}),
              });
              onClose();
            }}
          >
            {t('console.makeVote')}
          </Button>
          <Button onClick={onClose}>{t('console.cancel')}</Button>
        </>
      }
    >
      <div className="grid gap-3">
        <Select
          label={t('console.method')}
          value={method}
          onChange={choose}
          options={POLL_METHODS.map((each) => ({ value: each, label: t(`console.method.${each}`) }))}
        />
        <p className="s doux">{t(`console.methodText.${method}`)}</p>
        <TextField
          label={t('console.question')}
          value={question}
          maxLength={QUESTION_MAX}
          onChange={setQuestion}
        />
        {method === 'weights' ? null : (
          <Select
            label={t('console.source')}
            value={source}
            onChange={(value) => setSource(SOURCES.find((each) => each === value) ?? source)}
            options={SOURCES.map((each) => ({ value: each, label: t(`console.source.${each}`) }))}
          />
        )}
        {source === 'lines' && method !== 'weights' ? (
          <TextArea
            label={t('console.lines')}
            hint={t('console.linesHint', { max: OPTIONS_MAX })}
            value={lines}
            onChange={setLines}
          />
        ) : null}
        {bounds === null ? null : (
          <TextField
            label={t(method === 'scale' ? 'console.scaleTop' : 'console.budget')}
            type="number"
            min={bounds.min}
            max={bounds.max}
            value={budget}
            onChange={setBudget}
          />
        )}
        <label className="rang">
          <input
            type="checkbox"
            checked={secret}
            onChange={(event) => setSecret(event.currentTarget.checked)}
          />
          {t('console.secretLabel')}
        </label>
      </div>
    </Dialog>
  );
}
