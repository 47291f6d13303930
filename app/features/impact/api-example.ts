import { assess } from '#app/engine/index.ts';
import type { ReferencePack } from '#app/engine/pack.ts';
import { drawsOf } from '#app/reference/index.ts';
import { API_EXAMPLE, API_EXAMPLE_KEYS } from './api-page.tsx';

/** What the server answers to the example: JSON cut to some of its indicators, and how many there are. */
export type ExampleAnswer = { answer: string; count: number };

/** The page is asked for by anybody, the example is always the same: computed once for a pack and its draws. */
let held: { key: string; given: ExampleAnswer } | null = null;

/** The answer to the example of the page; `pack` is the slice of its zone. */
export function exampleAnswer(pack: ReferencePack): ExampleAnswer {
  const { scenario, draws } = API_EXAMPLE;
  const key = `${pack.version} ${drawsOf(pack.responses[scenario.zone])}`;
  if (held?.key !== key) {
    const { indicators, engine, pack: version } = assess(scenario, pack, { draws });
    const keys: readonly string[] = API_EXAMPLE_KEYS;
    const shown = {
      indicators: indicators.filter(({ trace }) => keys.includes(trace)),
      engine,
      pack: version,
    };
    held = { key, given: { answer: JSON.stringify(shown, null, 2), count: indicators.length } };
  }
  return held.given;
}
