import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { CLOSE, type Limits, SYNC, WIRE_VERSION } from '#app/documents/wire.ts';
import { type HeldLog, heldLog } from '#tests/factories/held-log.ts';
import { type ManualClock, manualClock } from '#tests/factories/manual-clock.ts';
import { joinRoom, presenceBytes, syncBytes, type WireClient } from '#tests/factories/wire-client.ts';
import { createHub, type Hub, type HubOptions, type RoomPolicy } from './hub.ts';

const ROOM = 'project/p1';
const person = (id: string) => ({ person: { id, name: id, color: '#2f6f8f' }, field: null });
const silent = { info: () => undefined, warn: () => undefined };

type Bench = {
  hub: Hub;
  log: HeldLog;
  clock: ManualClock;
  warnings: string[];
  /** Lets promises and inserts finish, and clients answer, without time passing. */
  settle(...clients: WireClient[]): Promise<void>;
  join(...args: Parameters<typeof joinRoom> extends [Hub, ...infer Rest] ? Rest : never): Promise<WireClient>;
};

/** Everybody writes, unless their name starts with `reader`. */
const policy: RoomPolicy = {
  async resolve(room, session) {
    if (session === null) return { close: CLOSE.signedOut };
    if (room.id === 'unknown') return { close: CLOSE.noSuchRoom };
    if (session.personId === 'stranger') return { close: CLOSE.forbidden };
    return { right: session.personId.startsWith('reader') ? 'read' : 'write' };
  },
};

function bench(options: Partial<HubOptions> & { limits?: Partial<Limits> } = {}): Bench {
  const log = heldLog();
  const clock = manualClock();
  const warnings: string[] = [];
  const logger = { ...silent, warn: (_fields: unknown, message: string) => void warnings.push(message) };
  const hub = createHub({ log, clock, rooms: policy, logger, ...options });
  async function settle(...clients: WireClient[]): Promise<void> {
    await clock.settle();
    for (const client of clients) client.flush();
    await clock.settle();
  }
  return {
    hub,
    log,
    clock,
    warnings,
    settle,
    async join(room, joining) {
      const client = joinRoom(hub, room, joining);
      await settle(client);
      return client;
    },
  };
}

const setTitle = (title: string) => (doc: Y.Doc) => void doc.getMap('fields').set('title', title);
const titleOf = (doc: Y.Doc) => doc.getMap('fields').get('title');
const p1 = { kind: 'project', id: 'p1' } as const;

describe('entering', () => {
  it.each([
    ['nobody signed in', { person: null }, ROOM, CLOSE.signedOut],
    ['a person without right', { person: 'stranger' }, ROOM, CLOSE.forbidden],
    ['a page of another site', { sameSite: false }, ROOM, CLOSE.forbidden],
    ['a room that does not exist', {}, 'project/unknown', CLOSE.noSuchRoom],
    ['a kind that does not exist', {}, 'secrets/p1', CLOSE.noSuchRoom],
    ['a forged path', {}, 'project/../meeting/m1', CLOSE.noSuchRoom],
    ['an escaped path', {}, 'project/%2e%2e', CLOSE.noSuchRoom],
    ['a page older than the server', { version: String(WIRE_VERSION - 1) }, ROOM, CLOSE.outdated],
  ])('refuses %s, with the code that says it', async (_who, arrival, room, code) => {
    const { join, hub } = bench();
    const client = await join(room, arrival);
    expect(client.closed?.code).toBe(code);
    expect(client.step2s).toBe(0);
    expect(hub.health().connections).toBe(0);
    expect(hub.health().rooms).toBe(0);
  });

  it('answers only once the document is loaded, and keeps meanwhile what arrives', async () => {
    const { hub, log, settle, join } = bench();
    const writer = await join(ROOM);
    writer.edit(setTitle('Vélos'));
    await settle();
    await hub.stop();

    const held = heldLog(log);
    let open: () => void = () => undefined;
    const loading = new Promise<void>((resolve) => (open = resolve));
    const late = bench({ log: { ...held, load: (id) => loading.then(() => held.load(id)) } });
    const client = await late.join(ROOM);
    expect([client.step1s, client.step2s]).toEqual([0, 0]);
    open();
    await late.settle(client);
    expect([client.step1s, client.step2s]).toEqual([1, 1]);
    expect(titleOf(client.doc)).toBe('Vélos');
  });

  it('closes for a while a client that sends too much before the document is loaded', async () => {
    const never = new Promise<never>(() => undefined);
    const { join } = bench({ log: { ...heldLog(), load: () => never }, limits: { queuedFrames: 3 } });
    const client = await join(ROOM, { silent: true });
    client.hello();
    client.hello();
    client.hello();
    expect(client.closed).toBeNull();
    client.hello();
    expect(client.closed?.code).toBe(CLOSE.queueFull);
  });

  it('refuses one page too many of one person, and nobody else', async () => {
    const { join } = bench({ limits: { connectionsPerPerson: 2 } });
    const [first, second, third] = [await join(ROOM), await join(ROOM), await join(ROOM)];
    const other = await join(ROOM, { person: 'bob' });
    expect([first.closed, second.closed, third.closed?.code, other.closed]).toEqual([
      null,
      null,
      CLOSE.tooMany,
      null,
    ]);
  });

  it('says to come back when the right cannot be read', async () => {
    const { join, warnings } = bench();
    const client = await join(ROOM, { session: () => Promise.reject(new Error('no database')) });
    expect(client.closed?.code).toBe(CLOSE.cannotSave);
    expect(warnings).toEqual(['right not read']);
  });
});

