import { createServer, type Server } from 'node:http';
import readXlsxFile, { type Sheet } from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusedAnswer } from '#app/features/balance/balance-answer.ts';
import { exportBalance } from '#app/features/balance/export-balance.ts';
import type { Outcome } from '#app/features/balance/outcome.ts';
import { harmless } from '#app/features/exports/report.ts';
import type { AppContext } from '#app/load-context.ts';
import type { BalanceContent, BalanceHead, Limits, Printer, Services } from '#app/services/index.ts';
import { createLimits } from '#server/accounts/index.ts';
import { canonicalJson, sha256 } from '#server/balances/index.ts';
import { createPrinter, findChromium } from '#server/print/index.ts';
import { standAlone } from '#server/print/stand-alone.ts';
import { expectClose } from '#tests/expect-close.ts';
import { aBalance } from '#tests/factories/balance-content.ts';
import { unzipTexts } from '#tests/factories/unzip.ts';

const noPrinter = createPrinter({ chromium: null, localUrl: () => 'http://127.0.0.1:9' });

const noLimit: Limits = { spend: () => ({ ok: true, value: undefined }) };

async function exported(
  query: string,
  content: BalanceContent,
  printer: Printer = noPrinter,
  limits: Limits = noLimit,
  outcome: readonly Outcome[] = [],
): Promise<Response> {
  const head: BalanceHead = {
    id: 'b',
    projectId: 'p',
    spaceId: 's',
    version: 2,
    hash: sha256(canonicalJson(content)),
    engine: content.engine,
    pack: content.pack,
    frozenAt: new Date(content.at),
    frozenBy: null,
    publishedAt: null,
  };
  // An export asks the services for a printer and for leave only.
  const context = {
    lang: 'fr' as const,
    services: { printer, limits } as Services,
    person: null,
    visitor: { id: 'v', fresh: false },
  } satisfies Partial<AppContext>;
  return exportBalance(new Request(`http://localhost/api/v1/balances/b${query}`), context, async () => ({
    ok: true,
    value: { content, head, path: '/bilans/b', outcome },
  }));
}

const OBSERVED: readonly Outcome[] = [
  {
    year: 2031,
    measure: 'directJobs',
    value: 44,
    forecast: { value: 60, p10: 50, p90: 70, yearly: true },
    inside: false,
    ratio: 44 / 60,
  },
];

const bytes = async (answer: Response) => new Uint8Array(await answer.arrayBuffer());

