import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Administrative, buildPack } from './build-pack.ts';
import { RawFileError } from './raw-table.ts';

const OUTPUT = resolve(import.meta.dirname, '../../app/reference/pack');

/** Administrative codes by npm package; the package is CommonJS data, read once at build time. */
function administrative(): Administrative {
  const require = createRequire(import.meta.url);
  return {
    communes: require('@etalab/decoupage-administratif/data/communes.json'),
    departments: require('@etalab/decoupage-administratif/data/departements.json'),
    regions: require('@etalab/decoupage-administratif/data/regions.json'),
  };
}

const { values } = parseArgs({
  options: { from: { type: 'string' }, to: { type: 'string', default: OUTPUT } },
});
if (values.from === undefined) {
  console.error('Say where the official files are: npm run pack -- --from <folder>');
  process.exit(2);
}
const folder = resolve(values.from);
try {
  const files = await buildPack((name) => readFile(resolve(folder, name), 'utf8'), administrative());
  await mkdir(values.to, { recursive: true });
  let bytes = 0;
  for (const [name, content] of Object.entries(files)) {
    const text = `${JSON.stringify(content)}\n`;
    bytes += text.length;
    await writeFile(resolve(values.to, `${name}.json`), text);
  }
  console.log(`${Object.keys(files).length} tables, ${Math.round(bytes / 1024)} kB, in ${values.to}`);
} catch (error) {
  if (!(error instanceof Error) || (!(error instanceof RawFileError) && !('code' in error))) throw error;
  console.error(error.message);
  process.exit(1);
}
