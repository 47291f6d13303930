import {
  ArrowRight,
  CircleStop,
  ClipboardPen,
  DoorOpen,
  ExternalLink,
  FileText,
  FlaskConical,
  Keyboard,
  Pause,
  Play,
  RotateCcw,
} from 'lucide-react';
import { useState } from 'react';
import {
  Button,
  Dialog,
  Empty,
  Icon,
  LinkButton,
  LogoMark,
  Notice,
  Presence,
  SaveState,
  Section,
  TextField,
} from '#app/components/index.ts';
import { BesideTable, ComparableBasins } from '#app/features/basin/beside-table.tsx';
import { useMembers } from '#app/features/collab/index.ts';
import { useI18n } from '#app/i18n/index.ts';
import { paceOf, type PlanStep } from '#app/services/index.ts';
import { paperKindsOf } from '../paper/paper-fields.ts';
import { ActionsPanel } from './actions-panel.tsx';
import { AgendaRail } from './agenda-rail.tsx';
import type { ConsoleAnswer } from './console-action.ts';
import { CampsPanel } from './camps-panel.tsx';
import { CurrentStep } from './current-step.tsx';
import { GroupingPanel } from './grouping-panel.tsx';
import { HeritagePicture } from './heritage-picture.tsx';
import { ImportSites } from './import-sites.tsx';
import type { ConsoleData } from './load-console.ts';
import { NextDialog } from './next-dialog.tsx';
import { PhasesPanel } from './phases-panel.tsx';
import { PollsPanel } from './polls-panel.tsx';
import { ReviewPanel } from './review-panel.tsx';
import { ScreenPanel } from './screen-panel.tsx';
import { ConsoleWire, type Wire } from './send.ts';
import { SpeakersPanel } from './speakers-panel.tsx';
import { TransferPanel } from './transfer-panel.tsx';
import { useServerNow } from '../use-server-now.ts';

