import { randomUUID } from 'node:crypto';
import type { Result } from '#app/engine/types.ts';
import { besideOf } from '#app/features/basin/beside.ts';
import { basinFigures } from '#app/features/basin/figures.ts';
import { headlinesOf } from '#app/features/space/basin-headlines.tsx';
import { branchWords, createI18n, type I18n } from '#app/i18n/index.ts';
import type { AppContext } from '#app/load-context.ts';
import { authorise } from '#app/services/index.ts';
import type { BasinLine, PhoneStart } from './phone/model.ts';
import { readMeeting } from './read-meeting.ts';
import { roomSentence } from './room-sentence.ts';

/** All that a phone's page starts from. Failures: those of `readMeeting`. */
export async function loadPhone(
  { services, person, lang }: Pick<AppContext, 'services' | 'person' | 'lang'>,
  meetingId: string,
  asked: { look: string | null; kept: string | null; refused: string | null },
): Promise<Result<PhoneStart>> {
  const found = await readMeeting(services, person, meetingId);
  if (!found.ok) return found;
  const { meeting, space } = found.value;
  if (person === null) return { ok: false, failure: { code: 'not-signed-in' } };
  // First, for it tells how old the rest may be: what is given meanwhile from another device is read again.
  const live = await services.agenda.live(meeting.id, person.id);
  const [mine, pack] = await Promise.all([
    services.contributions.mine(meeting.id, person.id),
    services.reference.pack(space.pack),
  ]);
  if (live === null) return { ok: false, failure: { code: 'unknown-meeting', id: meetingId } };
  const zone = pack.zones.find(({ code }) => code === space.zone);
  const figures = zone === undefined ? null : basinFigures(pack, zone);
  const { t } = createI18n(lang);
  const target = { kind: 'meeting', spaceId: space.id, meetingId: meeting.id } as const;
  return {
    ok: true,
    value: {
      meeting: {
        id: meeting.id,
        title: meeting.title,
        code: meeting.code,
        startsAt: meeting.startsAt.toISOString(),
        retentionUntil: meeting.retentionUntil.toISOString(),
      },
      me: { id: person.id, name: person.name },
      seed: randomUUID(),
      basin:
        figures === null
          ? { zone: space.zone, name: '', figures: [], basins: [], lines: [] }
          : { ...besideOf(figures), lines: linesOf(figures, t) },
      prefix: space.prefix,
      space: authorise(person, 'read', { kind: 'space', spaceId: space.id }).ok ? space.id : null,
      drives: authorise(person, 'drive', target).ok,
      live,
      mine,
      look: asked.look,
      said:
        asked.refused !== null
          ? { kept: false, sentence: roomSentence({ t }, { code: asked.refused }) }
          : asked.kept !== null
            ? { kept: true, sentence: t('phone.said.kept') }
            : null,
    },
  };
}

/** What the table of figures does not say of a basin; what its sources do not cover are left out. */
function linesOf(figures: Parameters<typeof headlinesOf>[0], t: I18n['t']): BasinLine[] {
  const { industry, unemployment, speciality } = headlinesOf(figures);
  const lines: BasinLine[] = [];
  if (industry?.posts.value != null)
    lines.push({
      id: 'industry',
      posts: industry.posts.value,
    });
  if (unemployment?.before?.value != null)
    lines.push({ id: 'unemployment', before: unemployment.before.value });
  if (speciality?.quotient.value != null)
    lines.push({
      id: 'speciality',
      label: branchWords(t, speciality.code, speciality.label),
      times: speciality.quotient.value,
    });
  return lines;
}
