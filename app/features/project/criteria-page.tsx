import { Plus, Trash2 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button, Dialog, LinkButton, Notice, Section } from '#app/components/index.ts';
import { parseNumber } from '#app/documents/index.ts';
import type { CriterionRule } from '#app/features/impact/criteria.ts';
import { isMessageKey, useI18n, type I18n } from '#app/i18n/index.ts';
import { CRITERIA_MAX, CRITERION_NAME_MAX, MARK_MAX } from '#app/services/index.ts';
import { boundUnit, boundText } from './bound-units.ts';
import type { CriteriaOptions, CriterionOption } from './criteria-options.ts';
import { criterionWords, figureWords } from './criterion-words.ts';
import type { CriteriaRefusal, CriterionLine } from './read-criteria.ts';
import type { FormTag } from './weights-form.tsx';

const MARKS = Array.from({ length: MARK_MAX + 1 }, (_, mark) => mark);

/** What became of the last change, told once in place. */
export type CriteriaOutcome =
  | { ok: true; what: 'save' | 'lock' | 'reopen' | 'reset' | 'marks' }
  | { ok: false; refusal: CriteriaRefusal }
  | { ok: false; code: string };

export type CriteriaData = {
  space: string;
  rules: readonly CriterionRule[];
  /** True while the criteria are those proposed for every basin. */
  proposed: boolean;
  locked: { by: string; at: string } | null;
  manages: boolean;
  marks: boolean;
  voters: number;
  candidates: readonly { id: string; title: string }[];
  offer: CriteriaOptions | null;
};

/** The criteria of a space, their scales, their vetoes, the lock, and the marks of those that the committee named. */
export function CriteriaPage({
  data,
  outcome,
  Form,
}: {
  data: CriteriaData;
  outcome: CriteriaOutcome | null;
  Form: FormTag;
}) {
  const { t, format } = useI18n();
  const { locked, manages, rules, offer, voters } = data;
  const named = rules.filter(({ criterion }) => criterion.typed !== undefined);
  return (
    <div className="page grid max-w-6xl gap-5">
      <div>
        <p className="s">
          <a href={`/s/${data.space}/projets`}>{t('criteria.back')}</a>
        </p>
        <h1 className="text-xl">{t('criteria.title')}</h1>
        <p className="max-w-[80ch] text-sm doux">{t('criteria.lead')}</p>
      </div>
      <Outcome outcome={outcome} />
      <Notice
        tone={locked === null ? 'missing' : 'done'}
        live={false}
        title={locked === null ? t('criteria.open') : t('criteria.locked')}
      >
        {locked === null
          ? t('criteria.open.text')
          : t('criteria.locked.text', { name: locked.by, date: format.dateTime(locked.at) })}
      </Notice>
      {locked === null && manages && offer !== null ? (
        <Editor key={rules.map(({ id }) => id).join(' ')} data={data} offer={offer} Form={Form} />
      ) : (
        <Section title={t('criteria.list')}>
          <ol className="grid gap-1">
            {rules.map((rule) => (
              <li key={rule.id} className="border-b border-filet py-1.5 text-sm">
                <b>{criterionWords({ t }, rule)}</b>
                <span className="block doux">
                  {t('compare.bounds.text', {
                    worst: format.quantity(rule.criterion.scale.worst, rule.unit),
                    best: format.quantity(rule.criterion.scale.best, rule.unit),
                  })}
                  {rule.criterion.veto === undefined
                    ? ''
                    : ` · ${t('criteria.vetoAt', { value: format.quantity(rule.criterion.veto, rule.unit) })}`}
                </span>
              </li>
            ))}
          </ol>
          {manages ? null : <p className="mt-2 text-sm doux">{t('criteria.readOnly')}</p>}
        </Section>
      )}
      {manages ? (
        <div className="flex flex-wrap gap-2">
          {locked === null ? (
            <>
              <Ask Form={Form} intent="lock" label={t('criteria.lock')} title={t('criteria.lock.ask')}>
                {t('criteria.lock.text')}
              </Ask>
              {data.proposed ? null : (
                <Ask Form={Form} intent="reset" label={t('criteria.reset')} title={t('criteria.reset.ask')}>
                  {t('criteria.reopens', { count: voters })}
                </Ask>
              )}
            </>
          ) : (
            <Ask Form={Form} intent="reopen" label={t('criteria.reopen')} title={t('criteria.reopen.ask')}>
              {t('criteria.reopens', { count: voters })}
            </Ask>
          )}
        </div>
      ) : null}
      {named.length === 0 ? null : <Marks data={data} named={named} Form={Form} />}
    </div>
  );
}

