import { memo, useEffect, useInsertionEffect, useRef, useState, type FocusEvent } from 'react';
import { Field } from '#app/components/index.ts';
import { parseNumber, setField, type NumberFailure } from '#app/documents/index.ts';
import { FACTS, isFactId } from '#app/engine/facts.ts';
import type { DeclaredId } from '#app/engine/types.ts';
import { useEditor } from '#app/features/editing/editor.tsx';
import { TextField } from '#app/features/editing/fields.tsx';
import { useHold } from '#app/features/editing/hold.ts';
import { indicatorWords } from '#app/features/balance/words.ts';
import type { BalanceInput } from '#app/features/impact/balance.ts';
import {
  boundsOf,
  fromTyped,
  shownEstimate,
  toTyped,
  typedBounds,
  typedUnit,
} from '#app/features/impact/units.ts';
import { KEY_MARK } from '#app/features/impact/use-scores.ts';
import { useI18n, type I18n } from '#app/i18n/index.ts';

/** What was typed in a field, read: a value of the engine, null to leave it to the estimate, or a sentence of refusal. */
type Reading = { ok: true; value: number | null } | { ok: false; sentence: string };

/**
 * One declared figure: an input of the engine, or a fact that only the project says. Each keystroke that reads as an accepted value is written at once; what does not is kept in the
 * field with a sentence, and the last accepted value stands. Empty: the estimate of the engine, hatched, with its grade; a fact has
 * none, and says what it serves instead.
 */
export const InputField = memo(function InputField(props: {
  input: DeclaredId;
  value: number | null;
  proof: string;
  estimate?: BalanceInput | undefined;
  /** The person has the right to write, be the room open yet or not. */
  writes: boolean;
  onOpenTrace: (input: DeclaredId) => void;
}) {
  const { input, value, proof, estimate, writes, onOpenTrace } = props;
  const i18n = useI18n();
  const { t, format } = i18n;
  const editor = useEditor();
  const hold = useHold(input);
  const [draft, setDraft] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [inside, setInside] = useState(false);
  const [proving, setProving] = useState(false);
  const frame = useRef<HTMLDivElement>(null);

  const write = (text: string): void => {
    const read = readTyped(i18n, input, text);
    if (!read.ok) {
      setRefusal(read.sentence);
      return;
    }
    setRefusal(null);
    if (editor.doc === null || !editor.writable || read.value === value) return;
    performance.clearMarks(KEY_MARK);
    performance.mark(KEY_MARK);
    setField(editor.spec, editor.doc, input, read.value, editor.author);
  };
  const latest = useRef(write);
  useEffect(() => {
    latest.current = write;
  });
  // What was typed before the room opened is written when it opens.
  const typed = useRef<string | null>(null);
  useEffect(() => {
    if (editor.writable && typed.current !== null) latest.current(typed.current);
  }, [editor.writable]);

  // What was typed before the page was ready is in the field and nowhere else: it is read as if typed now.
  const early = useRef<(text: string) => void>(() => undefined);
  useEffect(() => {
    const control = frame.current?.querySelector('input');
    if (control && !control.readOnly && control.value !== control.defaultValue) early.current(control.value);
  }, []);

  const change = (text: string): void => {
    typed.current = text;
    setDraft(text);
    write(text);
  };
  useInsertionEffect(() => {
    early.current = change;
  });
  // Leaving a refused field keeps what was typed: nothing is erased behind one's back.
  const commit = (): void => {
    if (refusal !== null) return;
    typed.current = null;
    setDraft(null);
  };

  const declared = value !== null;
  const grade = declared
    ? proof.trim() === ''
      ? 'B'
      : 'A'
    : estimate?.unknown === true
      ? undefined
      : estimate?.grade;
  const shown =
    estimate === undefined || estimate.unknown
      ? undefined
      : isFactId(input)
        ? undefined
        : format.number(shownEstimate(input, estimate.value));
  const label = declaredLabel(i18n, input);
  const unit = boundsOf(input).unit === 'year' ? undefined : t(`project.unit.${typedUnit(input)}`);
  const leave = (event: FocusEvent): void => {
    if (!(event.relatedTarget instanceof Node) || frame.current?.contains(event.relatedTarget) !== true)
      setInside(false);
  };
  return (
    <div ref={frame} onFocus={() => setInside(true)} onBlur={leave} data-input={input}>
      <Field
        label={label}
        unit={unit}
        value={draft ?? (value === null ? '' : format.input(toTyped(input, value)))}
        placeholder={shown}
        grade={grade}
        state={writes ? undefined : 'readonly'}
        heldBy={hold.holder === null ? null : { ...hold.holder, name: hold.holder.name.split(' ')[0] ?? '' }}
        error={refusal}
        onChange={change}
        onCommit={commit}
        onFocus={hold.take}
        onBlur={hold.leave}
        onOpenTrace={estimate === undefined && !isFactId(input) ? undefined : () => onOpenTrace(input)}
        hint={
          isFactId(input) || (inside && writes) ? (
            <>
              {isFactId(input) ? t('fact.serves', { what: servedWords(i18n, FACTS[input].serves) }) : null}{' '}
              {declared && grade === 'B' && isFactId(input) && 'justified' in FACTS[input] ? (
                <b>{t('fact.unjustified')} </b>
              ) : null}
              {inside && writes ? (
                <Hint {...{ input, declared, estimate, proof, proving }} prove={() => setProving(true)} />
              ) : null}
            </>
          ) : null
        }
      />
      {writes && declared && (proving || (inside && proof !== '')) ? (
        <div className="pb-2">
          <TextField
            path={`${input}Proof`}
            label={t('project.proof.label', { input: label })}
            value={proof}
            hint={t('project.proof.placeholder')}
            autoFocus={proving && proof === ''}
          />
        </div>
      ) : null}
    </div>
  );
});