/** The facilitator's console: are they ready, how late are we, what happens if I click? */
export function ConsolePage({
  data,
  wire,
  answer,
  lost,
}: {
  data: ConsoleData;
  wire: Wire;
  answer: ConsoleAnswer | null;
  /** The page no longer hears the server. */
  lost: boolean;
}) {
  const { t, format } = useI18n();
  const now = useServerNow(data.now);
  const members = useMembers();
  const [going, go] = useState<PlanStep | null>(null);
  const { plan, snapshot, review } = data;
  const { meeting } = plan;
  const step = plan.steps.find((each) => each.id === plan.currentStepId) ?? null;
  const next = step === null ? null : (plan.steps[step.position + 1] ?? null);
  const open = meeting.state === 'open';
  const pace = paceOf(plan, now);
  // On a phone it comes before all the rest, on a laptop at the top of the right column.
  const forward =
    next === null ? (
      <CloseMeeting wire={wire} />
    ) : (
      <Button tone="primary" size="large" icon={ArrowRight} iconPlace="after" onClick={() => go(next)}>
        {t('console.next', { title: next.title })}
      </Button>
    );
  return (
    <ConsoleWire.Provider value={wire}>
      <div className="flex min-h-screen flex-col">
        <a
          href="#etape"
          className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:bg-calque focus:p-3"
        >
          {t('shell.skip')}
        </a>
        <header className="barre sticky top-0 z-30 flex-wrap gap-y-1 !bg-jaune py-1">
          <a href={`/s/${data.space.id}`} className="marque" aria-label={t('console.backToSpace')}>
            <LogoMark />
            <span className="max-sm:sr-only">Ancrage</span>
          </a>
          <span className="s min-w-0 truncate sm:border-l sm:border-encre sm:pl-3.5">
            {meeting.title}, {format.date(meeting.startsAt)}
          </span>
          <span className="etiq bg-encre text-calque">{format.code(meeting.code)}</span>
          <span className="pousse rang flex-wrap gap-y-1">
            <span className="s">
              <b>{t('console.present', { count: snapshot.fields.joined ?? 0 })}</b>
              {plan.tables > 0 ? `, ${t('console.tableCount', { count: plan.tables })}` : ''}
            </span>
            <span className="max-sm:hidden">
              <Presence people={members.length > 0 ? members : [data.person]} max={4} />
            </span>
            <SaveState state={lost ? 'offline' : wire.busy ? 'saving' : 'saved'} onYellow />
            {open ? (
              <Button
                icon={plan.timer.paused ? Play : Pause}
                onClick={() => wire.send({ intent: 'pause', paused: String(!plan.timer.paused) })}
              >
                {t(plan.timer.paused ? 'console.unfreeze' : 'console.freeze')}
              </Button>
            ) : null}
          </span>
        </header>
        {plan.rehearsal ? <RehearsalBanner wire={wire} /> : null}
        <div className="grid flex-1 lg:grid-cols-[17rem_1fr_20.5rem]">
          <aside className="border-encre px-4 py-4 max-lg:order-2 max-lg:border-t lg:sticky lg:top-12 lg:max-h-[calc(100vh-3rem)] lg:overflow-y-auto lg:border-r">
            <AgendaRail plan={plan} now={now} onGo={go} />
          </aside>
          <main id="etape" className="min-w-0 px-5 py-4">
            {/* Said where the eyes are, however far down the button was. */}
            <div aria-live="polite" className="sticky top-14 z-20">
              {answer !== null && !answer.ok ? (
                <div className="mb-3">
                  <Notice tone="error">{answer.sentence}</Notice>
                </div>
              ) : null}
            </div>
            {open ? <div className="mb-4 lg:hidden">{forward}</div> : null}
            {meeting.state === 'draft' ? <Draft data={data} /> : null}
            {meeting.state === 'closed' ? <Closed data={data} /> : null}
            {open && step !== null ? (
              <>
                <CurrentStep plan={plan} step={step} snapshot={snapshot} now={now} />
                <PhasesPanel plan={plan} step={step} snapshot={snapshot} now={now} />
                <SpeakersPanel speakers={data.speakers} snapshot={snapshot} />
                {paperKindsOf(step).length > 0 ? (
                  <p className="mt-3">
                    <a className="btn" href={`/m/${meeting.id}/papier`}>
                      <Icon of={Keyboard} />
                      {t('paper.toPage')}
                    </a>
                  </p>
                ) : null}
                <ImportSites review={review} space={data.space} step={step} answer={answer} />
                <HeritagePicture
                  review={review}
                  links={snapshot.collections.links}
                  step={step}
                  year={new Date(data.now).getUTCFullYear()}
                />
                <ActionsPanel
                  review={review}
                  step={step}
                  today={new Date(data.now).toISOString().slice(0, 10)}
                />
                <PollsPanel polls={data.polls} step={step} joined={snapshot.fields.joined ?? 0} />
                {step.kind === 'exchange' || step.kind === 'vote' ? (
                  <GroupingPanel review={review} groups={data.groups} suggestions={data.suggestions} />
                ) : null}
                {data.figures === null ? null : (
                  <Section className="mt-4" title={t('console.figures')} note={t('console.figuresNote')}>
                    <BesideTable beside={data.figures} away />
                    <div className="s mt-2">
                      <ComparableBasins beside={data.figures} away />
                    </div>
                  </Section>
                )}
                {data.camps === null ? null : <CampsPanel camps={data.camps} snapshot={snapshot} />}
                <div id="siteList" className="scroll-mt-16">
                  <ReviewPanel review={review} step={step} moderated={meeting.moderated} />
                </div>
                <TransferPanel review={review} step={step} candidates={data.candidates} />
                <RoomFigures data={data} />
              </>
            ) : null}
          </main>
          <aside className="grid content-start gap-4 border-encre px-4 py-4 max-lg:order-1 max-lg:border-t lg:sticky lg:top-12 lg:max-h-[calc(100vh-3rem)] lg:overflow-y-auto lg:border-l">
            {open ? <div className="max-lg:hidden">{forward}</div> : null}
            <ScreenPanel plan={plan} snapshot={snapshot} strategies={data.strategies} />
            {open ? (
              <Section title={t('console.restitution')} note={t('console.restitutionNote')}>
                <LinkButton
                  href={`/m/${meeting.id}/restitution`}
                  target="_blank"
                  rel="noreferrer"
                  icon={FileText}
                >
                  {t('console.toRestitution')}
                  <Icon of={ExternalLink} />
                </LinkButton>
              </Section>
            ) : null}
            {meeting.state === 'closed' ? null : (
              <p>
                <LinkButton
                  href={`/m/${meeting.id}/presence`}
                  target="_blank"
                  rel="noreferrer"
                  icon={ClipboardPen}
                >
                  {t('presence.title')}
                  <Icon of={ExternalLink} />
                </LinkButton>
              </p>
            )}
            {open && pace.lateMinutes > 0 && !plan.rehearsal ? (
              <p className="s text-prune">{t('console.lateNote', { count: pace.lateMinutes })}</p>
            ) : null}
          </aside>
        </div>
        <NextDialog
          // Somebody else may have passed to it while the question was asked.
          step={going?.id === plan.currentStepId ? null : going}
          from={step}
          facts={data.next}
          unrevealedLater={step?.settings.reveal === 'later' && step.revealedAt === null}
          onClose={() => go(null)}
        />
      </div>
    </ConsoleWire.Provider>
  );
}

/** Says that nothing here counts, and ends it. */
function RehearsalBanner({ wire }: { wire: Wire }) {
  const { t } = useI18n();
  return (
    <div className="flex flex-wrap items-center gap-3 border-b-2 border-encre bg-creux px-5 py-2">
      <b>{t('console.rehearsal')}</b>
      <span className="min-w-0 flex-1">{t('console.rehearsalText')}</span>
      <Button icon={RotateCcw} onClick={() => wire.send({ intent: 'reset', code: '' })}>
        {t('console.endRehearsal')}
      </Button>
    </div>
  );
}