function Outcome({ outcome }: { outcome: CriteriaOutcome | null }) {
  const { t } = useI18n();
  if (outcome === null) return null;
  if (outcome.ok) return <Notice tone="done" title={t(`criteria.done.${outcome.what}`)} />;
  if ('refusal' in outcome) {
    const { code, place, found } = outcome.refusal;
    return (
      <Notice tone="error" title={t('criteria.refused')}>
        {t(`criteria.refused.${code}`, { place, found })}
      </Notice>
    );
  }
  const key = `criteria.refused.${outcome.code}`;
  return (
    <Notice tone="error" title={t('criteria.refused')}>
      {isMessageKey(key) ? t(key) : t('criteria.refused.form')}
    </Notice>
  );
}

/** A button that says the consequences before it sends its form. */
function Ask({
  Form,
  intent,
  label,
  title,
  children,
}: {
  Form: FormTag;
  intent: string;
  label: string;
  title: string;
  children: ReactNode;
}) {
  const { t } = useI18n();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{label}</Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={title}
        alert
        actions={
          <>
            <Form method="post" className="contents">
              <input type="hidden" name="intent" value={intent} />
              {/* Closed once the form has left: the answer is told on the page. */}
              <Button type="submit" tone="primary" onClick={() => setTimeout(() => setOpen(false))}>
                {label}
              </Button>
            </Form>
            <Button onClick={() => setOpen(false)}>{t('criteria.cancel')}</Button>
          </>
        }
      >
        {children}
      </Dialog>
    </>
  );
}

type Line = CriterionLine & { at: number };

function Editor({ data, offer, Form }: { data: CriteriaData; offer: CriteriaOptions; Form: FormTag }) {
  const { t, format } = useI18n();
  const { options } = offer;
  const [lines, setLines] = useState<readonly Line[]>(() =>
    data.rules.map((rule, at) => lineOf(format, rule, at)),
  );
  const [asking, setAsking] = useState(false);
  const add = (key: string): void =>
    setLines((now) => [...now, blankLine(format, Math.max(0, ...now.map(({ at }) => at)) + 1, key, options)]);
  const change = (at: number, values: Partial<CriterionLine>): void =>
    setLines((now) => now.map((line) => (line.at === at ? { ...line, ...values } : line)));
  const posted = JSON.stringify(lines.map(asTyped));
  const form = (button: ReactNode): ReactNode => (
    <Form method="post" className="contents">
      <input type="hidden" name="intent" value="save" />
      <input type="hidden" name="criteria" value={posted} />
      {button}
    </Form>
  );
  return (
    <Section
      title={t('criteria.list')}
      note={t('criteria.list.note', { count: lines.length, max: CRITERIA_MAX })}
    >
      <ol>
        {lines.map((line, place) => (
          <LineEditor
            key={line.at}
            line={line}
            place={place + 1}
            offer={offer}
            onChange={(values) => change(line.at, values)}
            onRemove={
              lines.length > 1 ? () => setLines((now) => now.filter(({ at }) => at !== line.at)) : null
            }
          />
        ))}
      </ol>
      <div className="mt-3 flex flex-wrap gap-2">
        {lines.length < CRITERIA_MAX ? (
          <>
            <Button icon={Plus} onClick={() => add(options[0]?.key ?? 'typed')}>
              {t('criteria.addFigure')}
            </Button>
            <Button icon={Plus} onClick={() => add('typed')}>
              {t('criteria.addTyped')}
            </Button>
          </>
        ) : null}
        {data.voters === 0 ? (
          form(
            <Button type="submit" tone="primary" className="ml-auto">
              {t('criteria.save')}
            </Button>,
          )
        ) : (
          <Button tone="primary" className="ml-auto" onClick={() => setAsking(true)}>
            {t('criteria.save')}
          </Button>
        )}
      </div>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('criteria.save.ask')}
        alert
        actions={
          <>
            {form(
              <Button type="submit" tone="primary" onClick={() => setTimeout(() => setAsking(false))}>
                {t('criteria.save')}
              </Button>,
            )}
            <Button onClick={() => setAsking(false)}>{t('criteria.cancel')}</Button>
          </>
        }
      >
        {t('criteria.reopens', { count: data.voters })}
      </Dialog>
    </Section>
  );
}

