import { createI18n } from '#app/i18n/index.ts';
import type { AppContext } from '#app/load-context.ts';
import { whoseSheet } from './load-sheet.ts';
import { sendingRefusal, sheetRefusal } from './refusals.ts';
import type { SheetAnswer } from './sheet-page.tsx';

/**
 * What the forms of a sheet ask: a link to come back, or a mail. With the cookie, or the key of the address.
 * @throws Response 400 for another intent, or the refusal of the sheet itself
 */
export async function keepSheet(
  request: Request,
  { services, person, lang, url }: Pick<AppContext, 'services' | 'person' | 'lang' | 'url'>,
  meetingId: string,
): Promise<SheetAnswer> {
  const i18n = createI18n(lang);
  const key = new URL(request.url).searchParams.get('cle');
  const whose = await whoseSheet(services, { person, meetingId, key });
  if (!whose.ok) {
    const { status, sentence } = sheetRefusal(i18n, whose.failure.code);
    throw new Response(sentence, { status });
  }
  const { personId } = whose.value;
  const form = await request.formData();
  switch (form.get('intent')) {
    case 'link': {
      const made = await services.after.linkToSheet({ meetingId, personId });
      return made.ok
        ? { kind: 'link', address: `${url}/m/${meetingId}/fiche?cle=${made.value}` }
        : { kind: 'refused', sentence: sendingRefusal(i18n, made.failure), typed: '' };
    }
    case 'mail': {
      const typed = form.get('email');
      const email = typeof typed === 'string' ? typed.slice(0, 300) : '';
      const asked = await services.after.askSheet({ meetingId, personId, email, lang });
      if (!asked.ok) return { kind: 'refused', sentence: sendingRefusal(i18n, asked.failure), typed: email };
      const kept = await services.after.sheetMail(meetingId, personId);
      const sentence =
        kept === null
          ? i18n.t('after.kept.erased')
          : i18n.t(kept.sentAt === null ? 'after.kept.mail' : 'after.kept.sent', { email: kept.email });
      return { kind: 'kept', sentence };
    }
    default:
      throw new Response(null, { status: 400 });
  }
}
