// `npm start`: builds when the sources changed, then serves. Settings are in server/env.ts.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, isBuilt, root } from './build.js';

if (!(await isBuilt())) {
  process.stdout.write('Construction en cours, une minute environ… / Building, about a minute…\n');
  await build();
}
process.chdir(root);
// In this very process: a signal sent to `npm start` reaches the server.
await import(pathToFileURL(join(root, 'build', 'server.js')).href);