function LineEditor({
  line,
  place,
  offer,
  onChange,
  onRemove,
}: {
  line: Line;
  place: number;
  offer: CriteriaOptions;
  onChange: (values: Partial<CriterionLine>) => void;
  onRemove: (() => void) | null;
}) {
  const { t, lang, format } = useI18n();
  const option = offer.options.find(({ key }) => key === line.key) ?? null;
  const families = [...new Set(offer.options.map(({ family }) => family))];
  const unit = t(`criteria.unit.${option === null ? 'index' : boundUnit(option.unit).word}`);
  const name = `critere-${line.at}`;
  const field = (id: 'worst' | 'top' | 'veto', label: string): ReactNode => (
    <label className="grid gap-0.5 text-xs font-semibold">
      {label}
      <span className="flex items-center gap-1 font-normal">
        <input
          className="saisie chiffres w-24! text-right"
          inputMode="decimal"
          value={line[id]}
          onChange={(event) => onChange({ [id]: event.target.value })}
        />
        {unit}
      </span>
    </label>
  );
  return (
    <li className="grid gap-x-4 gap-y-2 border-b border-filet py-3 lg:grid-cols-[minmax(0,1.4fr)_minmax(0,2fr)_auto]">
      {line.key === 'typed' ? (
        <label className="grid content-start gap-0.5 text-xs font-semibold">
          {t('criteria.name', { place })}
          <input
            className="saisie"
            maxLength={CRITERION_NAME_MAX}
            required
            value={line.name}
            placeholder={t('criteria.name.example')}
            onChange={(event) => onChange({ name: event.target.value })}
          />
        </label>
      ) : (
        <label className="grid min-w-0 content-start gap-0.5 text-xs font-semibold">
          {t('criteria.figure', { place })}
          <select
            id={name}
            className="saisie"
            value={line.key}
            onChange={(event) => {
              const next = offer.options.find(({ key }) => key === event.target.value);
              if (next !== undefined) onChange(startOf(format, next));
            }}
          >
            {families.map((family) => (
              <optgroup key={family} label={familyWords(t, family)}>
                {offer.options
                  .filter((one) => one.family === family)
                  .map((one) => (
                    <option key={one.key} value={one.key}>
                      {figureWords({ t }, one)}
                    </option>
                  ))}
              </optgroup>
            ))}
          </select>
        </label>
      )}
      <div className="flex flex-wrap items-end gap-x-4 gap-y-2">
        {option === null ? (
          <p className="text-sm">{t('criteria.typed.scale')}</p>
        ) : (
          <>
            <label className="grid gap-0.5 text-xs font-semibold">
              {t('criteria.scale')}
              <select
                className="saisie w-auto!"
                value={line.origin}
                onChange={(event) => {
                  const origin = ORIGINS.find((one) => one === event.target.value) ?? 'agreed';
                  onChange({ origin, ...boundsOf(format, option, origin, line.best) });
                }}
              >
                {ORIGINS.filter(
                  (origin) =>
                    origin === 'agreed' ||
                    (origin === 'deciles' ? option.deciles !== null : option.proposed !== null),
                ).map((origin) => (
                  <option key={origin} value={origin}>
                    {t(`criteria.scale.${origin}`)}
                  </option>
                ))}
              </select>
            </label>
            {line.origin === 'deciles' ? (
              <label className="grid gap-0.5 text-xs font-semibold">
                {t('criteria.best')}
                <select
                  className="saisie w-auto!"
                  value={line.best}
                  onChange={(event) => {
                    const best = event.target.value === 'low' ? 'low' : 'high';
                    onChange({ best, ...boundsOf(format, option, 'deciles', best) });
                  }}
                >
                  <option value="high">{t('criteria.best.high')}</option>
                  <option value="low">{t('criteria.best.low')}</option>
                </select>
              </label>
            ) : null}
            {line.origin === 'agreed' ? (
              <>
                {field('worst', t('criteria.worst'))}
                {field('top', t('criteria.top'))}
              </>
            ) : (
              <p className="pb-1.5 text-sm" data-explained>
                {t('compare.bounds.text', {
                  worst: format.quantity(boundValue(option, line, 'worst'), option.unit),
                  best: format.quantity(boundValue(option, line, 'best'), option.unit),
                })}
                {line.origin === 'deciles' && option.deciles !== null ? (
                  <span className="block text-xs doux">
                    {t('criteria.deciles.text', {
                      jobs: format.jobs(offer.jobs),
                      count: option.deciles.branches,
                    })}
                  </span>
                ) : null}
              </p>
            )}
          </>
        )}
        {field('veto', t(isHighBest(lang, option, line) ? 'criteria.veto.below' : 'criteria.veto.above'))}
      </div>
      <div className="flex items-start justify-end">
        {onRemove === null ? null : (
          <Button tone="bare" icon={Trash2} onClick={onRemove}>
            {t('criteria.remove')}
          </Button>
        )}
      </div>
    </li>
  );
}

