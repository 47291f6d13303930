import { useCallback, useRef, useState, type ReactNode } from 'react';
import { GRACE_MS } from '#app/services/agenda.ts';
import type { MeetingStep } from '#app/documents/meeting.ts';
import { useI18n } from '#app/i18n/index.ts';
import { ActionsStep } from './phone/actions-step.tsx';
import { Bottom } from './phone/bottom.tsx';
import { ClosingStep, Sheet } from './phone/closing-step.tsx';
import { ConstatStep } from './phone/constat-step.tsx';
import { ExchangeStep } from './phone/exchange-step.tsx';
import { Head, Offline } from './phone/head.tsx';
import { HeritageStep } from './phone/heritage-step.tsx';
import { Me, Pending } from './phone/me.tsx';
import { PhaseNow } from './phone/phase.tsx';
import { placeOf, recap, stepsOf, type PhoneStart, type Place } from './phone/model.ts';
import { PollOf } from './phone/poll-form.tsx';
import { PriorityStep } from './phone/priority-step.tsx';
import { PhoneProvider, usePhone, usePhoneState, type PhoneParts } from './phone/use-phone.ts';
import type { Entry } from './outbox.ts';

export type { PhoneStart } from './phone/model.ts';

/** A participant's phone: the current step, one action at a time. Works without script, and with it follows the room. */
export function PhonePage({
  start,
  parts,
}: {
  start: PhoneStart;
  /** What a test runs it on; a browser's own by default. */
  parts?: (start: PhoneStart, onKept: (entry: Entry) => void) => PhoneParts;
}) {
  const phone = usePhoneState(start, parts);
  return (
    <PhoneProvider value={phone}>
      <Screen />
    </PhoneProvider>
  );
}

function Screen() {
  const { start, live, enhanced, isBusy } = usePhone();
  const { t, format } = useI18n();
  const { snapshot } = live;
  const { fields } = snapshot;
  const [look, setLook] = useState(start.look);
  const { staying, follow } = useStaying(fields.stepId, isBusy);
  const place = placeOf(snapshot, staying, look);
  const steps = stepsOf(snapshot);
  const { step } = place;
  const title = useRef<HTMLHeadingElement>(null);
  const goOn = useCallback((): void => {
    follow();
    setLook(null);
    // Asked for by a tap: the reader of the screen begins at the top of the step.
    requestAnimationFrame(() => title.current?.focus());
  }, [follow]);
  return (
    <div className="tel" data-surface="telephone" data-enhanced={enhanced || undefined}>
      <Offline />
      <Head place={step === null ? null : steps.indexOf(step) + 1} total={steps.length} />
      <main>
        <Said />
        <Away place={place} goOn={goOn} />
        {fields.rehearsal ? <p className="text-base font-semibold">{t('phone.rehearsal')}</p> : null}
        {start.mine === null ? <Onlooker /> : null}
        {step === null ? (
          <Waiting />
        ) : (
          <>
            <div>
              <h1 ref={title} tabIndex={-1}>
                {step.title}
              </h1>
              {/* What the phase asks stands in place of what the whole step asks. */}
              {step.instruction === '' || (fields.phase !== null && place.away === null) ? null : (
                <p className="mt-2 whitespace-pre-line">{step.instruction}</p>
              )}
            </div>
            <Late step={step} />
            {fields.paused && place.away === null ? (
              <div className="avis" data-tone="now" role="status">
                <span>
                  <b>{t('phone.pause')}</b> {t('phone.pauseText')}
                </span>
              </div>
            ) : null}
            {place.away === null ? <PhaseNow /> : null}
            <Step step={step} />
          </>
        )}
        <Pending step={step?.id ?? null} />
        {fields.hold === 'locked' ? null : (
          <Steps steps={steps} here={step} onLook={(id) => (follow(), setLook(id))} />
        )}
        <Me open={step === null} />
        {enhanced ? null : (
          <p>
            <a className="btn g" href={`/m/${start.meeting.id}`}>
              {t('phone.refresh')}
            </a>
            <span className="mt-1 block text-sm">
              {t('phone.refreshText', { time: format.time(new Date(live.now)) })}
            </span>
          </p>
        )}
      </main>
    </div>
  );
}

