import { assess } from '#app/engine/index.ts';
import type { ReferencePack } from '#app/engine/pack.ts';
import type { Assessment, Scenario } from '#app/engine/types.ts';
import { balanceOf } from './balance.ts';
import { centralScore, contestOf } from './contest.ts';
import type { FromWorker, Rules, ToWorker } from './protocol.ts';

/** What the scorer needs from where it runs: a worker, or the page itself in a test. */
export interface ScorerHost {
  loadPack(zone: string, address: string): Promise<ReferencePack>;
  post(message: FromWorker): void;
  /** Runs a task after the messages that wait, so that an edit always passes before draws. */
  later(task: () => void): void;
}

type Held = { stamp: number; scenario: Scenario; central: Assessment | null; drawn: Assessment | null; drawnStamp: number };

/**
 * Scores candidates as they change: the central figures at once, the draws when nothing more urgent waits, the ranking
 * when every candidate is drawn. Work on a scenario that has since changed is dropped.
 */
export function createScorer(host: ScorerHost): { receive(message: ToWorker): void } {
  const packs = new Map<string, Promise<ReferencePack>>();
  const ready = new Map<string, ReferencePack>();
  const held = new Map<string, Held>();
  const waiting: string[] = [];
  let address = '';
  let rules: Rules | null = null;
  let order: readonly string[] = [];
  let drawing = false;

  function packOf(zone: string): Promise<ReferencePack> {
    const known = packs.get(zone);
    if (known) return known;
    const coming = host.loadPack(zone, address).then((pack) => {
      ready.set(zone, pack);
      return pack;
    });
    packs.set(zone, coming);
    // A failed download may succeed at the next edit.
    coming.catch(() => packs.delete(zone));
    return coming;
  }

  function failed(candidate: string | null, reason: unknown): void {
    host.post({ type: 'failed', candidate, code: reason instanceof Error ? reason.message : 'engine' });
  }

  function central(candidate: string, pack: ReferencePack): void {
    const entry = held.get(candidate);
    if (!entry) return;
    try {
      entry.central = assess(entry.scenario, pack, { draws: 0 });
    } catch (reason) {
      failed(candidate, reason);
      return;
    }
    const score = rules === null ? null : centralScore(entry.central, rules);
    host.post({ type: 'central', candidate, stamp: entry.stamp, balance: balanceOf(entry.central), score });
    const place = waiting.indexOf(candidate);
    if (place >= 0) waiting.splice(place, 1);
    waiting.unshift(candidate);
    drawNext();
  }

  function drawNext(): void {
    if (drawing) return;
    drawing = true;
    host.later(() => {
      drawing = false;
      const candidate = waiting.shift();
      if (candidate === undefined) return;
      draw(candidate);
      if (waiting.length > 0) drawNext();
      else compare();
    });
  }

  function draw(candidate: string): void {
    const entry = held.get(candidate);
    const pack = entry && ready.get(entry.scenario.zone);
    if (!entry || !pack) return;
    try {
      entry.drawn = assess(entry.scenario, pack);
      entry.drawnStamp = entry.stamp;
      host.post({ type: 'drawn', candidate, stamp: entry.stamp, balance: balanceOf(entry.drawn) });
    } catch (reason) {
      failed(candidate, reason);
    }
  }

  function compare(): void {
    if (rules === null) return;
    const drawn = order.flatMap((candidate) => {
      const entry = held.get(candidate);
      return entry?.drawn && entry.drawnStamp === entry.stamp ? [{ candidate, assessment: entry.drawn }] : [];
    });
    // Half a ranking would show people ranks that are not theirs: wait for every candidate that can be scored.
    const expected = order.filter((candidate) => held.has(candidate));
    if (drawn.length === 0 || drawn.length < expected.length) return;
    host.post({ type: 'contest', contest: contestOf(drawn, rules) });
  }

  function trace(request: number, candidate: string, key: string): void {
    const entry = held.get(candidate);
    const latest = entry?.drawnStamp === entry?.stamp ? (entry?.drawn ?? null) : (entry?.central ?? null);
    const pack = entry && ready.get(entry.scenario.zone);
    const indicator = latest?.indicators.find(({ id, level, variant }) => `${id}|${level}|${variant}` === key);
    const root = latest?.traces[indicator?.trace ?? key] ?? null;
    host.post({ type: 'trace', request, root, sources: pack?.sources ?? {} });
  }

  return {
    receive(message) {
      switch (message.type) {
        case 'open':
          address = message.address;
          Promise.all(message.zones.map(packOf)).then(
            () => host.post({ type: 'ready' }),
            (reason: unknown) => failed(null, reason),
          );
          return;
        case 'rules':
          rules = message.rules;
          order = message.candidates;
          for (const [candidate, entry] of held) {
            if (!order.includes(candidate)) held.delete(candidate);
            else if (entry.central) {
              const balance = balanceOf(entry.drawnStamp === entry.stamp && entry.drawn ? entry.drawn : entry.central);
              host.post({ type: 'central', candidate, stamp: entry.stamp, balance, score: centralScore(entry.central, rules) });
            }
          }
          if (waiting.length === 0) compare();
          return;
        case 'score': {
          const { candidate, stamp, scenario } = message;
          const before = held.get(candidate);
          held.set(candidate, {
            stamp,
            scenario,
            central: before?.central ?? null,
            drawn: before?.drawn ?? null,
            drawnStamp: before?.drawnStamp ?? -1,
          });
          const pack = ready.get(scenario.zone);
          // Synchronous when the pack is there: a keystroke does not wait for a turn of the loop.
          if (pack) central(candidate, pack);
          else
            packOf(scenario.zone).then(
              (loaded) => {
                if (held.get(candidate)?.stamp === stamp) central(candidate, loaded);
              },
              (reason: unknown) => failed(candidate, reason),
            );
          return;
        }
        case 'trace':
          trace(message.request, message.candidate, message.key);
          return;
        default:
          message satisfies never;
      }
    },
  };
}
