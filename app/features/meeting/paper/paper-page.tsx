import { Check, Pencil, RotateCcw, Undo2 } from 'lucide-react';
import { type FormEvent, useRef, useState } from 'react';
import {
  Button,
  Dialog,
  Empty,
  Notice,
  Section,
  Segmented,
  Select,
  Tag,
  TextField,
} from '#app/components/index.ts';
import { useI18n } from '#app/i18n/index.ts';
import { wordsOf } from '../console/review-panel.tsx';
import { newKey } from '../console/send.ts';
import { CardFields, type CardValues } from './card-fields.tsx';
import type { PaperData, PaperLine } from './load-paper.ts';
import { isPaperKind, PAPER_FIELDS, type PaperKind, valuesOf } from './paper-fields.ts';
import type { Unsent } from './paper-queue.ts';
import { Photos } from './photos.tsx';
import { postPaper, usePaperQueue } from './use-paper.ts';
import { MeetingBar } from '../meeting-bar.tsx';
import { ToConsole } from '../to-console.tsx';

/** Cards written on paper, typed in one after the other: the sentence, Enter, the next one. */
export function PaperPage({ data, onChanged }: { data: PaperData; onChanged(): void }) {
  const { t } = useI18n();
  const { meeting, steps, current, lines } = data;
  const [stepId, chooseStep] = useState(
    () => (steps.find(({ id }) => id === current?.id) ?? steps.at(-1))?.id,
  );
  const step = steps.find(({ id }) => id === stepId) ?? steps.at(-1);
  const [chosen, chooseKind] = useState<PaperKind | null>(null);
  const kind = step?.kinds.find((each) => each === chosen) ?? step?.kinds[0];
  const [values, setValues] = useState<CardValues>({});
  const [table, setTable] = useState('');
  const [wrong, setWrong] = useState<{ field: string; sentence: string } | null>(null);
  const [said, say] = useState('');
  const first = useRef<HTMLTextAreaElement>(null);
  const { queue, unsent } = usePaperQueue(meeting.id, data.person.id, onChanged);
  const typed = Object.values(values).some((value) => value.trim() !== '');
  const moved = current !== null && step !== undefined && current.id !== step.id ? current : null;
  const takes = moved !== null && steps.some(({ id }) => id === moved.id);

  const keep = (event: FormEvent): void => {
    event.preventDefault();
    if (step === undefined || kind === undefined || queue === null) return;
    const words = values[PAPER_FIELDS[kind][0].name] ?? '';
    const sent = queue.send({ key: newKey(), step: step.id, kind, table, values });
    setValues({});
    setWrong(null);
    say('');
    first.current?.focus();
    sent
      .then((verdict) => {
        if (verdict.kind === 'kept') say(t('paper.kept', { words: shorten(words) }));
      })
      .catch(() => undefined);
  };
  /** What was refused goes back into the form, where it is put right. */
  const takeBack = (card: Unsent): void => {
    const taken = queue?.take(card.key);
    if (!taken) return;
    chooseStep(taken.step);
    if (isPaperKind(taken.kind)) chooseKind(taken.kind);
    setValues(taken.values);
    setTable(taken.table);
    setWrong({ field: taken.field ?? '', sentence: taken.sentence });
    first.current?.focus();
  };

  return (
    <div className="min-h-screen">
      <MeetingBar meeting={meeting} spaceId={data.spaceId} />
      <main className="mx-auto max-w-[80rem] px-5 py-5">
        <ToConsole meetingId={meeting.id} />
        <h1>{t('paper.title')}</h1>
        {meeting.state !== 'open' || step === undefined || kind === undefined ? (
          <div className="mt-4">
            <Empty title={t(meeting.state === 'open' ? 'paper.noStep' : `paper.${meeting.state}`)}>
              {t('paper.whenOpen')}
            </Empty>
          </div>
        ) : (
          <div className="mt-4 grid items-start gap-x-8 gap-y-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
            <Section title={t('paper.type')}>
              {moved === null ? null : (
                <div className="mb-3">
                  <Notice
                    tone="now"
                    actions={
                      takes ? (
                        <Button onClick={() => chooseStep(moved.id)}>
                          {t('paper.follow', { title: moved.title })}
                        </Button>
                      ) : undefined
                    }
                  >
                    {t(takes ? 'paper.moved' : 'paper.movedMute', { room: moved.title, here: step.title })}
                  </Notice>
                </div>
              )}
              <form className="grid gap-3" onSubmit={keep} aria-label={t('paper.type')}>
                <div className="grid items-end gap-3 sm:grid-cols-[1fr_8rem]">
                  <Select
                    label={t('paper.step')}
                    value={step.id}
                    options={steps.map((each) => ({
                      value: each.id,
                      label: t('paper.stepOption', { number: each.number, title: each.title }),
                    }))}
                    onChange={chooseStep}
                  />
                  {data.tables > 0 ? (
                    <TableField tables={data.tables} table={table} onChange={setTable} wrong={wrong} />
                  ) : null}
                </div>
                {step.kinds.length > 1 ? (
                  <Segmented
                    label={t('paper.kind')}
                    options={step.kinds.map((id) => ({ id, label: t(`paper.kind.${id}`) }))}
                    value={kind}
                    onChange={chooseKind}
                  />
                ) : null}
                {wrong !== null && wrong.field === '' ? <Notice tone="error">{wrong.sentence}</Notice> : null}
                {step.instruction === '' ? null : <p className="s doux">{step.instruction}</p>}
                <CardFields
                  kind={kind}
                  values={values}
                  onChange={(name, value) => {
                    setValues({ ...values, [name]: value });
                    if (wrong?.field === name || wrong?.field === '') setWrong(null);
                  }}
                  wrong={wrong}
                  firstRef={first}
                />
                <p className="rang flex-wrap">
                  <Button type="submit" tone="primary" icon={Check}>
                    {t('paper.keep')}
                  </Button>
                  <span className="s doux">{t('paper.enter')}</span>
                </p>
                <p className="s min-h-5" role="status">
                  {said}
                </p>
              </form>
            </Section>
            <Photos />
          </div>
        )}
        {unsent.length === 0 ? null : (
          <OnTheWay cards={unsent} busy={typed} onAgain={() => void queue?.again()} onTakeBack={takeBack} />
        )}
        <Typed data={data} lines={lines} onChanged={onChanged} />
      </main>
    </div>
  );
}

