import type { SiteEvent } from '#app/features/diagnostic/sites.ts';
import type { Reviewed } from '#app/services/index.ts';

/** The site events a meeting has already, those taken off left out, as the reader of sheets compares them. */
export function knownSites(review: readonly Reviewed[]): readonly SiteEvent[] {
  return review.flatMap((each) =>
    each.kind === 'site' && each.state !== 'withdrawn'
      ? [{ ...each.content, id: each.id, doubt: '', example: false }]
      : [],
  );
}
