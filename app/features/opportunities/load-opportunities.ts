import { opportunities, OPPORTUNITY_SOURCES, type Opportunity } from '#app/engine/index.ts';
import type { Source } from '#app/engine/types.ts';
import { findZone, type FullPack } from '#app/reference/index.ts';

export type OpportunitiesPage = {
  zone: { code: string; name: string };
  /** Null where no posts are published. */
  found: readonly Opportunity[] | null;
  /** Every branch by its code, and which of them are manufacturing. */
  labels: Readonly<Record<string, string>>;
  manufacturing: readonly string[];
  sources: Readonly<Record<string, Source>>;
  /** Year of the prices in which a market is written. */
  year: number;
};

/** The activities that suit a zone; null for a code that no zone has. */
export function loadOpportunities(pack: FullPack, code: string): OpportunitiesPage | null {
  const zone = findZone(pack, code);
  if (zone === null) return null;
  const found = opportunities(pack, code);
  const cited = new Set(Object.values(OPPORTUNITY_SOURCES).flatMap(({ sources }) => sources));
  return {
    zone: { code: zone.code, name: zone.name },
    found: found.ok ? found.value : null,
    labels: Object.fromEntries(pack.branches.map((branch) => [branch.code, branch.label])),
    manufacturing: pack.branches.flatMap((branch) => (branch.manufacturing ? [branch.code] : [])),
    sources: Object.fromEntries(Object.entries(pack.sources).filter(([id]) => cited.has(id))),
    year: pack.tableYear,
  };
}