/**
 * The step somebody was writing in when the room went on: the page stays there until they finish or follow. Nobody who is
 * not writing is held back.
 */
function useStaying(
  current: string | null,
  isBusy: () => boolean,
): { staying: string | null; follow: () => void } {
  const [seen, setSeen] = useState(current);
  const [shown, setShown] = useState(current);
  // While rendering, and not after: the form that holds the draft must still be there to be asked.
  if (seen !== current) {
    setSeen(current);
    if (shown === seen && !isBusy()) setShown(current);
  }
  return {
    staying: shown === current ? null : shown,
    follow: useCallback(() => setShown(current), [current]),
  };
}

/** The room is elsewhere: says where, and lets the person finish or follow. Announced, never focused. */
function Away({ place, goOn }: { place: Place; goOn: () => void }) {
  const { live, start, serverNow } = usePhone();
  const { t, format } = useI18n();
  const { fields } = live.snapshot;
  const current = stepsOf(live.snapshot).find(({ id }) => id === fields.stepId) ?? null;
  if (place.away === null || place.step === null) return null;
  const ended = place.step.endedAt;
  const left = ended === null ? null : Math.round((ended + GRACE_MS - serverNow()) / 1000);
  const behind = place.away === 'behind';
  const words = behind
    ? t('phone.away.behind')
    : fields.hold === 'soft' && current !== null
      ? t('phone.away.awaited', { title: current.title })
      : t('phone.away.elsewhere', { title: place.step.title });
  return (
    <div className="avis collant" data-tone="now" role="status">
      <div className="grid gap-2">
        <b>{words}</b>
        {behind ? (
          <span>
            {left !== null && left > 0
              ? t('phone.away.finish', { time: format.clock(left) })
              : t('phone.away.kept')}
          </span>
        ) : null}
        <a
          className="btn p"
          href={`/m/${start.meeting.id}`}
          onClick={(event) => {
            event.preventDefault();
            goOn();
          }}
        >
          {current === null ? t('phone.away.leave') : t('phone.away.follow', { title: current.title })}
        </a>
      </div>
    </div>
  );
}

/** What a form sent without script came to. */
function Said() {
  const { start, enhanced, signedOut } = usePhone();
  const { t, rich, format } = useI18n();
  if (signedOut)
    return (
      <div className="avis" data-tone="error" role="alert">
        <div className="grid gap-2">
          <b>{t('phone.lost.title')}</b>
          <span>
            {rich('phone.lost.text', {
              code: <b className="whitespace-nowrap">{format.code(start.meeting.code)}</b>,
            })}
          </span>
          <a className="btn p" href={`/r/${start.meeting.code}`}>
            {t('phone.lost.back')}
          </a>
        </div>
      </div>
    );
  if (start.said === null) return null;
  return (
    <div
      className="avis"
      data-tone={start.said.kept ? 'done' : 'error'}
      role={enhanced ? undefined : start.said.kept ? 'status' : 'alert'}
    >
      <span>{start.said.sentence}</span>
    </div>
  );
}

/** Who looks without having joined: drives, or reads. */
function Onlooker() {
  const { start } = usePhone();
  const { t } = useI18n();
  return (
    <div className="avis" data-tone="room">
      <div className="grid gap-2">
        <span>{t('phone.onlooker')}</span>
        <a className="btn" href={`/r/${start.meeting.code}`}>
          {t('phone.onlooker.join')}
        </a>
      </div>
    </div>
  );
}

/** Before the first step, and after the last. */
function Waiting() {
  const { start, live, given } = usePhone();
  const { t, rich, format } = useI18n();
  const { state } = live.snapshot.fields;
  if (state === 'closed')
    return (
      <>
        <h1>{t('phone.closed.title')}</h1>
        <p>{t('phone.closed.text')}</p>
        <Sheet step={null} />
      </>
    );
  return (
    <>
      <p className="text-base">
        {start.meeting.title}
        <br />
        <b>
          {format.date(start.meeting.startsAt)}, {format.time(start.meeting.startsAt)}
        </b>
      </p>
      <h1>{t('meeting.inRoom')}</h1>
      {given.name === '' ? null : <p>{rich('meeting.as', { name: <b>{given.name}</b> })}</p>}
      <p>{t('phone.waiting.text')}</p>
      <Coming />
    </>
  );
}

