import { join } from 'node:path';
import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs';
import {
  type Author,
  DOCUMENT_SPECS,
  type DocumentKind,
  type DocumentSpec,
  emptyDocument,
  migrate,
  readDocument,
  setField,
  type WriteResult,
  repair,
} from '#app/documents/index.ts';
import { parseRoom, type RoomName } from '#app/documents/wire.ts';
import { ENGINE_VERSION } from '#app/engine/index.ts';
import type { Logger } from '#app/load-context.ts';
import type { Documents, Printer, Services } from '#app/services/index.ts';
import {
  createDemo,
  createLimits,
  createLinks,
  createMeetings,
  createPeople,
  createProjects,
  createRoomPolicy,
  createScoring,
  createSpaces,
  createStages,
  createWeights,
  type SessionCookies,
} from './accounts/index.ts';
import { createBalances, createObservations } from './balances/index.ts';
import { keepBoards } from './board.ts';
import { keepAfter, openMeetingRooms } from './meetings/index.ts';
import type { Mailer } from './mail/mailer.ts';
import { createPrinter } from './print/index.ts';
import {
  type Hub,
  openRealtime,
  type PrepareDocument,
  type Realtime,
  systemClock,
} from './realtime/index.ts';
import { createPacks, createPackStore, openReference } from './reference-data/index.ts';
import type { Database } from './store/client.ts';
import { createUpdateLog } from './store/prisma-update-log.ts';
import type { UpdateLog } from './store/update-log.ts';

export type ServicesOptions = {
  database: Database;
  mailer: Mailer;
  cookies: SessionCookies;
  logger: Logger;
  /** null: the site answers under the name it was called by. */
  publicUrl: string | null;
  /** Where links in mails lead, no final slash. Asked late: a free port is known once listening. */
  siteUrl(): string;
  demo: boolean;
  /** Where computed figures that can be computed again are kept. */
  cacheDir: string;
  /** Without one, PDF files are refused with a sentence. */
  printer?: Printer;
  now: () => Date;
};

/** The ports of app/services, and the live documents they share rights and content with. */
export type Assembled = {
  services: Services;
  log: UpdateLog;
  realtime: Realtime;
  /** Stops the live documents: nothing acknowledged is lost. */
  stop(): Promise<void>;
};

/** Puts the services together over one database. Starts the live documents, listens on nothing. */
export function assembleServices(options: ServicesOptions): Assembled {
  const { database, mailer, cookies, logger, now } = options;
  const { prisma, sql } = database;
  const log = createUpdateLog(sql);

  // The hub asks the services for rights, and the services tell the hub when rights change.
  const onRightsChanged = (personId: string) => {
    realtime
      .recheck(personId)
      .catch((error: unknown) => logger.error('rights not asked again', { personId, error }));
  };
  const people = createPeople(database);
  const spaces = createSpaces(database, onRightsChanged);
  const stages = createStages(prisma, now, (room) => {
    realtime
      .recheckRoom(room)
      .catch((error: unknown) => logger.error('rights not asked again', { room, error }));
  });
  const projects = createProjects(prisma, (spaceId) => boards.refresh(spaceId), onRightsChanged);
  const meetings = createMeetings({
    prisma,
    sql,
    now,
    onRightsChanged,
    onChanged: (meetingId) => rooms.mirror.touch(meetingId),
  });
  const weights = createWeights(prisma, (spaceId) => boards.refresh(spaceId), now);
  const scoring = createScoring({ prisma, now, onChanged: (spaceId) => boards.refresh(spaceId) });

  const realtime: Realtime = openRealtime({
    log,
    rooms: createRoomPolicy({ people, spaces, stages, projects, meetings }),
    clock: systemClock(),
    logger: {
      info: (fields, message) => logger.info(message, fields),
      warn: (fields, message) => logger.warn(message, fields),
    },
    prepare: prepareDocument,
    publicUrl: new URL(options.publicUrl ?? NAMELESS),
    async session(request) {
      const session = cookies.read(request.headers.cookie);
      return session?.personId ? { personId: session.personId } : null;
    },
  });
  const documents = createDocuments(realtime);
  const after = keepAfter({ prisma, mailer, documents, siteUrl: options.siteUrl, logger, now });
  const rooms = openMeetingRooms({
    ...{ prisma, sql, hub: realtime, meetings, weights, logger, now },
    onClosed: async () => void (await after.look()),
  });
  rooms.resume().catch((error: unknown) => logger.error('meetings not resumed', { error }));
  const boards = keepBoards({ hub: realtime, projects, weights, scoring, logger });
  const store = createPackStore(prisma, now);
  const figures = openReference({
    directory: options.cacheDir,
    engineVersion: ENGINE_VERSION,
    readPack: store.read,
  });

  const observations = createObservations({ prisma, now });
  const { reference } = figures;
  const packs = createPacks({
    prisma,
    store,
    reference,
    responsesOf: figures.responsesOf,
    spaces,
    projects,
    documents,
    directory: join(options.cacheDir, 'uploads'),
    logger,
    now,
  });

  return {
    realtime,
    log,
    services: {
      people,
      spaces,
      stages,
      projects,
      meetings,
      agenda: rooms.agenda,
      contributions: rooms.contributions,
      polls: rooms.polls,
      strategies: rooms.strategies,
      after,
      weights,
      scoring,
      documents,
      reference,
      packs,
      balances: createBalances({
        ...{ prisma, projects, spaces, documents, reference, packs, observations, now },
      }),
      observations,
      printer: options.printer ?? createPrinter({ chromium: null, localUrl: options.siteUrl }),
      limits: createLimits(now),
      sessions: cookies,
      links: createLinks({
        prisma,
        mailer,
        now,
        address: (token) => `${options.siteUrl()}/connexion/${token}`,
      }),
      mail: mailer,
      demo: createDemo(prisma, options.demo),
    },
    async stop() {
      after.stop();
      await Promise.all([boards.stop(), rooms.stop()]);
      await Promise.all([realtime.stop(), figures.stop()]);
    },
  };
}

