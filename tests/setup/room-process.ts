import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PollMethod } from '#app/documents/index.ts';
import type { Result } from '#app/engine/types.ts';
import { DEMO } from '#server/accounts/index.ts';
import { readEnv } from '#server/env.ts';
import { createLogger } from '#server/log.ts';
import { startServer } from '#server/start-server.ts';
import { seedDemo } from '../../prisma/seed/index.ts';

/**
 * The whole product on its build, in a process of its own, with a hand on the meeting of the demonstration: what the console
 * would ask of the services is asked by messages. Run from the project's root.
 */

export type RoomOrder =
  | { order: 'go'; kind: string }
  | { order: 'reveal' }
  | { order: 'pause'; paused: boolean }
  | { order: 'poll'; method: PollMethod; budget: number; extra: readonly string[] }
  | { order: 'close-poll'; id: string }
  | { order: 'cards' }
  | { order: 'ballots'; id: string };

const directory = mkdtempSync(join(tmpdir(), 'ancrage-room-'));
process.once('exit', () => rmSync(directory, { recursive: true, force: true }));
Object.assign(process.env, { PORT: '0', HOST: '127.0.0.1', ANCRAGE_DATA_DIR: directory, ANCRAGE_DEMO: '1' });

const now = () => new Date();
const logger = createLogger({ level: 'warn', write: (line) => process.stderr.write(`${line}\n`), now });
const running = await startServer({
  env: readEnv(),
  root: process.cwd(),
  logger,
  print: () => undefined,
  seed: seedDemo,
  now,
});
const { agenda, polls, contributions } = running.services;
const meetingId = DEMO.meeting;

function must<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

async function obey(order: RoomOrder): Promise<unknown> {
  const plan = await agenda.get(meetingId);
  if (plan === null) throw new Error('no meeting');
  const from = plan.currentStepId;
  switch (order.order) {
    case 'go': {
      const step = plan.steps.find(({ kind }) => kind === order.kind);
      must(await agenda.goTo(meetingId, { stepId: step?.id ?? '', from }, null));
      return step?.title;
    }
    case 'reveal':
      return must(await agenda.reveal(meetingId, from ?? '', null));
    case 'pause':
      return must(await agenda.setPaused(meetingId, order.paused, null));
    case 'poll': {
      const shown = (await agenda.live(meetingId, null))?.snapshot.collections.cards ?? [];
      const made = must(
        await polls.create({
          meetingId,
          stepId: from ?? '',
          method: order.method,
          question: 'À quelles priorités donnez-vous vos points ?',
          budget: order.budget,
          secret: true,
          options: [
            ...shown.map(({ id, title, number }) => ({
              label: title,
              contributionId: id,
              projectId: null,
              number,
            })),
            ...order.extra.map((label) => ({ label, contributionId: null, projectId: null, number: null })),
          ],
          byId: null,
        }),
      );
      must(await polls.open({ meetingId, id: made.id, byId: null }));
      return made.id;
    }
    case 'close-poll': {
      const closed = must(await polls.close({ meetingId, id: order.id, byId: null }));
      must(await polls.setRevealed({ meetingId, id: order.id, revealed: true, byId: null }));
      return closed.result;
    }
    case 'cards':
      return (await contributions.review(meetingId)).map(({ kind, content, state }) => ({
        kind,
        content,
        state,
      }));
    case 'ballots':
      return (await polls.list(meetingId)).find(({ id }) => id === order.id)?.voters;
    default:
      return order satisfies never;
  }
}

process.on('message', (message) => {
  // Our own parent's message.
  obey(message as RoomOrder).then(
    (value) => process.send?.({ value: value ?? null }),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});
process.once('SIGTERM', () => void running.stop().then(() => process.exit(0)));
process.stdout.write(`${JSON.stringify({ port: running.port })}\n`);