/** Marks of the criteria that the committee named: a select a project, works as a plain form. */
function Marks({
  data,
  named,
  Form,
}: {
  data: CriteriaData;
  named: readonly CriterionRule[];
  Form: FormTag;
}) {
  const { t, format } = useI18n();
  return (
    <Section title={t('criteria.marks')} note={t('criteria.marks.note')}>
      <Form method="post" className="grid gap-3">
        <input type="hidden" name="intent" value="marks" />
        {named.map((rule) => {
          const id = rule.criterion.id.replace('typed|', '');
          return (
            <fieldset key={rule.id} className="border-t border-encre pt-2">
              <legend className="font-semibold">{criterionWords({ t }, rule)}</legend>
              <ul className="mt-1 grid gap-x-6 sm:grid-cols-2">
                {data.candidates.map((candidate) => {
                  const mark = rule.criterion.typed?.[candidate.id];
                  return (
                    <li key={candidate.id} className="flex items-center gap-3 border-b border-filet py-1.5">
                      <label htmlFor={`note-${id}-${candidate.id}`} className="min-w-0 flex-1 text-sm">
                        {candidate.title}
                        {mark === undefined ? null : (
                          <span className="block text-xs doux">
                            {t('criteria.markedBy', { name: mark.by, date: format.date(mark.at, 'short') })}
                          </span>
                        )}
                      </label>
                      {data.marks ? (
                        <select
                          id={`note-${id}-${candidate.id}`}
                          name={`mark.${id}.${candidate.id}`}
                          className="saisie w-auto!"
                          defaultValue={mark === undefined ? '' : String(mark.value)}
                        >
                          <option value="">{t('criteria.noMark')}</option>
                          {MARKS.map((value) => (
                            <option key={value} value={value}>
                              {value}
                            </option>
                          ))}
                        </select>
                      ) : (
                        <b>{mark === undefined ? '–' : format.count(mark.value)}</b>
                      )}
                    </li>
                  );
                })}
              </ul>
            </fieldset>
          );
        })}
        {data.marks ? (
          <div>
            <Button type="submit" tone="primary">
              {t('criteria.marks.save')}
            </Button>{' '}
            <LinkButton href={`/s/${data.space}/projets`}>{t('criteria.toRanking')}</LinkButton>
          </div>
        ) : null}
      </Form>
    </Section>
  );
}

