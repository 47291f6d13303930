import { INPUTS, type InputId } from '#app/engine/types.ts';
import type { I18n } from '#app/i18n/index.ts';
import { deltaOf, type Move } from './moves.ts';

/** A value of an input with its unit, as read in a sentence: « 60 ETP », « 11,4 M€/an », « 38 % ». */
export function inputWords({ format }: I18n, input: InputId, value: number): string {
  return format.quantity(value, INPUTS[input].unit);
}

/** Who changed what, from where to where, in one sentence. `mine` when this person did it. */
export function moveSentence(i18n: I18n, move: Move, mine: boolean): string {
  const { t } = i18n;
  const what = t(`project.the.${move.input}`);
  const who = move.by.name === '' ? t('impact.moved.someone') : move.by.name;
  const write = (value: number | null): string =>
    value === null ? '–' : inputWords(i18n, move.input, value);
  if (move.to === null) {
    const params = { who, what, from: write(move.from) };
    return mine ? t('impact.moved.you.cleared', params) : t('impact.moved.cleared', params);
  }
  if (move.from === null) {
    const params = { who, what, from: write(move.estimate), to: write(move.to) };
    return mine ? t('impact.moved.you.declared', params) : t('impact.moved.declared', params);
  }
  const params = { who, what, from: write(move.from), to: write(move.to) };
  return mine ? t('impact.moved.you.changed', params) : t('impact.moved.changed', params);
}

/** By how much the net of the basin and the score moved, in one sentence; what it is waiting for meanwhile. */
export function effectSentence({ t, format }: I18n, move: Move): string {
  if (move.after === null) return t('impact.moved.computing');
  const { net, score } = deltaOf(move);
  if (net === null) return '';
  if (score === null) return t('impact.moved.effectNet', { net: format.signed(net) });
  if (Math.abs(net) < 0.5 && Math.abs(score) < 0.5) return t('impact.moved.none');
  return t('impact.moved.effect', { net: format.signed(net), score: format.signed(score) });
}
