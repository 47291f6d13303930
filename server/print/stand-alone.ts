/** A file of this site by its address, null when there is none. */
export type ReadFile = (address: string) => Promise<Buffer | null>;

const SCRIPT = /<script\b[^>]*>[\s\S]*?<\/script>/giu;
const LINK = /<link\b[^>]*>/giu;
const FONT = /url\((["']?)([^"')]+?\.woff2)\1\)/giu;
/** Nothing is fetched and nothing runs, whatever the page holds. */
const POLICY = `default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:`;

/**
 * A page of this site as one file: its style sheets and fonts put inside, its scripts and its other links left out, and a
 * policy that allows nothing else.
 */
export async function standAlone(html: string, read: ReadFile): Promise<string> {
  const bare = html.replace(SCRIPT, '');
  const sheets = [...bare.matchAll(LINK)]
    .map(([link]) => link)
    .filter((link) => /rel="stylesheet"/u.test(link))
    .flatMap((link) => /href="([^"]+)"/u.exec(link)?.[1] ?? []);
  const styles: string[] = [];
  for (const address of sheets) {
    const sheet = await read(address);
    if (sheet !== null) styles.push(await withFonts(sheet.toString('utf8'), address, read));
  }
  const head = `<meta http-equiv="Content-Security-Policy" content="${POLICY}"><style>${styles.join('\n')}${runningTitle(bare)}</style>`;
  // A function: a `$` in a style sheet is no pattern.
  return bare.replace(LINK, '').replace(/<head\b[^>]*>/iu, (tag) => tag + head);
}

/** The page's own title above every sheet but the first, which shows it large: CSS alone cannot read it. */
function runningTitle(html: string): string {
  const title = /<title>([^<]*)<\/title>/iu.exec(html)?.[1] ?? '';
  const text = title
    .replace(/&#x27;|&#39;/gu, '’')
    .replace(/&quot;/gu, '”')
    .replace(/&lt;/gu, '‹')
    .replace(/&gt;/gu, '›')
    .replace(/&amp;/gu, '&')
    // What would leave the string, or the style element.
    .replace(/["\\<>\n\r]/gu, ' ')
    .slice(0, 120);
  return `@page{@top-left{content:"${text}"}}@page :first{@top-left{content:""}}`;
}

async function withFonts(sheet: string, base: string, read: ReadFile): Promise<string> {
  const fonts = new Map<string, string>();
  for (const [, , address] of sheet.matchAll(FONT)) {
    if (address === undefined || fonts.has(address)) continue;
    const { pathname } = new URL(address, new URL(base, 'http://localhost'));
    const font = await read(pathname);
    if (font !== null) fonts.set(address, `url(data:font/woff2;base64,${font.toString('base64')})`);
  }
  return sheet.replace(FONT, (whole, _quote, address: string) => fonts.get(address) ?? whole);
}
