import { fetchPack } from './fetch-pack.ts';
import { createScorer } from './scorer.ts';
import type { FromWorker, ToWorker } from './protocol.ts';

// A channel, not setTimeout: browsers hold nested timers back by 4 ms, a keystroke's worth of draws.
const channel = new MessageChannel();
const tasks: (() => void)[] = [];
channel.port1.onmessage = () => tasks.shift()?.();

const scorer = createScorer({
  loadPack: fetchPack,
  post: (message: FromWorker) => self.postMessage(message),
  later(task) {
    tasks.push(task);
    channel.port2.postMessage(null);
  },
});

self.onmessage = (event: MessageEvent<ToWorker>) => scorer.receive(event.data);
