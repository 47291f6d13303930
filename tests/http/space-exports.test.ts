import readXlsxFile from 'read-excel-file/node';
import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { diagnostic, priorities, readDocument, roadmap, type DocumentSpec } from '#app/documents/index.ts';
import { csvOf } from '#app/features/exports/csv-report.ts';
import { loader as diagnosticLoader } from '#app/routes/api.v1.spaces.$spaceId.diagnostic.ts';
import { loader as prioritiesLoader } from '#app/routes/api.v1.spaces.$spaceId.priorities.ts';
import { loader as roadmapLoader } from '#app/routes/api.v1.spaces.$spaceId.roadmap.ts';
import { loadPack } from '#app/reference/index.ts';
import type { AppContext } from '#app/load-context.ts';
import type { Actor, Role, Services } from '#app/services/index.ts';
import { createLimits } from '#server/accounts/index.ts';
import { createPrinter } from '#server/print/index.ts';
import { demoDocuments } from '../../prisma/seed/index.ts';
import { unzipTexts } from '#tests/factories/unzip.ts';

const TODAY = '2026-11-24';
const SPACE = {
  id: 'belfort',
  kind: 'committee',
  name: 'Comité de Belfort',
  zone: '2705',
  prefix: 'BEL',
} as const;
const LOADERS = { diagnostic: diagnosticLoader, priorities: prioritiesLoader, roadmap: roadmapLoader };

const documents = new Map(
  demoDocuments(TODAY).map(({ kind, id, update }) => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, update);
    return [`${kind}/${id}`, doc];
  }),
);

function actor(role: Role): Actor {
  return {
    id: 'ana',
    name: 'Ana',
    email: 'ana@example.fr',
    guest: role === 'guest',
    color: 'p1',
    memberships: [{ spaceId: SPACE.id, personId: 'ana', role, college: null }],
    meetings: [],
  };
}

/** An export asks for the space, its documents, the pack and a printer: those of the demonstration, in memory. */
function context(person: Actor | null): AppContext {
  const services = {
    spaces: { get: async (id: string) => (id === SPACE.id ? SPACE : null) },
    stages: { lock: async () => null },
    documents: {
      snapshot: async (spec: DocumentSpec, id: string) =>
        readDocument(spec, documents.get(`${spec.kind}/${id}`) ?? new Y.Doc()),
    },
    reference: { pack: loadPack },
    limits: createLimits(() => new Date()),
    printer: createPrinter({ chromium: null, localUrl: () => 'http://127.0.0.1:9' }),
  };
  // The part of the context that an export reads.
  return {
    lang: 'fr',
    url: 'http://localhost',
    visitor: { id: 'v', fresh: false },
    person,
    services,
  } as unknown as AppContext & {
    services: Services;
  };
}

async function ask(
  kind: keyof typeof LOADERS,
  query: string,
  role: Role | null = 'member',
  spaceId: string = SPACE.id,
): Promise<Response> {
  return LOADERS[kind]({
    request: new Request(`http://localhost/api/v1/spaces/${spaceId}/${kind}${query}`),
    params: { spaceId },
    context: context(role === null ? null : actor(role)),
  });
}

const bytes = async (answer: Response) => Buffer.from(await answer.arrayBuffer());

