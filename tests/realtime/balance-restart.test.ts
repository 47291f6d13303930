import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENGINE_VERSION } from '#app/engine/index.ts';
import { PACK_VERSION } from '#app/reference/index.ts';
import { startServerChild } from '#tests/factories/server-child.ts';

/** What a process found, asked before it is killed: nothing of its memory is left to the next one. */
async function inProcess(...args: string[]): Promise<unknown> {
  const child = await startServerChild('tests/realtime/balance-process.ts', args);
  const { found } = await child.ask();
  await child.kill();
  return found;
}

describe('a frozen balance and a process that is killed', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'ancrage-balances-'));
  let frozen: { id: string; hash: string; older: string };

  beforeAll(async () => {
    // The shape that `freeze` of the process answers.
    frozen = (await inProcess(dataDir, 'freeze')) as typeof frozen;
  }, 60_000);
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  it('comes out again to the last digit in the next one, which says when the engine is another', async () => {
    const found = await inProcess(dataDir, 'verify', frozen.id, frozen.older);
    expect(found).toMatchObject([
      {
        ok: true,
        value: {
          intact: true,
          engine: { frozen: ENGINE_VERSION, current: ENGINE_VERSION },
          pack: { frozen: PACK_VERSION, current: PACK_VERSION },
          different: 0,
          differences: [],
        },
      },
      {
        ok: true,
        value: { intact: true, engine: { frozen: '0.1.0', current: ENGINE_VERSION }, different: 0 },
      },
    ]);
    expect(found).toHaveProperty(
      '0.value.compared',
      expect.toSatisfy((count: number) => count > 1000),
    );
  }, 60_000);

  it('says that the pack is another one, and which figure moved first', async () => {
    const found = await inProcess(dataDir, 'verify-on-another-pack', frozen.id);
    expect(found).toMatchObject([
      { ok: true, value: { intact: true, pack: { frozen: PACK_VERSION, current: 'another' } } },
    ]);
    expect(found).toHaveProperty(
      '0.value.different',
      expect.toSatisfy((count: number) => count > 0),
    );
    expect(found).toHaveProperty('0.value.differences.0.path', expect.stringMatching(/./));
  }, 60_000);
});
