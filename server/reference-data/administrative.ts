import { createRequire } from 'node:module';
import type { Administrative } from './build-pack.ts';
import type { Commune } from './territories.ts';

const require = createRequire(import.meta.url);

/** Communes, departments and regions of today, from the npm package that holds them: CommonJS data, read when asked. */
export function administrativeDivision(): Administrative {
  return {
    communes: communesOfToday(),
    departments: require('@etalab/decoupage-administratif/data/departements.json'),
    regions: require('@etalab/decoupage-administratif/data/regions.json'),
  };
}

/** Communes of today, and what former communes and municipal districts are part of. 8 MB: read in the thread that imports. */
export function communesOfToday(): readonly Commune[] {
  return require('@etalab/decoupage-administratif/data/communes.json');
}
