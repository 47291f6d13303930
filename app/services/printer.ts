import type { Result } from '#app/engine/types.ts';

/** Turns our own pages into tagged PDF files. */
export interface Printer {
  /**
   * The page at `path` as the bearer of `cookie` sees it, on A4, pages numbered under its title. Failures: `no-chromium` (none
   * on this machine), `print-failed`, `busy` with `retryAfter` (seconds: too many pages wait already).
   */
  pdf(input: { path: string; cookie: string | null; lang: 'fr' | 'en' }): Promise<Result<Uint8Array>>;
}
