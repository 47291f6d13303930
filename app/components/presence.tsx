import { useI18n } from '#app/i18n/index.ts';
import { initials, presenceColor } from './presence-color.ts';

/** Someone on the page. `present` false: was there, dashed. */
export type PresentPerson = { id: string; name: string; color: string; present?: boolean | undefined };

/** One person's initials on their hue; the name is read aloud. */
export function Avatar({ person }: { person: PresentPerson }) {
  const { t } = useI18n();
  const absent = person.present === false;
  const name = absent ? t('components.presence.absent', { name: person.name }) : person.name;
  return (
    <span className={absent ? 'av absent' : 'av'} data-color={presenceColor(person.color)} title={name}>
      <span aria-hidden="true">{initials(person.name)}</span>
      <span className="sr">{name}</span>
    </span>
  );
}

/** Who is here: at most `max` people, then « +9 », whose names stay readable. */
export function Presence({ people, max = 5 }: { people: readonly PresentPerson[]; max?: number }) {
  const { t, format } = useI18n();
  const shown = people.slice(0, max);
  const others = people.slice(max);
  return (
    <ul className="pres" aria-label={t('components.presence.label', { count: people.length })}>
      {shown.map((person) => (
        <li key={person.id}>
          <Avatar person={person} />
        </li>
      ))}
      {others.length > 0 ? (
        <li>
          <span className="av plus" title={others.map((person) => person.name).join(', ')}>
            <span aria-hidden="true">+{others.length}</span>
            <span className="sr">{format.list(others.map((person) => person.name))}</span>
          </span>
        </li>
      ) : null}
    </ul>
  );
}
