import { describe, expect, it } from 'vitest';
import { loadPack, PACK_VERSION } from '#app/reference/index.ts';
import type { Actor, PackHead, Role, Space } from '#app/services/index.ts';
import { loadDataPage } from './load-data-page.ts';

const spaceOf = (id: string): Space => ({
  id,
  kind: 'committee',
  name: `Comité ${id}`,
  zone: '2705',
  prefix: 'BEL',
  pack: null,
});

const EMBEDDED_HEAD: PackHead = {
  id: null,
  version: PACK_VERSION,
  hash: PACK_VERSION,
  parent: null,
  createdAt: null,
  createdBy: null,
  imports: [],
  sources: [],
  usedBy: ['belfort', 'dole', 'vesoul'].map((id) => ({ id, name: `Comité ${id}` })),
};

/** The page as somebody with these roles sees it, among three spaces that read the embedded figures. */
function seen(roles: Readonly<Record<string, Role>>) {
  const actor: Actor = {
    id: 'ana',
    name: 'Ana',
    email: 'ana@example.fr',
    guest: false,
    color: 'p1',
    memberships: Object.entries(roles).map(([spaceId, role]) => ({
      spaceId,
      personId: 'ana',
      role,
      college: null,
    })),
    meetings: [],
  };
  return loadDataPage(
    {
      spaces: { listFor: async () => Object.entries(roles).map(([id, role]) => ({ ...spaceOf(id), role })) },
      packs: {
        list: async () => [EMBEDDED_HEAD],
        job: () => null,
        preview: async () => ({ ok: true, value: { projects: [] } }),
      },
      reference: { pack: loadPack },
    },
    actor,
    { space: null, pack: null, job: null },
    '2026-11-22',
  );
}

describe('the page of the reference figures', () => {
  it('names the spaces of the reader that use a version, not those of others', async () => {
    const page = await seen({ belfort: 'admin', dole: 'member' });
    expect(page.ok && page.value.packs[0]?.usedBy).toEqual([
      { id: 'belfort', name: 'Comité belfort' },
      { id: 'dole', name: 'Comité dole' },
    ]);
    expect(page.ok && page.value.spaces.map(({ id }) => id)).toEqual(['belfort']);
  });

  it('is for whoever administers a space', async () => {
    expect(await seen({ dole: 'facilitator' })).toMatchObject({ ok: false, failure: { code: 'no-right' } });
  });
});