/** Closing is asked twice. */
function CloseMeeting({ wire }: { wire: Wire }) {
  const { t } = useI18n();
  const [asked, ask] = useState(false);
  return (
    <>
      <Button tone="primary" size="large" icon={CircleStop} onClick={() => ask(true)}>
        {t('console.closeMeeting')}
      </Button>
      <Dialog
        open={asked}
        alert
        onClose={() => ask(false)}
        title={t('console.closeTitle')}
        actions={
          <>
            <Button
              tone="primary"
              onClick={() => {
                wire.send({ intent: 'close' });
                ask(false);
              }}
            >
              {t('console.closeMeeting')}
            </Button>
            <Button onClick={() => ask(false)}>{t('console.wait')}</Button>
          </>
        }
      >
        <p>{t('console.closeText')}</p>
      </Dialog>
    </>
  );
}

/** Before the doors open: try it, or open. */
function Draft({ data: { plan } }: { data: ConsoleData }) {
  const { t } = useI18n();
  const [people, setPeople] = useState('30');
  if (plan.steps.length === 0)
    return (
      <Empty
        title={t('console.noSteps')}
        action={
          <a className="btn p" href={`/m/${plan.meeting.id}/agenda`}>
            {t('console.editAgenda')}
          </a>
        }
      >
        {t('console.noStepsText')}
      </Empty>
    );
  return (
    <ConsoleWire.Consumer>
      {({ send }) => (
        <>
          <h1 className="text-2xl">{t('console.draftTitle')}</h1>
          <p className="mt-2 max-w-[42rem]">{t('console.draftText')}</p>
          <div className="mt-4">
            <Button tone="primary" icon={DoorOpen} onClick={() => send({ intent: 'open' })}>
              {t('console.open')}
            </Button>
          </div>
          <Section className="mt-8" title={t('console.rehearse')}>
            <p className="mb-3 max-w-[42rem]">{t('console.rehearseText')}</p>
            <form
              className="flex flex-wrap items-end gap-2"
              onSubmit={(event) => {
                event.preventDefault();
                send({ intent: 'rehearse', people });
              }}
            >
              <TextField
                label={t('console.rehearsePeople')}
                type="number"
                min={1}
                max={300}
                value={people}
                onChange={setPeople}
              />
              <Button type="submit" icon={FlaskConical}>
                {t('console.rehearse')}
              </Button>
            </form>
          </Section>
        </>
      )}
    </ConsoleWire.Consumer>
  );
}

/** Once it is over. */
function Closed({ data: { plan, snapshot, space } }: { data: ConsoleData }) {
  const { t, format } = useI18n();
  const { cards, actions, statements } = snapshot.collections;
  return (
    <>
      <h1 className="text-2xl">{t('console.closed')}</h1>
      <p className="mt-2 max-w-[42rem]">
        {t('console.closedText', {
          people: format.count(snapshot.fields.joined ?? 0),
          statements: format.count(statements.length),
          cards: format.count(cards.length),
          actions: format.count(actions.length),
        })}
      </p>
      <p className="mt-4 rang flex-wrap">
        <a className="btn p" href={`/m/${plan.meeting.id}/restitution`}>
          <Icon of={FileText} />
          {t('console.toRestitution')}
        </a>
        <a className="btn" href={`/m/${plan.meeting.id}/depuis`}>
          {t('console.toSince')}
        </a>
        <a className="btn" href={`/s/${space.id}/priorites`}>
          {t('console.toPriorities')}
        </a>
        <a className="btn" href={`/s/${space.id}/feuille-de-route`}>
          {t('console.toPlan')}
        </a>
        <a className="btn" href={`/m/${plan.meeting.id}`}>
          {t('console.toPhone')}
        </a>
      </p>
    </>
  );
}

/** Whether the room holds: who is connected, what arrives. */
function RoomFigures({ data: { snapshot } }: { data: ConsoleData }) {
  const { t, format } = useI18n();
  const { connected, joined, held, seated } = snapshot.fields;
  const figures = [
    {
      label: t('console.connected'),
      value: connected ?? 0,
      note: t('console.outOf', { count: joined ?? 0 }),
    },
    {
      label: t('console.away'),
      value: Math.max(0, (joined ?? 0) - (connected ?? 0)),
      note: t('console.awayNote'),
    },
    { label: t('console.waiting'), value: held ?? 0, note: t('console.waitingNote') },
    { label: t('console.seated'), value: seated ?? 0, note: t('console.outOf', { count: joined ?? 0 }) },
  ];
  return (
    <Section className="mt-4" title={t('console.room')} note={t('console.roomNote')}>
      <dl className="grid grid-cols-2 gap-4 sm:grid-cols-4">
        {figures.map(({ label, value, note }) => (
          <div key={label}>
            <dt className="s">{label}</dt>
            <dd className="font-titre text-xl font-bold">{format.count(value)}</dd>
            <dd className="s doux">{note}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