describe('acknowledging', () => {
  it('says a frame is on disk after the insert, never before', async () => {
    const { join, log, settle } = bench();
    const client = await join(ROOM);
    expect(client.acks).toEqual([1]); // its answer to our step 1, which changed nothing
    log.hold();
    client.edit(setTitle('a'));
    client.edit(setTitle('b'));
    await settle();
    expect(client.acks).toEqual([1]);
    log.release();
    await settle();
    expect(client.acks).toEqual([1, 3]);
  });

  it('does not acknowledge a change it already has in memory before that change is on disk', async () => {
    const { join, log, settle, hub } = bench();
    const first = await join(ROOM);
    log.hold();
    first.edit(setTitle('a'));
    first.hangUp();
    // The same person comes back with the same edit: nothing new for the hub, and nothing on disk yet.
    const again = await join(ROOM, { doc: first.doc });
    expect(again.step1s).toBe(1);
    expect(again.acks).toEqual([]);
    log.release();
    await settle();
    expect(again.acks).toEqual([1]);
    expect(hub.health().updates).toBe(1);
  });

  it('puts the changes of a tick from every room in one insert', async () => {
    const { join, log, settle } = bench();
    const clients = [await join('project/a'), await join('project/b'), await join('roadmap/c')];
    for (const client of clients) client.edit(setTitle('x'));
    clients[0]?.edit(setTitle('y'));
    await settle();
    expect(log.inserts).toEqual([4]);
    expect(clients.map((client) => client.acks.at(-1))).toEqual([3, 2, 2]);
  });

  it('acknowledges deletions, which no state vector shows', async () => {
    const { join, settle, hub, log } = bench();
    const client = await join(ROOM);
    client.edit(setTitle('a'));
    client.edit((doc) => doc.getMap('fields').delete('title'));
    await settle();
    expect(client.acks.at(-1)).toBe(3);
    await hub.stop();
    const next = bench({ log });
    const reader = await next.join(ROOM);
    expect(titleOf(reader.doc)).toBeUndefined();
  });

  it('keeps a change that waits for another one, and gives both back after a restart', async () => {
    const { join, settle, hub, log } = bench();
    const author = new Y.Doc();
    const updates: Uint8Array[] = [];
    author.on('update', (update: Uint8Array) => updates.push(update));
    author.getText('notes').insert(0, 'one ');
    author.getText('notes').insert(4, 'two');
    const [one, two] = updates;
    if (one === undefined || two === undefined) throw new Error('two updates expected');

    const client = await join(ROOM);
    client.send(syncBytes(SYNC.update, two));
    await settle();
    expect(client.acks.at(-1)).toBe(2);
    await hub.stop();

    const next = bench({ log });
    const later = await next.join(ROOM);
    expect(later.doc.getText('notes').toString()).toBe('');
    later.send(syncBytes(SYNC.update, one));
    await next.settle();
    const fresh = await next.join(ROOM);
    expect(fresh.doc.getText('notes').toString()).toBe('one two');
  });

  it('acknowledges nothing when the insert fails, closes for a while, and takes the change at the return', async () => {
    const { join, log, settle, hub, warnings } = bench();
    const client = await join(ROOM);
    const witness = await join('project/other');
    log.failing = (documentId) => documentId === ROOM;
    client.edit(setTitle('a'));
    witness.edit(setTitle('b'));
    await settle();
    expect(client.acks).toEqual([1]);
    expect(client.closed?.code).toBe(CLOSE.cannotSave);
    expect(witness.closed).toBeNull();
    expect(witness.acks).toEqual([1, 2]);
    expect(warnings).toEqual(['changes not on disk: the room closes']);

    log.failing = () => false;
    const again = await join(ROOM, { doc: client.doc });
    await settle(again);
    expect(again.acks.at(-1)).toBe(1);
    expect(titleOf(await hub.snapshotDoc(p1))).toBe('a');
  });

  it('reads no further from a client that writes faster than the disk, and loses nothing of it', async () => {
    const { join, log, settle } = bench({ limits: { uncommittedBytes: 200 } });
    const client = await join(ROOM);
    log.hold();
    client.edit(setTitle('a'.repeat(300)));
    expect(client.paused).toBe(true);
    log.release();
    await settle();
    expect(client.paused).toBe(false);
    expect(client.acks.at(-1)).toBe(2);
  });
});

