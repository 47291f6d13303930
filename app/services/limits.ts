import type { Result } from '#app/engine/types.ts';
import type { Visitor } from './meetings.ts';
import type { Person } from './people.ts';

/** What costs the server more than a page: printing with Chromium, computing a balance again, writing a file, the engine over HTTP. */
export const COSTLY = ['print', 'verify', 'file', 'read', 'assess', 'rank'] as const;
export type Costly = (typeof COSTLY)[number];

/** Who asks: counted by person when signed in, else by browser, all browsers never seen before together. */
export type Asking = { person: Pick<Person, 'id'> | null; visitor: Visitor };

/** How often one person may ask for what is costly. */
export interface Limits {
  /** Counts one request. Failure: `too-many-tries` with `retryAfter` (seconds), nothing counted. */
  spend(what: Costly, who: Asking): Result<void>;
}
