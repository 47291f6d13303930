import { describe, expect, it } from 'vitest';
import { ENGINE_VERSION } from '#app/engine/index.ts';
import { basinSlice, loadPack } from '#app/reference/index.ts';
import { packAnswer } from './pack-answer.ts';

const pack = await loadPack();
const withDraws = (draws: number) => ({ ...basinSlice(pack, '2705'), responses: { '2705': { draws } } });

describe('the answer for a basin’s slice', () => {
  it('is a 404 with a sentence for a zone that does not exist', async () => {
    const answer = packAnswer({ zone: '9999', slice: null, known: null });
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ title: 'unknown-zone', status: 404 });
  });

  it('asks to come back while the basin is being prepared, and is never kept', () => {
    for (const slice of [basinSlice(pack, '2705'), withDraws(0)]) {
      const answer = packAnswer({ zone: '2705', slice, known: null });
      expect(answer.status).toBe(503);
      expect(answer.headers.get('Retry-After')).toBe('3');
      expect(answer.headers.get('Cache-Control')).toBe('no-store');
    }
  });

  it('is the slice under a tag of its pack and draws, and 304 for who holds it', async () => {
    const answer = packAnswer({ zone: '2705', slice: withDraws(24), known: null });
    expect(answer.status).toBe(200);
    const tag = answer.headers.get('ETag');
    expect(tag).toBe(`"${pack.version}.${ENGINE_VERSION}.2705.24"`);
    expect(packAnswer({ zone: '2705', slice: withDraws(24), known: tag }).status).toBe(304);
    expect(packAnswer({ zone: '2705', slice: withDraws(24), known: `W/${tag}` }).status).toBe(304);
    expect(packAnswer({ zone: '2705', slice: withDraws(8), known: tag }).status).toBe(200);
  });

  it('gives Mayotte its slice at once: there is nothing to prepare', () => {
    expect(packAnswer({ zone: '0601', slice: basinSlice(pack, '0601'), known: null }).status).toBe(200);
  });
});