describe('exports of a balance', () => {
  let content: BalanceContent;
  beforeAll(async () => {
    content = await aBalance({}, { title: '=HYPERLINK("http://evil.example")' });
  });

  it('json holds the whole content, and anybody finds its fingerprint again', async () => {
    const answer: { hash: string; version: number; content: unknown } = await (
      await exported('', content)
    ).json();
    expect(answer.version).toBe(2);
    expect(sha256(canonicalJson(answer.content))).toBe(answer.hash);
  });

  it('one derivation is cut out by its key', async () => {
    const answer = await exported(`?figure=${encodeURIComponent('J07|basin|net-basin')}`, content);
    const cut: { nodes: { id: string }[]; root: number } = await answer.json();
    expect(cut.nodes[cut.root]?.id).toBe('J07');
    expect(cut.nodes.length).toBeLessThan(content.derivations.nodes.length);
    expect((await exported('?figure=none', content)).status).toBe(404);
  });

  describe('xlsx', () => {
    let file: Uint8Array;
    let sheets: Sheet[];
    beforeAll(async () => {
      const answer = await exported('?format=xlsx', content, noPrinter, noLimit, OBSERVED);
      expect(answer.headers.get('content-disposition')).toContain('bilan-BEL-0147-v2.xlsx');
      file = await bytes(answer);
      sheets = await readXlsxFile(Buffer.from(file));
    });
    const rowsOf = (name: string) => sheets.find(({ sheet }) => sheet === name)?.data ?? [];
    const cell = (name: string, row: number, column: number): number => {
      const found = rowsOf(name)[row - 1]?.[column - 1];
      if (typeof found !== 'number') throw new Error(`${name} ${row} ${column} holds ${String(found)}`);
      return found;
    };
    const formulas = (name: string): string[] => {
      const at = sheets.findIndex(({ sheet }) => sheet === name) + 1;
      const xml = unzipTexts(file).get(`xl/worksheets/sheet${at}.xml`) ?? '';
      return [...xml.matchAll(/<f>([^<]+)<\/f>/gu)].map(([, formula]) => formula ?? '');
    };

    it('has a sheet for each part, figures at full precision', () => {
      expect(sheets.map(({ sheet }) => sheet)).toEqual([
        'Résumé',
        'Du brut au net',
        'Achats',
        'Impôts',
        'Perspective',
        'Dans le temps',
        'Constaté',
        'Risques',
        'Indicateurs',
        'Hypothèses',
        'Sources',
      ]);
      const net = content.indicators.find(({ id, level }) => id === 'J07' && level === 'basin')?.value;
      expect(rowsOf('Résumé').flat()).toContain(net);
      expect(rowsOf('Indicateurs').flat()).toContain(net);
    });

    it('gives the ten years, what was observed beside its forecast, and each comparison of the risks', () => {
      expect(rowsOf('Dans le temps')).toHaveLength(1 + (content.years?.length ?? 0));
      expect(cell('Dans le temps', 2, 3)).toBe(content.years?.[0]?.direct.value);
      expect(rowsOf('Constaté')[1]?.slice(1, 6)).toEqual([2031, 60, 50, 70, 44]);
      expect(formulas('Constaté')).toEqual(['F2/C2']);
      const tests = content.risks?.flags.flatMap((flag) => flag.tests) ?? [];
      expect(tests.length).toBeGreaterThan(3);
      expect(rowsOf('Risques').flat()).toEqual(expect.arrayContaining(tests.map(({ value }) => value)));
    });

    it('names each file of a source with its own address', () => {
      const sources = rowsOf('Sources').flat().map(String);
      for (const source of Object.values(content.sources))
        for (const { url } of Object.values(source.tables ?? {}))
          expect(sources.some((text) => text.startsWith(url))).toBe(true);
    });

    it('goes from gross to net by formulas that give the figures of the engine', () => {
      expect(formulas('Du brut au net')).toEqual([
        'SUM(B3:B5)',
        'SUM(C3:C5)',
        '(B3+B4+B5)*(1-B7)*(1-B8)*(1-B9)',
        '(C3+C4+C5)*(1-C7)*(1-C8)*(1-C9)',
      ]);
      for (const column of [2, 3]) {
        const at = (row: number) => cell('Du brut au net', row, column);
        expectClose(at(3) + at(4) + at(5), at(6), { rel: 1e-12 });
        expectClose(at(6) * (1 - at(7)) * (1 - at(8)) * (1 - at(9)), at(10), { rel: 1e-12 });
      }
    });

    it('adds purchases by formulas over every product', () => {
      const rows = rowsOf('Achats');
      const [lines, columns] = [rows.length - 2, (rows[0]?.length ?? 0) - 2];
      expect(formulas('Achats')).toHaveLength(lines + columns + 1);
      let total = 0;
      for (let row = 2; row < rows.length; row += 1)
        for (let column = 2; column <= columns + 1; column += 1) total += cell('Achats', row, column);
      expectClose(total, content.inputs.purchases.value, { rel: 1e-10 });
    });

    it('adds taxes that are not already in another', () => {
      const social = rowsOf('Impôts').filter(([name]) => name === 'Sécurité sociale et opérateurs');
      const added = social.reduce((sum, row) => sum + Number(row[2] ?? 0) * Number(row[5] ?? 0), 0);
      const engine = content.indicators.find(({ id }) => id === 'F38')?.value;
      expectClose(added, engine, { rel: 1e-12 });
      expect(formulas('Impôts')).toHaveLength(2);
    });

    it('has beside each formula the value that the page shows, for what does not compute', () => {
      for (const [at, { sheet }] of sheets.entries()) {
        const xml = unzipTexts(file).get(`xl/worksheets/sheet${at + 1}.xml`) ?? '';
        const valued = [...xml.matchAll(/<f>[^<]+<\/f><v>[^<]+<\/v>/gu)];
        expect(valued, sheet).toHaveLength(formulas(sheet).length);
      }
      const of = (id: string, level: string, variant: string) =>
        content.indicators.find((one) => one.id === id && one.level === level && one.variant === variant)
          ?.value;
      expect(cell('Du brut au net', 6, 4)).toBe(of('J06', 'basin', 'gross'));
      expect(cell('Du brut au net', 6, 5)).toBe(of('J06', 'total', 'gross'));
      expect(cell('Du brut au net', 10, 4)).toBe(of('J07', 'basin', 'net-basin'));
      expect(cell('Du brut au net', 10, 5)).toBe(of('J07', 'total', 'net-france'));
      // Sums by row and by column give what their terms add up to.
      const rows = rowsOf('Achats');
      const last = rows[0]?.length ?? 0;
      for (let row = 2; row <= rows.length; row += 1) {
        const terms = (rows[row - 1] ?? []).slice(1, -1).map(Number);
        expectClose(
          cell('Achats', row, last),
          terms.reduce((sum, one) => sum + one, 0),
          { rel: 1e-10 },
        );
      }
      expectClose(cell('Achats', rows.length, last), content.inputs.purchases.value, { rel: 1e-10 });
      const social = rowsOf('Impôts').find(([name]) => name === 'Total, Sécurité sociale et opérateurs');
      expectClose(Number(social?.[2]), content.indicators.find(({ id }) => id === 'F38')?.value, {
        rel: 1e-12,
      });
      for (const row of rowsOf('Perspective').slice(1)) {
        if (typeof row[4] === 'number') expectClose(row[4], Number(row[1]) / Number(row[2]), { rel: 1e-12 });
      }
      expectClose(cell('Constaté', 2, 7), 44 / 60, { rel: 1e-12 });
    });

    it('takes no formula from what somebody typed', () => {
      expect(rowsOf('Résumé')[0]?.[0]).toBe(`'=HYPERLINK("http://evil.example")`);
      const ours = sheets.flatMap(({ sheet }) => formulas(sheet));
      for (const one of ours) expect(one).toMatch(/^(SUM|SUMPRODUCT)\([A-Z\d:,]+\)$|^[-+*/()A-Z\d]+$/u);
    });
  });

  it.each(['=1', '+1', '-1', '@x', '\tx'])('%j is no formula', (text) => {
    expect(harmless(text)).toBe(`'${text}`);
    expect(harmless(`a${text}`)).toBe(`a${text}`);
  });

  it('docx has the sentence, the ten figures and the inputs', async () => {
    const files = unzipTexts(await bytes(await exported('?format=docx', content)));
    const text = (files.get('word/document.xml') ?? '').replace(/<[^>]+>/gu, ' ');
    expect(text).toContain('En régime de croisière, le projet ajouterait');
    expect(text).toContain('Emplois nets, bassin');
    expect(text).toContain('Emplois directs, en régime');
    expect(text).toContain(sha256(canonicalJson(content)));
    expect(text).toContain('Où vont les achats');
    expect(text).toContain('Sécurité sociale et opérateurs');
    expect(text).toContain('Face à la branche en France');
  });

  it('R-470 says among the inputs what the file declares, and what proves it', async () => {
    const declared = await aBalance({
      facts: { permanentShare: 0.9, gasUse: 0 },
      proven: ['permanentShare'],
    });
    const told = { ...declared, proofs: { permanentShare: 'Plan de recrutement' } };
    const files = unzipTexts(await bytes(await exported('?format=docx', told)));
    const text = (files.get('word/document.xml') ?? '').replace(/<[^>]+>/gu, ' ');
    expect(text).toContain('Salariés en CDI');
    expect(text).toMatch(/déclaré, pièce\s: Plan de recrutement/u);
    expect(text).not.toContain('Électricité');
    const workbook = await bytes(await exported('?format=xlsx', told));
    expect([...unzipTexts(workbook).values()].join()).toContain('Salariés en CDI');
  });

  it('docx has a running title and numbered pages', async () => {
    const files = unzipTexts(await bytes(await exported('?format=docx', content)));
    const part = (name: RegExp) =>
      [...files]
        .filter(([file]) => name.test(file))
        .map(([, xml]) => xml)
        .join('');
    expect(part(/header\d*\.xml$/u)).toContain('BEL-0147, version 2');
    expect(part(/footer\d*\.xml$/u)).toMatch(/PAGE.*NUMPAGES/su);
  });

  it('pdf says in a sentence that this machine cannot, and where to print', async () => {
    const answer = await exported('?format=pdf', content);
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({
      title: 'no-chromium',
      page: '/bilans/b',
      detail: expect.stringContaining('imprimez-la'),
    });
  });

  it('a reader who asks in a loop waits, page by page and file by file', async () => {
    const limits = createLimits(() => new Date(0));
    const statuses = async (query: string, times: number) =>
      (
        await Promise.all(Array.from({ length: times }, () => exported(query, content, noPrinter, limits)))
      ).map(({ status }) => status);
    expect(await statuses('?format=pdf', 7)).toEqual([503, 503, 503, 503, 503, 503, 429]);
    expect((await statuses('', 21)).at(-1)).toBe(429);
    const last = await exported('', content, noPrinter, limits);
    expect(last.headers.get('retry-after')).toBe('5');
  });

  it('another format is refused with those that there are', async () => {
    const answer = await exported('?format=csv', content);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ found: 'csv' });
  });

  it.each([
    ['not-signed-in', 401],
    ['no-right', 403],
    ['unknown-balance', 404],
    ['preparing', 503],
    ['too-many-tries', 429],
    ['out-of-bounds', 422],
  ])('a refusal %s is a problem document with status %i', async (code, status) => {
    const answer = refusedAnswer({ code, retryAfter: 10 });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.headers.get('retry-after')).toBe('10');
  });
});

