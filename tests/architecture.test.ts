import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

type Module = { path: string; text: string; imports: string[] };

/** Every TypeScript module below a folder, tests left out. */
function modules(folder: string): Module[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (path === 'server/store/generated') return [];
    if (statSync(path).isDirectory()) return modules(path);
    if (!/\.tsx?$/.test(name) || /\.test\.tsx?$/.test(name)) return [];
    const text = readFileSync(path, 'utf8');
    const imports = [...text.matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].flatMap(
      (m) => m[1] ?? [],
    );
    return [{ path, text, imports }];
  });
}

const app = modules('app');
const server = modules('server');

/** Layers of app/, from the purest outwards, and what each may import from the others. */
const LAYERS: readonly { layer: RegExp; mayNotImport: RegExp; rule: string }[] = [
  {
    layer: /^app\/engine\//,
    mayNotImport: /^(#app\/(?!engine\/)|#server|node:|react|@remix-run)/,
    rule: 'the engine is pure',
  },
  {
    layer: /^app\/documents\//,
    mayNotImport: /^(#app\/(services|features|components|routes|i18n)\/|#server|react|@remix-run)/,
    rule: 'documents stand on the engine alone',
  },
  {
    layer: /^app\/components\//,
    mayNotImport: /^(#app\/(documents|services|features|routes)\/|#server|@remix-run)/,
    rule: 'components are free of the domain',
  },
  {
    layer: /^app\/(features|services|reference|i18n)\//,
    mayNotImport: /^(#app\/routes\/|#server|@remix-run)/,
    rule: 'features know neither routes, nor server, nor Remix',
  },
  { layer: /^app\/routes\//, mayNotImport: /^#server/, rule: 'app never imports server' },
  {
    layer: /^server\/(?!http\/remix\.ts)/,
    mayNotImport: /^(#app\/(components|features|routes)\/|react|@remix-run)/,
    rule: 'the server never imports the interface',
  },
];

describe('architecture', () => {
  it.each(LAYERS)('$rule', ({ layer, mayNotImport }) => {
    const wrong = [...app, ...server]
      .filter((m) => layer.test(m.path))
      .flatMap((m) => m.imports.filter((i) => mayNotImport.test(i)).map((i) => `${m.path} imports ${i}`));
    expect(wrong).toEqual([]);
  });

  it('only server/env.ts and the command lines read process.env', () => {
    const wrong = [...app, ...server]
      .filter((m) => m.path !== 'server/env.ts' && !m.path.endsWith('-cli.ts') && /process\.env/.test(m.text))
      .map((m) => m.path);
    expect(wrong).toEqual([]);
  });

  it('nothing in the product reads what lies beside the project', () => {
    const wrong = [...app, ...server].filter((m) => /\.\.\/shared/.test(m.text)).map((m) => m.path);
    expect(wrong).toEqual([]);
  });

  it('no page asks anything of a third party', () => {
    const wrong = app
      .filter(
        (m) =>
          /(src|href|url|fetch)\s*[=(]\s*['"`{]*https?:\/\//.test(m.text) &&
          !m.path.startsWith('app/reference/'),
      )
      .map((m) => m.path);
    expect(wrong).toEqual([]);
  });

  it('no server-rendered style attribute, which the content security policy would drop', () => {
    const wrong = app.filter((m) => m.path.endsWith('.tsx') && /\sstyle=\{/.test(m.text)).map((m) => m.path);
    expect(wrong).toEqual([]);
  });

  it('modules never import themselves in a circle', () => {
    const byPath = new Map([...app, ...server].map((m) => [m.path, m]));
    const resolve = (from: string, target: string): string | null => {
      if (target.startsWith('#app/')) return `app/${target.slice(5)}`;
      if (target.startsWith('#server/')) return `server/${target.slice(8)}`;
      return target.startsWith('.') ? join(from, '..', target) : null;
    };
    const state = new Map<string, 'open' | 'done'>();
    const circles: string[] = [];
    const walk = (path: string, trail: string[]): void => {
      const found = byPath.get(path);
      if (!found || state.get(path) === 'done') return;
      if (state.get(path) === 'open') {
        circles.push([...trail.slice(trail.indexOf(path)), path].join(' > '));
        return;
      }
      state.set(path, 'open');
      // A type-only import is erased: it makes no circle at run time.
      const values = [
        ...found.text.matchAll(/^(?:import|export)\s+(?!type\b)[^;]*?from\s+['"]([^'"]+)['"]/gm),
      ];
      for (const match of values) {
        const next = resolve(path, match[1] ?? '');
        if (next) walk(next, [...trail, path]);
      }
      state.set(path, 'done');
    };
    for (const path of byPath.keys()) walk(path, []);
    expect(circles).toEqual([]);
  });
});
