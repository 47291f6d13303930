import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENGINE_VERSION, prepareBasin } from '#app/engine/index.ts';
import type { StoredResponse } from '#app/engine/responses.ts';
import { loadPack, PACK_VERSION } from '#app/reference/index.ts';
import shipped from '#app/reference/pack/responses-2705.json' with { type: 'json' };
import { type BasinResponses, createBasinResponses, GEOGRAPHY_DRAWS } from './basin-responses.ts';
import { createBasinSolver, type SolveBasin } from './basin-solver.ts';
import { createEverywhere } from './everywhere.ts';
import { createReference } from './reference-service.ts';

let directory = '';
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'basins-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

function response(zone: string, draws: number): StoredResponse {
  return {
    format: 'ancrage-response-1',
    zone,
    areas: [],
    branches: 0,
    zones: 0,
    draws,
    residents: 0,
    figures: '',
  };
}

/** A solver that counts what it was asked; the mathematics are the engine's and tested there. */
function countingSolver(): { solve: SolveBasin; asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    solve: async (zone, draws) => {
      asked.push(`${zone}/${draws}`);
      if (zone === '0601') return { ok: false, failure: { code: 'zone-without-jobs', zone } };
      return { ok: true, value: response(zone, draws) };
    },
  };
}

/** The embedded pack over given responses. */
const held = (responses: BasinResponses) => async () => ({
  pack: await loadPack(),
  responses,
  everywhere: createEverywhere({ directory, key: 'nowhere' }),
});

describe('prepared basins', () => {
  it('are solved once for two requests at the same time, then come from memory', async () => {
    const { solve, asked } = countingSolver();
    const responses = createBasinResponses({ directory, key: 'once', solve });
    const [first, second] = await Promise.all([
      responses.get('2705', 'drawn'),
      responses.get('2705', 'drawn'),
    ]);
    expect(first).toEqual(second);
    expect((await responses.atHand('2705'))?.draws).toBe(GEOGRAPHY_DRAWS);
    expect(asked).toEqual([`2705/${GEOGRAPHY_DRAWS}`]);
  });

  it('are found again on disk by a new process, never under another key', async () => {
    const before = countingSolver();
    await createBasinResponses({ directory, key: 'pack-1 engine/1', solve: before.solve }).get(
      '2705',
      'central',
    );
    const after = countingSolver();
    const again = createBasinResponses({ directory, key: 'pack-1 engine/1', solve: after.solve });
    expect((await again.get('2705', 'central')).ok).toBe(true);
    expect(after.asked).toEqual([]);
    const other = createBasinResponses({ directory, key: 'pack-2', solve: after.solve });
    expect(await other.atHand('2705')).toBeNull();
    for (const folder of await readdir(directory)) expect(folder).toMatch(/^[\w.-]+$/);
  });

  it('pass the solver’s refusal on and keep nothing of it', async () => {
    const { solve, asked } = countingSolver();
    const responses = createBasinResponses({ directory, key: 'refused', solve });
    expect(await responses.get('0601', 'central')).toMatchObject({
      ok: false,
      failure: { code: 'zone-without-jobs' },
    });
    await responses.get('0601', 'central');
    expect(asked).toHaveLength(2);
  });
});

describe('the reference service', () => {
  it('waits for a central response, and prepares a drawn one without keeping anybody waiting', async () => {
    const { solve, asked } = countingSolver();
    const responses = createBasinResponses({ directory, key: 'service', solve });
    const reference = createReference(held(responses));
    expect((await reference.slice('8425'))?.responses['8425']).toMatchObject({ draws: 0 });
    expect(asked).toEqual(['8425/0']);
    expect((await reference.slice('8425', 'drawn'))?.responses['8425']).toMatchObject({ draws: 0 });
    await responses.get('8425', 'drawn');
    expect((await reference.slice('8425', 'drawn'))?.responses['8425']).toMatchObject({
      draws: GEOGRAPHY_DRAWS,
    });
    expect((await reference.slice('8425'))?.responses['8425']).toMatchObject({ draws: GEOGRAPHY_DRAWS });
    expect(asked).toEqual(['8425/0', `8425/${GEOGRAPHY_DRAWS}`]);
  });

  it('knows no such zone, and gives Mayotte its figures without a response', async () => {
    const reference = createReference(
      held(createBasinResponses({ directory, key: 'none', solve: countingSolver().solve })),
    );
    expect(await reference.slice('9999')).toBeNull();
    expect((await reference.slice('0601'))?.responses).toEqual({});
  });
});

describe('the solver', () => {
  it('solves in a thread of its own, refuses a zone without posts, and stops', async () => {
    const solver = createBasinSolver();
    expect(await solver.solve('0601', 0, null)).toMatchObject({
      ok: false,
      failure: { code: 'zone-without-jobs' },
    });
    await solver.stop();
  });
});

describe('the shipped basin', () => {
  it('is what this engine computes from this pack: if not, run `npm run pack -- --basin 2705`', async () => {
    const pack = await loadPack();
    expect([shipped.pack, shipped.engine]).toEqual([PACK_VERSION, ENGINE_VERSION]);
    const central = prepareBasin(pack, '2705');
    expect(central.ok).toBe(true);
    if (!central.ok) return;
    // The central figures come first in both runs of bytes; base64 keeps them as a prefix up to a multiple of three bytes.
    const prefix = central.value.figures.length - 4;
    expect(shipped.response.figures.slice(0, prefix) === central.value.figures.slice(0, prefix)).toBe(true);
    expect(shipped.response.draws).toBe(GEOGRAPHY_DRAWS);
  });
});
