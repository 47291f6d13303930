import { ArrowDown, ArrowUp, Lock, Minus, Plus, Vote } from 'lucide-react';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { Icon } from '#app/components/icon.tsx';
import { formatNumber } from '#app/documents/precision.ts';
import type { MeetingOption, MeetingPoll, MeetingStep } from '#app/documents/meeting.ts';
import { useI18n, type MessageKey } from '#app/i18n/index.ts';
import type { Marks } from '#app/services/index.ts';
import { CONSENT, NOTE_MAX } from '#app/services/polls.ts';
import {
  evenly,
  move,
  nudge,
  orderOf,
  places,
  readiness,
  sheetOf,
  spent,
  stepOf,
  type BallotSheet,
} from './ballot.ts';
import { Bottom } from './bottom.tsx';
import { ownOf } from './model.ts';
import { refusalWords, SendState } from './sent-list.tsx';
import { usePhone } from './use-phone.ts';

/** The votes of a step: the first that waits for this person, else the last one opened. */
export function PollOf({ step, polls }: { step: MeetingStep; polls: readonly MeetingPoll[] }) {
  const { live, start, given, enhanced } = usePhone();
  const { t } = useI18n();
  const [chosen, setChosen] = useState<string | null>(null);
  const [changing, setChanging] = useState<string | null>(null);
  const waiting = polls.filter(({ id, state }) => state === 'open' && given.ballots[id] === undefined);
  // What one is marking stays, whatever was cast meanwhile on another device.
  const marking = polls.find(({ id, state }) => id === changing && state === 'open');
  const poll = polls.find(({ id }) => id === chosen) ?? marking ?? waiting[0] ?? polls.at(-1);
  if (poll === undefined) return null;
  const own = new Set(ownOf(given.own, 'priority').flatMap(({ id }) => (id === null ? [] : [id])));
  const sheet = sheetOf(poll, live.snapshot.collections.options, own, start.me.id);
  const cast = given.ballots[poll.id];
  return (
    <>
      {polls.length > 1 && waiting.length > 0 ? (
        <p className="text-base">{t('phone.vote.several', { count: waiting.length, total: polls.length })}</p>
      ) : null}
      {poll.state !== 'open' ? (
        <Outcome step={step} sheet={sheet} />
      ) : enhanced && cast !== undefined && changing !== poll.id && cast.state !== 'refused' ? (
        <>
          <h2 className="text-xl">{poll.question}</h2>
          <div className="avis" data-tone="done" role="status">
            <div className="grid gap-1">
              <b>{t(cast.state === 'sent' ? 'phone.vote.kept' : 'phone.vote.waiting')}</b>
              <span>{t('phone.vote.canChange')}</span>
              <SendState state={cast.state} />
            </div>
          </div>
          <CastMarks sheet={sheet} marks={cast.marks} />
          <Voted voted={poll.voted} />
          <Bottom step={step}>
            {waiting[0] !== undefined ? (
              <button
                type="button"
                className="btn p g only-script"
                onClick={() => setChosen(waiting[0]?.id ?? null)}
              >
                {t('phone.vote.next')}
              </button>
            ) : null}
            <button type="button" className="btn g only-script" onClick={() => setChanging(poll.id)}>
              {t('phone.vote.change')}
            </button>
          </Bottom>
        </>
      ) : (
        <Ballot key={poll.id} step={step} sheet={sheet} hold={setChanging} />
      )}
    </>
  );
}

/**
 * One vote to be marked. Without script every mark is a plain field; a ballot that is in shows in them. What is
 * marked here and not sent yet stays whatever is cast from another device; until then the form follows it. `hold`: keeps this
 * vote in sight, or no longer (null).
 */