describe('refusing what is sent', () => {
  it.each([
    ['an unknown message', [9, 1, 2]],
    ['an unknown sync message', [0, 7, 0]],
    ['an empty frame', []],
    ['a frame cut short', [0, 2, 40, 1]],
    ['bytes left over', [0, 2, 2, 0, 0, 0]],
    ['an update that is not one', [0, 2, 3, 255, 255, 255]],
    ['a state vector that is not one', [0, 0, 2, 250, 1]],
    ['a presence that is not one', [1, 2, 9, 9]],
    ['a long form of a known type', [0x80, 0x00, 2, 2, 0, 0]],
  ])('closes with 4400 on %s', async (_what, frame) => {
    const { join, settle, log } = bench();
    const client = await join(ROOM);
    const witness = await join(ROOM, { person: 'bob' });
    client.send(frame);
    await settle();
    expect(client.closed?.code).toBe(CLOSE.malformed);
    expect(witness.closed).toBeNull();
    expect(log.inserts).toEqual([]);
  });

  it('closes with 4400 on text', async () => {
    const { join } = bench();
    const client = await join(ROOM);
    client.sendText('hello');
    expect(client.closed?.code).toBe(CLOSE.malformed);
  });

  it('takes a frame at the limit, and closes with 4413 one byte over', async () => {
    const { join, settle } = bench({ limits: { frameBytes: 100 } });
    const frame = (length: number) => {
      const doc = new Y.Doc();
      // A client id drawn at random takes four bytes or five.
      doc.clientID = 1;
      doc.getText('t').insert(0, 'x'.repeat(length));
      return syncBytes(SYNC.update, Y.encodeStateAsUpdate(doc));
    };
    const overhead = frame(50).byteLength - 50;
    const at = await join(ROOM);
    at.send(frame(100 - overhead));
    await settle();
    expect([at.closed, at.acks.at(-1)]).toEqual([null, 2]);
    const over = await join(ROOM);
    over.send(frame(101 - overhead));
    expect(over.closed?.code).toBe(CLOSE.tooLarge);
  });

  it('closes with 4413 when the document is full, and goes on serving it', async () => {
    const { join, settle } = bench({ limits: { documentBytes: 200 } });
    const client = await join(ROOM);
    client.edit(setTitle('x'.repeat(100)));
    client.edit(setTitle('y'.repeat(150)));
    await settle();
    expect(client.closed?.code).toBe(CLOSE.tooLarge);
    const fresh = await join(ROOM);
    expect(titleOf(fresh.doc)).toBe('x'.repeat(100));
  });

  it('closes with 4429 a connection that sends without end', async () => {
    const { join, clock } = bench({ limits: { frameBurst: 5, framesPerSecond: 1 } });
    const client = await join(ROOM); // two frames
    client.send([3], [3], [3]);
    expect(client.closed).toBeNull();
    await clock.advance(1000);
    client.send([3]);
    expect(client.closed).toBeNull();
    client.send([3]);
    expect(client.closed?.code).toBe(CLOSE.tooMany);
  });

  it("refuses a reader's change, keeps nothing of it, and lets a reader say what the document already holds", async () => {
    const { join, settle, log, hub } = bench();
    const writer = await join(ROOM);
    writer.edit(setTitle('a'));
    await settle();
    const reader = await join(ROOM, { person: 'reader' });
    reader.send(syncBytes(SYNC.step2, Y.encodeStateAsUpdate(reader.doc)));
    await settle();
    expect([reader.closed, reader.acks.at(-1)]).toEqual([null, 2]);
    reader.edit(setTitle('mine'));
    await settle(writer);
    expect(reader.closed?.code).toBe(CLOSE.forbidden);
    expect(log.inserts).toEqual([1]);
    expect(titleOf(writer.doc)).toBe('a');
    expect(titleOf(await hub.snapshotDoc(p1))).toBe('a');
  });

  it("refuses a reader's deletion", async () => {
    const { join, settle } = bench();
    const writer = await join(ROOM);
    writer.edit(setTitle('a'));
    await settle();
    const reader = await join(ROOM, { person: 'reader' });
    reader.edit((doc) => doc.getMap('fields').delete('title'));
    expect(reader.closed?.code).toBe(CLOSE.forbidden);
  });
});

