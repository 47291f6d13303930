import type { Importer } from './importer.ts';
import { floresMelodi, floresWide } from './importers/flores.ts';
import { homeToWork } from './importers/beside.ts';
import { contours } from './importers/contours.ts';
import { firms } from './importers/firms.ts';
import { hiringTensions, jobseekers, urssafZones } from './importers/labour.ts';
import { nationalAccounts } from './importers/accounts.ts';
import { eurostatInputOutput, inputOutput, nationalJobs } from './importers/national.ts';
import { foreignTrade } from './importers/trade.ts';
import {
  brownfields,
  industryTerritories,
  medianIncome,
  propertyTax,
  unemployment,
  zoneComposition,
} from './importers/territories.ts';

export { fileSource, memorySource } from './byte-source.ts';
export type { Importer } from './importer.ts';
export { changedTables, importFile, type Imported } from './run-import.ts';

/** Every source the program reads, in the order a file is tried against them: the narrower shapes first. */
export const IMPORTERS: readonly Importer[] = [
  floresWide,
  floresMelodi,
  homeToWork,
  foreignTrade,
  urssafZones,
  hiringTensions,
  jobseekers,
  inputOutput,
  eurostatInputOutput,
  nationalAccounts,
  nationalJobs,
  industryTerritories,
  unemployment,
  brownfields,
  propertyTax,
  medianIncome,
  zoneComposition,
  contours,
  firms,
];