function Ballot({
  step,
  sheet,
  hold,
}: {
  step: MeetingStep;
  sheet: BallotSheet;
  hold: (poll: string | null) => void;
}) {
  const { start, given, send, frozen, enhanced, drafts, setBusy } = usePhone();
  const { t } = useI18n();
  const { poll, options } = sheet;
  const budget = poll.budget ?? 0;
  const cast = given.ballots[poll.id];
  const ids = useMemo(() => options.flatMap(({ option }) => (option === null ? [] : [option])), [options]);
  const [draft, setDraft] = useState<Marks | null>(null);
  const first = useMemo(
    () => (poll.method === 'weights' ? evenly(ids, budget) : poll.method === 'ranking' ? places(ids) : {}),
    [poll.method, ids, budget],
  );
  const { marks, notes } = draft ?? cast ?? { marks: first, notes: {} };
  const [refused, setRefused] = useState<string | null>(null);
  const name = `${step.id}.${poll.id}`;

  useEffect(() => {
    if (!enhanced) return;
    const left = drafts.read(name);
    if (left === null) return;
    const read = Object.entries(left);
    setDraft({
      marks: Object.fromEntries(
        read.filter(([key]) => key.startsWith('m.')).map(([key, value]) => [key.slice(2), Number(value)]),
      ),
      notes: Object.fromEntries(
        read.filter(([key]) => key.startsWith('n.')).map(([key, value]) => [key.slice(2), String(value)]),
      ),
    });
    hold(poll.id);
    setBusy(name, true);
  }, [enhanced, drafts, name, hold, poll.id, setBusy]);
  useEffect(() => () => setBusy(name, false), [name, setBusy]);

  const change = (nextMarks: Readonly<Record<string, number>>, nextNotes = notes): void => {
    setDraft({ marks: nextMarks, notes: nextNotes });
    hold(poll.id);
    setRefused(null);
    setBusy(name, true);
    drafts.write(name, {
      ...Object.fromEntries(Object.entries(nextMarks).map(([id, mark]) => [`m.${id}`, String(mark)])),
      ...Object.fromEntries(Object.entries(nextNotes).map(([id, note]) => [`n.${id}`, note])),
    });
  };
  const submit = (): void => {
    if (frozen) return;
    const known = Object.fromEntries(
      Object.entries(marks).filter(
        ([id, mark]) => ids.includes(id) && (mark !== 0 || poll.method === 'weights'),
      ),
    );
    const said = Object.fromEntries(
      Object.entries(notes).filter(([id, note]) => ids.includes(id) && note.trim() !== ''),
    );
    const state = readiness(poll, known, said);
    if (state !== 'ready') {
      setRefused(t(NOT_READY[state], { count: Math.abs(spent(known, budget).left), budget }));
      return;
    }
    send({ what: 'ballot', poll: poll.id, marks: known, notes: said });
    drafts.remove(name);
    setBusy(name, false);
    setDraft(null);
    hold(null);
  };
  const id = 'f-ballot';
  const shares = poll.method === 'points' || poll.method === 'dots' || poll.method === 'weights';
  return (
    <>
      <h2 className="text-xl">{poll.question}</h2>
      {cast !== undefined ? (
        <div className="avis" data-tone={cast.state === 'refused' ? 'error' : 'done'} role="status">
          <span>
            {cast.state === 'refused'
              ? refusalWords(t, cast.refusal)
              : `${t('phone.vote.kept')} ${t('phone.vote.canChange')}`}
          </span>
        </div>
      ) : null}
      {shares && enhanced ? <Budget marks={marks} budget={budget} method={poll.method} ids={ids} /> : null}
      {shares && !enhanced ? <p>{t('phone.vote.share', { count: budget })}</p> : null}
      {poll.method === 'ranking' ? <p className="text-base">{t('phone.vote.rankHow')}</p> : null}
      {poll.method === 'scale' ? (
        <p className="text-base">{t('phone.vote.scaleHow', { max: budget })}</p>
      ) : null}
      <form
        id={id}
        method="post"
        action={`/m/${start.meeting.id}/ballots`}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <input type="hidden" name="poll" value={poll.id} />
        {poll.method === 'ranking' && enhanced ? (
          <Ranking options={options} order={orderOf(marks, ids)} change={(order) => change(places(order))} />
        ) : (
          <ul>
            {options.map((option) => {
              const key = option.option ?? '';
              const mark = marks[key] ?? 0;
              return (
                <li key={key} className="grid gap-2 border-b border-bord py-3">
                  {shares ? (
                    <div className="flex items-center gap-2">
                      <OptionName option={option} id={`o-${key}`} className="flex-1" />
                      <Stepper
                        option={option}
                        mark={mark}
                        step={stepOf(budget)}
                        left={spent(marks, budget).left}
                        onNudge={(by) => change(nudge(marks, key, by, budget))}
                        onType={(value) => change({ ...marks, [key]: value })}
                      />
                    </div>
                  ) : (
                    <>
                      <OptionName option={option} id={`o-${key}`} />
                      {poll.method === 'ranking' ? (
                        <select
                          name={`m.${key}`}
                          className="saisie"
                          aria-labelledby={`o-${key}`}
                          defaultValue={String(mark || '')}
                        >
                          {ids.map((each, place) => (
                            <option key={each} value={place + 1}>
                              {t('phone.vote.place', { count: place + 1 })}
                            </option>
                          ))}
                        </select>
                      ) : (
                        <Grades
                          name={`m.${key}`}
                          labelledBy={`o-${key}`}
                          mark={mark}
                          frozen={frozen}
                          grades={poll.method === 'consent' ? consentGrades(t) : scaleGrades(budget)}
                          onMark={(value) => change({ ...marks, [key]: value })}
                        />
                      )}
                      {poll.method === 'consent' &&
                      (!enhanced || mark === CONSENT.objection || mark === CONSENT.reservation) ? (
                        <label className="grid gap-1 text-base">
                          {t(mark === CONSENT.objection ? 'phone.vote.objection' : 'phone.vote.note')}
                          <textarea
                            name={`n.${key}`}
                            className="saisie"
                            rows={2}
                            maxLength={NOTE_MAX}
                            value={notes[key] ?? ''}
                            readOnly={frozen}
                            onChange={(event) =>
                              change(marks, { ...notes, [key]: event.currentTarget.value })
                            }
                          />
                        </label>
                      ) : null}
                    </>
                  )}
                </li>
              );
            })}
          </ul>
        )}
      </form>
      {sheet.own.length === 0 ? null : (
        <p className="text-base">
          {t('phone.vote.own', {
            count: sheet.own.length,
            label: sheet.own.map(({ label }) => label).join(', '),
          })}
        </p>
      )}
      <p className="flex items-start gap-2 text-base">
        <Icon of={Lock} className="mt-1" />
        {t(poll.secret ? 'phone.vote.secret' : 'phone.vote.open')}
      </p>
      <Voted voted={poll.voted} />
      <Bottom step={step}>
        {refused === null ? null : (
          <p role="alert" className="text-base font-semibold text-prune">
            {refused}
          </p>
        )}
        <button type="submit" form={id} className="btn p g" aria-disabled={frozen || undefined}>
          {t(cast === undefined ? 'phone.vote.cast' : 'phone.vote.replace')}
          <Icon of={Vote} />
        </button>
      </Bottom>
    </>
  );
}