describe('telling the others', () => {
  it('merges 10 ms of changes in one frame, and does not send them back to their only author', async () => {
    const { join, clock, hub } = bench();
    const [ana, bob, eve] = [await join(ROOM), await join(ROOM), await join(ROOM)];
    ana.edit(setTitle('a'));
    ana.edit(setTitle('b'));
    await clock.advance(9);
    expect([bob.updates, eve.updates]).toEqual([0, 0]);
    await clock.advance(1);
    expect([ana.updates, bob.updates, eve.updates]).toEqual([0, 1, 1]);
    expect(titleOf(eve.doc)).toBe('b');
    ana.edit((doc) => doc.getMap('fields').set('x', 1));
    bob.edit((doc) => doc.getMap('fields').set('y', 2));
    await clock.advance(10);
    expect(hub.health().broadcastFrames).toBe(5);
    expect(ana.doc.getMap('fields').toJSON()).toEqual(bob.doc.getMap('fields').toJSON());
  });

  it('drops for a while a client that reads too slowly, and it alone', async () => {
    const { join, clock } = bench({ limits: { unreadBytes: 1000 } });
    const [ana, slow, eve] = [await join(ROOM), await join(ROOM), await join(ROOM)];
    slow.unread = 1000 + 200; // the first load, of a few bytes, is not held against it
    ana.edit(setTitle('a'));
    await clock.advance(10);
    expect(slow.closed?.code).toBe(CLOSE.tooSlow);
    expect([eve.closed, eve.updates]).toEqual([null, 1]);
  });

  it('gives signs of life to a client that hears nothing, so that it does not leave', async () => {
    const { join, clock } = bench();
    const client = await join(ROOM);
    await clock.advance(25_000);
    expect(client.acks).toEqual([1, 1, 1]);
    await clock.advance(5_000);
    expect(client.probes).toBe(1);
  });
});

