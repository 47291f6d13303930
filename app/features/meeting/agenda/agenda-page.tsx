import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import type { ComponentType, FormEventHandler, ReactNode } from 'react';
import { Button, Empty, Notice, Section, Select, Tag, TextArea, TextField } from '#app/components/index.ts';
import { GATHERINGS, POLL_METHODS, SCREEN_VIEWS, STEP_KINDS } from '#app/documents/index.ts';
import { useI18n } from '#app/i18n/index.ts';
import {
  INSTRUCTION_MAX,
  type MeetingPlan,
  MINUTES,
  paceOf,
  type Phase,
  PHASE_TEXT_MAX,
  PHASES_MAX,
  type PlanStep,
  QUESTION_MAX,
  REVEALS,
  STEPS_MAX,
  TEMPLATES,
  WRITERS,
} from '#app/services/index.ts';
import type { AgendaAnswer } from './agenda-action.ts';
import { MeetingFields } from './meeting-fields.tsx';
import { DuplicateButton, type MeetingHoldings, ResetButton } from './meeting-tools.tsx';
import { MeetingBar } from '../meeting-bar.tsx';
import { ToConsole } from '../to-console.tsx';

/** The router's form, given by the route; a plain one works the same without script. */
export type FormTag = ComponentType<{
  method: 'post';
  /** Where it is sent; the page itself unless said. */
  action?: string;
  className?: string;
  onSubmit?: FormEventHandler<HTMLFormElement>;
  children: ReactNode;
}>;

/** Where the agenda is written: settings, a template, and each step with its words, its length and its rules. */
export function AgendaPage({
  plan,
  answer,
  now,
  holdings,
  start,
  canCreate,
  copied,
  Form,
}: {
  plan: MeetingPlan;
  answer: AgendaAnswer | null;
  now: number;
  holdings: MeetingHoldings;
  /** Proposed for a copy of this meeting. */
  start: Date;
  canCreate: boolean;
  /** This meeting has just been copied from another. */
  copied: boolean;
  Form: FormTag;
}) {
  const { t, format } = useI18n();
  const { meeting, steps } = plan;
  const pace = paceOf(plan, now);
  const begun = steps.some((step) => step.startedAt !== null);
  const untouched = meeting.state === 'draft' && holdings.contributions + holdings.votes === 0;
  const total = steps.reduce((sum, step) => sum + step.minutes, 0);
  return (
    <div className="min-h-screen">
      <MeetingBar meeting={meeting} spaceId={meeting.spaceId} />
      <main className="mx-auto max-w-[60rem] px-5 py-5">
        <ToConsole meetingId={meeting.id} />
        <h1>{t('agenda.heading')}</h1>
        <p className="mt-1">
          {t('agenda.summary', {
            count: steps.length,
            minutes: t('agenda.duration', {
              hours: Math.floor(total / 60),
              minutes: String(total % 60).padStart(2, '0'),
            }),
            end: format.time(new Date(pace.plannedEnd)),
          })}
        </p>
        <div aria-live="polite">
          {answer === null ? (
            copied ? (
              <div className="mt-3">
                <Notice tone="done">{t('agenda.copied')}</Notice>
              </div>
            ) : null
          ) : answer.ok ? (
            <div className="mt-3">
              <Notice tone="done">{t(answer.done === 'reset' ? 'agenda.resetDone' : 'agenda.kept')}</Notice>
            </div>
          ) : (
            <div className="mt-3">
              <Notice tone="error">{answer.sentence}</Notice>
            </div>
          )}
        </div>

        <Section className="mt-6" title={t('agenda.steps')}>
          {steps.length === 0 ? (
            <Empty title={t('agenda.none')}>{t('agenda.noneText')}</Empty>
          ) : (
            <ol>
              {steps.map((step) => (
                <StepForm
                  key={`${step.id} ${step.position}`}
                  step={step}
                  last={step.position === steps.length - 1}
                  time={format.time(new Date(pace.plannedAt.get(step.id) ?? now))}
                  Form={Form}
                />
              ))}
            </ol>
          )}
          {steps.length < STEPS_MAX ? (
            <details className="mt-3">
              <summary className="btn">
                <Plus aria-hidden="true" className="ic" />
                {t('agenda.add')}
              </summary>
              <Form method="post" className="mt-3 grid gap-3 border-l-2 border-encre pl-4">
                <input type="hidden" name="intent" value="add" />
                <StepFields step={null} />
                <p>
                  <Button type="submit" tone="primary">
                    {t('agenda.addButton')}
                  </Button>
                </p>
              </Form>
            </details>
          ) : null}
        </Section>

        {begun ? null : (
          <Section className="mt-8" title={t('agenda.template')}>
            <Form method="post" className="flex flex-wrap items-end gap-3">
              <input type="hidden" name="intent" value="template" />
              <Select
                label={t('agenda.templateChoose')}
                name="template"
                options={TEMPLATES.map((template) => ({
                  value: template,
                  label: t(`agenda.template.${template}`),
                }))}
              />
              <Button type="submit">
                {t(steps.length === 0 ? 'agenda.templateUse' : 'agenda.templateReplace')}
              </Button>
            </Form>
          </Section>
        )}

        <Section className="mt-8" title={t('agenda.settings')}>
          <Form method="post" className="grid gap-3">
            <input type="hidden" name="intent" value="configure" />
            <MeetingFields
              key={String(meeting.startsAt)}
              meeting={meeting}
              tables={plan.tables}
              start={meeting.startsAt}
            />
            <p>
              <Button type="submit">{t('agenda.keepSettings')}</Button>
            </p>
          </Form>
        </Section>

        <Section className="mt-8" title={t('agenda.again')}>
          <p className="mb-3 max-w-[42rem]">{t(untouched ? 'agenda.resetNothing' : 'agenda.againText')}</p>
          <p className="rang flex-wrap">
            {canCreate ? <DuplicateButton meeting={meeting} start={start} Form={Form} /> : null}
            {untouched ? null : (
              <ResetButton meeting={meeting} rehearsal={plan.rehearsal} holdings={holdings} Form={Form} />
            )}
          </p>
        </Section>
      </main>
    </div>
  );
}