const NOT_READY: Record<Exclude<ReturnType<typeof readiness>, 'ready'>, MessageKey> = {
  empty: 'phone.vote.notReady.empty',
  left: 'phone.vote.notReady.left',
  over: 'phone.vote.notReady.over',
  why: 'phone.vote.notReady.why',
};

function OptionName({
  option,
  id,
  className = '',
}: {
  option: MeetingOption;
  id: string;
  className?: string;
}) {
  const { start } = usePhone();
  return (
    <span id={id} className={`min-w-0 break-words ${className}`}>
      <b className="block">{option.label}</b>
      {option.number === null ? null : (
        <span className="font-mono text-sm">{formatNumber(start.prefix, option.number)}</span>
      )}
    </span>
  );
}

/** How much is given and left: one bar, cut where each option ends. */
function Budget({
  marks,
  budget,
  method,
  ids,
}: {
  marks: Readonly<Record<string, number>>;
  budget: number;
  method: MeetingPoll['method'];
  ids: readonly string[];
}) {
  const { t } = useI18n();
  const { left } = spent(marks, budget);
  const word = method === 'dots' ? 'dots' : 'points';
  let at = 0;
  return (
    <div className="budget grid gap-1">
      <svg viewBox={`0 0 ${Math.max(1, budget)} 10`} preserveAspectRatio="none" aria-hidden="true">
        {ids.map((id) => {
          const width = Math.min(marks[id] ?? 0, budget - at);
          const from = at;
          at += Math.max(0, width);
          return width > 0 ? <rect key={id} x={from} y="0" width={width} height="10" /> : null;
        })}
      </svg>
      <p role="status" className="text-base font-semibold">
        {left === 0
          ? t('phone.vote.full')
          : t(left > 0 ? `phone.vote.left.${word}` : `phone.vote.over.${word}`, { count: Math.abs(left) })}
      </p>
    </div>
  );
}