describe('presence', () => {
  it('is told on its own 200 ms tick, merged, and to newcomers at once', async () => {
    const { join, clock } = bench();
    const [ana, bob] = [await join(ROOM, { person: 'ana' }), await join(ROOM, { person: 'bob' })];
    ana.presence(1, 1, person('ana'));
    bob.presence(2, 1, person('bob'));
    await clock.advance(199);
    expect(ana.presenceFrames).toBe(0);
    await clock.advance(1);
    expect([ana.presenceFrames, bob.presenceFrames]).toEqual([1, 1]);
    expect(bob.presences).toEqual([
      [1, 1, person('ana')],
      [2, 1, person('bob')],
    ]);
    const eve = await join(ROOM, { person: 'eve' });
    expect(eve.presences).toHaveLength(2);
  });

  it('does not pass on the echoes that stock clients send', async () => {
    const { join, clock, hub } = bench();
    const [ana, bob] = [await join(ROOM, { person: 'ana' }), await join(ROOM, { person: 'bob' })];
    ana.presence(1, 1, person('ana'));
    await clock.advance(200);
    const told = hub.health().presenceFrames;
    bob.presence(1, 1, person('ana'));
    bob.presence(1, 0, person('ana'));
    bob.presence(1, 1, null);
    await clock.advance(10_000);
    expect(hub.health().presenceFrames).toBe(told);
    expect(bob.closed).toBeNull();
  });

  it('renews what did not change every 5 s only', async () => {
    const { join, clock } = bench();
    const [ana, bob] = [await join(ROOM, { person: 'ana' }), await join(ROOM, { person: 'bob' })];
    ana.presence(1, 1, person('ana'));
    await clock.advance(200);
    ana.presence(1, 2, person('ana'));
    await clock.advance(1000);
    expect(bob.presenceFrames).toBe(1);
    await clock.advance(4000);
    expect(bob.presences.at(-1)).toEqual([1, 2, person('ana')]);
  });

  it("lets nobody speak for another's client, nor in another's name", async () => {
    const { join, clock } = bench();
    const [ana, bob] = [await join(ROOM, { person: 'ana' }), await join(ROOM, { person: 'bob' })];
    ana.presence(1, 1, person('ana'));
    await clock.advance(200);
    bob.presence(1, 9, person('bob'));
    bob.presence(1, 9, null);
    bob.presence(2, 1, person('ana'));
    await clock.advance(10_000);
    expect(ana.presences).toEqual([[1, 1, person('ana')]]);
    expect(bob.closed).toBeNull();
  });

  it('leaves with its connection, and its echoes do not bring it back', async () => {
    const { join, clock } = bench();
    const [ana, bob] = [await join(ROOM, { person: 'ana' }), await join(ROOM, { person: 'bob' })];
    ana.presence(1, 4, person('ana'));
    await clock.advance(200);
    ana.hangUp();
    await clock.advance(200);
    expect(bob.presences.at(-1)).toEqual([1, 4, null]);
    bob.presence(1, 4, person('ana'));
    await clock.advance(10_000);
    expect(bob.presences.at(-1)).toEqual([1, 4, null]);
    const back = await join(ROOM, { person: 'ana' });
    back.presence(1, 5, person('ana'));
    await clock.advance(200);
    expect(bob.presences.at(-1)).toEqual([1, 5, person('ana')]);
  });

  it('goes with the person to a new link before the old one is known dead', async () => {
    const { join, clock } = bench();
    const old = await join(ROOM, { person: 'ana' });
    const bob = await join(ROOM, { person: 'bob' });
    old.presence(1, 1, person('ana'));
    const fresh = await join(ROOM, { person: 'ana' });
    fresh.presence(1, 2, person('ana'));
    old.hangUp();
    await clock.advance(200);
    expect(bob.presences.at(-1)).toEqual([1, 2, person('ana')]);
  });

  it('is bounded in size and in number', async () => {
    const { join, clock } = bench();
    const big = await join(ROOM, { person: 'ana' });
    big.presence(1, 1, { ...person('ana'), field: 'x'.repeat(2048) });
    expect(big.closed?.code).toBe(CLOSE.tooLarge);
    const many = await join(ROOM, { person: 'bob' });
    for (let id = 10; id < 20; id += 1) many.presence(id, 1, person('bob'));
    await clock.advance(200);
    expect(many.presences).toHaveLength(4);
  });

  it('closes with 4400 on a presence without a proper person', async () => {
    const { join } = bench();
    const client = await join(ROOM);
    client.send(presenceBytes(1, 1, { person: 'ana' }));
    expect(client.closed?.code).toBe(CLOSE.malformed);
  });

  it('ignores the empty presence of a stock client that has nothing to say', async () => {
    const { join, clock, hub } = bench();
    const client = await join(ROOM);
    client.presence(1, 0, {});
    await clock.advance(10_000);
    expect(hub.health().presenceFrames).toBe(0);
  });

  it('drops after 45 s a presence nobody renews', async () => {
    const { join, clock } = bench();
    const [ana, bob] = [await join(ROOM, { person: 'ana' }), await join(ROOM, { person: 'bob' })];
    ana.presence(1, 1, person('ana'));
    await clock.advance(60_000);
    expect(bob.presences.at(-1)).toEqual([1, 1, null]);
  });
});

