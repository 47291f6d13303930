import type { Failure } from '#app/engine/types.ts';
import type { I18n, MessageKey } from '#app/i18n/index.ts';
import { roomSentence } from '../room-sentence.ts';

/** What the console is told when a click is refused; what phones are told too has the phones' words. */
const PLAIN = {
  'step-moved': 'console.refused.stepMoved',
  'phase-moved': 'console.refused.phaseMoved',
  'unknown-phase': 'console.refused.phaseUnknown',
  'already-open': 'console.refused.alreadyOpen',
  'already-begun': 'console.refused.alreadyBegun',
  'no-steps': 'console.refused.noSteps',
  'step-begun': 'console.refused.stepBegun',
  'polls-open': 'console.refused.pollsOpen',
  'confirm-code': 'console.refused.confirmCode',
  'poll-state': 'console.refused.pollState',
  'poll-no-option': 'console.refused.pollNoOption',
  'invalid-poll': 'console.refused.invalidPoll',
  'invalid-title': 'console.refused.title',
  'invalid-step': 'console.refused.invalidStep',
  'too-many-steps': 'console.refused.tooManySteps',
  'invalid-meeting': 'console.refused.invalidMeeting',
  'invalid-people': 'console.refused.people',
  'invalid-minutes': 'console.refused.minutes',
  'unknown-group': 'console.refused.gone',
  'too-many-groups': 'console.refused.tooManyGroups',
  'unknown-project': 'console.refused.gone',
  'statement-place': 'console.refused.place',
  'transfer-refused': 'console.refused.transfer',
  'step-to-come': 'console.refused.stepToCome',
  'unreadable-sheet': 'console.refused.unreadableSheet',
  'too-many-rows': 'console.refused.tooManyRows',
  'not-open': 'console.refused.notOpen',
} as const satisfies Record<string, MessageKey>;

/** The sentence that says why a click was refused and what to do. */
export function consoleSentence(i18n: Pick<I18n, 't'>, failure: Failure): string {
  const { code, found, max } = failure;
  if (code === 'too-many-options' && typeof found === 'number' && typeof max === 'number')
    return i18n.t('console.refused.tooManyOptions', { found, max });
  return isPlain(failure.code) ? i18n.t(PLAIN[failure.code]) : roomSentence(i18n, failure);
}

function isPlain(code: string): code is keyof typeof PLAIN {
  return Object.hasOwn(PLAIN, code);
}
