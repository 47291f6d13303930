import { existsSync, statSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import * as rates from '#app/engine/rates.ts';
import { prepareBasin } from '#app/engine/index.ts';
import type { Failure, Source } from '#app/engine/types.ts';
import { refusalSentence, reportWord, sampleText } from '#app/i18n/data-words.ts';
import type { MessageKey } from '#app/i18n/index.ts';
import { translate } from '#app/i18n/translate.ts';
import { packFrom } from '#app/reference/index.ts';
import type { ImportReport } from '#app/services/index.ts';
import { readEnv } from '#server/env.ts';
import { type Database, openDatabase } from '#server/store/client.ts';
import { migrate, schemaFiles } from '#server/store/migrate.ts';
import { communesOfToday } from './administrative.ts';
import { fileSource, importFile, IMPORTERS } from './import/index.ts';
import { adoptPack, createPackStore, type PackStore } from './pack-store.ts';

// The reference language: a command line says nothing of its reader's.
const LANG = 'fr';
const EMBEDDED = ['embarque', 'embarqué', 'embedded'];
const DOWNLOAD_MAX = 1024 * 1024 * 1024;
const DOWNLOAD_MS = 10 * 60_000;

const now = () => new Date();
const today = () => now().toISOString().slice(0, 10);
const say = (key: MessageKey, params: Readonly<Record<string, string | number>> = {}) =>
  console.log(translate(LANG, key, params));

/** A refusal is printed with what became of the data, and makes the exit code 1. */
function refuse(failure: Failure): number {
  console.error(refusalSentence(LANG, failure));
  console.error(translate(LANG, 'data.nothing-kept'));
  return 1;
}

/** The id that a person wrote; null for the embedded pack. */
function packId(written: string): string | null {
  return EMBEDDED.includes(written) ? null : written;
}

async function importOne(
  store: PackStore,
  source: string,
  from: string,
  into: string | null,
): Promise<number> {
  const base = await store.tables(into);
  if (base === null) return refuse({ code: 'unknown-pack', found: into });
  const url = /^https?:\/\//.test(from) ? from : null;
  const folder = url === null ? null : await mkdtemp(join(tmpdir(), 'ancrage-'));
  try {
    let path = resolve(from);
    if (url !== null && folder !== null) {
      path = join(folder, 'file');
      const fetched = await download(url, path);
      if (fetched !== null) return refuse(fetched);
    }
    if (!existsSync(path) || !statSync(path).isFile()) return refuse({ code: 'not-found', found: from });
    const name = url === null ? basename(path) : basename(new URL(url).pathname);
    const read = await importFile(fileSource(path, name), {
      importers: IMPORTERS,
      ...(source === 'auto' ? {} : { only: source }),
      base,
      communes: communesOfToday(),
      today: today(),
      ...(url === null ? {} : { url }),
    });
    if (!read.ok && read.failure.code === 'unchanged') {
      say('data.failure.unchanged');
      return 0;
    }
    if (!read.ok) return refuse(read.failure);
    const kept = await store.keep({ imported: read.value, parent: into, byId: null });
    if (!kept.ok) return refuse(kept.failure);
    const { id, existing } = kept.value;
    if (existing) say('data.cli.existing', { id });
    else say('data.cli.made', { id, title: read.value.source.title, vintage: read.value.source.vintage });
    printReport(read.value.report);
    say('data.cli.adopt', { id });
    return 0;
  } finally {
    if (folder !== null) await rm(folder, { recursive: true, force: true });
  }
}

/** Fetches an address into a file; a failure when it does not answer, or answers too much. */
async function download(url: string, path: string): Promise<Failure | null> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(DOWNLOAD_MS) });
    if (!answer.ok || answer.body === null) return { code: 'unreachable', found: `HTTP ${answer.status}` };
    const length = Number(answer.headers.get('content-length') ?? 0);
    if (length > DOWNLOAD_MAX) return { code: 'too-large', found: length, limit: DOWNLOAD_MAX };
    let size = 0;
    const { body } = answer;
    const bounded = async function* (): AsyncGenerator<Uint8Array> {
      const reader = body.getReader();
      for (;;) {
        const { done, value } = await reader.read();
        if (done || value === undefined) return;
        size += value.length;
        if (size > DOWNLOAD_MAX) return reader.cancel();
        yield value;
      }
    };
    await writeFile(path, bounded());
    return size > DOWNLOAD_MAX ? { code: 'too-large', found: size, limit: DOWNLOAD_MAX } : null;
  } catch (error) {
    const cause =
      error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    return { code: 'unreachable', found: cause };
  }
}

function printReport(report: ImportReport): void {
  say('data.cli.rows', { read: report.read, kept: report.kept });
  for (const { reason, count, sample } of report.dropped) {
    say('data.cli.dropped', {
      count,
      reason: reportWord(LANG, 'reason', reason),
      sample: sampleText(LANG, sample),
    });
  }
  for (const { reason, count, sample } of report.unmatched) {
    say('data.cli.unmatched', {
      count,
      reason: reportWord(LANG, 'reason', reason),
      sample: sampleText(LANG, sample),
    });
  }
  for (const { marker, count } of report.missing) {
    if (marker === '') say('data.cli.blank', { count });
    else say('data.cli.missing', { count, marker });
  }
  for (const { id, before, after } of report.totals) {
    say('data.cli.total', { id: reportWord(LANG, 'total', id), before: before ?? '–', after });
  }
  say('data.cli.replaces', {
    names: report.replaces.map((name) => reportWord(LANG, 'table', name)).join(', '),
  });
  for (const note of report.notes) say('data.cli.note', { note: reportWord(LANG, 'note', note) });
}

