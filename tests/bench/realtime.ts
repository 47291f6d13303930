import { type ServerChild, startServerChild } from '#tests/factories/server-child.ts';
import { postgresMissing, startPostgres } from '#tests/setup/postgres.ts';
import { ancrage, type Dialect, hocuspocus } from './dialects.ts';
import { freshLook, Load } from './load.ts';
import { quantile, type Row, table } from './table.ts';

type Contender = { name: string; dialect: Dialect; script: string; args: readonly string[]; echo: boolean };

/** The room that is promised, and the larger one. */
const ROOM = { phones: 300, editors: 30 };
const LARGE = { phones: 970, editors: 30 };
/** CPU is given for so many seconds of load, however long the window was. */
const REFERENCE_SECONDS = 20;

/**
 * The hub against Hocuspocus under the same load, one after the other, each in its own process on the same PostgreSQL.
 * `stock clients` send back every presence they hear, as y-websocket and Hocuspocus' own client do; ours do not.
 */
export async function benchRealtime({ short }: { short: boolean }): Promise<string> {
  const missing = postgresMissing();
  if (missing !== null) return `realtime: ${missing}`;
  const postgres = await startPostgres();
  try {
    const server = 'tests/realtime/server-process.ts';
    const contenders: Contender[] = [
      {
        name: 'Ancrage',
        dialect: ancrage,
        script: server,
        args: [await postgres.newDatabase()],
        echo: false,
      },
      {
        name: 'Ancrage, stock clients',
        dialect: ancrage,
        script: server,
        args: [await postgres.newDatabase()],
        echo: true,
      },
      {
        name: 'Hocuspocus 3.4',
        dialect: hocuspocus,
        script: 'tests/bench/hocuspocus-process.ts',
        args: [await postgres.newDatabase()],
        echo: true,
      },
    ];
    const measures: Record<string, Measures> = {};
    for (const contender of contenders) measures[contender.name] = await measure(contender, short);
    const row = (
      measure: string,
      unit: string,
      target: string,
      of: (found: Measures) => number | null,
    ): Row => ({
      measure,
      unit,
      target,
      values: Object.fromEntries(Object.entries(measures).map(([name, found]) => [name, of(found)])),
    });
    return table(
      contenders.map((contender) => contender.name),
      [
        row(
          'server CPU, 300 phones + 30 editors at 1 edit/s',
          `CPU s / ${REFERENCE_SECONDS} s`,
          '≤ 3',
          (m) => m.cpu,
        ),
        row('edit to screen, p50', 'ms', '', (m) => m.screen50),
        row('edit to screen, p95', 'ms', '≤ 30', (m) => m.screen95),
        row('acknowledged, p50', 'ms', '≤ 5', (m) => m.ack50),
        row('frames to the room', 'per s', '', (m) => m.frames),
        row('330 people join', 'ms', '≤ 1000', (m) => m.join),
        row('330 people come back after kill -9', 'ms', '≤ 1000', (m) => m.comeback),
        row('edits acknowledged before kill -9', '', '', (m) => m.acknowledged),
        row('of which lost', '', '0', (m) => m.lost),
        row('server CPU, 1,000 people', '% of a core', '≤ 40', (m) => m.large),
      ],
    );
  } finally {
    await postgres.stop();
  }
}

type Measures = {
  cpu: number;
  screen50: number | null;
  screen95: number | null;
  ack50: number | null;
  frames: number;
  join: number;
  comeback: number;
  acknowledged: number;
  lost: number;
  large: number | null;
};

async function measure(contender: Contender, short: boolean): Promise<Measures> {
  const { dialect, echo } = contender;
  const seconds = short ? 5 : REFERENCE_SECONDS;
  let server = await startServerChild(contender.script, [...contender.args, '0']);
  const load = new Load({ dialect, echo, port: server.port, ...ROOM });
  try {
    const join = await load.join();
    await load.edit(1000);
    const before = await cpuSeconds(server);
    const window = await load.edit(seconds * 1000);
    const cpu = (await cpuSeconds(server)) - before;

    // The crash, in the middle of a burst: every editor at ten edits a second.
    await load.edit(2500, 10);
    await server.kill();
    load.drop();
    server = await startServerChild(contender.script, [...contender.args, String(server.port)]);
    const kept = (await freshLook(dialect, server.port)).getMap<string>('fields');
    // A field keeps its last value: an edit is lost when what is found there is older.
    const order = (value: string | undefined) => Number(/~\d+-(\d+)~/.exec(value ?? '')?.[1] ?? -1);
    const lost = load.acknowledged.filter(({ key, value }) => order(kept.get(key)) < order(value)).length;
    const comeback = await load.join();
    load.drop();
    await server.stop();
    return {
      cpu: (cpu / seconds) * REFERENCE_SECONDS,
      screen50: quantile(window.toScreen, 0.5),
      screen95: quantile(window.toScreen, 0.95),
      ack50: quantile(window.toAck, 0.5),
      frames: window.frames / seconds,
      join,
      comeback,
      acknowledged: load.acknowledged.length,
      lost,
      large: short ? null : await measureLarge(contender),
    };
  } finally {
    load.drop();
    await server.kill();
  }
}

async function measureLarge(contender: Contender): Promise<number> {
  const server = await startServerChild(contender.script, [...contender.args, '0']);
  const load = new Load({ dialect: contender.dialect, echo: contender.echo, port: server.port, ...LARGE });
  try {
    await load.join();
    const before = await cpuSeconds(server);
    const seconds = 10;
    await load.edit(seconds * 1000);
    return (((await cpuSeconds(server)) - before) / seconds) * 100;
  } finally {
    load.drop();
    await server.kill();
  }
}

async function cpuSeconds(server: ServerChild): Promise<number> {
  const { cpu } = await server.ask();
  return (cpu.user + cpu.system) / 1e6;
}
