import { problem } from '#app/features/impact/problem.ts';
import { createI18n } from '#app/i18n/index.ts';
import type { AppContext } from '#app/load-context.ts';
import { fileAnswer } from './file-answer.ts';

/** The page at `page`, as whoever asks sees it, printed as a tagged pdf of that name; a sentence where it cannot be. */
export async function printAnswer(
  request: Request,
  context: Pick<AppContext, 'lang' | 'services'>,
  { page, stem }: { page: string; stem: string },
): Promise<Response> {
  const cookie = request.headers.get('Cookie');
  const printed = await context.services.printer.pdf({ path: page, cookie, lang: context.lang });
  if (printed.ok) return fileAnswer(printed.value, 'pdf', stem);
  const { code, retryAfter } = printed.failure;
  const said = code === 'no-chromium' ? 'noChromium' : code === 'busy' ? 'busy' : 'failed';
  return problem(
    503,
    code,
    createI18n(context.lang).t(`files.pdf.${said}`),
    { page },
    typeof retryAfter === 'number' ? { 'Retry-After': String(retryAfter) } : {},
  );
}

/** Counts one file, or one print, of whoever asks; the answer to give when they have had too many, null when they may go on. */
export function spendFile(
  context: Pick<AppContext, 'lang' | 'services' | 'person' | 'visitor'>,
  format: string,
): Response | null {
  const spent = context.services.limits.spend(format === 'pdf' ? 'print' : 'file', context);
  if (spent.ok) return null;
  const { code, retryAfter } = spent.failure;
  const seconds = Number(retryAfter ?? 1);
  const { t } = createI18n(context.lang);
  return problem(429, code, t('files.tooMany', { count: seconds }), {}, { 'Retry-After': String(seconds) });
}