describe('rooms', () => {
  it('stay in memory a while after the last one left, then leave it', async () => {
    const { join, clock, hub } = bench();
    const client = await join(ROOM);
    client.hangUp();
    await clock.advance(29_999);
    expect(hub.health().rooms).toBe(1);
    const back = await join(ROOM);
    await clock.advance(60_000);
    expect(hub.health().rooms).toBe(1);
    back.hangUp();
    await clock.advance(30_000);
    expect(hub.health().rooms).toBe(0);
  });

  it('make somebody who comes back during closing wait for the next life, with everything in it', async () => {
    const { join, clock, log, hub, settle } = bench();
    const client = await join(ROOM);
    log.hold();
    client.edit(setTitle('last words'));
    client.hangUp();
    await clock.advance(30_000);
    const back = await join(ROOM);
    expect([back.step1s, back.closed]).toEqual([0, null]);
    log.release();
    await settle(back);
    expect(back.step2s).toBe(1);
    expect(titleOf(back.doc)).toBe('last words');
    expect(hub.health().rooms).toBe(1);
  });

  it('keep a snapshot about every 500 changes, and load the same document from it', async () => {
    const { join, clock, log, hub, settle } = bench({ pace: { compactEvery: 20 } });
    const client = await join(ROOM);
    for (let n = 0; n < 25; n += 1) client.edit(setTitle(`version ${n}`));
    await settle();
    expect((await log.load(ROOM)).snapshot).toBeNull();
    await clock.advance(1000);
    expect(hub.health().compactions).toBe(1);
    client.edit(setTitle('after'));
    await settle();
    const stored = await log.load(ROOM);
    expect(stored.tail).toHaveLength(1);
    expect(await log.history(ROOM, 26)).toHaveLength(26);
    await hub.stop();
    const fresh = await bench({ log }).join(ROOM);
    expect(Y.encodeStateAsUpdate(fresh.doc)).toEqual(Y.encodeStateAsUpdate(client.doc));
  });

  it('set aside a document that cannot be read, say why, and go on with the others', async () => {
    const { join, log, hub, warnings, settle } = bench();
    await log.append([{ documentId: ROOM, data: Uint8Array.of(255, 255, 3), authorId: null }]);
    const client = await join(ROOM);
    expect(client.closed).toEqual({ code: CLOSE.quarantined, reason: 'document set aside: unreadable' });
    const witness = await join('project/p2');
    witness.edit(setTitle('fine'));
    await settle();
    expect(witness.acks.at(-1)).toBe(2);
    expect(hub.health().quarantined).toEqual([{ room: ROOM, reason: 'document set aside: unreadable' }]);
    await expect(hub.serverEdit(p1, setTitle('x'))).rejects.toThrow('unreadable');
    expect(warnings).toEqual(['document set aside']);
  });

  it('read a document again once released from quarantine', async () => {
    let repaired = false;
    const { join, hub, settle } = bench({
      prepare: () => (repaired ? { ok: true } : { ok: false, failure: { code: 'schema' } }),
    });
    const first = await join(ROOM);
    expect(first.closed?.reason).toBe('document set aside: schema');
    repaired = true;
    hub.release(p1);
    await settle();
    expect((await join(ROOM)).closed).toBeNull();
  });

  it('say to come back when the database does not answer, and load at the next try', async () => {
    const { join, log } = bench();
    log.unreachable = () => true;
    const client = await join(ROOM);
    expect(client.closed?.code).toBe(CLOSE.cannotSave);
    log.unreachable = () => false;
    expect((await join(ROOM)).step2s).toBe(1);
  });

  it('put what their preparation changes on disk before letting anybody in', async () => {
    const { join, log, settle } = bench({
      prepare: (_room, doc) => {
        doc.getMap('meta').set('schema', 1);
        return { ok: true };
      },
    });
    log.hold();
    const client = await join(ROOM);
    expect(client.step1s).toBe(0);
    log.release();
    await settle(client);
    expect(client.doc.getMap('meta').get('schema')).toBe(1);
    expect((await log.load(ROOM)).tail).toHaveLength(1);
  });
});