function Stepper({
  option,
  mark,
  step,
  left,
  onNudge,
  onType,
}: {
  option: MeetingOption;
  mark: number;
  step: number;
  left: number;
  onNudge: (by: number) => void;
  onType: (value: number) => void;
}) {
  const { t } = useI18n();
  const { frozen } = usePhone();
  const less = frozen || mark <= 0;
  const more = frozen || left <= 0;
  return (
    <span className="flex items-center gap-2">
      <button
        type="button"
        className="btn ico only-script"
        aria-label={t('phone.vote.less', { label: option.label })}
        aria-disabled={less || undefined}
        onClick={() => !less && onNudge(-step)}
      >
        <Icon of={Minus} />
      </button>
      <input
        name={`m.${option.option ?? ''}`}
        className="saisie chiffres points"
        inputMode="numeric"
        aria-labelledby={`o-${option.option ?? ''}`}
        value={String(mark)}
        readOnly={frozen}
        onChange={(event) => {
          const typed = event.currentTarget.value.replace(/\D/gu, '');
          onType(Math.min(1000, typed === '' ? 0 : Number(typed)));
        }}
      />
      <button
        type="button"
        className="btn ico only-script"
        aria-label={t('phone.vote.more', { label: option.label })}
        aria-disabled={more || undefined}
        onClick={() => !more && onNudge(Math.min(step, left))}
      >
        <Icon of={Plus} />
      </button>
    </span>
  );
}

type Grade = { value: number; label: string; name?: string };

function scaleGrades(top: number): readonly Grade[] {
  return Array.from({ length: top }, (_, place) => ({ value: place + 1, label: String(place + 1) }));
}

function consentGrades(t: (key: MessageKey) => string): readonly Grade[] {
  return [
    { value: CONSENT.consent, label: t('phone.vote.consent') },
    { value: CONSENT.reservation, label: t('phone.vote.reservation') },
    { value: CONSENT.objection, label: t('phone.vote.objects') },
  ];
}

function Grades({
  name,
  labelledBy,
  mark,
  frozen,
  grades,
  onMark,
}: {
  name: string;
  labelledBy: string;
  mark: number;
  frozen: boolean;
  grades: readonly Grade[];
  onMark: (value: number) => void;
}) {
  return (
    <span role="radiogroup" aria-labelledby={labelledBy} className="flex flex-wrap gap-2">
      {grades.map((grade) => (
        <label key={grade.value} className="btn tap">
          <input
            type="radio"
            name={name}
            value={grade.value}
            checked={mark === grade.value}
            disabled={frozen}
            onChange={() => onMark(grade.value)}
          />
          {grade.label}
        </label>
      ))}
    </span>
  );
}

