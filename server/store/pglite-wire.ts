import { Duplex } from 'node:stream';
import pg from 'pg';

/** A PostgreSQL spoken to without a network: messages of its protocol in, messages out, one batch after the other. */
export type Session = {
  /** @throws when the database is gone: nothing can be asked of it any more. */
  run(batch: Uint8Array): Promise<Uint8Array>;
};

/**
 * The pool of the one session that PGlite has: whoever holds its client is alone, as a transaction must be. With it, both engines
 * are spoken to by one driver.
 */
export function poolOver(session: Session): pg.Pool {
  /** When the client before has left. */
  let free = Promise.resolve();
  const options: pg.PoolConfig = {
    max: 1,
    // The session lives as long as the database.
    idleTimeoutMillis: 0,
    stream: () => {
      const wire = new Wire(session, free);
      free = wire.left;
      return wire;
    },
    // What the environment says of another server is not for this one.
    ssl: false,
    host: 'localhost',
    user: 'postgres',
    database: 'postgres',
  };
  const pool = new pg.Pool(options);
  // Said to whoever asked; without a listener it would end the process.
  pool.on('error', () => undefined);
  return pool;
}

const STARTUP = 0;
const TERMINATE = 'X'.charCodeAt(0);
const IDLE = 'I'.charCodeAt(0);
/** « You are in », then « ready, outside of any transaction ». */
const WELCOME = Buffer.from([...message('R', [0, 0, 0, 0]), ...message('Z', [IDLE])]);
/** What a server does when a client leaves: an unfinished transaction is none, and the names of statements are free. */
const ROLLBACK = simpleQuery('ROLLBACK');
const FORGET = simpleQuery('DEALLOCATE ALL');

/** What the driver takes for the socket of a server. */
class Wire extends Duplex {
  readonly #session: Session;
  readonly #free: Promise<void>;
  /** Resolves once nothing more comes from this client. */
  readonly left: Promise<void>;
  #leaves: () => void = () => undefined;
  /** Whether the last batch left a transaction open. */
  #open = false;

  constructor(session: Session, free: Promise<void>) {
    super();
    this.#session = session;
    this.#free = free;
    this.left = new Promise((resolve) => {
      this.#leaves = resolve;
    });
  }

  // What the driver asks of a socket.
  connect(): this {
    process.nextTick(() => this.emit('connect'));
    return this;
  }
  setNoDelay(): this {
    return this;
  }
  setKeepAlive(): this {
    return this;
  }
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }

  override _read(): void {
    // Pushed as it comes.
  }

  override _write(batch: Buffer, _encoding: string, done: (error?: Error | null) => void): void {
    this.#answer(batch).then((said) => {
      done();
      if (said !== null) this.push(said);
    }, done);
  }

  /** What the driver wrote together (a statement, its values, its execution) is one batch. */
  override _writev(chunks: { chunk: Buffer }[], done: (error?: Error | null) => void): void {
    this._write(Buffer.concat(chunks.map(({ chunk }) => chunk)), 'buffer', done);
  }

  override _final(done: (error?: Error | null) => void): void {
    this.push(null);
    done();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#leave()
      // Said already by whatever was asked last.
      .catch(() => undefined)
      .finally(() => {
        this.#leaves();
        done(error);
      });
  }

  async #answer(batch: Buffer): Promise<Uint8Array | null> {
    if (batch[0] === TERMINATE) return null;
    if (batch[0] === STARTUP) {
      await this.#free;
      return WELCOME;
    }
    const said = await this.#session.run(batch);
    // Every answer ends with the word that the server is ready, and in which state.
    this.#open = said.at(-1) !== IDLE;
    return said;
  }

  async #leave(): Promise<void> {
    if (this.#open) await this.#session.run(ROLLBACK);
    await this.#session.run(FORGET);
  }
}

function simpleQuery(text: string): Buffer {
  return Buffer.from(message('Q', [...Buffer.from(text), 0]));
}

function message(kind: string, body: readonly number[]): number[] {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(4 + body.length);
  return [kind.charCodeAt(0), ...length, ...body];
}
