export { BESIDE_COLUMNS, OUTLINE_GRID } from './beside.ts';
export type { Beside, DivisionJobs, Firm, Jobseekers, Occupation } from './beside.ts';
export type { FullPack, ZoneContext } from './full-pack.ts';
export { embeddedTables, loadPack, PACK_VERSION, packFrom } from './load-pack.ts';
export type {
  NamedTable,
  PackTables,
  TableName,
  TradeFlow,
  TradeKind,
  TradeRow,
  UnemploymentTable,
  ZoneTable,
} from './pack-tables.ts';
export { basinSlice, completeSlice, drawsOf, findZone, hasPosts } from './basin-slice.ts';
export { greatCircle } from './distances.ts';
export { fetchBasinPack } from './fetch-basin-pack.ts';
