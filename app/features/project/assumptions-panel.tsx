import { useState } from 'react';
import { GradeBadge, Slider, Tag, TextField } from '#app/components/index.ts';
import { parseNumber, setField, type ProjectSnapshot } from '#app/documents/index.ts';
import { ASSUMPTIONS, type AssumptionId } from '#app/engine/index.ts';
import { useEditor } from '#app/features/editing/editor.tsx';
import { isInput, MOVABLE, type MovableId } from '#app/features/impact/moved-assumptions.ts';
import { KEY_MARK } from '#app/features/impact/use-scores.ts';
import { useI18n, type I18n } from '#app/i18n/index.ts';

/** Solved beforehand for a basin, or too far from a decision to be moved in a room: shown, not moved. */
const FIXED = ['decayFactor', 'commutingDecay', 'residentFloor'] as const satisfies readonly AssumptionId[];

/** Smallest step of a slider, by assumption; one hundredth for the rest. */
const STEPS: Partial<Record<MovableId, number>> = { savingSpread: 0.05, rampYears: 0.5 };

/** Every assumption of the method with its range and its anchor; those that may be moved, moved for the whole room. */
export function AssumptionsPanel({ snapshot, writes }: { snapshot: ProjectSnapshot; writes: boolean }) {
  const i18n = useI18n();
  const { t } = i18n;
  return (
    <div className="grid gap-1">
      <p className="s doux">{t('assume.hint')}</p>
      <ul className="grid gap-x-8 xl:grid-cols-2">
        {MOVABLE.map((id) => (
          <Row key={id} id={id} value={snapshot.fields[fieldOf(id)]} writes={writes} />
        ))}
      </ul>
      <section className="border-t border-encre pt-2">
        <h3 className="text-titre">{t('assume.fixed')}</h3>
        <p className="s doux">{t('assume.fixed.text')}</p>
        <ul className="s mt-1 grid gap-x-8 sm:grid-cols-2">
          {FIXED.map((id) => {
            const { central, low, high } = ASSUMPTIONS[id];
            return (
              <li key={id} className="flex items-baseline justify-between gap-3 border-b border-filet py-1">
                <span>
                  {t(`assume.name.${id}`)} <RuleLink id={id} />
                </span>
                <span className="nb text-right">
                  <b>{write(i18n, id, central)}</b>
                  {low < high ? <span className="xs doux block">{range(i18n, id)}</span> : null}
                </span>
              </li>
            );
          })}
        </ul>
      </section>
    </div>
  );
}

function Row({ id, value, writes }: { id: MovableId; value: number | null; writes: boolean }) {
  const i18n = useI18n();
  const { t, lang } = i18n;
  const editor = useEditor();
  const [draft, setDraft] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const { central, low, high } = ASSUMPTIONS[id];
  const shown = value ?? central;
  const moved = value !== null && value !== central;
  const name = t(`assume.name.${id}`);
  const percent = ASSUMPTIONS[id].unit === 'share';
  const set = (next: number | null): void => {
    setRefusal(null);
    setDraft(null);
    if (editor.doc === null || !editor.writable) return;
    performance.clearMarks(KEY_MARK);
    performance.mark(KEY_MARK);
    setField(editor.spec, editor.doc, fieldOf(id), next === central ? null : next, editor.author);
  };
  const commit = (): void => {
    if (draft === null) return;
    if (draft.trim() === '') {
      set(null);
      return;
    }
    const read = parseNumber(draft, lang, percent ? '%' : '');
    const found = read.ok ? (percent ? read.value / 100 : read.value) : Number.NaN;
    // What is refused stays in the field, with the range to write in.
    if (found >= low && found <= high) set(found);
    else
      setRefusal(
        t('assume.refused', { low: write(i18n, id, low), high: write(i18n, id, high), found: draft.trim() }),
      );
  };
  return (
    <li className="border-b border-filet py-2" data-assumption={id}>
      <div className="flex flex-wrap items-baseline gap-x-2">
        <b className="min-w-0 flex-1">{name}</b>
        {moved ? <Tag tone="room">{t('assume.moved')}</Tag> : null}
        <GradeBadge grade="E" word={false} />
      </div>
      <div className="grid grid-cols-[5.5rem_minmax(0,1fr)] items-start gap-x-4">
        <TextField
          label={t('assume.value', { name })}
          labelHidden
          inputMode="decimal"
          maxLength={20}
          readOnly={!writes}
          value={draft ?? write(i18n, id, shown)}
          error={refusal}
          onChange={setDraft}
          onKeyDown={(event) => {
            if (event.key === 'Enter') commit();
          }}
          onBlur={commit}
        />
        <div>
          <Slider
            label={t('assume.slider', { name })}
            value={Math.min(high, Math.max(low, shown))}
            min={low}
            max={high}
            step={STEPS[id] ?? 0.01}
            percent={percent}
            mark={central}
            isDisabled={!writes}
            onChange={set}
          />
          <p className="xs doux flex flex-wrap justify-between gap-x-3">
            <span>{range(i18n, id)}</span>
            {moved && writes ? (
              <button
                type="button"
                className="lien"
                aria-label={t('assume.reset.label', { name, value: write(i18n, id, central) })}
                onClick={() => set(null)}
              >
                {t('assume.reset', { value: write(i18n, id, central) })}
              </button>
            ) : (
              <span>{t('assume.default', { value: write(i18n, id, central) })}</span>
            )}
          </p>
        </div>
      </div>
      <p className="xs doux">
        {t(`assume.anchor.${id}`)} <RuleLink id={id} />
      </p>
    </li>
  );
}

/** Where the value and its range come from: the rule of the method. */
function RuleLink({ id }: { id: AssumptionId }) {
  const { t } = useI18n();
  const { rule } = ASSUMPTIONS[id];
  return (
    <a className="xs nb" href={`/methode#${rule}`} target="_blank" rel="noreferrer">
      {t('assume.rule', { rule })}
    </a>
  );
}

/** Name of the field of the project that holds an assumption. */
function fieldOf(id: MovableId) {
  return isInput(id) ? id : (`${id}Assumed` as const);
}

function write({ format }: I18n, id: AssumptionId, value: number): string {
  return format.quantity(value, ASSUMPTIONS[id].unit === 'year' ? 'index' : ASSUMPTIONS[id].unit);
}

function range(i18n: I18n, id: AssumptionId): string {
  const { low, high } = ASSUMPTIONS[id];
  return i18n.t('assume.range', { low: write(i18n, id, low), high: write(i18n, id, high) });
}
