export type { FullPack, ZoneContext } from './full-pack.ts';
export { loadPack, PACK_VERSION } from './load-pack.ts';
export { basinSlice, completeSlice, findZone, hasPosts } from './basin-slice.ts';
export { greatCircle } from './distances.ts';
export { fetchBasinPack } from './fetch-basin-pack.ts';