/** Cards that the server has not: those leaving now, those that wait, those it refused. */
function OnTheWay({
  cards,
  busy,
  onAgain,
  onTakeBack,
}: {
  cards: readonly Unsent[];
  busy: boolean;
  onAgain(): void;
  onTakeBack(card: Unsent): void;
}) {
  const { t } = useI18n();
  const waiting = cards.filter(({ state }) => state === 'waiting').length;
  return (
    <Section
      className="mt-6"
      title={t('paper.unsent')}
      note={t('paper.unsentNote')}
      action={
        waiting > 0 ? (
          <Button icon={RotateCcw} onClick={onAgain}>
            {t('paper.again', { count: waiting })}
          </Button>
        ) : undefined
      }
    >
      <ul>
        {cards.map((card) => (
          <li key={card.key} className="flex flex-wrap items-center gap-3 border-b border-filet py-2">
            <b className="min-w-40 flex-1 break-words">{Object.values(card.values)[0]}</b>
            <span role="status">
              <Tag tone={card.state === 'refused' ? 'late' : 'plain'}>{t(`paper.state.${card.state}`)}</Tag>
            </span>
            {card.state === 'refused' ? (
              <>
                <span className="s basis-full text-prune">{card.sentence}</span>
                <Button
                  icon={Undo2}
                  closed={busy ? t('paper.takeBackBusy') : null}
                  onClick={() => onTakeBack(card)}
                >
                  {t('paper.takeBack')}
                </Button>
              </>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** What was typed in, the latest first: put right, taken off, brought back. */
function Typed({
  data,
  lines,
  onChanged,
}: {
  data: PaperData;
  lines: readonly PaperLine[];
  onChanged(): void;
}) {
  const { t } = useI18n();
  const [edited, edit] = useState<PaperLine | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const open = data.meeting.state === 'open';
  const ask = async (body: Readonly<Record<string, unknown>>): Promise<boolean> => {
    const verdict = await postPaper(data.meeting.id, body);
    setRefused(
      verdict.kind === 'kept' ? null : verdict.kind === 'none' ? t('paper.noAnswer') : verdict.sentence,
    );
    onChanged();
    return verdict.kind === 'kept';
  };
  const titles = new Map(data.steps.map(({ id, title }) => [id, title]));
  return (
    <Section
      className="mt-6"
      title={t('paper.typed')}
      note={t('paper.typedNote', {
        count: lines.filter(({ state }) => state !== 'withdrawn').length,
      })}
    >
      {refused === null ? null : (
        <div className="mb-2">
          <Notice tone="error">{refused}</Notice>
        </div>
      )}
      {lines.length === 0 ? (
        <Empty title={t('paper.nothing')}>{t('paper.nothingText')}</Empty>
      ) : (
        <ul>
          {lines.map((line) => {
            const words = wordsOf({ t }, line);
            const gone = line.state === 'withdrawn';
            return (
              <li
                key={line.id}
                className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-filet py-2"
              >
                <span className="s doux w-20 flex-none">
                  {line.table === null ? t('console.noTable') : t('console.table', { table: line.table })}
                </span>
                <span className="min-w-40 flex-1">
                  <b className={`block break-words ${gone ? 'line-through' : ''}`}>{words}</b>
                  <span className="s doux">
                    {[line.label, t(`paper.kind.${line.kind}`), titles.get(line.stepId) ?? '']
                      .filter((part) => part !== '')
                      .join(', ')}
                  </span>
                </span>
                <Tag>
                  {t(line.transferredAt === null ? `console.state.${line.state}` : 'paper.transferred')}
                </Tag>
                {line.transferredAt !== null || !open ? null : gone ? (
                  <Button icon={Undo2} onClick={() => void ask({ intent: 'restore', id: line.id })}>
                    {t('console.bringBack')}
                    <span className="sr"> {words}</span>
                  </Button>
                ) : (
                  <span className="rang">
                    <Button icon={Pencil} onClick={() => edit(line)}>
                      {t('paper.correct')}
                      <span className="sr"> {words}</span>
                    </Button>
                    <Button onClick={() => void ask({ intent: 'withdraw', id: line.id })}>
                      {t('console.takeOff')}
                      <span className="sr"> {words}</span>
                    </Button>
                  </span>
                )}
              </li>
            );
          })}
        </ul>
      )}
      {edited === null ? null : (
        <Correct
          key={edited.id}
          line={edited}
          meetingId={data.meeting.id}
          steps={data.steps}
          tables={data.tables}
          onClose={() => edit(null)}
          onChanged={onChanged}
        />
      )}
    </Section>
  );
}

/** All of a card that was typed in: its step, what it says, its fields, its table. It closes once the server has what was put right. */
function Correct({
  line,
  meetingId,
  steps,
  tables,
  onClose,
  onChanged,
}: {
  line: PaperLine;
  meetingId: string;
  steps: PaperData['steps'];
  tables: number;
  onClose(): void;
  onChanged(): void;
}) {
  const { t } = useI18n();
  const [stepId, setStep] = useState(line.stepId);
  const [kind, setKind] = useState(line.kind);
  const [values, setValues] = useState<CardValues>(() => valuesOf(line.kind, line.content));
  const [key] = useState(newKey);
  const kinds = steps.find(({ id }) => id === stepId)?.kinds ?? [line.kind];
  /** Its sentence stays its sentence, and what bears the same name stays too. */
  const become = (other: PaperKind): void => {
    if (other === kind) return;
    const { [PAPER_FIELDS[kind][0].name]: words = '', ...rest } = values;
    setValues({ ...rest, [PAPER_FIELDS[other][0].name]: words });
    setKind(other);
    setWrong(null);
  };
  const [table, setTable] = useState(line.table === null ? '' : String(line.table));
  const [wrong, setWrong] = useState<{ field: string; sentence: string } | null>(null);
  const [busy, setBusy] = useState(false);
  const keep = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    const asked = { id: line.id, step: stepId, content: values, table };
    const verdict = await postPaper(
      meetingId,
      kind === line.kind ? { ...asked, intent: 'amend' } : { ...asked, intent: 'replace', key, kind },
    );
    setBusy(false);
    if (verdict.kind === 'kept') {
      onChanged();
      onClose();
      return;
    }
    const sentence = verdict.kind === 'none' ? t('paper.noAnswer') : verdict.sentence;
    setWrong({ field: (verdict.kind === 'refused' ? verdict.field : null) ?? '', sentence });
  };
  return (
    <Dialog open wide onClose={onClose} title={t('paper.correctTitle', { label: line.label })}>
      <form className="grid gap-3" onSubmit={(event) => void keep(event)}>
        {wrong !== null && wrong.field === '' ? <Notice tone="error">{wrong.sentence}</Notice> : null}
        {steps.length > 1 ? (
          <Select
            label={t('paper.step')}
            value={stepId}
            options={steps.map((each) => ({
              value: each.id,
              label: t('paper.stepOption', { number: each.number, title: each.title }),
            }))}
            onChange={(id) => {
              const offered = steps.find((each) => each.id === id)?.kinds ?? [];
              setStep(id);
              if (!offered.includes(kind) && offered[0] !== undefined) become(offered[0]);
            }}
          />
        ) : null}
        {kinds.length > 1 ? (
          <Segmented
            label={t('paper.kind')}
            options={kinds.map((id) => ({ id, label: t(`paper.kind.${id}`) }))}
            value={kind}
            onChange={become}
          />
        ) : kind === line.kind ? null : (
          <p className="s">{t('paper.becomes', { kind: t(`paper.kind.${kind}`) })}</p>
        )}
        <CardFields
          kind={kind}
          values={values}
          onChange={(name, value) => setValues({ ...values, [name]: value })}
          wrong={wrong}
        />
        {tables > 0 ? (
          <div className="w-32">
            <TableField tables={tables} table={table} onChange={setTable} wrong={wrong} />
          </div>
        ) : null}
        <p className="rang flex-wrap">
          <Button type="submit" tone="primary" busy={busy}>
            {t('paper.correctKeep')}
          </Button>
          <Button onClick={onClose}>{t('console.cancel')}</Button>
        </p>
      </form>
    </Dialog>
  );
}

/** The table a card comes from; empty for none. */
function TableField({
  tables,
  table,
  onChange,
  wrong,
}: {
  tables: number;
  table: string;
  onChange(table: string): void;
  wrong: { field: string; sentence: string } | null;
}) {
  const { t } = useI18n();
  return (
    <TextField
      label={t('paper.table')}
      type="number"
      min={1}
      max={tables}
      value={table}
      error={wrong?.field === 'table' ? wrong.sentence : null}
      onChange={onChange}
    />
  );
}

/** Characters of a card read back once it is kept. */
const SHOWN = 60;

function shorten(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN).trimEnd()}…` : text;
}
