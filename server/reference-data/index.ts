export { createPacks } from './packs.ts';
export { createPackStore } from './pack-store.ts';
export { openReference } from './reference-service.ts';
