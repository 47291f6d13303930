import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusedAnswer } from '#app/features/balance/balance-answer.ts';
import { exportBalance } from '#app/features/balance/export-balance.ts';
import { harmless } from '#app/features/balance/xlsx-balance.ts';
import type { AppContext } from '#app/load-context.ts';
import type { BalanceContent, BalanceHead, Printer, Services } from '#app/services/index.ts';
import { canonicalJson, sha256 } from '#server/balances/index.ts';
import { createPrinter, findChromium } from '#server/print/index.ts';
import { standAlone } from '#server/print/stand-alone.ts';
import { aBalance } from '#tests/factories/balance-content.ts';
import { unzipTexts } from '#tests/factories/unzip.ts';

const noPrinter = createPrinter({ chromium: null, localUrl: () => 'http://127.0.0.1:9' });

async function exported(
  query: string,
  content: BalanceContent,
  printer: Printer = noPrinter,
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
  // An export asks the services for a printer only.
  const context = { lang: 'fr' as const, services: { printer } as Services } satisfies Partial<AppContext>;
  return exportBalance(new Request(`http://localhost/api/v1/balances/b${query}`), context, {
    content,
    head,
    path: '/bilans/b',
  });
}

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

  it('xlsx has four sheets, figures at full precision, and no formula', async () => {
    const answer = await exported('?format=xlsx', content);
    expect(answer.headers.get('content-disposition')).toContain('bilan-BEL-0147-v2.xlsx');
    const files = unzipTexts(await bytes(answer));
    const workbook = files.get('xl/workbook.xml') ?? '';
    expect([...workbook.matchAll(/<sheet [^>]*?name="([^"]+)"/gu)].map(([, name]) => name)).toEqual([
      'Résumé',
      'Indicateurs',
      'Hypothèses',
      'Sources',
    ]);
    const net = content.indicators.find(({ id, level }) => id === 'J07' && level === 'basin')?.value;
    expect(files.get('xl/worksheets/sheet1.xml')).toContain(`<v>${net}</v>`);
    expect(files.get('xl/worksheets/sheet2.xml')).toContain(`<v>${net}</v>`);
    expect(files.get('xl/sharedStrings.xml')).toContain("'=HYPERLINK");
    for (const [, text] of files) expect(text).not.toContain('<f>');
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
    expect(text.startsWith('%PDF-')).toBe(true);
    expect(text).toContain('/StructTreeRoot');
    expect(text).toContain('/Lang (fr)');
  });
});