describe('files of a space', () => {
  it('the roadmap has six stages in json, each with its actions', async () => {
    const body: { stages: { stage: number; actions: { title: string; state: string }[] }[] } = await (
      await ask('roadmap', '')
    ).json();
    expect(body.stages.map(({ stage }) => stage)).toEqual([1, 2, 3, 4, 5, 6]);
    const snapshot = readDocument(roadmap, documents.get('roadmap/belfort') ?? new Y.Doc());
    const titles = snapshot.ok ? snapshot.value.collections.actions.map(({ title }) => title).sort() : [];
    expect(titles.length).toBeGreaterThan(5);
    expect(body.stages.flatMap(({ actions }) => actions.map(({ title }) => title)).sort()).toEqual(titles);
  });

  it('the roadmap is a calendar: one whole day for each action that has a date', async () => {
    const answer = await ask('roadmap', '?format=ics');
    expect(answer.headers.get('content-type')).toContain('text/calendar');
    const text = await answer.text();
    const snapshot = readDocument(roadmap, documents.get('roadmap/belfort') ?? new Y.Doc());
    const dated = snapshot.ok
      ? snapshot.value.collections.actions.filter(({ votedEnd, end }) => (votedEnd ?? end) !== null)
      : [];
    expect(text.match(/BEGIN:VEVENT/gu)).toHaveLength(dated.length);
    const day = (dated[0]?.votedEnd ?? dated[0]?.end ?? '').replaceAll('-', '');
    expect(text).toContain(`DTSTART;VALUE=DATE:${day}`);
  });

  it('the roadmap as a workbook: one sheet a stage, days as days', async () => {
    const sheets = await readXlsxFile(await bytes(await ask('roadmap', '?format=xlsx')));
    expect(sheets.map(({ sheet }) => sheet).slice(1)).toEqual([
      '1. Diagnostic partagé',
      '2. Projection stratégique',
      '3. Compétences',
      '4. Investissement',
      '5. Mise en réseau',
      '6. Suivi',
    ]);
    const [heads, ...rows] = sheets[1]?.data ?? [];
    expect(heads?.slice(0, 3)).toEqual(['Action', 'Responsable', 'Premier pas']);
    expect(rows.some((cells) => cells[4] instanceof Date)).toBe(true);
  });

  it('the roadmap as a text has its stages as headings and its pages numbered', async () => {
    const files = unzipTexts(await bytes(await ask('roadmap', '?format=docx')));
    const text = files.get('word/document.xml') ?? '';
    expect(text).toContain('Projection stratégique');
    expect(text).toContain('Heading1');
    expect([...files].some(([name, content]) => name.includes('footer') && content.includes('PAGE'))).toBe(
      true,
    );
  });

  it('the roadmap as pdf says in a sentence that this machine cannot, and where to print', async () => {
    const answer = await ask('roadmap', '?format=pdf');
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({
      title: 'no-chromium',
      page: '/s/belfort/feuille-de-route/imprimer',
    });
  });

  it('priorities carry their numbers for life', async () => {
    const body: { cards: { label: string; precision: number }[] } = await (
      await ask('priorities', '')
    ).json();
    const snapshot = readDocument(priorities, documents.get('priorities/belfort') ?? new Y.Doc());
    expect(body.cards).toHaveLength(snapshot.ok ? snapshot.value.collections.cards.length : -1);
    for (const { label } of body.cards) expect(label).toMatch(/^BEL-\d{4}/u);
    const sheets = await readXlsxFile(await bytes(await ask('priorities', '?format=xlsx')));
    expect(sheets[1]?.data).toHaveLength(body.cards.length + 1);
  });

  it('figures of the diagnostic come with the value and the source of the pack', async () => {
    const body: { figures: { official: { value: number; source: { url: string } } | null }[] } = await (
      await ask('diagnostic', '')
    ).json();
    expect(body.figures.length).toBeGreaterThan(0);
    for (const { official } of body.figures) expect(official?.source.url).toMatch(/^https?:/u);
    const files = unzipTexts(await bytes(await ask('diagnostic', '?format=docx')));
    const snapshot = readDocument(diagnostic, documents.get('diagnostic/belfort') ?? new Y.Doc());
    const strength = snapshot.ok ? snapshot.value.collections.strengths[0]?.title : undefined;
    expect(files.get('word/document.xml')).toContain(strength?.slice(0, 12));
    const voted = snapshot.ok ? snapshot.value.collections.strategies : [];
    expect(voted.length).toBeGreaterThan(0);
    for (const { title, body: assembly, commitment } of voted)
      for (const part of [title, assembly, commitment])
        expect(files.get('word/document.xml')).toContain(part);
  });

  it.each([
    [401, 'not-signed-in', null, 'belfort'],
    [403, 'refused', 'guest', 'belfort'],
    [404, 'no-such-space', 'admin', 'ailleurs'],
  ] as const)('%i %s', async (status, title, role, spaceId) => {
    for (const kind of ['diagnostic', 'priorities', 'roadmap'] as const) {
      const answer = await ask(kind, '?format=xlsx', role, spaceId);
      expect(answer.status).toBe(status);
      expect(await answer.json()).toMatchObject({ title });
    }
  });

  it('the figures are read once the right to the space is known', async () => {
    const given = context(null);
    const asked: unknown[] = [];
    const pack: Services['reference']['pack'] = (id) => {
      asked.push(id);
      return loadPack();
    };
    const services = { ...given.services, reference: { ...given.services.reference, pack } };
    const answer = await diagnosticLoader({
      request: new Request('http://localhost/api/v1/spaces/belfort/diagnostic'),
      params: { spaceId: SPACE.id },
      context: { ...given, services },
    });
    expect(answer.status).toBe(401);
    expect(asked).toEqual([]);
  });

  it('another format is refused with those that there are', async () => {
    const answer = await ask('priorities', '?format=ics');
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ detail: expect.stringContaining('json, xlsx, docx') });
  });

  it('a csv opens in a French Excel, and a text is never a formula', () => {
    const columns = [
      { title: 'Nom', kind: 'text' as const },
      { title: 'Emplois', kind: 'number' as const },
    ];
    const rows = [
      ['=HYPERLINK("http://evil.example";1)', -1.5],
      ['deux; lignes\nici', null],
    ];
    expect(csvOf({ caption: '', columns, rows, empty: '' })).toBe(
      '\ufeffNom;Emplois\r\n"\'=HYPERLINK(""http://evil.example"";1)";-1,5\r\n"deux; lignes\nici";\r\n',
    );
  });
});