/** Best-before of a source or a rate, as the end of its line. */
function freshness(bestBefore: string | null): { text: string; expired: boolean } {
  if (bestBefore === null) return { text: '', expired: false };
  const expired = bestBefore < today();
  const key = expired ? 'data.cli.expired' : 'data.cli.best';
  return { text: translate(LANG, key, { date: bestBefore }), expired };
}

async function status(store: PackStore): Promise<number> {
  let expired = 0;
  const line = (
    key: 'data.cli.source' | 'data.cli.rate',
    bestBefore: string | null,
    params: Record<string, string | number>,
  ) => {
    const best = freshness(bestBefore);
    if (best.expired) expired += 1;
    say(key, { ...params, best: best.text });
  };
  for (const head of await store.list()) {
    const spaces = head.usedBy.map(({ name, id }) => `${name} (${id})`).join(', ');
    say('data.cli.pack', {
      id: head.id ?? `${translate(LANG, 'data.cli.embedded')} (${head.version})`,
      when: head.createdAt?.toISOString().slice(0, 10) ?? '–',
      spaces: spaces || translate(LANG, 'data.cli.nobody'),
    });
    const own: readonly Source[] = head.id === null ? head.sources : head.imports.map(({ source }) => source);
    for (const { id, producer, title, vintage, bestBefore } of own) {
      line('data.cli.source', bestBefore, { id, producer, title, vintage });
    }
  }
  say('data.cli.rates');
  for (const { id, article, year, bestBefore } of datedRates())
    line('data.cli.rate', bestBefore, { id, article, year });
  if (expired === 0) say('data.cli.none', { date: today() });
  else say('data.cli.expiredCount', { count: expired });
  return expired === 0 ? 0 : 2;
}

type Dated = { id: string; article: string; year: number; bestBefore: string };

/** Every dated table that the engine's module of rates exports. */
function datedRates(): Dated[] {
  return Object.values<unknown>(rates).filter(
    (one): one is Dated =>
      typeof one === 'object' &&
      one !== null &&
      'article' in one &&
      'bestBefore' in one &&
      'year' in one &&
      'id' in one,
  );
}

async function adopt(database: Database, store: PackStore, pack: string, spaceId: string): Promise<number> {
  const { prisma } = database;
  const id = packId(pack);
  const [space, tables] = await Promise.all([
    prisma.space.findUnique({
      where: { id: spaceId },
      select: { id: true, name: true, zone: true, pack: true },
    }),
    store.tables(id),
  ]);
  if (space === null) return refuse({ code: 'unknown-space', found: spaceId });
  if (tables === null) return refuse({ code: 'unknown-pack', found: pack });
  say('data.cli.preparing', { zone: space.zone });
  // Solved before it is adopted: a pack that the engine refuses must not reach a room.
  const solved = prepareBasin(packFrom(pack, tables), space.zone);
  if (!solved.ok) return refuse(solved.failure);
  await adoptPack(prisma, { space, packId: id, byId: null });
  say('data.cli.adopted', { space: space.name, id: id ?? translate(LANG, 'data.cli.embedded') });
  return 0;
}

function list(): number {
  for (const { id, source, replaces, readBy } of IMPORTERS) {
    say('data.cli.importer', {
      id,
      producer: source.producer,
      title: source.title,
      licence: source.licence,
      tables:
        replaces.map((name) => reportWord(LANG, 'table', name)).join(', ') ||
        translate(LANG, 'data.cli.kept'),
      readBy: reportWord(LANG, 'readBy', readBy),
    });
  }
  return 0;
}

async function withStore(work: (database: Database, store: PackStore) => Promise<number>): Promise<number> {
  const { databaseUrl, dataDir } = readEnv();
  const database = await openDatabase(
    databaseUrl === null ? { engine: 'pglite', dataDir } : { engine: 'postgresql', url: databaseUrl },
  );
  try {
    await migrate(database, schemaFiles(process.cwd()));
    return await work(database, createPackStore(database.prisma, now));
  } finally {
    await database.close();
  }
}

/** What was asked; null for an option that the command does not have. */
function readArgs(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: { into: { type: 'string' } }, allowPositionals: true });
  } catch {
    return null;
  }
}

async function main(args: readonly string[]): Promise<number> {
  const asked = readArgs(args);
  if (asked === null) {
    say('data.cli.usage');
    return 1;
  }
  const { values, positionals } = asked;
  const [command, first, second] = positionals;
  if (command === 'list') return list();
  if (command === 'status') return withStore((_, store) => status(store));
  if (command === 'import' && first !== undefined && second !== undefined) {
    const into = values.into === undefined ? null : packId(values.into);
    return withStore((_, store) => importOne(store, first, second, into));
  }
  if (command === 'adopt' && first !== undefined && second !== undefined) {
    return withStore((database, store) => adopt(database, store, first, second));
  }
  say('data.cli.usage');
  return 1;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
