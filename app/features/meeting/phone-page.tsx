import { Logo } from '#app/components/logo.tsx';
import { useI18n } from '#app/i18n/index.ts';

export type PhoneProps = {
  meeting: { id: string; title: string; code: string; startsAt: string; retentionUntil: string };
  zone: string;
  person: { name: string };
  /** The committee's space, for those who belong to it. */
  space: string | null;
  drives: boolean;
};

/** What a participant's phone shows while the facilitator has not opened a step: they are in, what is kept, what to read. */
export function PhonePage({ meeting, zone, person, space, drives }: PhoneProps) {
  const { t, rich, format } = useI18n();
  return (
    <div className="tel">
      <header className="haut">
        <Logo />
        <span className="etiq ml-auto bg-encre text-calque">{format.code(meeting.code)}</span>
      </header>
      <main>
        <p className="text-base">
          {meeting.title}
          <br />
          <b>
            {format.date(meeting.startsAt)}, {format.time(meeting.startsAt)}
          </b>
        </p>
        <h1>{t('meeting.inRoom')}</h1>
        {person.name ? <p>{rich('meeting.as', { name: <b>{person.name}</b> })}</p> : null}
        <p>{t('meeting.wait')}</p>
        <ul className="grid gap-2">
          <li>
            <a className="btn g justify-start" href={`/bassins/${zone}`}>
              {t('meeting.readFigures')}
            </a>
          </li>
          {space ? (
            <li>
              <a className="btn g justify-start" href={`/s/${space}/projets`}>
                {t('meeting.readProjects')}
              </a>
            </li>
          ) : null}
          {drives ? (
            <li>
              <a className="btn g justify-start" href={`/m/${meeting.id}/ecran`}>
                {t('meeting.project')}
              </a>
            </li>
          ) : null}
        </ul>
        <p className="text-base text-encre-2">
          {rich('join.privacy', {
            date: <b className="whitespace-nowrap">{format.date(meeting.retentionUntil)}</b>,
          })}
        </p>
      </main>
      <div className="bas">
        <form method="post" action="/deconnexion">
          <button type="submit" className="btn g">
            {t('meeting.leave')}
          </button>
        </form>
      </div>
    </div>
  );
}
