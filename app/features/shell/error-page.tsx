import type { ReactNode } from 'react';
import { LinkButton } from '#app/components/button.tsx';
import { Logo } from '#app/components/logo.tsx';
import { isMessageKey, useI18n } from '#app/i18n/index.ts';

/** A whole page for what went wrong: what happened, what is safe, where to go. `reason` is a sentence already in the reader's language. */
export function ErrorPage({
  status,
  reason,
  heading = null,
  children,
}: {
  status: number;
  reason: string | null;
  /** A title of its own, when the one of the status would mislead. */
  heading?: string | null;
  /** What to do next, before the way home. */
  children?: ReactNode;
}) {
  const { t } = useI18n();
  const known = isMessageKey(`error.${status}.title`) ? status : 500;
  const title = `error.${known}.title`;
  const text = `error.${known}.text`;
  return (
    <main className="mx-auto flex min-h-screen max-w-2xl flex-col justify-center gap-6 p-4">
      <Logo href="/" className="self-start" />
      <div className="border-t-[3px] border-encre pt-4">
        <h1 className="text-2xl">{heading ?? (isMessageKey(title) ? t(title) : null)}</h1>
        <p className="mt-3 text-lg">{reason ?? (isMessageKey(text) ? t(text) : null)}</p>
      </div>
      {children}
      <div className="flex flex-wrap gap-3">
        <LinkButton href="/" tone="primary">
          {t('error.home')}
        </LinkButton>
        {status === 401 ? <LinkButton href="/connexion">{t('error.signIn')}</LinkButton> : null}
      </div>
    </main>
  );
}
