import { CLOSE, type RoomName } from '#app/documents/wire.ts';
import {
  type Actor,
  authorise,
  type Meetings,
  type People,
  type Projects,
  type Spaces,
  type Stages,
} from '#app/services/index.ts';
import type { RoomPolicy } from '#server/realtime/index.ts';

/** What the rights in a room are read from. */
export type RoomFacts = {
  people: Pick<People, 'actor'>;
  spaces: Pick<Spaces, 'get'>;
  stages: Pick<Stages, 'lock'>;
  projects: Pick<Projects, 'get'>;
  meetings: Pick<Meetings, 'get'>;
};

type Rights = { read: boolean; write: boolean };

/** The rights of the matrix, as the hub asks for them. Members write a space's document while its stage is open. */
export function createRoomPolicy({ people, spaces, stages, projects, meetings }: RoomFacts): RoomPolicy {
  async function rights(room: RoomName, person: Actor): Promise<Rights | null> {
    switch (room.kind) {
      case 'diagnostic':
      case 'priorities':
      case 'roadmap':
      case 'cohort': {
        const space = await spaces.get(room.id);
        if (space === null) return null;
        const open = room.kind === 'cohort' || (await stages.lock(space.id, room.kind)) === null;
        const target = { kind: 'document', spaceId: space.id, open } as const;
        return { read: authorise(person, 'read', target).ok, write: authorise(person, 'write', target).ok };
      }
      case 'board': {
        const space = await spaces.get(room.id);
        if (space === null) return null;
        return { read: authorise(person, 'read', { kind: 'board', spaceId: space.id }).ok, write: false };
      }
      case 'project': {
        const project = await projects.get(room.id);
        if (project === null) return null;
        const target = {
          kind: 'project',
          spaceId: project.spaceId,
          assigned: project.assigned,
          open: true,
        } as const;
        return { read: authorise(person, 'read', target).ok, write: authorise(person, 'write', target).ok };
      }
      case 'meeting': {
        const meeting = await meetings.get(room.id);
        if (meeting === null) return null;
        const target = { kind: 'meeting', spaceId: meeting.spaceId, meetingId: meeting.id } as const;
        return { read: authorise(person, 'read', target).ok, write: false };
      }
      default:
        return room.kind satisfies never;
    }
  }

  return {
    async resolve(room, session) {
      const person = session === null ? null : await people.actor(session.personId);
      // Asked before the room is looked for: strangers learn nothing of which rooms exist.
      if (person === null) return { close: CLOSE.signedOut };
      const found = await rights(room, person);
      if (found === null) return { close: CLOSE.noSuchRoom };
      if (found.write) return { right: 'write' };
      return found.read ? { right: 'read' } : { close: CLOSE.forbidden };
    },
  };
}
