import { Server } from '@hocuspocus/server';
import pg from 'pg';
import * as Y from 'yjs';

/**
 * Hocuspocus with its own defaults, storing the document in PostgreSQL as its database extension does, in a process of
 * its own, run with `<postgresql://…> <port>`. Same messages as tests/realtime/server-process.ts.
 */
const [, , url = '', port = '0'] = process.argv;
const pool = new pg.Pool({ connectionString: url });
await pool.query('CREATE TABLE IF NOT EXISTS bench_document (name text PRIMARY KEY, data bytea NOT NULL)');

const server = new Server({
  quiet: true,
  address: '127.0.0.1',
  stopOnSignals: false,
  async onLoadDocument({ documentName, document }) {
    const { rows } = await pool.query<{ data: Buffer }>('SELECT data FROM bench_document WHERE name = $1', [
      documentName,
    ]);
    if (rows[0]) Y.applyUpdate(document, rows[0].data);
  },
  async onStoreDocument({ documentName, document }) {
    await pool.query(
      'INSERT INTO bench_document VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET data = EXCLUDED.data',
      [documentName, Buffer.from(Y.encodeStateAsUpdate(document))],
    );
  },
});
server.httpServer.listen(Number(port), '127.0.0.1', () => {
  const address = server.httpServer.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  process.stdout.write(`${JSON.stringify({ port: address.port })}\n`);
});

process.on('message', (message) => {
  if (message === 'health') process.send?.({ cpu: process.cpuUsage() });
});
process.once('SIGTERM', () => process.exit(0));
process.once('disconnect', () => process.exit(0));
