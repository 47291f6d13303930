import { act, renderHook, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import {
  createUndo,
  emptyDocument,
  project,
  readDocument,
  scenarioIn,
  setField,
  type ProjectSnapshot,
} from '#app/documents/index.ts';
import type { ReferencePack } from '#app/engine/pack.ts';
import { valueOf } from '#app/features/impact/balance.ts';
import { criteriaFor } from '#app/features/impact/criteria.ts';
import type { EnginePort } from '#app/features/impact/engine-port.ts';
import type { FromWorker } from '#app/features/impact/protocol.ts';
import { scoreCandidates } from '#app/features/impact/score-candidates.ts';
import { createScorer } from '#app/features/impact/scorer.ts';
import { aPack } from '#tests/factories/pack.ts';
import type { ComparisonData } from './data.ts';
import { rulesOf } from './rules.ts';
import { useComparison } from './use-comparison.ts';
import type { OpenCandidate } from './use-candidates.ts';

const nadia = { id: 'p1', name: 'Nadia' };
const samia = { id: 'p2', name: 'Samia' };
const ZONE = '2705';
let pack: ReferencePack;
beforeAll(() => {
  pack = aPack();
});

/** The engine in the page itself, each message answered in its own turn. */
function localPort(): EnginePort {
  let hear: (message: FromWorker) => void = () => undefined;
  const scorer = createScorer({
    loadPack: () => Promise.resolve(pack),
    post: (message) => act(() => hear(message)),
    later: (task) => queueMicrotask(task),
  });
  return {
    post: (message) => scorer.receive(message),
    listen: (listener) => {
      hear = listener;
    },
    close: () => {
      hear = () => undefined;
    },
  };
}

function documentOf(values: Record<string, unknown>): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, emptyDocument(project));
  for (const [path, value] of Object.entries({ zone: ZONE, ...values }))
    setField(project, doc, path, value, nadia);
  return doc;
}

function snapshotOf(doc: Y.Doc): ProjectSnapshot {
  const read = readDocument(project, doc);
  if (!read.ok) throw new Error(read.failure.code);
  return read.value;
}

async function setting(docs: Record<string, Y.Doc>): Promise<{ data: ComparisonData; open: OpenCandidate }> {
  const candidates = Object.entries(docs).map(([id, doc], index) => ({
    id,
    number: `BEL-000${index + 1}`,
    writes: true,
    snapshot: snapshotOf(doc),
    observed: [],
  }));
  const criteria = criteriaFor(pack, ZONE);
  const group = { criteria, sources: {}, ballots: [], mean: [], spread: [], voters: 0 };
  const first = await scoreCandidates(
    candidates.map(({ id, snapshot }) => ({ id, scenario: scenarioIn(ZONE, snapshot) })),
    () => pack,
    rulesOf(group),
  );
  const data: ComparisonData = {
    space: { id: 's', name: 'Comité', zone: ZONE, basin: 'Alpha', pack: null },
    person: { ...nadia, color: '#0c5b4c' },
    rules: { locked: null, manages: false, marks: false },
    creates: true,
    ballot: { open: true, own: null },
    candidates,
    group,
    initial: first,
    places: [],
    plan: [],
    branches: [],
  };
  const open: OpenCandidate = (candidate, opened) => {
    const doc = docs[candidate];
    if (doc !== undefined)
      opened({ doc, read: () => snapshotOf(doc), subscribeLoaded: () => () => undefined });
    return () => undefined;
  };
  return { data, open };
}

afterEach(() => performance.clearMarks());

