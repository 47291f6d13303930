import type { Doc } from 'yjs';
import {
  addItem,
  type Author,
  board,
  project as projectSpec,
  readDocument,
  removeItem,
  setField,
} from '#app/documents/index.ts';
import type { RoomName } from '#app/documents/wire.ts';
import type { Logger } from '#app/load-context.ts';
import type { Projects, Scoring, Tally, Weights } from '#app/services/index.ts';
import type { Hub } from './realtime/index.ts';

/** The server signs what it writes on a board. */
const SERVER: Author = { id: 'server', name: '' };

export type BoardOptions = {
  hub: Pick<Hub, 'serverEdit' | 'snapshotDoc' | 'onCommitted'>;
  projects: Pick<Projects, 'get' | 'list'>;
  weights: Pick<Weights, 'tally'>;
  scoring: Pick<Scoring, 'stamp'>;
  logger: Logger;
};

/** Keeps each space's board the mirror of its candidates and of its ballots. */
export interface Boards {
  /** Something of that space changed. Returns at once; changes that come together are written together. */
  refresh(spaceId: string): void;
  /** Resolves when nothing is left to write; refuses what comes after. */
  stop(): Promise<void>;
}

type Candidate = { projectId: string; number: number; title: string };

export function keepBoards({ hub, projects, weights, scoring, logger }: BoardOptions): Boards {
  const running = new Map<string, Promise<void>>();
  const again = new Set<string>();
  const titles = new Map<string, string>();
  let stopped = false;

  async function titleOf(projectId: string): Promise<string> {
    const doc = await hub.snapshotDoc({ kind: 'project', id: projectId });
    const read = readDocument(projectSpec, doc);
    doc.destroy();
    const title = read.ok ? read.value.fields.title : '';
    titles.set(projectId, title);
    return title;
  }

  async function write(spaceId: string): Promise<void> {
    const [list, tally, stamp] = await Promise.all([
      projects.list(spaceId),
      weights.tally(spaceId),
      scoring.stamp(spaceId),
    ]);
    const candidates: Candidate[] = [];
    for (const { id, number } of list) {
      candidates.push({ projectId: id, number, title: titles.get(id) ?? (await titleOf(id)) });
    }
    await hub.serverEdit({ kind: 'board', id: spaceId }, (doc) => {
      doc.transact(() => mirror(doc, candidates, tally, stamp));
    });
  }

  async function run(spaceId: string): Promise<void> {
    do {
      again.delete(spaceId);
      await write(spaceId).catch((error: unknown) => logger.error('board not written', { spaceId, error }));
    } while (again.has(spaceId));
    running.delete(spaceId);
  }

  function refresh(spaceId: string): void {
    if (stopped) return;
    if (running.has(spaceId)) again.add(spaceId);
    else running.set(spaceId, run(spaceId));
  }

  /** A project's title is in its document: it may just have been typed. */
  async function followTitle(room: RoomName): Promise<void> {
    const before = titles.get(room.id);
    const project = await projects.get(room.id);
    if (project !== null && (await titleOf(room.id)) !== before) refresh(project.spaceId);
  }

  const forget = hub.onCommitted((room) => {
    if (room.kind !== 'project' || stopped) return;
    followTitle(room).catch((error: unknown) => logger.error('title not read', { room: room.id, error }));
  });

  return {
    refresh,
    async stop() {
      stopped = true;
      forget();
      await Promise.all(running.values());
    },
  };
}

/** Writes only what differs: every phone receives it. */
function mirror(doc: Doc, candidates: readonly Candidate[], tally: Tally, stamp: number): void {
  const read = readDocument(board, doc);
  if (!read.ok) return;
  const shown = read.value;
  set(doc, 'voters', shown.fields.voters, tally.voters);
  set(doc, 'rules', shown.fields.rules, stamp);

  for (const item of shown.collections.candidates) {
    if (!candidates.some((candidate) => candidate.projectId === item.projectId)) {
      removeItem(board, doc, 'candidates', item.id, SERVER);
    }
  }
  for (const candidate of candidates) {
    const item = shown.collections.candidates.find((each) => each.projectId === candidate.projectId);
    if (item === undefined) addItem(board, doc, 'candidates', candidate, SERVER, candidate.projectId);
    else {
      set(doc, `candidates/${item.id}/number`, item.number, candidate.number);
      set(doc, `candidates/${item.id}/title`, item.title, candidate.title);
    }
  }

  for (const item of shown.collections.criteria) {
    const key = [item.indicator, item.level, item.variant].join('|');
    if (!Object.hasOwn(tally.criteria, key)) removeItem(board, doc, 'criteria', item.id, SERVER);
  }
  for (const [key, { mean, sd }] of Object.entries(tally.criteria)) {
    const [indicator = '', level, variant] = key.split('|');
    const item = shown.collections.criteria.find(
      (each) => [each.indicator, each.level, each.variant].join('|') === key,
    );
    // One that the committee named is in no catalogue: the board says that something changed, the page asks the rest.
    if (levelOf(level) === null || variantOf(variant) === null) continue;
    if (item === undefined)
      addItem(
        board,
        doc,
        'criteria',
        { indicator, level: levelOf(level), variant: variantOf(variant), mean, sd },
        SERVER,
      );
    else {
      set(doc, `criteria/${item.id}/mean`, item.mean, mean);
      set(doc, `criteria/${item.id}/sd`, item.sd, sd);
    }
  }
}

const { level: LEVEL, variant: VARIANT } = board.collections.criteria.fields;

function levelOf(name: string | undefined) {
  return LEVEL.choices.find((each) => each === name) ?? null;
}

function variantOf(name: string | undefined) {
  return VARIANT.choices.find((each) => each === name) ?? null;
}

function set(doc: Doc, path: string, before: unknown, after: unknown): void {
  if (before !== after) setField(board, doc, path, after, SERVER);
}