function StepForm({
  step,
  last,
  time,
  Form,
}: {
  step: PlanStep;
  last: boolean;
  time: string;
  Form: FormTag;
}) {
  const { t } = useI18n();
  const begun = step.startedAt !== null;
  const one = (intent: 'up' | 'down' | 'remove', label: string, icon: typeof ArrowUp) => (
    <Form method="post">
      <input type="hidden" name="step" value={step.id} />
      <input type="hidden" name="intent" value={intent} />
      <Button type="submit" icon={icon} aria-label={label}>
        <span className="max-sm:sr-only">{t(`agenda.do.${intent}`)}</span>
      </Button>
    </Form>
  );
  return (
    <li className="border-b border-filet py-2.5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="grid h-7 w-7 flex-none place-items-center border-[1.5px] border-encre bg-calque font-bold">
          {step.position + 1}
        </span>
        <span className="min-w-40 flex-1">
          <b className="block">{step.title}</b>
          <span className="s doux">
            {t('console.stepPlan', { time, minutes: step.minutes })},{' '}
            {t(`agenda.kind.${step.kind}`).toLocaleLowerCase()}
          </span>
        </span>
        {begun ? <Tag tone="running">{t('agenda.begun')}</Tag> : null}
        <span className="rang">
          {step.position > 0 ? one('up', t('agenda.up', { title: step.title }), ArrowUp) : null}
          {last ? null : one('down', t('agenda.down', { title: step.title }), ArrowDown)}
          {begun ? null : one('remove', t('agenda.remove', { title: step.title }), Trash2)}
        </span>
      </div>
      <details className="mt-1">
        <summary className="s w-fit cursor-pointer text-vert underline">
          {t('agenda.edit')}
          <span className="sr"> {step.title}</span>
        </summary>
        <Form method="post" className="mt-2 grid gap-3 border-l-2 border-encre pl-4">
          <input type="hidden" name="intent" value="edit" />
          <input type="hidden" name="step" value={step.id} />
          <StepFields step={step} />
          <p>
            <Button type="submit" tone="primary">
              {t('agenda.keep')}
            </Button>
          </p>
        </Form>
      </details>
    </li>
  );
}

