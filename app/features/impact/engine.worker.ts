import { fetchBasinPack } from '#app/reference/index.ts';
import type { FromWorker, ToWorker } from './protocol.ts';
import { createScorer } from './scorer.ts';

// A channel, not setTimeout: browsers hold nested timers back by 4 ms, a keystroke's worth of draws.
const channel = new MessageChannel();
const tasks: (() => void)[] = [];
channel.port1.onmessage = () => tasks.shift()?.();

const scorer = createScorer({
  async loadPack(zone) {
    const pack = await fetchBasinPack(zone);
    if (!pack.ok) throw new Error(pack.failure.code);
    return pack.value;
  },
  post: (message: FromWorker) => self.postMessage(message),
  later(task) {
    tasks.push(task);
    channel.port2.postMessage(null);
  },
});

self.onmessage = (event: MessageEvent<ToWorker>) => scorer.receive(event.data);
