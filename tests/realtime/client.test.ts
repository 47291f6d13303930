import { afterEach, describe, expect, it } from 'vitest';
import { CLOSE } from '#app/documents/wire.ts';
import { connectRoom, type Room, type RoomPerson } from '#app/features/collab/connect-room.ts';
import { createMemoryUpdateLog } from '#server/store/memory-update-log.ts';
import { type HeldLog, heldLog } from '#tests/factories/held-log.ts';
import { browserSocket, type RealtimeServer, startRealtimeServer } from '#tests/factories/realtime-server.ts';
import { until } from '#tests/factories/until.ts';

const P1 = { kind: 'project', id: 'p1' } as const;
const ana: RoomPerson = { id: 'ana', name: 'Ana', color: 'p1' };
const bob: RoomPerson = { id: 'bob', name: 'Bob', color: 'p2' };
const open: { destroy(): void }[] = [];
const servers: RealtimeServer[] = [];

afterEach(async () => {
  for (const room of open.splice(0)) room.destroy();
  for (const server of servers.splice(0)) await server.stop();
});

async function serve(log: HeldLog = heldLog(), port?: number): Promise<RealtimeServer> {
  const server = await startRealtimeServer({ log, ...(port === undefined ? {} : { port }) });
  servers.push(server);
  return server;
}

function join(server: RealtimeServer, person: RoomPerson | null, cookie = person?.id ?? null): Room {
  const room = connectRoom(P1, {
    person,
    server: server.url,
    WebSocket: browserSocket(cookie, server.url.replace('ws:', 'http:')),
    persist: false,
  });
  open.push(room);
  return room;
}

const saved = (room: Room) => until(room.saveState, (state) => state?.state === 'saved');
const fieldsOf = (room: Room) => room.doc.getMap<string>('fields');

/** Resolves when `room` has heard of the value. */
function heard(room: Room, key: string, value: string): Promise<void> {
  return new Promise((resolve) => {
    const check = () => {
      if (fieldsOf(room).get(key) === value) resolve();
    };
    fieldsOf(room).observe(check);
    check();
  });
}

describe('saving, as a person sees it', () => {
  it('goes from nothing known to saved, to saving, and to saved once on disk', async () => {
    const log = heldLog();
    const server = await serve(log);
    const room = join(server, ana);
    expect(room.saveState.get()).toBeNull();
    await saved(room);
    expect(room.loaded.get()).toBe(true);
    log.hold();
    fieldsOf(room).set('title', 'Vélos');
    expect([room.saveState.get(), room.unsaved.get()]).toEqual([{ state: 'saving' }, true]);
    log.release();
    await saved(room);
    expect(room.unsaved.get()).toBe(false);
    expect((await log.load('project/p1')).tail).toHaveLength(1);
  });

  it('is offline while the server is away, and sends the rest at its return', async () => {
    const log = heldLog(createMemoryUpdateLog());
    const first = await serve(log);
    const room = join(first, ana);
    await saved(room);
    await first.stop();
    servers.length = 0;
    await until(room.saveState, (state) => state?.state === 'offline');
    fieldsOf(room).set('title', 'written offline');
    expect([room.saveState.get(), room.unsaved.get()]).toEqual([{ state: 'offline' }, true]);
    await serve(log, first.port);
    await saved(room);
    expect((await log.load('project/p1')).tail).toHaveLength(1);
  });

  it('is never « saved » for an edit whose insert failed; it is sent again', async () => {
    const log = heldLog();
    const server = await serve(log);
    const room = join(server, ana);
    await saved(room);
    log.failing = () => true;
    const states: (string | undefined)[] = [];
    room.saveState.subscribe(() => states.push(room.saveState.get()?.state));
    fieldsOf(room).set('title', 'a');
    await until(room.saveState, (state) => state?.state === 'offline');
    expect(states).not.toContain('saved');
    log.failing = () => false;
    await saved(room);
    expect((await log.load('project/p1')).tail).toHaveLength(1);
  });

  it.each([
    ['nobody is signed in', null, CLOSE.signedOut],
    ['a reader writes', 'reader-1', CLOSE.forbidden],
  ])('is refused, once and for all, when %s', async (_when, cookie, code) => {
    const server = await serve();
    const room = join(server, ana, cookie);
    if (cookie !== null) await saved(room);
    fieldsOf(room).set('title', 'a');
    await until(room.saveState, (state) => state?.state === 'refused');
    expect(room.saveState.get()).toEqual({ state: 'refused', code });
  });
});

describe('being several', () => {
  it('shares edits and tells who is here and which field they hold', async () => {
    const server = await serve();
    const [here, there] = [join(server, ana), join(server, bob)];
    await Promise.all([saved(here), saved(there)]);
    fieldsOf(here).set('title', 'Vélos');
    await heard(there, 'title', 'Vélos');
    here.holdField('title');
    const members = await until(there.members, (list) => list.some((member) => member.field === 'title'));
    expect(members).toEqual([
      { ...ana, field: 'title', self: false },
      { ...bob, field: null, self: true },
    ]);
    here.destroy();
    await until(there.members, (list) => list.length === 1);
  });

  it('shows somebody again at once after the server restarted', async () => {
    const log = heldLog();
    const first = await serve(log);
    const [here, there] = [join(first, ana), join(first, bob)];
    await until(there.members, (list) => list.length === 2);
    await first.stop();
    servers.length = 0;
    await until(there.members, (list) => list.length === 1);
    await serve(log, first.port);
    await Promise.all([here, there].map((room) => until(room.members, (list) => list.length === 2)));
  });

  it('sends no presence for a phone, which sees the others', async () => {
    const server = await serve();
    const phone = join(server, null, 'reader-phone');
    const here = join(server, ana);
    const seen = await until(phone.members, (list) => list.length === 1);
    expect(seen).toEqual([{ ...ana, field: null, self: false }]);
    expect(here.members.get()).toHaveLength(1);
  });
});