/** Whether more is better on the scale of a line, as it stands. */
function isHighBest(lang: I18n['lang'], option: CriterionOption | null, line: CriterionLine): boolean {
  if (option === null) return true;
  if (line.origin !== 'agreed') return boundValue(option, line, 'best') >= boundValue(option, line, 'worst');
  const [worst, top] = [parseNumber(line.worst, lang), parseNumber(line.top, lang)];
  return !worst.ok || !top.ok || top.value >= worst.value;
}

/** A line without its place on the page. */
function asTyped({ key, typedId, name, best, origin, worst, top, veto }: Line): CriterionLine {
  return { key, typedId, name, best, origin, worst, top, veto };
}

const ORIGINS = ['proposed', 'deciles', 'agreed'] as const;
type Origin = (typeof ORIGINS)[number];

function familyWords(t: I18n['t'], family: string): string {
  const key = `criteria.family.${family}`;
  return isMessageKey(key) ? t(key) : family;
}

/** The line of a criterion as it is now. */
function lineOf(format: I18n['format'], { criterion, origin, unit }: CriterionRule, at: number): Line {
  const { id, level, variant, scale, veto, name, typed } = criterion;
  const write = (value: number): string => boundText(format, unit, value);
  return {
    at,
    key: typed === undefined ? `${id}|${level}|${variant}` : 'typed',
    typedId: typed === undefined ? '' : id.replace('typed|', ''),
    name: name ?? '',
    best: scale.best >= scale.worst ? 'high' : 'low',
    origin: origin === 'typed' ? 'agreed' : origin,
    worst: write(scale.worst),
    top: write(scale.best),
    veto: veto === undefined ? '' : write(veto),
  };
}

/** What a figure starts with when it is chosen: the proposed scale, else the deciles, else bounds to agree on. */
function startOf(
  format: I18n['format'],
  option: CriterionOption,
): Partial<CriterionLine> & { key: string; best: 'high' | 'low' } {
  const best = option.best ?? 'high';
  const origin: Origin =
    option.proposed !== null ? 'proposed' : option.deciles !== null ? 'deciles' : 'agreed';
  return { key: option.key, best, origin, ...boundsOf(format, option, origin, best), veto: '' };
}

function blankLine(
  format: I18n['format'],
  at: number,
  key: string,
  options: readonly CriterionOption[],
): Line {
  const option = options.find((one) => one.key === key);
  const blank: Line = {
    at,
    key,
    typedId: '',
    name: '',
    best: 'high',
    origin: 'agreed',
    worst: '',
    top: '',
    veto: '',
  };
  return option === undefined ? blank : { ...blank, ...startOf(format, option) };
}

/** The bounds of a scale at hand, as text, so that agreeing on others starts from them. */
function boundsOf(
  format: I18n['format'],
  option: CriterionOption,
  origin: Origin,
  best: 'high' | 'low',
): Partial<Pick<CriterionLine, 'worst' | 'top'>> {
  const write = (value: number): string => boundText(format, option.unit, value);
  if (origin === 'proposed' && option.proposed !== null)
    return { worst: write(option.proposed.worst), top: write(option.proposed.best) };
  if (origin === 'deciles' && option.deciles !== null) {
    const { first, ninth } = option.deciles;
    return best === 'high'
      ? { worst: write(first), top: write(ninth) }
      : { worst: write(ninth), top: write(first) };
  }
  return {};
}

function boundValue(option: CriterionOption, line: CriterionLine, end: 'worst' | 'best'): number {
  if (line.origin === 'proposed' && option.proposed !== null) return option.proposed[end];
  const { first = Number.NaN, ninth = Number.NaN } = option.deciles ?? {};
  return (line.best === 'high') === (end === 'best') ? ninth : first;
}