describe('the server', () => {
  it('edits a document, heard by all, resolved once on disk', async () => {
    const { join, hub, clock, log } = bench();
    const client = await join(ROOM);
    log.hold();
    let saved = false;
    const edit = hub.serverEdit(p1, setTitle('tally')).then(() => (saved = true));
    await clock.advance(10);
    expect([titleOf(client.doc), saved]).toEqual(['tally', false]);
    log.release();
    await clock.settle();
    await edit;
    expect(saved).toBe(true);
  });

  it('gives copies: what is done to one changes nothing', async () => {
    const { hub, clock } = bench();
    const edit = hub.serverEdit(p1, setTitle('a'));
    await clock.settle();
    await edit;
    setTitle('b')(await hub.snapshotDoc(p1));
    expect(titleOf(await hub.snapshotDoc(p1))).toBe('a');
  });

  it('tells who listens that a room changed, after the disk', async () => {
    const { hub, join, log, settle } = bench();
    const heard: string[] = [];
    const stop = hub.onCommitted((room) => heard.push(room.id));
    const client = await join(ROOM);
    log.hold();
    client.edit(setTitle('a'));
    await settle();
    expect(heard).toEqual([]);
    log.release();
    await settle();
    expect(heard).toEqual(['p1']);
    stop();
    client.edit(setTitle('b'));
    await settle();
    expect(heard).toEqual(['p1']);
  });

  it('asks again when a role changes: back with the new right, or out', async () => {
    let right: 'write' | 'read' | null = 'write';
    const { join, hub } = bench({
      rooms: { resolve: async () => (right === null ? { close: CLOSE.forbidden } : { right }) },
    });
    const client = await join(ROOM);
    await hub.recheck('ana');
    expect(client.closed).toBeNull();
    right = 'read';
    await hub.recheck('bob');
    expect(client.closed).toBeNull();
    await hub.recheck('ana');
    expect(client.closed?.code).toBe(CLOSE.rightChanged);
    const back = await join(ROOM);
    right = null;
    await hub.recheckRoom(p1);
    expect(back.closed?.code).toBe(CLOSE.forbidden);
  });

  it('sees a session that ended', async () => {
    let signedIn = true;
    const { join, hub } = bench();
    const client = await join(ROOM, { session: async () => (signedIn ? { personId: 'ana' } : null) });
    signedIn = false;
    await hub.recheck('ana');
    expect(client.closed?.code).toBe(CLOSE.signedOut);
  });

  it('lets nobody in with a right withdrawn while they were entering', async () => {
    let right: 'write' | 'read' = 'write';
    let answer: () => void = () => undefined;
    const asked = new Promise<void>((resolve) => (answer = resolve));
    const { join, hub, settle } = bench({
      rooms: {
        async resolve() {
          const now = right;
          await asked;
          return { right: now };
        },
      },
    });
    const client = await join(ROOM);
    right = 'read';
    const recheck = hub.recheck('ana');
    answer();
    await recheck;
    await settle(client);
    client.edit(setTitle('too late'));
    expect(client.closed?.code).toBe(CLOSE.forbidden);
  });

  it('stops: what was sent is on disk and acknowledged, then everybody is told to come back', async () => {
    const { join, hub, log, settle } = bench();
    const client = await join(ROOM);
    log.hold();
    client.edit(setTitle('last'));
    await settle();
    const stopped = hub.stop();
    const late = await join(ROOM);
    expect(late.closed?.code).toBe(CLOSE.restart);
    expect(client.closed).toBeNull();
    log.release();
    await settle();
    await stopped;
    expect(client.acks.at(-1)).toBe(2);
    expect(client.closed?.code).toBe(CLOSE.restart);
    expect(hub.health().connections).toBe(0);
    expect((await log.load(ROOM)).tail).toHaveLength(1);
  });
});