/** A ranking by buttons: no dragging, one thumb or a keyboard does it. */
function Ranking({
  options,
  order,
  change,
}: {
  options: readonly MeetingOption[];
  order: readonly string[];
  change: (order: readonly string[]) => void;
}) {
  const { t, format } = useI18n();
  const { frozen } = usePhone();
  const byId = new Map(options.map((option) => [option.option, option]));
  return (
    <ol>
      {order.map((id, place) => {
        const option = byId.get(id);
        if (option === undefined) return null;
        const first = frozen || place === 0;
        const last = frozen || place === order.length - 1;
        return (
          <li key={id} className="flex items-center gap-2 border-b border-bord py-3">
            <b className="w-10">{format.rank(place + 1)}</b>
            <OptionName option={option} id={`o-${id}`} className="flex-1" />
            <button
              type="button"
              className="btn ico"
              aria-label={t('phone.vote.up', { label: option.label })}
              aria-disabled={first || undefined}
              onClick={() => !first && change(move(order, id, -1))}
            >
              <Icon of={ArrowUp} />
            </button>
            <button
              type="button"
              className="btn ico"
              aria-label={t('phone.vote.down', { label: option.label })}
              aria-disabled={last || undefined}
              onClick={() => !last && change(move(order, id, 1))}
            >
              <Icon of={ArrowDown} />
            </button>
          </li>
        );
      })}
    </ol>
  );
}

/** What one's ballot says. */
function CastMarks({
  sheet: { poll, options },
  marks,
}: {
  sheet: BallotSheet;
  marks: Readonly<Record<string, number>>;
}) {
  const { t, format } = useI18n();
  const words = (mark: number): ReactNode => {
    if (poll.method === 'ranking') return format.rank(mark);
    if (poll.method === 'consent') return consentGrades(t).find(({ value }) => value === mark)?.label;
    if (poll.method === 'scale') return t('phone.vote.onScale', { mark, max: poll.budget ?? 0 });
    return format.count(mark);
  };
  const given = options
    .flatMap((option) => {
      const mark = marks[option.option ?? ''] ?? 0;
      return mark === 0 ? [] : [{ option, mark }];
    })
    .sort((a, b) => (poll.method === 'ranking' ? a.mark - b.mark : b.mark - a.mark));
  return (
    <ul>
      {given.map(({ option, mark }) => (
        <li key={option.id} className="flex items-baseline justify-between gap-3 border-b border-bord py-2">
          <span className="min-w-0 break-words">{option.label}</span>
          <b className="whitespace-nowrap">{words(mark)}</b>
        </li>
      ))}
    </ul>
  );
}

function Voted({ voted }: { voted: number | null }) {
  const { t } = useI18n();
  return voted === null ? null : <p className="text-base">{t('phone.vote.voted', { count: voted })}</p>;
}

/** A closed vote: what came of it once the room is shown. */
function Outcome({ step, sheet: { poll, options, own } }: { step: MeetingStep; sheet: BallotSheet }) {
  const { t, format } = useI18n();
  const all = [...options, ...own].sort((a, b) => (a.rank ?? 1e9) - (b.rank ?? 1e9));
  const score = (option: MeetingOption): string => {
    if (option.score === null) return '';
    if (poll.method === 'consent') return format.percent(option.score);
    return poll.method === 'scale' ? format.fixed(option.score, 1) : format.count(option.score);
  };
  return (
    <>
      <h2 className="text-xl">{poll.question}</h2>
      <p role="status">{t(poll.revealed ? 'phone.vote.result' : 'phone.vote.closed')}</p>
      {poll.revealed ? (
        <ol>
          {all.map((option) => (
            <li key={option.id} className="flex items-baseline gap-3 border-b border-bord py-2">
              <b className="w-10">{option.rank === null ? '' : format.rank(option.rank)}</b>
              <span className="min-w-0 flex-1 break-words">{option.label}</span>
              <b>{score(option)}</b>
            </li>
          ))}
        </ol>
      ) : null}
      <Voted voted={poll.voted} />
      <Bottom step={step} />
    </>
  );
}
