import { startTransition, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Scenario, Source, Spread, TraceNode, YearFigures } from '#app/engine/types.ts';
import { INPUT_IDS, type Balance, type BalanceInput } from './balance.ts';
import { openWorkerPort, type EnginePort } from './engine-port.ts';
import type { Contest, FromWorker, Rules } from './protocol.ts';
import type { Swing } from './swings.ts';

/** A figure's derivation and the sources it names. */
export type Derivation = { root: TraceNode; sources: Readonly<Record<string, Source>> };

export type Candidate = { id: string; scenario: Scenario };

/** What the screen shows: balances and central scores by candidate, the ranking, and whether the engine answers. */
export type Scores = {
  balances: Readonly<Record<string, Balance>>;
  /** Central score 0..100 of each candidate, ahead of the ranking by the time of the draws. */
  central: Readonly<Record<string, number | null>>;
  contest: Contest | null;
  /** `server`: figures of the page as sent; `live`: the engine follows each edit; `failed`: it stopped, they no longer move. */
  state: 'server' | 'live' | 'failed';
  /** Why candidates are not scored, a code each. */
  refused: Readonly<Record<string, string>>;
  /** Candidates whose draws are not done: their intervals are those of before. */
  drawing: ReadonlySet<string>;
  /** The ranking shown is that of before the last edit. */
  comparing: boolean;
  /** What not knowing each undeclared input of the candidate in focus costs; null until it is weighed. */
  swings: readonly Swing[] | null;
  /** Sends a scenario to the engine at once, without waiting for the page to be drawn with it. */
  push(candidate: string, scenario: Scenario): void;
  derive(candidate: string, key: string): Promise<Derivation | null>;
};

/** Called once per central answer, before it is shown. */
export type OnCentral = (answer: {
  candidate: string;
  balance: Balance;
  score: number | null;
  first: boolean;
}) => void;

/** Draws a refinement between keystrokes: what is typed meanwhile passes before it. */
const later = startTransition;

/** Mark set by a field at a keystroke; the score it leads to closes the measure. */
export const KEY_MARK = 'ancrage:key';
export const SCORE_MEASURE = 'ancrage:score';

/**
 * Keeps candidates scored while they are edited. The first figures are the server's; the engine takes over when its
 * pack is there. Central figures of an edit are shown with the interval of before until its draws are done.
 */
export function useScores(options: {
  candidates: readonly Candidate[];
  rules: Rules;
  initial: {
    balances: Readonly<Record<string, Balance>>;
    contest: Contest | null;
    refused: Readonly<Record<string, string>>;
  };
  focus?: string;
  /** Version of the reference figures; absent or null: the one shipped with the program. */
  pack?: string | null;
  onCentral?: OnCentral;
  openPort?: () => EnginePort;
}): Scores {
  const { candidates, rules, initial, focus = null, pack = null } = options;
  const { onCentral, openPort = openWorkerPort } = options;
  const [balances, setBalances] = useState(initial.balances);
  const [central, setCentral] = useState<Readonly<Record<string, number | null>>>({});
  const [contest, setContest] = useState(initial.contest);
  const [state, setState] = useState<Scores['state']>('server');
  const [refused, setRefused] = useState(initial.refused);
  const [drawing, setDrawing] = useState<ReadonlySet<string>>(new Set());
  const [comparing, setComparing] = useState(false);
  const [swings, setSwings] = useState<readonly Swing[] | null>(null);
  const port = useRef<EnginePort | null>(null);
  const stamps = useRef(new Map<string, { stamp: number; text: string }>());
  const heard = useRef(new Set<string>());
  const asked = useRef(new Map<number, (derivation: Derivation | null) => void>());
  const requests = useRef(0);
  const tell = useRef(onCentral);
  const open = useRef(openPort);
  const pending = useRef<string | null>(null);
  useEffect(() => {
    tell.current = onCentral;
  });

  const hear = useCallback((message: FromWorker) => {
    const fresh = (candidate: string, stamp: number): boolean =>
      stamps.current.get(candidate)?.stamp === stamp;
    switch (message.type) {
      case 'ready':
        setState('live');
        return;
      case 'central': {
        const { candidate, stamp, balance, score } = message;
        if (!fresh(candidate, stamp)) return;
        const first = !heard.current.has(candidate);
        heard.current.add(candidate);
        tell.current?.({ candidate, balance, score, first });
        pending.current = candidate;
        setBalances((now) => ({ ...now, [candidate]: withIntervals(balance, now[candidate]) }));
        setCentral((now) => ({ ...now, [candidate]: score }));
        setRefused((now) => without(now, candidate));
        setDrawing((now) => new Set(now).add(candidate));
        setComparing(true);
        return;
      }
      case 'drawn': {
        const { candidate, stamp, balance } = message;
        if (!fresh(candidate, stamp)) return;
        later(() => {
          setBalances((now) => ({ ...now, [candidate]: withInputs(balance, now[candidate]) }));
          setDrawing((now) => new Set([...now].filter((one) => one !== candidate)));
        });
        return;
      }
      case 'contest':
        later(() => {
          setContest(message.contest);
          setComparing(false);
        });
        return;
      case 'swings':
        if (fresh(message.candidate, message.stamp)) later(() => setSwings(message.swings));
        return;
      case 'trace':
        asked.current.get(message.request)?.(
          message.root === null ? null : { root: message.root, sources: message.sources },
        );
        asked.current.delete(message.request);
        return;
      case 'failed': {
        const { candidate, code } = message;
        if (candidate === null) setState('failed');
        else {
          setRefused((now) => ({ ...now, [candidate]: code }));
          // Nothing more comes for it; the ranking of the others replaces the one on show when there are others.
          setDrawing((now) => new Set([...now].filter((one) => one !== candidate)));
          setComparing(false);
        }
        return;
      }
      default:
        message satisfies never;
    }
  }, []);

  useEffect(() => {
    const engine = open.current();
    port.current = engine;
    engine.listen(hear);
    const known = stamps.current;
    const answers = asked.current;
    const met = heard.current;
    return () => {
      engine.close();
      port.current = null;
      known.clear();
      met.clear();
      for (const answer of answers.values()) answer(null);
      answers.clear();
    };
  }, [hear]);

  const ids = candidates.map(({ id }) => id).join(' ');
  const zones = [...new Set(candidates.map(({ scenario }) => scenario.zone))].sort().join(' ');
  useEffect(() => {
    port.current?.post({ type: 'open', zones: zones === '' ? [] : zones.split(' '), pack });
  }, [zones, pack]);
  useEffect(() => {
    port.current?.post({ type: 'rules', rules, candidates: ids === '' ? [] : ids.split(' ') });
  }, [rules, ids]);
  useEffect(() => {
    port.current?.post({ type: 'focus', candidate: focus });
  }, [focus]);
  const push = useCallback((id: string, scenario: Scenario) => {
    if (port.current === null) return;
    const text = JSON.stringify(scenario);
    const last = stamps.current.get(id);
    if (last?.text === text) return;
    const stamp = (last?.stamp ?? 0) + 1;
    stamps.current.set(id, { stamp, text });
    port.current.post({ type: 'score', candidate: id, stamp, scenario });
  }, []);
  useEffect(() => {
    for (const { id, scenario } of candidates) push(id, scenario);
  }, [candidates, push]);

  // The measure closes when the new figures are in the page, not when the worker answered.
  useEffect(() => {
    if (pending.current === null) return;
    pending.current = null;
    if (performance.getEntriesByName(KEY_MARK).length === 0) return;
    performance.measure(SCORE_MEASURE, KEY_MARK);
    performance.clearMarks(KEY_MARK);
  }, [balances]);

  const derive = useCallback((candidate: string, key: string) => {
    const engine = port.current;
    if (!engine) return Promise.resolve(null);
    requests.current += 1;
    const request = requests.current;
    return new Promise<Derivation | null>((resolve) => {
      asked.current.set(request, resolve);
      engine.post({ type: 'trace', request, candidate, key });
    });
  }, []);

  return useMemo(
    () => ({ balances, central, contest, state, refused, drawing, comparing, swings, push, derive }),
    [balances, central, contest, state, refused, drawing, comparing, swings, push, derive],
  );
}

