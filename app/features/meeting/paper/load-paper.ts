import { formatNumber } from '#app/documents/index.ts';
import type { Result } from '#app/engine/types.ts';
import { authorise, type Actor, type Reviewed, type Services } from '#app/services/index.ts';
import { readMeeting } from '../read-meeting.ts';
import { isPaperKind, type PaperKind, paperKindsOf } from './paper-fields.ts';

export type PaperStep = {
  id: string;
  /** 1, 2, 3… */
  number: number;
  title: string;
  instruction: string;
  kinds: readonly PaperKind[];
};

/** A card that was typed in, with its number as people read it, '' without one. */
export type PaperLine = Reviewed & { kind: PaperKind; label: string };

/** All that the page of paper cards shows. */
export type PaperData = {
  spaceId: string;
  meeting: { id: string; title: string; code: string; state: 'draft' | 'open' | 'closed' };
  /** Those that have begun and take cards, in the order of the agenda. */
  steps: readonly PaperStep[];
  /** The step of the room, whether it takes cards or not. */
  current: { id: string; title: string } | null;
  tables: number;
  /** The latest first. */
  lines: readonly PaperLine[];
  person: { id: string; name: string; color: string };
};

/** Failures: `unknown-meeting`, `not-signed-in`, `no-right`. */
export async function loadPaper(
  services: Pick<Services, 'meetings' | 'spaces' | 'agenda' | 'contributions'>,
  person: Actor | null,
  id: string,
): Promise<Result<PaperData>> {
  const found = await readMeeting(services, person, id);
  if (!found.ok) return found;
  const { space } = found.value;
  const right = authorise(person, 'moderate', { kind: 'meeting', spaceId: space.id, meetingId: id });
  if (!right.ok) return right;
  const [plan, review] = await Promise.all([services.agenda.get(id), services.contributions.review(id)]);
  if (plan === null || person === null) return { ok: false, failure: { code: 'unknown-meeting' } };
  const { title, code, state } = plan.meeting;
  const now = plan.steps.find((step) => step.id === plan.currentStepId);
  return {
    ok: true,
    value: {
      spaceId: space.id,
      meeting: { id, title, code, state },
      steps: plan.steps.flatMap((step) => {
        const kinds = step.startedAt === null ? [] : paperKindsOf(step);
        return kinds.length === 0
          ? []
          : [
              {
                id: step.id,
                number: step.position + 1,
                title: step.title,
                instruction: step.instruction,
                kinds,
              },
            ];
      }),
      current: now === undefined ? null : { id: now.id, title: now.title },
      tables: plan.tables,
      lines: review.flatMap((line) =>
        line.onPaper && isPaperKind(line.kind)
          ? [
              {
                ...line,
                label: line.number === null ? '' : formatNumber(space.prefix, line.number),
              } as PaperLine, // the kind was just read; the union does not follow it
            ]
          : [],
      ),
      person: { id: person.id, name: person.name, color: person.color },
    },
  };
}
