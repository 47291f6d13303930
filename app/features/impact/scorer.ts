import { assess, swingTrace, zoneTrace } from '#app/engine/index.ts';
import type { ReferencePack } from '#app/engine/pack.ts';
import type { Assessment, Scenario, TraceNode } from '#app/engine/types.ts';
import { balanceOf, figureKey, INPUT_KEY, isInputId } from './balance.ts';
import { centralScore, contestOf, scoreDerivation, shareDerivation } from './contest.ts';
import type { Contest, FromWorker, Rules, ToWorker } from './protocol.ts';
import { readKey } from './trace-keys.ts';
import { swingOf, undeclared, type Swing } from './swings.ts';

/** What the scorer needs from where it runs: a worker, or the page itself in a test. */
export interface ScorerHost {
  /** Rejects with the code of the failure when the pack of that zone cannot be had. */
  loadPack(zone: string, pack: string | null): Promise<ReferencePack>;
  post(message: FromWorker): void;
  /** Runs a task after the messages that wait, so that an edit always passes before draws. */
  later(task: () => void): void;
}

/**
 * What one scorer answers. In a page two share the work, each in its thread: `central` answers keystrokes and is never
 * behind 500 draws; `drawn` does draws, ranking, swings and derivations.
 */
export type Duty = 'central' | 'drawn' | 'both';

type Held = {
  stamp: number;
  scenario: Scenario;
  central: Assessment | null;
  drawn: Assessment | null;
  drawnStamp: number;
  /** The engine refused the present scenario: the ranking goes on without it. */
  refused: boolean;
};

/**
 * Scores candidates as they change: the central figures at once, the draws when nothing more urgent waits, the ranking
 * when every candidate is drawn. Work on a scenario that has since changed is dropped.
 */
export function createScorer(host: ScorerHost, duty: Duty = 'both'): { receive(message: ToWorker): void } {
  const packs = new Map<string, Promise<ReferencePack>>();
  const ready = new Map<string, ReferencePack>();
  const held = new Map<string, Held>();
  const waiting: string[] = [];
  let rules: Rules | null = null;
  let contest: Contest | null = null;
  let version: string | null = null;
  let order: readonly string[] = [];
  let drawing = false;
  let focus: string | null = null;
  let weighed = '';

  function packOf(zone: string): Promise<ReferencePack> {
    const known = packs.get(zone);
    if (known) return known;
    const asked = version;
    const coming = host.loadPack(zone, asked).then((pack) => {
      // Of a version that was left meanwhile: of no use any more.
      if (version === asked) ready.set(zone, pack);
      return pack;
    });
    packs.set(zone, coming);
    // A failed download may succeed at the next edit.
    coming.catch(() => {
      if (version === asked) packs.delete(zone);
    });
    return coming;
  }

  /** Scores a candidate as it is held, at once when the pack is there: a keystroke does not wait for a turn of the loop. */
  function follow(candidate: string, { stamp, scenario }: Held): void {
    const pack = ready.get(scenario.zone);
    if (pack) {
      central(candidate, pack);
      return;
    }
    const asked = version;
    packOf(scenario.zone).then(
      (loaded) => {
        if (version === asked && held.get(candidate)?.stamp === stamp) central(candidate, loaded);
      },
      (reason: unknown) => {
        if (version === asked) failed(candidate, reason);
      },
    );
  }

  function failed(candidate: string | null, reason: unknown): void {
    host.post({ type: 'failed', candidate, code: reason instanceof Error ? reason.message : 'engine' });
  }

  function central(candidate: string, pack: ReferencePack): void {
    const entry = held.get(candidate);
    if (!entry) return;
    const place = waiting.indexOf(candidate);
    if (place >= 0) waiting.splice(place, 1);
    if (duty === 'drawn') {
      waiting.unshift(candidate);
      drawNext();
      return;
    }
    try {
      entry.central = assess(entry.scenario, pack, { draws: 0 });
    } catch (reason) {
      entry.refused = true;
      failed(candidate, reason);
      if (waiting.length === 0) compare();
      return;
    }
    const score = rules === null ? null : centralScore({ candidate, assessment: entry.central }, rules);
    host.post({ type: 'central', candidate, stamp: entry.stamp, balance: balanceOf(entry.central), score });
    if (duty === 'central') return;
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
      else {
        compare();
        weigh();
      }
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
    } catch {
      // Whoever answers the central figures says why; here the ranking only goes on without it.
      entry.refused = true;
    }
  }

  function compare(): void {
    if (rules === null) return;
    const drawn = order.flatMap((candidate) => {
      const entry = held.get(candidate);
      return entry?.drawn && entry.drawnStamp === entry.stamp ? [{ candidate, assessment: entry.drawn }] : [];
    });
    // Half a ranking would show people ranks that are not theirs: wait for every candidate that can be scored.
    const expected = order.filter((candidate) => held.get(candidate)?.refused === false);
    if (drawn.length === 0 || drawn.length < expected.length) return;
    contest = contestOf(drawn, rules);
    host.post({ type: 'contest', contest });
  }

  /** One input a task: a keystroke never waits for more than two assessments. */
  function weigh(): void {
    const candidate = focus;
    const entry = candidate === null ? undefined : held.get(candidate);
    const pack = entry && ready.get(entry.scenario.zone);
    if (candidate === null || !entry?.drawn || !pack || entry.drawnStamp !== entry.stamp) return;
    const { stamp, scenario } = entry;
    const name = `${candidate} ${stamp}`;
    if (weighed === name) return;
    weighed = name;
    const balance = balanceOf(entry.drawn);
    const left = undeclared(balance);
    const swings: Swing[] = [];
    const next = (): void => {
      if (held.get(candidate)?.stamp !== stamp || focus !== candidate) return;
      const input = left.shift();
      if (input === undefined) {
        host.post({ type: 'swings', candidate, stamp, swings });
        return;
      }
      const swing = swingOf(scenario, pack, balance, input);
      if (swing) swings.push(swing);
      host.later(next);
    };
    host.later(next);
  }

  function trace(request: number, candidate: string, key: string): void {
    const entry = held.get(candidate);
    const pack = entry && ready.get(entry.scenario.zone);
    if (entry && !entry.refused && !pack) {
      // The page shows the server's figures before the pack is here: a click on one is answered when it is.
      const answer = (): void => trace(request, candidate, key);
      const none = (): void => host.post({ type: 'trace', request, root: null, sources: {} });
      packOf(entry.scenario.zone).then(answer, none);
      return;
    }
    let root: TraceNode | null = null;
    if (entry && pack && !entry.refused) {
      const drawn = entry.drawnStamp === entry.stamp ? entry.drawn : null;
      const assessment = drawn ?? assess(entry.scenario, pack, { draws: 0 });
      root = derivationOf({ candidate, assessment, scenario: entry.scenario, pack }, key, { rules, contest });
    }
    host.post({ type: 'trace', request, root, sources: pack?.sources ?? {} });
  }

  return {
    receive(message) {
      switch (message.type) {
        case 'open':
          if (message.pack !== version) {
            // Other figures: nothing computed from the former ones is kept.
            packs.clear();
            ready.clear();
            version = message.pack;
            contest = null;
            weighed = '';
            for (const [candidate, { stamp, scenario }] of held) {
              const again = unscored(stamp, scenario);
              held.set(candidate, again);
              follow(candidate, again);
            }
          }
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
            else if (entry.central && !entry.refused) {
              const balance = balanceOf(
                entry.drawnStamp === entry.stamp && entry.drawn ? entry.drawn : entry.central,
              );
              host.post({
                type: 'central',
                candidate,
                stamp: entry.stamp,
                balance,
                score: centralScore({ candidate, assessment: entry.central }, rules),
              });
            }
          }
          if (waiting.length === 0) compare();
          return;
        case 'score': {
          const { candidate, stamp, scenario } = message;
          const entry = {
            ...(held.get(candidate) ?? unscored(stamp, scenario)),
            stamp,
            scenario,
            refused: false,
          };
          held.set(candidate, entry);
          follow(candidate, entry);
          return;
        }
        case 'focus':
          focus = message.candidate;
          if (waiting.length === 0) weigh();
          return;
        case 'trace':
          trace(message.request, message.candidate, message.key);
          return;
        default:
          message satisfies never;
      }
    },
  };
}