describe('candidates followed live', () => {
  it('moves net, score and ranking with an edit of mine, and says by how much', async () => {
    const docs = {
      a: documentOf({ branch: 'CK', directJobs: 52 }),
      b: documentOf({ branch: 'CK', directJobs: 40 }),
    };
    const { data, open } = await setting(docs);
    const { result } = renderHook(() => useComparison(data, { open, openPort: localPort }));
    await waitFor(() => expect(result.current.scores.state).toBe('live'));
    await waitFor(() => expect(result.current.scores.central['b']).toBeDefined());
    expect(result.current.move).toBeNull();
    const net =
      valueOf(
        result.current.scores.balances['a'] ?? data.initial.balances['a'] ?? expect.fail(),
        'J07',
        'basin',
        'net-basin',
      ) ?? 0;

    act(() => void setField(project, docs.a, 'directJobs', 6, nadia));
    act(() => void setField(project, docs.a, 'directJobs', 60, nadia));
    await waitFor(() => expect(result.current.move?.after).not.toBeNull());
    expect(result.current.move).toMatchObject({
      candidate: 'a',
      input: 'directJobs',
      from: 52,
      to: 60,
      by: nadia,
    });
    expect(result.current.move?.before.net).toBeCloseTo(net, 9);
    expect(result.current.move?.after?.net).toBeGreaterThan(net);
    await waitFor(() => expect(result.current.scores.drawing.size).toBe(0));
    expect(
      result.current.scores.contest?.standings.find(({ candidate }) => candidate === 'a')?.score,
    ).toBeCloseTo(result.current.move?.after?.score ?? Number.NaN, 9);
  });

  it('names the other person for an edit received from the network, and nobody for an undo far away', async () => {
    const docs = { a: documentOf({ branch: 'CK', directJobs: 52 }) };
    const { data, open } = await setting(docs);
    const far = new Y.Doc();
    Y.applyUpdate(far, Y.encodeStateAsUpdate(docs.a));
    far.on('update', (update: Uint8Array) => Y.applyUpdate(docs.a, update, 'network'));
    const undo = createUndo(project, far, samia);
    const { result } = renderHook(() => useComparison(data, { open, openPort: localPort }));
    await waitFor(() => expect(result.current.scores.state).toBe('live'));

    act(() => void setField(project, far, 'localPurchaseShare', 0.6, samia));
    await waitFor(() => expect(result.current.move?.after).not.toBeNull());
    expect(result.current.move).toMatchObject({
      input: 'localPurchaseShare',
      from: null,
      to: 0.6,
      by: samia,
    });
    expect(result.current.move?.estimate).toBeGreaterThan(0);

    act(() => void undo.undo());
    await waitFor(() => expect(result.current.move?.to).toBeNull());
    expect(result.current.move).toMatchObject({
      input: 'localPurchaseShare',
      from: 0.6,
      by: { id: '', name: '' },
    });

    // Undone over a value of mine: the trace that comes back is mine, the gesture is not.
    act(() => void setField(project, docs.a, 'directJobs', 55, nadia));
    Y.applyUpdate(far, Y.encodeStateAsUpdate(docs.a));
    act(() => void setField(project, far, 'directJobs', 70, samia));
    act(() => void undo.undo());
    await waitFor(() => expect(result.current.move).toMatchObject({ input: 'directJobs', to: 55 }));
    expect(result.current.move?.by.id).toBe('');
  });

  it('keeps the others scored when one candidate loses its branch, and scores it again when it finds one', async () => {
    const docs = {
      a: documentOf({ branch: 'CK', directJobs: 52 }),
      b: documentOf({ branch: 'CK', directJobs: 40 }),
    };
    const { data, open } = await setting(docs);
    const { result } = renderHook(() => useComparison(data, { open, openPort: localPort }));
    await waitFor(() => expect(result.current.scores.state).toBe('live'));
    act(() => void setField(project, docs.b, 'branch', null, nadia));
    await waitFor(() => expect(result.current.scores.refused).toEqual({ b: 'unknown-branch' }));
    await waitFor(() =>
      expect(result.current.scores.contest?.standings.map(({ candidate }) => candidate)).toEqual(['a']),
    );
    act(() => void setField(project, docs.b, 'branch', 'CK', nadia));
    await waitFor(() => expect(result.current.scores.contest?.standings).toHaveLength(2));
    expect(result.current.scores.refused).toEqual({});
  });
});
