import { fetchBasinPack } from '#app/reference/index.ts';
import type { ReferencePack } from '#app/engine/pack.ts';
import type { FromWorker, ToWorker } from './protocol.ts';
import { createScorer } from './scorer.ts';

/** A basin is prepared in half a minute on one core; a room may be offline for some minutes. */
const ATTEMPTS = 200;
const RETRY_MS = 3000;
/** Stillness of a candidate before its draws begin. */
const CALM_MS = 120;

// A channel, not setTimeout: browsers hold nested timers back by 4 ms, a keystroke's worth of draws.
const channel = new MessageChannel();
const tasks: (() => void)[] = [];
channel.port1.onmessage = () => tasks.shift()?.();

const duty = self.name === 'central' ? 'central' : 'drawn';
const scorer = createScorer(
  {
    loadPack: packWhenReady,
    post: (message: FromWorker) => self.postMessage(message),
    later(task) {
      tasks.push(task);
      channel.port2.postMessage(null);
    },
  },
  duty,
);

const calming = new Map<string, { timer: ReturnType<typeof setTimeout>; deliver: () => void }>();

self.onmessage = (event: MessageEvent<ToWorker>) => {
  const message = event.data;
  if (duty === 'drawn' && message.type === 'score') {
    // « 52 → 6 → 60 » is drawn once, at 60: on two cores, draws of the 6 would only slow the next keystroke.
    clearTimeout(calming.get(message.candidate)?.timer);
    const deliver = (): void => {
      calming.delete(message.candidate);
      scorer.receive(message);
    };
    calming.set(message.candidate, { timer: setTimeout(deliver, CALM_MS), deliver });
    return;
  }
  if (message.type === 'trace') {
    // A figure opened within that stillness is explained as it is shown, never as it was.
    const held = calming.get(message.candidate);
    clearTimeout(held?.timer);
    held?.deliver();
  }
  scorer.receive(message);
};

/** Asks again while the server prepares the basin (503) or cannot be reached; the page meanwhile shows the server's figures. */
async function packWhenReady(zone: string, version: string | null): Promise<ReferencePack> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const pack = await fetchBasinPack(zone, version);
    if (pack.ok) return pack.value;
    if (pack.failure.code !== 'unreachable') throw new Error(pack.failure.code);
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
  throw new Error('unreachable');
}