function StepFields({ step }: { step: PlanStep | null }) {
  const { t } = useI18n();
  const settings = step?.settings;
  const poll = settings?.poll ?? null;
  return (
    <>
      <div className="grid gap-3 sm:grid-cols-[1fr_8rem]">
        <TextField
          label={t('agenda.stepTitle')}
          name="title"
          required
          maxLength={120}
          defaultValue={step?.title ?? ''}
        />
        <TextField
          label={t('agenda.minutes')}
          name="minutes"
          type="number"
          min={MINUTES.min}
          max={MINUTES.max}
          required
          defaultValue={String(step?.minutes ?? 20)}
        />
      </div>
      <TextArea
        label={t('agenda.instruction')}
        name="instruction"
        rows={3}
        maxLength={INSTRUCTION_MAX}
        defaultValue={step?.instruction ?? ''}
      />
      <div className="grid gap-3 sm:grid-cols-2">
        {step === null ? (
          <Select
            label={t('agenda.kind')}
            name="kind"
            options={STEP_KINDS.map((kind) => ({ value: kind, label: t(`agenda.kind.${kind}`) }))}
          />
        ) : (
          <input type="hidden" name="kind" value={step.kind} />
        )}
        {settings === undefined ? null : (
          <>
            <Select
              label={t('agenda.writer')}
              name="writer"
              defaultValue={settings.writer}
              options={WRITERS.map((writer) => ({ value: writer, label: t(`agenda.writer.${writer}`) }))}
            />
            <Select
              label={t('agenda.reveal')}
              name="reveal"
              defaultValue={settings.reveal}
              options={REVEALS.map((reveal) => ({ value: reveal, label: t(`agenda.reveal.${reveal}`) }))}
            />
            <Select
              label={t('agenda.gathering')}
              name="gathering"
              defaultValue={settings.gathering}
              options={GATHERINGS.map((each) => ({ value: each, label: t(`agenda.gathering.${each}`) }))}
            />
            <Select
              label={t('agenda.view')}
              name="view"
              defaultValue={settings.view}
              options={SCREEN_VIEWS.map((view) => ({ value: view, label: t(`console.view.${view}`) }))}
            />
          </>
        )}
      </div>
      {step !== null && step.kind === 'exchange' ? <PhaseFields phases={step.settings.phases} /> : null}
      {step !== null && (step.kind === 'vote' || step.kind === 'weigh' || step.kind === 'exchange') ? (
        <fieldset className="grid gap-3 sm:grid-cols-2">
          <legend className="mb-1 font-semibold">{t('agenda.plannedVote')}</legend>
          <Select
            label={t('console.method')}
            name="method"
            empty={t('agenda.noVote')}
            defaultValue={poll?.method ?? ''}
            options={POLL_METHODS.map((method) => ({ value: method, label: t(`console.method.${method}`) }))}
          />
          <TextField
            label={t('console.budget')}
            name="budget"
            type="number"
            min={1}
            max={1000}
            defaultValue={String(poll?.budget ?? 100)}
          />
          <div className="sm:col-span-2">
            <TextField
              label={t('console.question')}
              name="question"
              maxLength={QUESTION_MAX}
              defaultValue={poll?.question ?? ''}
            />
          </div>
          <label className="rang sm:col-span-2">
            <input type="checkbox" name="secret" defaultChecked={poll?.secret ?? true} />
            {t('console.secretLabel')}
          </label>
        </fieldset>
      ) : null}
    </>
  );
}

/** The phases of a step, one row each, with a row to add one: a plain form sends them all. */
function PhaseFields({ phases }: { phases: readonly Phase[] }) {
  const { t } = useI18n();
  const rows = Math.min(PHASES_MAX, Math.max(3, phases.length + 1));
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-1 font-semibold">{t('agenda.phases')}</legend>
      <p className="s">{t('agenda.phase.hint')}</p>
      {Array.from({ length: rows }, (_, place) => {
        const phase = phases[place];
        return (
          <div key={place} className="grid gap-3 sm:grid-cols-[10rem_6rem_1fr]">
            <Select
              label={t('agenda.phase.kind', { count: place + 1 })}
              name="phase"
              empty={t('agenda.phase.none')}
              defaultValue={phase?.gathering ?? ''}
              options={GATHERINGS.map((each) => ({ value: each, label: t(`phases.${each}`) }))}
            />
            <TextField
              label={t('agenda.phase.minutes')}
              name="phaseMinutes"
              type="number"
              min={0}
              max={MINUTES.max}
              defaultValue={String(phase?.minutes ?? 0)}
            />
            <TextField
              label={t('agenda.phase.text')}
              name="phaseText"
              maxLength={PHASE_TEXT_MAX}
              defaultValue={phase?.instruction ?? ''}
            />
          </div>
        );
      })}
    </fieldset>
  );
}
