import type { Request, RequestHandler, Response } from 'express';
import { authorise, type LiveNews, type Services } from '#app/services/index.ts';
import { problem } from './problem.ts';

/** Bytes a follower may leave unread: beyond, its line is cut and it asks again when it can. */
const UNREAD_MAX = 1024 * 1024;
/** A line is closed after so long, and taken up again by whoever still has the right to it. */
const LIFE_MS = 10 * 60_000;

/**
 * `GET /m/:meetingId/stream?version=`: how the meeting stands, then each change as it comes, as server-sent events whose
 * data is a `LiveNews`. Written by Node's own response rather than by a page: 300 phones keep one open for hours.
 * Refusals are those of `/live`, which a phone asks when this fails.
 */
export function meetingStream({
  agenda,
  meetings,
  people,
}: Pick<Services, 'agenda' | 'meetings' | 'people'>): RequestHandler {
  return (req, res, next) => {
    follow(req, res).catch(next);
  };

  async function follow(req: Request, res: Response): Promise<void> {
    const meetingId = req.params['meetingId'] ?? '';
    const personId: unknown = res.locals['personId'];
    const person = typeof personId === 'string' ? await people.actor(personId) : null;
    const spaceId = await meetings.spaceOf(meetingId);
    if (spaceId === null) return problem(res, 404, 'unknown-meeting', 'No meeting has this address.');
    const right = authorise(person, 'read', { kind: 'meeting', spaceId, meetingId });
    if (!right.ok)
      return problem(
        res,
        person === null ? 401 : 403,
        right.failure.code,
        'This meeting is not shown to you.',
      );

    const { version } = req.query;
    res.writeHead(200, {
      'Content-Type': 'text/event-stream',
      // A proxy that gathers what passes would hold the room's news.
      'Cache-Control': 'private, no-store, no-transform',
      'X-Accel-Buffering': 'no',
    });
    const stop = await agenda.follow(
      meetingId,
      person?.id ?? null,
      typeof version === 'string' ? version.slice(0, 64) : '',
      {
        hear(news) {
          if (res.destroyed || res.writableEnded) return;
          res.write(eventOf(news));
          if (res.writableLength > UNREAD_MAX) res.destroy();
        },
        end: () => res.end(),
      },
    );
    if (stop === null || res.closed) {
      stop?.();
      res.end();
      return;
    }
    const life = setTimeout(() => res.end(), LIFE_MS);
    res.on('close', () => {
      clearTimeout(life);
      stop();
    });
  }
}

/** News as bytes, written once for all who hear them. */
const written = new WeakMap<LiveNews, Buffer>();

function eventOf(news: LiveNews): Buffer {
  const bytes = written.get(news) ?? Buffer.from(`data: ${JSON.stringify(news)}\n\n`);
  written.set(news, bytes);
  return bytes;
}