/** One is in, and under which name. */
function InTheRoom() {
  const { given } = usePhone();
  const { t, rich } = useI18n();
  return (
    <div>
      <h2 className="text-xl">{t('meeting.inRoom')}</h2>
      {given.name === '' ? null : <p>{rich('meeting.as', { name: <b>{given.name}</b> })}</p>}
    </div>
  );
}

/** What will happen, step by step. */
function Coming() {
  const { live } = usePhone();
  const { t } = useI18n();
  const steps = stepsOf(live.snapshot);
  if (steps.length === 0) return null;
  return (
    <>
      <h2 className="border-t-2 border-encre pt-2 text-xl">{t('phone.coming')}</h2>
      <ol className="grid gap-1">
        {steps.map((step, place) => (
          <li key={step.id} className="flex gap-3">
            <b className="w-6 shrink-0">{place + 1}</b>
            <span className="min-w-0 flex-1 break-words">{step.title}</span>
            <span className="text-base whitespace-nowrap">
              {t('phone.minutes', { count: step.minutes ?? 0 })}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}

/** One line for who arrives late. */
function Late({ step }: { step: MeetingStep }) {
  const { live, given, start } = usePhone();
  const { t } = useI18n();
  const so = recap(live.snapshot);
  // Whoever gave something, or opened this page at an earlier step, was here.
  const wasHere =
    given.own.length > 0 || given.ready.size > 0 || start.live.snapshot.fields.stepId !== step.id;
  if (so === null || wasHere || step.id !== live.snapshot.fields.stepId) return null;
  return (
    <p className="text-base">
      {t('phone.recap', { count: so.done })}{' '}
      {so.statements > 0 ? `${t('phone.recap.statements', { count: so.statements })} ` : ''}
      {so.cards > 0 ? t('phone.recap.cards', { count: so.cards }) : ''}
    </p>
  );
}

/** What the step asks. A vote opened in any step comes first. */
function Step({ step }: { step: MeetingStep }): ReactNode {
  const { live } = usePhone();
  const { t } = useI18n();
  const polls = live.snapshot.collections.polls.filter(({ stepId }) => stepId === step.id);
  if (
    polls.length > 0 &&
    (step.kind === 'vote' || step.kind === 'weigh' || polls.some(({ state }) => state === 'open'))
  )
    return <PollOf step={step} polls={polls} />;
  switch (step.kind) {
    case 'welcome':
      return (
        <>
          <InTheRoom />
          <Coming />
          <Bottom step={step} />
        </>
      );
    case 'constat':
      return <ConstatStep step={step} />;
    case 'heritage':
      return <HeritageStep step={step} />;
    case 'priority':
      return <PriorityStep step={step} />;
    case 'exchange':
      return <ExchangeStep step={step} />;
    case 'vote':
    case 'weigh':
      return (
        <>
          <p role="status">{t('phone.vote.notYet')}</p>
          <Bottom step={step} />
        </>
      );
    case 'actions':
      return <ActionsStep step={step} />;
    case 'closing':
      return <ClosingStep step={step} />;
    case null:
      return null;
    default:
      return step.kind satisfies never;
  }
}

/** The steps that have begun: while phones are free, one may look back. */
function Steps({
  steps,
  here,
  onLook,
}: {
  steps: readonly MeetingStep[];
  here: MeetingStep | null;
  onLook: (id: string) => void;
}) {
  const { start } = usePhone();
  const { t } = useI18n();
  const begun = steps.filter(({ startedAt }) => startedAt !== null);
  if (begun.length < 2) return null;
  return (
    <details className="plus">
      <summary>{t('phone.steps')}</summary>
      <ol className="grid gap-1 pt-2">
        {begun.map((step) => (
          <li key={step.id}>
            <a
              className="btn g justify-start text-left"
              aria-current={step.id === here?.id ? 'step' : undefined}
              href={`/m/${start.meeting.id}?etape=${encodeURIComponent(step.id)}`}
              onClick={(event) => {
                event.preventDefault();
                onLook(step.id);
                window.scrollTo({ top: 0 });
              }}
            >
              {steps.indexOf(step) + 1}. {step.title}
            </a>
          </li>
        ))}
      </ol>
    </details>
  );
}
