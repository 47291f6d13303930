export { openReference } from './reference-service.ts';
