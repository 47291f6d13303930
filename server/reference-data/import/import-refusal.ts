import type { Failure } from '#app/engine/types.ts';

/**
 * Raised deep in a reader to stop reading a file that is refused; caught once, by `importFile`, which answers with its failure.
 * Compared by `code`.
 */
export class ImportRefusal extends Error {
  readonly code = 'import-refusal';
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.code);
    this.failure = failure;
  }
}

/** Stops the reading. @throws ImportRefusal always */
export function refuseImport(code: string, figures: Readonly<Record<string, unknown>> = {}): never {
  throw new ImportRefusal({ ...figures, code });
}

/** Whether something thrown is a refusal of the file, not a bug. */
export function isRefusal(error: unknown): error is ImportRefusal {
  return error instanceof Error && 'code' in error && error.code === 'import-refusal';
}
