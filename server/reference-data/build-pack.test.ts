import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { administrativeDivision } from './administrative.ts';
import { buildPack } from './build-pack.ts';
import { modelD, readSupplyUse } from './input-output.ts';
import { BRANCH_CODES } from './nomenclature.ts';
import { parseTable } from './raw-table.ts';

// The official files are not in the repository: these checks run where a copy sits beside it.
const folder = resolve(import.meta.dirname, '../../../shared/reference');
const present = existsSync(folder);
const read = (name: string) => readFile(resolve(folder, name), 'utf8');

describe.skipIf(!present)(
  `the builder on the official files${present ? '' : ' (skipped: no copy of them beside the repository)'}`,
  () => {
    it('makes the embedded files again, byte for byte', async () => {
      const files = await buildPack(read, administrativeDivision());
      for (const [name, content] of Object.entries(files)) {
        const embedded = await readFile(
          resolve(import.meta.dirname, `../../app/reference/pack/${name}.json`),
          'utf8',
        );
        expect(`${JSON.stringify(content)}\n` === embedded, name).toBe(true);
      }
    });

    it('finds the same branch by branch table as an independent computation, within its rounding', async () => {
      const file = 'insee_tes_a38_2019_branche_x_branche_modeleD_MEUR.csv';
      const reference = parseTable(file, await read(file), [
        'branche',
        ...BRANCH_CODES,
        'conso_menages',
        'production_branche',
      ]);
      const table = modelD(await readSupplyUse(read));
      BRANCH_CODES.forEach((seller, row) => {
        const line = reference.rows.find((candidate) => candidate.text('branche') === seller);
        BRANCH_CODES.forEach((buyer, column) => {
          expect(Math.abs((table.flows[row]?.[column] ?? 0) - (line?.number(buyer) ?? 0))).toBeLessThan(
            0.051,
          );
        });
        expect(
          Math.abs((table.final.conso_menages[row] ?? 0) - (line?.number('conso_menages') ?? 0)),
        ).toBeLessThan(0.051);
        expect(table.output[row]).toBe(line?.number('production_branche'));
      });
    });

    it('measures the same distances as an independent computation, within its rounding', async () => {
      const { loadPack } = await import('#app/reference/index.ts');
      const pack = await loadPack();
      const file = 'ze2020_distances_moins200km.csv';
      const pairs = parseTable(file, await read(file), ['ze_a', 'ze_b', 'distance_km']).rows;
      const at = new Map(pack.zones.map((zone, index) => [zone.code, index]));
      for (const pair of pairs) {
        const km = pack.distances[at.get(pair.text('ze_a')) ?? -1]?.[at.get(pair.text('ze_b')) ?? -1] ?? 0;
        expect(Math.abs(km - pair.number('distance_km'))).toBeLessThan(0.2);
      }
    });
  },
);
