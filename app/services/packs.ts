import type { Failure, Result, Source } from '#app/engine/types.ts';

/** The only page that takes files, and the largest it takes, in bytes: a slow line still sends it within a request's time. */
export const UPLOAD_PATH = '/admin/donnees';
export const UPLOAD_MAX = 32 * 1024 * 1024;

/** Rows an import left aside for one reason, with the first of them. `what` is a code or a cell, as read. */
export type ImportCount = {
  reason: string;
  count: number;
  sample: readonly { line: number; what: string }[];
};

/** A total of the tables replaced, before and after; `id` names it (`posts`, `output`…). */
export type ImportTotal = { id: string; before: number | null; after: number };

/** What an import did with a file, line by line counted: nothing is dropped in silence. */
export type ImportReport = {
  importer: string;
  /** Name of the file, and of the entry or sheet read inside it. */
  file: string;
  inside: string | null;
  /** `csv`, `xlsx` or `json`, and the encoding of a text. */
  format: string;
  encoding: string | null;
  read: number;
  kept: number;
  dropped: readonly ImportCount[];
  /** Codes of the file that the pack does not know, by kind (`zone`, `branch`, `commune`). */
  unmatched: readonly ImportCount[];
  /** Missing cells by marker (`S`, blank…): kept missing, never zero. */
  missing: readonly { marker: string; count: number }[];
  totals: readonly ImportTotal[];
  /** Tables of the pack that were replaced. */
  replaces: readonly string[];
  /** What reads it in the product, a code of the catalogue; absent from the imports of before. */
  readBy?: string;
  /** What the reader must know, one code each: a sentence of the catalogue. */
  notes: readonly string[];
};

/** One import of a pack: where it comes from and what it did. */
export type PackImport = { source: Source; report: ImportReport };

/** A pack without its figures. `id` null: the one shipped with the program. */
export type PackHead = {
  id: string | null;
  /** What balances and answers name: the id, or the fingerprint of the embedded pack. */
  version: string;
  /** SHA-256 of its tables, hexadecimal; the fingerprint for the embedded pack. */
  hash: string;
  parent: string | null;
  createdAt: Date | null;
  createdBy: string | null;
  /** Its own imports and those of its ancestors, the latest first. */
  imports: readonly PackImport[];
  /** Every source of the pack. */
  sources: readonly Source[];
  /** Names of the spaces that use it. */
  usedBy: readonly { id: string; name: string }[];
};

/** What a finished import gives: the new pack, or why there is none. */
export type ImportJob = {
  id: string;
  spaceId: string;
  file: string;
  state: 'running' | 'done' | 'refused';
  /** Rows read so far. */
  read: number;
  pack: string | null;
  failure: Failure | null;
};

/** One headline figure of a project under the pack of its space and under another. Figures as the engine gives them. */
export type PreviewLine = {
  indicator: string;
  level: string;
  variant: string;
  unit: string;
  before: number | null;
  after: number | null;
};

/** What adopting a pack would change in a space, project by project. */
export type PackPreview = {
  projects: readonly {
    id: string;
    number: string;
    title: string;
    /** Why nothing is computed for it, a code; null when `lines` holds. */
    refused: string | null;
    lines: readonly PreviewLine[];
  }[];
};

/** The versions of the reference figures: immutable, made by imports, adopted by spaces. */
export interface Packs {
  /** The embedded pack first, then the latest. */
  list(): Promise<PackHead[]>;
  /** Id of the version that balances name; undefined when this installation does not hold it. */
  idOf(version: string): Promise<string | null | undefined>;
  /**
   * Reads a file in a thread of its own and keeps what it makes as a new version, all or nothing. Answers at once: ask `job`.
   * The file is erased when read.
   */
  start(input: {
    spaceId: string;
    path: string;
    name: string;
    into: string | null;
    byId: string;
  }): Promise<ImportJob>;
  /** A started import; null when it is unknown here. */
  job(id: string): ImportJob | null;
  /** Where an upload may be written: a new name in this installation's own folder, which is never served. */
  uploadPlace(): Promise<{ directory: string; name: string }>;
  /** Erases an upload that nothing will read. */
  discard(path: string): Promise<void>;
  /** `preparing` while the basin is being solved under that pack: ask again. Failures: `unknown-pack`, `unknown-space`. */
  preview(input: { spaceId: string; packId: string | null }): Promise<Result<PackPreview>>;
  /** The space reads that pack from now on. Kept in the audit trail. Failures: `unknown-pack`, `unknown-space`. */
  adopt(input: { spaceId: string; packId: string | null; byId: string | null }): Promise<Result<void>>;
}
