import type { I18n } from '#app/i18n/index.ts';

/** Why a sheet or the page of the actions is not shown: the status, and the sentence. */
export function sheetRefusal({ t }: Pick<I18n, 't'>, code: string): { status: number; sentence: string } {
  switch (code) {
    case 'unknown-meeting':
      return { status: 404, sentence: t('restitution.refused.unknown') };
    case 'link-dead':
      return { status: 404, sentence: t('after.refused.linkDead') };
    case 'not-signed-in':
      return { status: 401, sentence: t('after.refused.notSignedIn') };
    case 'not-joined':
      return { status: 403, sentence: t('after.refused.notJoined') };
    default:
      return { status: 403, sentence: t('after.refused.noRight') };
  }
}

/** Why what was sent was not kept. */
export function sendingRefusal(
  { t }: Pick<I18n, 't'>,
  failure: { code: string; [detail: string]: unknown },
): string {
  const figure = (name: string): number => (typeof failure[name] === 'number' ? failure[name] : 0);
  switch (failure.code) {
    case 'invalid-email':
      return t('after.refused.email');
    case 'too-many-tries':
      return t('after.refused.tooFast', { count: Math.ceil(figure('retryAfter') / 60) });
    case 'invalid-note':
      return t('after.refused.note', { found: figure('found'), max: figure('max') });
    case 'invalid-state':
      return t('after.refused.state');
    case 'out-of-bounds':
    case 'invalid-progress':
      return t('after.refused.progress');
    case 'unknown-action':
    case 'gone':
      return t('after.refused.action');
    case 'link-dead':
      return t('after.refused.linkDead');
    default:
      return t('after.refused.noRight');
  }
}
