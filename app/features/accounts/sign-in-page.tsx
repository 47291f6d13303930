import type { ReactNode } from 'react';
import { Button } from '#app/components/button.tsx';
import { Logo } from '#app/components/logo.tsx';
import { Notice } from '#app/components/notice.tsx';
import { useI18n } from '#app/i18n/index.ts';

export type SignInProps = {
  /** Mails of the demonstration, shown because no mail server is set; empty elsewhere. */
  mails: readonly { to: string; subject: string; text: string; at: string }[];
  answer: { email: string; outcome: 'sent' | 'refused' | 'too-many' } | null;
};

/** Sign-in by a link sent by mail: one field, one button. */
export function SignInPage({ mails, answer }: SignInProps) {
  const { t, format } = useI18n();
  return (
    <Frame title={t('signIn.title')}>
      {answer?.outcome === 'sent' ? (
        <Notice tone="done" title={t('signIn.sent')}>
          {t('signIn.sentText', { email: answer.email })}
        </Notice>
      ) : (
        <form method="post" className="grid gap-3">
          <p className="text-lg">{t('signIn.text')}</p>
          <label className="font-semibold">
            {t('signIn.email')}
            <input
              name="email"
              type="email"
              className="saisie mt-1 min-h-14"
              autoComplete="email"
              required
              maxLength={254}
              defaultValue={answer?.email ?? ''}
              aria-invalid={answer?.outcome === 'refused' ? true : undefined}
            />
          </label>
          {answer ? (
            <Notice tone="error">
              {answer.outcome === 'too-many'
                ? t('signIn.tooMany')
                : t('signIn.refused', { found: answer.email })}
            </Notice>
          ) : null}
          <Button type="submit" tone="primary" size="large">
            {t('signIn.send')}
          </Button>
        </form>
      )}
      <p className="mt-6">
        <a href="/">{t('signIn.join')}</a>
      </p>
      {mails.length > 0 ? (
        <section className="sec mt-8">
          <header>
            <h2>{t('signIn.outbox')}</h2>
          </header>
          <p className="doux">{t('signIn.outboxText')}</p>
          <ul>
            {mails.map((mail) => (
              <li key={mail.at + mail.to} className="border-b border-filet py-3">
                <b>{mail.subject}</b> {mail.to}, {format.time(mail.at)}
                <p className="whitespace-pre-wrap break-words">
                  <Linked text={mail.text} />
                </p>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </Frame>
  );
}

/** The last tap, or the sentence that says the link is dead. */
export function ConfirmSignInPage({ alive }: { alive: boolean }) {
  const { t } = useI18n();
  return (
    <Frame title={t('signIn.title')}>
      {alive ? (
        <form method="post" className="grid gap-3">
          <p className="text-lg">{t('signIn.confirmText')}</p>
          <Button type="submit" tone="primary" size="large">
            {t('signIn.confirm')}
          </Button>
        </form>
      ) : (
        <Notice tone="error" actions={<a href="/connexion">{t('signIn.title')}</a>}>
          {t('signIn.expired')}
        </Notice>
      )}
    </Frame>
  );
}

function Frame({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="min-h-screen">
      <header className="barre">
        <Logo href="/" />
      </header>
      <main className="mx-auto max-w-xl px-4 py-8">
        <h1 className="mb-4 border-t-[3px] border-encre pt-3 text-2xl">{title}</h1>
        {children}
      </main>
    </div>
  );
}

/** A mail's text with its sign-in addresses made into links. */
function Linked({ text }: { text: string }) {
  return text.split(/(https?:\/\/\S+)/).map((part, place) =>
    place % 2 === 1 ? (
      <a key={place} href={part}>
        {part}
      </a>
    ) : (
      part
    ),
  );
}