function Hint({
  input,
  declared,
  estimate,
  proof,
  proving,
  prove,
}: {
  input: DeclaredId;
  declared: boolean;
  estimate: BalanceInput | undefined;
  proof: string;
  proving: boolean;
  prove: () => void;
}) {
  const i18n = useI18n();
  const { t, format } = i18n;
  if (!declared) {
    if (estimate === undefined) return null;
    if (estimate.unknown) return <>{t('project.hint.unknown')}</>;
    const { unit } = boundsOf(input);
    return (
      <>
        {t('project.hint.estimated', {
          value: format.quantity(estimate.value, unit),
          interval: format.quantityInterval(estimate.p10, estimate.p90, unit),
        })}
      </>
    );
  }
  return (
    <>
      {isFactId(input) ? null : <>{t('project.hint.empty')} </>}
      {proof === '' && !proving ? (
        <button type="button" className="lien" onClick={prove}>
          {t('project.proof.add', { input: declaredLabel(i18n, input) })}
        </button>
      ) : null}
    </>
  );
}

/** The name of a declared figure, as its field says it. */
export function declaredLabel({ t }: Pick<I18n, 't'>, id: DeclaredId): string {
  return isFactId(id) ? t(`fact.${id}`) : t(`project.input.${id}`);
}

/** Indicators by their names and codes: « Part de CDI (J16) ». */
function servedWords({ t, format }: I18n, ids: readonly string[]): string {
  return format.list(ids.map((id) => `${indicatorWords(t, id)} (${id})`));
}

/** Reads what was typed in the unit of the field; bounds are told in that unit. */
export function readTyped(i18n: I18n, input: DeclaredId, text: string): Reading {
  const { t, format, lang } = i18n;
  if (text.trim() === '') return { ok: true, value: null };
  const year = boundsOf(input).unit === 'year';
  const unit = year ? '' : t(`project.unit.${typedUnit(input)}`);
  const read = parseNumber(text, lang, unit);
  if (!read.ok) return { ok: false, sentence: unreadable(i18n, read.failure, text) };
  const { min, max } = typedBounds(input);
  if (read.value < min || read.value > max) {
    const bound = (value: number): string => (year ? String(value) : format.number(value));
    return {
      ok: false,
      sentence: t('project.refused.bounds', {
        min: bound(min),
        max: bound(max),
        unit,
        found: format.number(read.value),
      }).replace(/\s+\./u, '.'),
    };
  }
  if (year && !Number.isInteger(read.value)) {
    return { ok: false, sentence: t('project.refused.integer', { found: format.number(read.value) }) };
  }
  return { ok: true, value: fromTyped(input, read.value) };
}

function unreadable({ t, format }: I18n, failure: NumberFailure, text: string): string {
  if (failure.code === 'ambiguous-number') {
    const [first, second] = failure.readings;
    return t('project.refused.ambiguous', {
      found: text.trim(),
      first: format.number(first),
      second: format.number(second),
    });
  }
  if (failure.code === 'wrong-unit')
    return t('project.refused.unit', { found: failure.found, unit: failure.expected });
  return t('project.refused.number', { found: text.trim().slice(0, 40) });
}