describe('a page that stands alone', () => {
  it('has its styles and fonts inside, and neither scripts nor other links', async () => {
    const files: Record<string, string> = {
      '/assets/a.css': `@font-face{src:url(/assets/f.woff2)}b{content:'$1'}`,
      '/assets/f.woff2': 'font',
    };
    const html = await standAlone(
      `<html><head><link rel="stylesheet" href="/assets/a.css"/><link rel="modulepreload" href="/x.js"/></head>` +
        `<body><script>alert(1)</script><p>ok</p><script nonce="n" src="/x.js"></script></body></html>`,
      async (address) => (files[address] === undefined ? null : Buffer.from(files[address])),
    );
    expect(html).not.toMatch(/<script|<link|\/assets\//u);
    expect(html).toContain(`url(data:font/woff2;base64,${Buffer.from('font').toString('base64')})`);
    expect(html).toContain(`content:'$1'`);
    expect(html).toContain(`default-src 'none'`);
  });

  it('has its own title above its sheets, whatever somebody called the project', async () => {
    const html = await standAlone(
      `<html><head><title>A"} body{display:none} \\ &lt;/style&gt;</title></head><body></body></html>`,
      async () => null,
    );
    expect(html).toContain('@top-left{content:"A } body{display:none}   ‹/style›"}');
  });
});

const chromium = findChromium(null);

describe.skipIf(chromium === null)('the printer', () => {
  let site: Server;
  let address: string;
  beforeAll(async () => {
    site = createServer((req, res) => {
      if (req.headers.cookie !== 'session=ana') res.writeHead(401).end();
      else
        res
          .setHeader('Content-Type', 'text/html')
          .end(`<html lang="fr"><head><title>T</title></head><h1>Bilan</h1></html>`);
    });
    await new Promise<void>((done) => site.listen(0, '127.0.0.1', done));
    const found = site.address();
    address = `http://127.0.0.1:${found !== null && typeof found === 'object' ? found.port : 0}`;
  });
  afterAll(() => new Promise((done) => site.close(done)));

  it('prints a tagged PDF of the page its reader sees, and nothing of a page they may not', async () => {
    const printer = createPrinter({ chromium, localUrl: () => address });
    const [refused, printed] = await Promise.all([
      printer.pdf({ path: '/', cookie: null, lang: 'fr' }),
      printer.pdf({ path: '/', cookie: 'session=ana', lang: 'fr' }),
    ]);
    expect(refused).toMatchObject({ ok: false, failure: { code: 'print-failed', status: 401 } });
    if (!printed.ok) throw new Error(printed.failure.code);
    const text = Buffer.from(printed.value).toString('latin1');
    const crowd = await Promise.all(
      Array.from({ length: 12 }, () => printer.pdf({ path: '/', cookie: null, lang: 'fr' })),
    );
    expect(
      crowd.map((one) => (one.ok ? '' : one.failure.code)).filter((code) => code === 'busy'),
    ).toHaveLength(4);
    expect(text.startsWith('%PDF-')).toBe(true);
    expect(text).toContain('/StructTreeRoot');
    expect(text).toContain('/Lang (fr)');
  });
});
