import type { Result } from '#app/engine/types.ts';
import { authorise, type Actor, type Services } from '#app/services/index.ts';
import { readMeeting } from '../read-meeting.ts';

/** Who signed, by name, beside how many joined: two counts of one room, tied by nothing. */
export type AttendanceSheet = {
  spaceId: string;
  meeting: { id: string; title: string; code: string; retentionUntil: string };
  address: string;
  lines: readonly { name: string; organisation: string }[];
  joined: number;
};

/** The attendance sheet, for who drives. Failures: `unknown-meeting`, `not-signed-in`, `no-right`. */
export async function loadAttendance(
  services: Pick<Services, 'meetings' | 'spaces' | 'contributions'>,
  person: Actor | null,
  id: string,
  address: string,
): Promise<Result<AttendanceSheet>> {
  const found = await readMeeting(services, person, id);
  if (!found.ok) return found;
  const { meeting, space } = found.value;
  const right = authorise(person, 'drive', { kind: 'meeting', spaceId: space.id, meetingId: id });
  if (!right.ok) return right;
  const [lines, joined] = await Promise.all([
    services.contributions.attendance(id),
    services.meetings.attendance(id),
  ]);
  const { title, code, retentionUntil } = meeting;
  return {
    ok: true,
    value: {
      spaceId: space.id,
      meeting: { id, title, code, retentionUntil: retentionUntil.toISOString() },
      address,
      lines,
      joined,
    },
  };
}
