import { Check } from 'lucide-react';
import { Logo } from '#app/components/logo.tsx';
import { Notice } from '#app/components/notice.tsx';
import { useI18n } from '#app/i18n/index.ts';
import { MeetingTitle } from '../meeting-title.tsx';

export type SignProps = {
  code: string;
  meeting: { title: string; startsAt: string; retentionUntil: string };
  /** What was just signed. */
  signed: string | null;
  /** What was typed, when it was refused, and the sentence that says why. */
  refusal: { name: string; organisation: string; sentence: string } | null;
  max: { name: number; organisation: number };
};

/** The line of an attendance sheet: a name, an organisation. Nobody is signed in by it, and nothing written elsewhere is tied to it. */
export function SignPage({ code, meeting, signed, refusal, max }: SignProps) {
  const { t, rich, format } = useI18n();
  return (
    <form method="post" action={`/r/${code}/presence`} className="tel">
      <header className="haut">
        <Logo />
      </header>
      <main>
        <MeetingTitle meeting={meeting} />
        <h1>{t('presence.lead')}</h1>
        {signed === null ? null : <Notice tone="done">{t('presence.signed', { name: signed })}</Notice>}
        {refusal === null ? null : <Notice tone="error">{refusal.sentence}</Notice>}
        <label>
          <span className="lbl font-semibold">{t('presence.name')}</span>
          <input
            name="name"
            className="saisie"
            required
            maxLength={max.name}
            autoComplete="name"
            defaultValue={refusal?.name ?? ''}
          />
        </label>
        <label>
          <span className="lbl font-semibold">
            {t('presence.organisation')}{' '}
            <span className="font-normal text-encre-2">{t('join.optional')}</span>
          </span>
          <input
            name="organisation"
            className="saisie"
            maxLength={max.organisation}
            autoComplete="organization"
            defaultValue={refusal?.organisation ?? ''}
          />
        </label>
        <p className="text-base">
          {rich('presence.privacy', {
            date: <b className="whitespace-nowrap">{format.date(meeting.retentionUntil)}</b>,
          })}
        </p>
        <p>
          <a href={`/r/${code}`}>{t('presence.enter')}</a>
        </p>
      </main>
      <div className="bas">
        <button type="submit" className="btn p g">
          {t('presence.sign')}
          <Check aria-hidden="true" className="ic" />
        </button>
      </div>
    </form>
  );
}
