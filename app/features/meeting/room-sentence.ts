import type { Failure } from '#app/engine/types.ts';
import type { I18n, MessageKey } from '#app/i18n/index.ts';

/** Refusals that are said in one sentence, whatever the figures. */
const PLAIN = {
  'not-signed-in': 'room.refused.notSignedIn',
  'not-joined': 'room.refused.notSignedIn',
  'no-right': 'room.refused.noRight',
  'unknown-meeting': 'room.refused.unknownMeeting',
  'unknown-step': 'room.refused.stepMoved',
  'not-open': 'room.refused.notOpen',
  'meeting-closed': 'room.refused.closed',
  paused: 'room.refused.paused',
  'not-seated': 'phases.refused.seat',
  'step-closed': 'room.refused.stepClosed',
  'step-mute': 'room.refused.stepMute',
  'wrong-kind': 'room.refused.wrongKind',
  'unknown-parent': 'room.refused.gone',
  'unknown-contribution': 'room.refused.gone',
  'not-yours': 'room.refused.notYours',
  transferred: 'room.refused.transferred',
  'no-number': 'room.refused.noNumber',
  'unknown-poll': 'room.refused.gone',
  'poll-closed': 'room.refused.pollClosed',
  'own-option': 'room.refused.ownOption',
  'ballot-empty': 'room.refused.ballotEmpty',
  'ballot-places': 'room.refused.ballotPlaces',
  'bad-body': 'room.refused.badBody',
} as const satisfies Record<string, MessageKey>;

/** The sentence that says why something was refused, with its figures; unknown codes get the general one. */
export function roomSentence({ t }: Pick<I18n, 't'>, failure: Failure): string {
  const figure = (name: string): number => (typeof failure[name] === 'number' ? failure[name] : 0);
  switch (failure.code) {
    case 'too-many-tries':
      return t('room.refused.tooFast', { count: figure('retryAfter') });
    case 'too-many-cards':
      return t('room.refused.tooMany', { max: figure('max') });
    case 'invalid-content':
      if (failure['why'] === 'too-long')
        return t('room.refused.tooLong', { found: figure('found'), max: figure('max') });
      return t(failure['why'] === 'empty' ? 'room.refused.empty' : 'room.refused.wrong');
    case 'note-too-long':
      return t('room.refused.tooLong', { found: figure('found'), max: figure('max') });
    case 'invalid-table':
      return t('room.refused.table', { max: figure('max') });
    case 'invalid-name':
      return t('room.refused.name', { max: figure('max') });
    case 'ballot-total':
      return t('room.refused.ballotTotal', { found: figure('found'), expected: figure('expected') });
    case 'ballot-mark':
      return t('room.refused.ballotMark', { found: figure('found'), min: figure('min'), max: figure('max') });
    default:
      return isPlain(failure.code) ? t(PLAIN[failure.code]) : t('room.refused.other');
  }
}

function isPlain(code: string): code is keyof typeof PLAIN {
  return Object.hasOwn(PLAIN, code);
}