/** Stands for a site without PUBLIC_URL in front of the hub, which compares origins to one address. */
export const NAMELESS = 'http://localhost';

/** Seeds a new document and brings an old one to the current schema. Kinds without a spec (meeting, cohort) are left as they are. */
export const prepareDocument: PrepareDocument = (room, doc) => {
  const spec = specOf(room);
  if (spec === null) return { ok: true };
  if (encodeStateAsUpdate(doc).byteLength <= EMPTY_BYTES) applyUpdate(doc, emptyDocument(spec));
  const migrated = migrate(spec, doc);
  // What a faulty client put there is taken out here: the log keeps it, and the others can write again.
  if (migrated.ok) repair(spec, doc);
  return migrated;
};

/** What Yjs writes for a document that holds nothing. */
const EMPTY_BYTES = encodeStateAsUpdate(new Doc()).byteLength;

function specOf({ kind }: RoomName): DocumentSpec | null {
  return isDocumentKind(kind) ? DOCUMENT_SPECS[kind] : null;
}

function isDocumentKind(kind: string): kind is DocumentKind {
  return Object.hasOwn(DOCUMENT_SPECS, kind);
}

function createDocuments(hub: Pick<Hub, 'snapshotDoc' | 'serverEdit'>): Documents {
  const roomOf = (spec: DocumentSpec, id: string): RoomName => {
    const room = parseRoom(`${spec.kind}/${id}`);
    if (room === null) throw new Error(`no document ${spec.kind}/${id}`);
    return room;
  };
  return {
    async snapshot(spec, id) {
      const doc = await hub.snapshotDoc(roomOf(spec, id));
      try {
        return readDocument(spec, doc);
      } finally {
        doc.destroy();
      }
    },

    async set(spec, id, author, values) {
      // Tried on a copy first: a refusal half-way would leave the first fields written.
      const copy = await hub.snapshotDoc(roomOf(spec, id));
      const tried = setAll(spec, copy, author, values);
      copy.destroy();
      return tried.ok ? hub.serverEdit(roomOf(spec, id), (doc) => setAll(spec, doc, author, values)) : tried;
    },
  };
}

function setAll(
  spec: DocumentSpec,
  doc: Doc,
  author: Author,
  values: Readonly<Record<string, unknown>>,
): WriteResult<void> {
  for (const [path, value] of Object.entries(values)) {
    const written = setField(spec, doc, path, value, author);
    if (!written.ok) return written;
  }
  return { ok: true, value: undefined };
}