/** Central figures carry no interval: until the draws are done, that of before is kept, moved with the figure. */
function withIntervals(fresh: Balance, before: Balance | undefined): Balance {
  if (!before) return fresh;
  const figures = Object.fromEntries(
    Object.entries(fresh.figures).map(([key, figure]) => {
      const old = before.figures[key];
      const shift =
        figure.value !== null && old?.value !== null && old?.value !== undefined
          ? figure.value - old.value
          : null;
      if (shift === null || !old) return [key, figure];
      const move = (bound: number | null): number | null => (bound === null ? null : bound + shift);
      return [key, { ...figure, p10: move(old.p10), p50: move(old.p50), p90: move(old.p90) }];
    }),
  );
  const years = fresh.years.map((year, at) => movedYear(year, before.years[at]));
  return withInputs({ ...fresh, figures, years }, before);
}

/** A year at its new figures with the interval of before, moved with them. */
function movedYear(now: YearFigures, old: YearFigures | undefined): YearFigures {
  if (old === undefined) return now;
  const move = (fresh: Spread, was: Spread): Spread => {
    const shift = fresh.value - was.value;
    return { value: fresh.value, p10: was.p10 + shift, p90: was.p90 + shift };
  };
  return {
    ...now,
    direct: move(now.direct, old.direct),
    supportedBasin: move(now.supportedBasin, old.supportedBasin),
    netBasin: move(now.netBasin, old.netBasin),
    valueAdded: move(now.valueAdded, old.valueAdded),
    levies: now.levies === null || old.levies === null ? now.levies : move(now.levies, old.levies),
  };
}

/**
 * An input that an edit did not move stays the very object it was, with the interval of its draws: fifteen fields of
 * sixteen are not drawn again.
 */
function withInputs(fresh: Balance, before: Balance | undefined): Balance {
  if (!before) return fresh;
  const inputs = Object.fromEntries(
    INPUT_IDS.map((id) => {
      const [now, old] = [fresh.inputs[id], before.inputs[id]];
      return [id, unmoved(now, old) ? old : now];
    }),
  );
  // Built from INPUT_IDS: every input is there.
  return { ...fresh, inputs: inputs as Balance['inputs'] };
}

/** Central figures have no interval: theirs is that of before as long as the value is. */
function unmoved(now: BalanceInput, old: BalanceInput): boolean {
  const same =
    now.value === old.value &&
    now.declared === old.declared &&
    now.grade === old.grade &&
    now.unknown === old.unknown;
  return (
    same && ((now.p10 === old.p10 && now.p90 === old.p90) || (now.p10 === now.value && now.p90 === now.value))
  );
}

function without(
  codes: Readonly<Record<string, string>>,
  candidate: string,
): Readonly<Record<string, string>> {
  return Object.hasOwn(codes, candidate)
    ? Object.fromEntries(Object.entries(codes).filter(([id]) => id !== candidate))
    : codes;
}
