import 'fake-indexeddb/auto';
import { afterEach, expect, it } from 'vitest';
import * as Y from 'yjs';
import { connectRoom, type Room } from '#app/features/collab/connect-room.ts';
import { heldLog } from '#tests/factories/held-log.ts';
import { browserSocket, type RealtimeServer, startRealtimeServer } from '#tests/factories/realtime-server.ts';
import { until } from '#tests/factories/until.ts';

const ana = { id: 'ana', name: 'Ana', color: 'p1' };
const open: Room[] = [];
let server: RealtimeServer | null = null;

afterEach(async () => {
  for (const room of open.splice(0)) room.destroy();
  await server?.stop();
  server = null;
});

function visit(port: number, person = ana): Room {
  const room = connectRoom(
    { kind: 'project', id: 'p1' },
    {
      person,
      server: `ws://127.0.0.1:${port}`,
      WebSocket: browserSocket(person.id, `http://127.0.0.1:${port}`),
    },
  );
  open.push(room);
  return room;
}

it('an edit made without network survives a reload of the page, and reaches the disk at the return', async () => {
  const log = heldLog();
  server = await startRealtimeServer({ log });
  const { port } = server;
  const before = visit(port);
  await until(before.saveState, (state) => state?.state === 'saved');
  await server.stop();
  await until(before.saveState, (state) => state?.state === 'offline');
  before.doc.getMap('fields').set('title', 'written in the train');
  before.destroy();

  const after = visit(port);
  await until(after.loaded, (loaded) => loaded);
  expect(after.doc.getMap('fields').get('title')).toBe('written in the train');
  await until(after.saveState, (state) => state?.state === 'offline');

  server = await startRealtimeServer({ log, port });
  await until(after.saveState, (state) => state?.state === 'saved');
  const onDisk = new Y.Doc();
  for (const { data } of (await log.load('project/p1')).tail) Y.applyUpdate(onDisk, data);
  expect(onDisk.getMap('fields').get('title')).toBe('written in the train');
});

it('nobody sends in their own name what somebody else left on the device', async () => {
  server = await startRealtimeServer({ log: heldLog() });
  const first = visit(server.port);
  await until(first.saveState, (state) => state?.state === 'saved');
  await server.stop();
  first.doc.getMap('fields').set('secret', 'of Ana');
  first.destroy();
  server = await startRealtimeServer({ log: heldLog() });
  const second = visit(server.port, { id: 'bob', name: 'Bob', color: 'p2' });
  await until(second.saveState, (state) => state?.state === 'saved');
  expect(second.doc.getMap('fields').has('secret')).toBe(false);
});
