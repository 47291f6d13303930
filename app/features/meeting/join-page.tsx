import { ArrowRight, Check } from 'lucide-react';
import { Logo } from '#app/components/logo.tsx';
import { Notice } from '#app/components/notice.tsx';
import { useI18n } from '#app/i18n/index.ts';
import { MeetingTitle } from './meeting-title.tsx';

export type JoinProps = {
  code: string;
  meeting: { title: string; startsAt: string; retentionUntil: string };
  /** The pseudonym as typed, when it was refused, and the sentence that says why. */
  refusal: { name: string; sentence: string } | null;
  maxName: number;
};

/** One screen, one optional field, one button: no account, works without script. */
export function JoinPage({ code, meeting, refusal, maxName }: JoinProps) {
  const { t, rich, format } = useI18n();
  return (
    <form method="post" className="tel">
      <header className="haut">
        <Logo />
        <span className="etiq ml-auto bg-encre text-calque">{t('join.open')}</span>
      </header>
      <main>
        <MeetingTitle meeting={meeting} />
        <h1>{t('join.lead')}</h1>
        <div>
          <span className="lbl font-semibold">{t('join.code')}</span>
          <p className="saisie flex items-center justify-between text-[1.75rem] font-bold">
            {format.code(code)}
            <span className="etat ok text-base">
              <Check aria-hidden="true" className="ic" />
              {t('join.recognised')}
            </span>
          </p>
        </div>
        <div>
          <label htmlFor="pseudonym" className="lbl font-semibold">
            {t('join.name')} <span className="font-normal text-encre-2">{t('join.optional')}</span>
          </label>
          <input
            id="pseudonym"
            name="pseudonym"
            className="saisie"
            maxLength={maxName}
            autoComplete="nickname"
            defaultValue={refusal?.name ?? ''}
            aria-invalid={refusal ? true : undefined}
            aria-describedby={refusal ? 'pseudonym-refus' : undefined}
          />
          {refusal ? (
            <div id="pseudonym-refus" className="mt-2">
              <Notice tone="error">{refusal.sentence}</Notice>
            </div>
          ) : null}
        </div>
        <p className="text-base">
          {rich('join.privacy', {
            date: <b className="whitespace-nowrap">{format.date(meeting.retentionUntil)}</b>,
          })}
        </p>
      </main>
      <div className="bas">
        <button type="submit" className="btn p g">
          {t('join.enter')}
          <ArrowRight aria-hidden="true" className="ic" />
        </button>
      </div>
    </form>
  );
}