/** A candidate of which nothing is known yet. */
function unscored(stamp: number, scenario: Scenario): Held {
  return { stamp, scenario, central: null, drawn: null, drawnStamp: -1, refused: false };
}

type Asked = { candidate: string; assessment: Assessment; scenario: Scenario; pack: ReferencePack };

/** The derivation that a key names: see trace-keys.ts. Null for what nothing is known of. */
function derivationOf(
  { candidate, assessment, scenario, pack }: Asked,
  key: string,
  { rules, contest }: { rules: Rules | null; contest: Contest | null },
): TraceNode | null {
  const asked = readKey(key);
  switch (asked.kind) {
    case 'score':
      return rules === null ? null : scoreDerivation({ candidate, assessment }, rules, contest);
    case 'rank':
    case 'over':
      return contest === null ? null : shareDerivation(contest, candidate, asked);
    case 'swing': {
      const { p10: low, p90: high } = assessment.inputs[asked.input];
      return swingTrace(scenario, pack, asked.input, { low, high });
    }
    case 'zone':
      return zoneTrace(assessment, pack, asked.zone, asked.which);
    case 'figure':
      return rootOf(assessment, key);
    default:
      return asked satisfies never;
  }
}

/** The derivation of a figure (`J07|basin|net-basin`) or of an input (`input:directJobs`), with its interval. */
function rootOf(assessment: Assessment, key: string): TraceNode | null {
  const input = key.startsWith(INPUT_KEY) ? key.slice(INPUT_KEY.length) : '';
  if (isInputId(input)) {
    const { trace, p10, p90 } = assessment.inputs[input];
    return { ...trace, p10, p90 };
  }
  const indicator = assessment.indicators.find(
    ({ id, level, variant }) => figureKey(id, level, variant) === key,
  );
  const root = assessment.traces[indicator?.trace ?? key] ?? null;
  if (root === null || indicator === undefined || indicator.p10 === null || indicator.p90 === null)
    return root;
  return { ...root, p10: indicator.p10, p90: indicator.p90 };
}
