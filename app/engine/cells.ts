import { onceEach } from './nodes.ts';
import type { FinalColumn, Published, ReferencePack, Symmetric, WiodFigure } from './pack.ts';
import type { CellAxis, OfficialCell, ReadRule, Source, TraceNode } from './types.ts';

/** What is read of a basin in tables by commune. */
export type CommuneTable =
  | 'population'
  | 'income'
  | 'dwellings'
  | 'mainHomes'
  | 'vacant'
  | 'sites'
  | 'industrialSites'
  | 'unusedSites'
  | 'siteArea'
  | 'propertyTax';

/**
 * Where the figures of a pack stand in the official tables. A branch, a zone or a product by its place in the pack; `null`
 * for all of them. A source whose tables the pack does not describe gives no cell: its block and its address stand alone.
 */
export type CellReader = {
  /** FLORES posts of a zone and a branch, both or either added up; of the year given, else of the pack's. */
  posts(zone: number | null, branch: number | null, year?: number): OfficialCell[];
  /** Posts of the manufacturing branches of a zone. */
  manufacturing(zone: number | null, year?: number): OfficialCell[];
  /** Output of a branch: the column of the make table, added up; null for all branches. */
  output(branch: number | null): OfficialCell[];
  /** What branch `buyer` buys of a product made by `seller` (model D): each product that `seller` makes, used by `buyer`. */
  flow(seller: number, buyer: number): OfficialCell[];
  /** All that a branch buys of products made in France: its column of uses. */
  purchases(buyer: number): OfficialCell[];
  /** All that branches buy from one branch: its products' rows of uses. */
  sales(seller: number): OfficialCell[];
  /** What is exported of what a branch makes. */
  exports(seller: number): OfficialCell[];
  /** The two tables whole. */
  table(): OfficialCell[];
  /** Jobs of the accounts of a branch, post by post of A64; null for all branches. */
  jobs(branch: number | null): OfficialCell[];
  /** How cells of the table make a figure: by model D in Insee's two, else as a symmetric table gives it. */
  byTable(symmetric: ReadRule): ReadRule;
  /** Labour compensation of the WIOD branches that a branch is made of, and their value added; null for all branches. */
  labour(branch: number | null): OfficialCell[];
  /** What gives a share of output before it is brought to the table: WIOD, or Eurostat's imported flows; null for all. */
  share(of: 'imports' | 'taxes' | 'valueAdded', branch: number): OfficialCell[];
  shares(): OfficialCell[];
  /** Imports of a product beside its uses in France. */
  penetration(branch: number): OfficialCell[];
  /** How these two are made of their cells. */
  byShares(of: 'imports' | 'taxes' | 'valueAdded' | 'penetration'): ReadRule;
  byLabour(): ReadRule;
  /** Other net taxes on production of all branches, and their output; none until the accounts are imported. */
  productionTaxes(): OfficialCell[];
  /** The household accounts behind the saving rate, and behind the basket. */
  saving(): OfficialCell[];
  basket(branch: number | null): OfficialCell[];
  /** The last published unemployment rate of a zone; null for all zones. */
  unemployment(zone: number | null): OfficialCell[];
  /** Figures by commune, added up or averaged over those of a zone, the list of its communes beside them; null for every zone. */
  communes(table: CommuneTable, zone: number | null): OfficialCell[];
  prices(): OfficialCell[];
  /** The official rule that gives what a monthly gross pay costs, leaves or is levied: by its short name in the pack, or its own. */
  pay(what: 'cost' | 'net' | `salarié . ${string}`, gross: number, value: number): OfficialCell[];
  /** Corporate tax of a taxable profit by the same rules, both € a year. */
  corporateTax(profit: number, value: number): OfficialCell[];
  /** The gross minimum wage of these rules, € a month. */
  minimumWage(value: number): OfficialCell[];
  cvae(value: number, year: number): OfficialCell[];
  apprenticeship(value: number, lower: boolean): OfficialCell[];
  /** The centre of a zone; null for all zones. */
  centres(zone: number | null): OfficialCell[];
  /** All that the geography of trade around a zone is balanced from: posts, the tables, centres of the zones. */
  geography(zone: number): OfficialCell[];
  /** Recruitment projects of a department in the survey: those judged difficult, then all; none until it is imported. */
  recruitments(department: string): OfficialCell[];
  /** Active sites of a branch near a zone in the imported lists of firms. */
  suppliersNear(zone: number, branch: number): OfficialCell[];
  /** Census flows behind the workers of a zone and where they live; none until the file is imported. */
  commuting(zone: number): OfficialCell[];
  /** The line of a partner in the customs' file of a product, imports of its latest whole year: `value` in € (R-460). */
  imports(product: string, partner: string, value: number): OfficialCell[];
};

/** Sources whose cells are noted, in the embedded pack or by the import of their file; a version of before has none for them. */
const NOTED: ReadonlySet<string> = new Set([
  'insee-flores',
  'insee-tes-2019',
  'eurostat-imports',
  'eurostat-comptes',
  'eurostat-emploi-2021',
  'wiod-2014',
  'insee-menages',
  'insee-chomage',
  'insee-ze2020',
  'insee-mobpro',
  'etalab-decoupage',
  'insee-filosofi',
  'insee-logement',
  'cerema-cartofriches',
  'banque-mondiale-prix',
  'urssaf-modele-social',
  'lf-2025-cvae',
  'urssaf-taxes-salaires',
  'ancrage-centres',
  'dgfip-tfpb',
  'urssaf-na88',
  'france-travail-bmo',
  'dares-defm',
  'insee-contours',
  'sirene',
  'douanes-nc8',
]);

/** True for a source read before its cells were noted: its file must be imported again to lead to them. */
export function isOfBefore({ id, tables }: Pick<Source, 'id' | 'tables'>): boolean {
  return NOTED.has(id) && (tables === undefined || Object.keys(tables).length === 0);
}

/** A figure read in official tables: their cells, and how they make it; as it was where none is known. */
export function reading(node: TraceNode, readAs: ReadRule, reads: readonly OfficialCell[]): TraceNode {
  return reads.length === 0 ? node : { ...node, reads, readAs };
}

/** Sources of cells, each once. */
export function sourcesOf(cells: readonly OfficialCell[]): string[] {
  return [...new Set(cells.map(({ source }) => source))];
}

/** Every source that a derivation cites, or reads a cell of, in the order they are met. */
export function sourcesIn(root: TraceNode): string[] {
  const found = new Set<string>();
  const seen = new Set<TraceNode>();
  const visit = (node: TraceNode): void => {
    if (seen.has(node)) return;
    seen.add(node);
    for (const id of citedBy(node)) found.add(id);
    for (const input of node.inputs) visit(input);
  };
  visit(root);
  return [...found];
}

/** Sources of one node alone. */
export function citedBy(node: Pick<TraceNode, 'sources' | 'reads'>): string[] {
  return [...new Set([...node.sources, ...(node.reads ?? []).map(({ source }) => source)])];
}

/** The cell of a published unemployment rate (a share) of a quarter, as in `2019-T3`, without the pack: a page has the sources. */
export function rateCell(
  sources: Readonly<Record<string, Source>>,
  zone: { code: string; name: string },
  quarter: string,
  rate: number,
): OfficialCell[] {
  const tables = sources['insee-chomage']?.tables ?? {};
  const before = tables['before'];
  const table = before !== undefined && quarter <= before.year ? 'before' : 'rates';
  if (tables[table] === undefined) return [];
  return [
    {
      source: 'insee-chomage',
      table,
      row: { code: zone.code, label: zone.name },
      column: { code: quarter, label: quarter },
      value: percent(rate),
      year: quarter,
    },
  ];
}

const readers = new WeakMap<ReferencePack, CellReader>();

/** The reader of a pack, made once. */
export function cellReader(pack: ReferencePack): CellReader {
  const known = readers.get(pack);
  if (known) return known;
  const made = createReader(pack);
  readers.set(pack, made);
  return made;
}

/** Where each figure by commune is: the code of its column. */
const COMMUNES: Readonly<Record<CommuneTable, { source: string; table: string; column: string }>> = {
  population: { source: 'etalab-decoupage', table: 'communes', column: 'population' },
  income: { source: 'insee-filosofi', table: 'incomes', column: 'MED21' },
  dwellings: { source: 'insee-logement', table: 'dwellings', column: 'total' },
  mainHomes: { source: 'insee-logement', table: 'dwellings', column: 'main' },
  vacant: { source: 'insee-logement', table: 'dwellings', column: 'vacant' },
  sites: { source: 'cerema-cartofriches', table: 'sites', column: 'site_id' },
  industrialSites: { source: 'cerema-cartofriches', table: 'sites', column: 'site_type' },
  unusedSites: { source: 'cerema-cartofriches', table: 'sites', column: 'site_statut' },
  siteArea: { source: 'cerema-cartofriches', table: 'areas', column: 'unite_fonciere_surface' },
  propertyTax: { source: 'dgfip-tfpb', table: 'rates', column: 'taux_global_tfb' },
};

/** Where each figure of a WIOD branch is: the table, and the code of its row. */
const WIOD_ROWS: Readonly<Record<WiodFigure, { table: string; row: string }>> = {
  imports: { table: 'niot', row: 'Imports' },
  margins: { table: 'niot', row: 'IntTTM' },
  taxes: { table: 'niot', row: 'TXSP' },
  valueAdded: { table: 'niot', row: 'VA' },
  output: { table: 'niot', row: 'GO' },
  labour: { table: 'factors', row: 'LAB' },
  labourBase: { table: 'factors', row: 'VA' },
  importedUses: { table: 'uses', row: 'Imports' },
  homeUses: { table: 'uses', row: 'Domestic' },
};

function createReader(pack: ReferencePack): CellReader {
  const published: Published = pack.published ?? {};
  const branchCodes = pack.branches.map(({ code }) => code);
  // The same cells are named by many figures.
  const once = onceEach<OfficialCell[]>();

  function cell(
    source: string,
    table: string,
    row: CellAxis,
    column: CellAxis,
    value: number | null,
    more: Pick<OfficialCell, 'year'> = {},
  ): OfficialCell[] {
    return pack.sources[source]?.tables?.[table] === undefined
      ? []
      : [{ source, table, row, column, value, ...more }];
  }

  /** A row or a column that the table itself titles. */
  const titled = (source: string, table: string, code: string): CellAxis => ({
    code,
    label: pack.sources[source]?.tables?.[table]?.titles?.[code] ?? code,
  });
  const zoneAxis = (zone: number): CellAxis => ({
    code: pack.zones[zone]?.code ?? '',
    label: pack.zones[zone]?.name ?? '',
  });
  const branchAxis = (branch: number): CellAxis => ({
    code: branchCodes[branch] ?? '',
    label: pack.branches[branch]?.label ?? '',
  });
  const block = (codes: readonly string[]): CellAxis => ({
    from: codes[0] ?? '',
    to: codes.at(-1) ?? '',
    count: codes.length,
  });
  const product = (at: number): CellAxis => ({
    code: branchCodes[at] ?? '',
    label: published.use?.labels[at] ?? pack.branches[at]?.label ?? '',
  });

  /** Zones and branches with a post: what a sum over them adds up. */
  const counted = () =>
    pack.zones.flatMap(({ code }, at) => ((pack.posts[at] ?? []).some((n) => n > 0) ? [code] : []));
  const employing = () => branchCodes.filter((_, branch) => pack.posts.some((row) => (row[branch] ?? 0) > 0));

  /** An import of one year leaves the year before in the file that held it. */
  function postsTable(year: number | undefined): string {
    const before = pack.sources['insee-flores']?.tables?.['before'];
    return year !== pack.postsYear && before !== undefined ? 'before' : 'posts';
  }

  function posts(zone: number | null, branch: number | null, year = pack.postsYear): OfficialCell[] {
    return once(`posts ${zone} ${branch} ${year}`, () =>
      cell(
        'insee-flores',
        postsTable(year),
        zone === null ? block(counted()) : zoneAxis(zone),
        branch === null ? block(employing()) : branchAxis(branch),
        year === pack.postsYear ? sumOfPosts(zone, branch) : null,
        year === undefined ? {} : { year: String(year) },
      ),
    );
  }

  function sumOfPosts(zone: number | null, branch: number | null): number {
    const rows = zone === null ? pack.posts : [pack.posts[zone] ?? []];
    return rows.reduce(
      (total, row) =>
        total + (branch === null ? row.reduce((sum, count) => sum + count, 0) : (row[branch] ?? 0)),
      0,
    );
  }

  /** Products that a branch makes, the most first, with what it makes of each and its share of each. */
  function made(branch: number): { product: number; value: number; share: number }[] {
    return (published.make ?? [])
      .flatMap((row, at) => {
        const value = row[branch] ?? 0;
        const total = row.reduce((sum, one) => sum + one, 0);
        return value > 0 && total > 0 ? [{ product: at, value, share: value / total }] : [];
      })
      .toSorted((a, b) => b.value - a.value);
  }

  /** Cells of one column of uses for each product that `seller` makes, and what it makes of each. */
  function usesOf(seller: number, column: string, axis: CellAxis): OfficialCell[] {
    const { use } = published;
    const at = use?.columns.indexOf(column) ?? -1;
    if (use === undefined || at < 0) return cell('insee-tes-2019', 'use', product(seller), axis, null);
    return made(seller).flatMap(({ product: row, value }) => {
      const used = use.rows[row]?.[at] ?? 0;
      return used === 0
        ? []
        : [
            ...cell('insee-tes-2019', 'use', product(row), axis, used),
            ...cell('insee-tes-2019', 'make', product(row), branchAxis(seller), value),
          ];
    });
  }

  function wiod(figures: readonly WiodFigure[], branch: number | null): OfficialCell[] {
    return once(`wiod ${figures.join()} ${branch}`, () => {
      const { wiod: table } = published;
      const code = branch === null ? null : (branchCodes[branch] ?? '');
      if (table === undefined || code === null) {
        const codes = table?.codes ?? branchCodes;
        return figures.flatMap((figure) => {
          const { table: name, row } = WIOD_ROWS[figure];
          return cell('wiod-2014', name, titled('wiod-2014', name, row), block(codes), null);
        });
      }
      return table.codes.flatMap((own, at) =>
        (table.branches[at] ?? []).includes(code)
          ? figures.flatMap((figure) => {
              const { table: name, row } = WIOD_ROWS[figure];
              const column = { code: own, label: table.labels[at] ?? own };
              const axis = titled('wiod-2014', name, row);
              return cell('wiod-2014', name, axis, column, table.figures[figure][at] ?? null);
            })
          : [],
      );
    });
  }

  function jobs(branch: number | null): OfficialCell[] {
    return once(`jobs ${branch}`, () => {
      const { jobs: known } = published;
      const column = { code: 'EMP_DC', label: 'EMP_DC' };
      if (known === undefined || branch === null) {
        const value = pack.accountsJobs.reduce((sum, one) => sum + one, 0) / 1000;
        const all = { code: 'TOTAL', label: 'TOTAL' };
        if (branch === null) return cell('eurostat-emploi-2021', 'jobs', all, column, value);
        return cell(
          'eurostat-emploi-2021',
          'jobs',
          branchAxis(branch),
          column,
          (pack.accountsJobs[branch] ?? 0) / 1000,
        );
      }
      return known.codes.flatMap((code, at) =>
        known.branches[at] === branchCodes[branch]
          ? cell('eurostat-emploi-2021', 'jobs', { code, label: code }, column, known.thousands[at] ?? null)
          : [],
      );
    });
  }

  /** How WIOD, or the accounts, split what a column does not buy. */
  function split(branch: number | null): OfficialCell[] {
    return published.accounts === undefined
      ? wiod(['taxes', 'valueAdded'], branch)
      : [...wiod(['taxes'], branch), ...accounts(['B1G'], branch)];
  }

  /** Measures of the accounts, post by post of A64; none until they are imported. */
  function accounts(measures: readonly string[], branch: number | null): OfficialCell[] {
    const { accounts: table } = published;
    if (table === undefined) return [];
    const columns = measures.map((code) => ({ code, label: code }));
    if (branch === null) {
      return columns.flatMap((column) =>
        cell('eurostat-comptes', 'accounts', block(table.codes), column, null),
      );
    }
    return table.codes.flatMap((code, at) =>
      table.branches[at] === branchCodes[branch]
        ? columns.flatMap((column) => {
            const value = table.figures[column.code]?.[at] ?? null;
            return cell('eurostat-comptes', 'accounts', { code, label: code }, column, value);
          })
        : [],
    );
  }

  function output(branch: number | null): OfficialCell[] {
    return once(`output ${branch}`, () => {
      const value =
        branch === null ? pack.output.reduce((sum, one) => sum + one, 0) : (pack.output[branch] ?? null);
      const { symmetric } = published;
      // Written nowhere in a symmetric table: all the uses of the row, added up.
      return symmetric !== undefined
        ? flowCells(
            symmetric,
            span(symmetric, branch),
            block([...symmetric.codes, ...finalCodes(symmetric)]),
            value,
          )
        : cell(
            'insee-tes-2019',
            'make',
            block(branchCodes),
            branch === null ? block(branchCodes) : branchAxis(branch),
            value,
          );
    });
  }

  const finalCodes = ({ uses }: Symmetric): string[] => Object.values(uses).flat();

  /** The posts of a symmetric table that a branch is made of; all of them for null. */
  function span({ codes, branches }: Symmetric, branch: number | null): CellAxis {
    const own = branch === null ? codes : codes.filter((_, at) => branches[at] === branchCodes[branch]);
    const [first = '', ...others] = own;
    return others.length === 0 ? { code: first, label: first } : block(own);
  }

  function useAxis({ uses }: Symmetric, column: FinalColumn): CellAxis {
    const own = uses[column] ?? [];
    const [first = '', ...others] = own;
    return others.length === 0 ? { code: first, label: first } : block(own);
  }

  function flowCells(
    table: Symmetric & { source?: string; table?: string },
    row: CellAxis,
    column: CellAxis,
    value: number | null,
  ): OfficialCell[] {
    return cell(table.source ?? 'insee-tes-2019', table.table ?? 'flows', row, column, value);
  }

  function account(table: string, code: string, year: string, value: number | undefined): OfficialCell[] {
    const row = titled('insee-menages', table, code);
    return cell('insee-menages', table, row, { code: year, label: year }, value ?? null);
  }

  const table = () =>
    once('table', () => {
      const { symmetric } = published;
      return symmetric !== undefined
        ? flowCells(symmetric, span(symmetric, null), span(symmetric, null), null)
        : [
            ...cell('insee-tes-2019', 'use', block(branchCodes), block(branchCodes), null),
            ...cell('insee-tes-2019', 'make', block(branchCodes), block(branchCodes), null),
          ];
    });

  function purchases(buyer: number): OfficialCell[] {
    return once(`purchases ${buyer}`, () => {
      const { use, symmetric } = published;
      if (symmetric !== undefined) {
        const bought = pack.flows.reduce((sum, row) => sum + (row[buyer] ?? 0), 0);
        return flowCells(symmetric, span(symmetric, null), span(symmetric, buyer), bought);
      }
      const value = use === undefined ? null : use.rows.reduce((sum, row) => sum + (row[buyer] ?? 0), 0);
      return cell('insee-tes-2019', 'use', block(branchCodes), branchAxis(buyer), value);
    });
  }

  function exports(seller: number): OfficialCell[] {
    return once(`exports ${seller}`, () => {
      const { symmetric } = published;
      return symmetric !== undefined
        ? flowCells(
            symmetric,
            span(symmetric, seller),
            useAxis(symmetric, 'exports'),
            pack.finalUse.exports[seller] ?? null,
          )
        : usesOf(seller, 'exportations', titled('insee-tes-2019', 'use', 'exportations'));
    });
  }

  /** What a branch imports to produce; all branches for null. */
  function importedInputs(imports: NonNullable<Published['imports']>, branch: number | null): OfficialCell[] {
    const share = branch === null ? undefined : pack.importShare[branch];
    const value = share === undefined || branch === null ? null : share * (pack.output[branch] ?? 0);
    return flowCells(
      imports,
      span(imports, null),
      span(imports, branch),
      value === null ? null : nine(value),
    );
  }

  /** True where the basket was made of the table that the pack holds: an import of another one leaves it as it was. */
  function basketIsOfTable(): boolean {
    const [table, accounts] = [
      pack.sources['insee-tes-2019']?.tables?.['use'],
      pack.sources['insee-menages']?.tables?.['products'],
    ];
    return published.symmetric === undefined && table?.year === accounts?.year;
  }

  const centres = (zone: number | null) =>
    once(`centres ${zone}`, () => {
      const row = zone === null ? block(pack.zones.map(({ code }) => code)) : zoneAxis(zone);
      const one = zone === null ? undefined : pack.zones[zone];
      return [
        ...cell('ancrage-centres', 'centres', row, { code: 'lon', label: 'lon' }, one?.lon ?? null),
        ...cell('ancrage-centres', 'centres', row, { code: 'lat', label: 'lat' }, one?.lat ?? null),
      ];
    });

  return {
    posts,
    manufacturing: (zone, year = pack.postsYear) =>
      once(`manufacturing ${zone} ${year}`, () => {
        const codes = pack.branches.flatMap(({ code, manufacturing }) => (manufacturing ? [code] : []));
        const of = (row: readonly number[]) =>
          row.reduce((sum, count, at) => sum + (pack.branches[at]?.manufacturing === true ? count : 0), 0);
        const rows = zone === null ? pack.posts : [pack.posts[zone] ?? []];
        return cell(
          'insee-flores',
          postsTable(year),
          zone === null ? block(counted()) : zoneAxis(zone),
          block(codes),
          year === pack.postsYear ? rows.reduce((sum, row) => sum + of(row), 0) : null,
          year === undefined ? {} : { year: String(year) },
        );
      }),
    output,
    flow: (seller, buyer) =>
      once(`flow ${seller} ${buyer}`, () => {
        const { symmetric } = published;
        return symmetric !== undefined
          ? flowCells(
              symmetric,
              span(symmetric, seller),
              span(symmetric, buyer),
              pack.flows[seller]?.[buyer] ?? null,
            )
          : usesOf(seller, branchCodes[buyer] ?? '', branchAxis(buyer));
      }),
    purchases,
    sales: (seller) =>
      once(`sales ${seller}`, () => {
        const { symmetric, use } = published;
        if (symmetric !== undefined) {
          const sold = (pack.flows[seller] ?? []).reduce((sum, one) => sum + one, 0);
          return flowCells(symmetric, span(symmetric, seller), span(symmetric, null), sold);
        }
        return use === undefined
          ? cell('insee-tes-2019', 'use', product(seller), block(branchCodes), null)
          : made(seller).flatMap(({ product: row, value }) => [
              ...cell(
                'insee-tes-2019',
                'use',
                product(row),
                block(branchCodes),
                (use.rows[row] ?? []).slice(0, branchCodes.length).reduce((sum, one) => sum + one, 0),
              ),
              ...cell('insee-tes-2019', 'make', product(row), branchAxis(seller), value),
            ]);
      }),
    exports,
    byTable: (symmetric) => (published.symmetric === undefined ? 'model-d' : symmetric),
    table,
    jobs,
    labour: (branch) =>
      published.accounts === undefined
        ? wiod(['labour', 'labourBase'], branch)
        : [...accounts(['D1', 'B1G'], branch), ...jobs(branch)],
    share: (of, branch) => {
      const { imports } = published;
      if (of === 'valueAdded' && published.accounts !== undefined) return accounts(['B1G', 'P1'], branch);
      if (imports === undefined) {
        return wiod(of === 'imports' ? ['imports', 'margins', 'output'] : [of, 'output'], branch);
      }
      return of === 'imports'
        ? [...importedInputs(imports, branch), ...output(branch)]
        : // What purchases leave of the column, split as WIOD or the accounts do between taxes and value added.
          [...purchases(branch), ...importedInputs(imports, branch), ...output(branch), ...split(branch)];
    },
    shares: () =>
      published.imports === undefined
        ? [...wiod(['imports', 'margins'], null), ...split(null), ...wiod(['output'], null)]
        : [...importedInputs(published.imports, null), ...split(null)],
    penetration: (branch) => {
      const { imports } = published;
      return imports === undefined
        ? wiod(['importedUses', 'homeUses'], branch)
        : [
            ...flowCells(
              imports,
              span(imports, branch),
              block([
                ...imports.codes,
                ...Object.entries(imports.uses).flatMap(([column, codes]) =>
                  column === 'exports' ? [] : codes,
                ),
              ]),
              null,
            ),
            ...output(branch),
            ...exports(branch),
          ];
    },
    byShares: (of) => {
      if (of === 'valueAdded' && published.accounts !== undefined) return 'accounts-share';
      if (published.imports === undefined) return 'wiod-share';
      return of === 'imports' ? 'ratio' : 'whole';
    },
    byLabour: () => (published.accounts === undefined ? 'wiod-share' : 'accounts-labour'),
    productionTaxes: () => accounts(['D29X39', 'P1'], null),
    saving: () =>
      once('saving', () => {
        const { households } = published;
        return [
          ...account('accounts', 'P3', '2023', households?.spending),
          ...account('accounts', 'B6', '2023', households?.income),
        ];
      }),
    basket: (branch) =>
      once(`basket ${branch}`, () => {
        const { households } = published;
        const axis = titled('insee-tes-2019', 'use', 'conso_menages');
        return [
          ...(!basketIsOfTable()
            ? []
            : branch === null
              ? cell('insee-tes-2019', 'use', block(branchCodes), axis, null)
              : usesOf(branch, 'conso_menages', axis)),
          ...account('purposes', 'CP042', '2019', households?.imputedRents),
          ...account('products', 'LZ', '2019', households?.realEstate),
          ...account('products', 'TOTAL', '2019', households?.consumption),
          ...account('products', '(CHTR)', '2019', households?.territorial),
        ];
      }),
    unemployment: (zone) =>
      once(`unemployment ${zone}`, () => {
        const last = pack.sources['insee-chomage']?.tables?.['rates']?.year ?? '';
        if (zone === null) {
          const codes = pack.zones.flatMap(({ code, unemployment: rates }) =>
            typeof rates.at(-1) === 'number' ? [code] : [],
          );
          return cell('insee-chomage', 'rates', block(codes), { code: last, label: last }, null);
        }
        // The last rate that is known, which may be of an earlier quarter than the table's last.
        const rates = pack.zones[zone]?.unemployment ?? [];
        const at = rates.findLastIndex((rate) => rate !== null);
        const rate = rates[at] ?? null;
        const quarter = at < 0 ? last : quarterBefore(last, rates.length - 1 - at);
        const column = { code: quarter, label: quarter };
        // A zone without any published rate: the cell is there, and empty.
        return cell('insee-chomage', 'rates', zoneAxis(zone), column, rate === null ? null : percent(rate), {
          year: quarter,
        });
      }),
    communes: (name, zone) =>
      once(`communes ${name} ${zone}`, () => {
        const { source, table, column } = COMMUNES[name];
        const one = zone === null ? undefined : pack.zones[zone];
        const row = zone === null ? block(pack.zones.map(({ code }) => code)) : zoneAxis(zone);
        return [
          ...cell(
            source,
            table,
            row,
            titled(source, table, column),
            one === undefined ? null : communeValue(one, name),
          ),
          ...cell('insee-ze2020', 'members', row, { code: 'CODGEO', label: 'CODGEO' }, one?.communes ?? null),
        ];
      }),
    prices: () =>
      once('prices', () =>
        Object.entries(published.prices ?? {})
          .filter(([year]) => Number(year) > pack.tableYear)
          .flatMap(([year, rise]) =>
            cell(
              'banque-mondiale-prix',
              'prices',
              { code: 'FRA', label: 'France' },
              { code: year, label: year },
              rise,
              {
                year,
              },
            ),
          ),
      ),
    pay: (what, gross, value) =>
      cell(
        'urssaf-modele-social',
        'pay',
        titled('urssaf-modele-social', 'pay', what),
        { code: gross.toFixed(0), label: gross.toFixed(0) },
        value,
      ),
    corporateTax: (profit, value) =>
      cell(
        'urssaf-modele-social',
        'profit',
        titled('urssaf-modele-social', 'profit', 'tax'),
        { code: profit.toFixed(0), label: profit.toFixed(0) },
        value,
      ),
    minimumWage: (value) =>
      cell(
        'urssaf-modele-social',
        'minimum',
        titled('urssaf-modele-social', 'minimum', 'smic'),
        { code: '35', label: '35' },
        value,
      ),
    cvae: (value, year) =>
      cell(
        'lf-2025-cvae',
        'rates',
        titled('lf-2025-cvae', 'rates', 'scale'),
        { code: String(year), label: String(year) },
        percent(value),
        { year: String(year) },
      ),
    apprenticeship: (value, lower) =>
      cell(
        'urssaf-taxes-salaires',
        'apprenticeship',
        titled('urssaf-taxes-salaires', 'apprenticeship', lower ? 'lower' : 'general'),
        { code: 'rate', label: 'rate' },
        percent(value),
      ),
    centres,
    geography: (zone) => [
      ...posts(zone, null),
      ...posts(null, null),
      ...table(),
      ...centres(zone),
      ...centres(null),
    ],
    recruitments: (department) =>
      once(`recruitments ${department}`, () => {
        const own = pack.recruitments?.[department];
        if (own === undefined) return [];
        const row = { from: own.from, to: own.to, count: own.rows };
        const count = (code: string, value: number) =>
          cell('france-travail-bmo', 'hiring-tensions', row, { code, label: `Dept ${department}` }, value);
        return [...count('xmet', own.hard), ...count('met', own.all)];
      }),
    suppliersNear: (zone, branch) =>
      once(`suppliersNear ${zone} ${branch}`, () => {
        const near = pack.suppliersNear?.[pack.zones[zone]?.code ?? ''] ?? [];
        const own = near.find((one) => one.branch === branch);
        if (own === undefined) return [];
        const row = { from: own.from, to: own.to, count: own.sites };
        return cell(
          'sirene',
          'firms',
          row,
          { code: 'activite_principale', label: branchCodes[branch] ?? '' },
          own.sites,
        );
      }),
    commuting: (zone) =>
      once(`commuting ${zone}`, () => [
        ...cell('insee-mobpro', 'flows', zoneAxis(zone), zoneAxis(zone), null),
        ...cell('insee-mobpro', 'flows', block(pack.zones.map(({ code }) => code)), zoneAxis(zone), null),
      ]),
    imports: (product, partner, value) => {
      const { year = 0, complete = false, origins = [] } = pack.trade?.[product] ?? {};
      const row = { code: partner, label: partner };
      // A country named by the months is their sum; zones stand in the years.
      return complete && origins.some(([name]) => name === partner)
        ? cell(
            'douanes-nc8',
            `${product}-mois`,
            row,
            { from: `01.${year}`, to: `12.${year}`, count: 12 },
            value,
          )
        : cell('douanes-nc8', product, row, { code: String(year), label: `Valeur ${year}` }, value);
    },
  };
}

/** A quarter some quarters before. @example quarterBefore('2025-T1', 2) // '2024-T3' */
function quarterBefore(quarter: string, back: number): string {
  const at = Number(quarter.slice(0, 4)) * 4 + Number(quarter.slice(6)) - 1 - back;
  return back === 0 || !Number.isFinite(at) ? quarter : `${Math.floor(at / 4)}-T${(at % 4) + 1}`;
}

/** M€ at nine digits: a share times an output has digits that no table writes. */
function nine(value: number): number {
  return Number(value.toPrecision(9));
}

/** A share as the table writes it, in per cent, freed of the digits that the division by 100 added. */
export function percent(share: number): number {
  return Number((share * 100).toPrecision(12));
}

function communeValue(zone: ReferencePack['zones'][number], name: CommuneTable): number | null {
  switch (name) {
    case 'population':
      return zone.population;
    case 'income':
      return zone.medianIncome;
    case 'dwellings':
      return zone.housing?.total ?? null;
    case 'mainHomes':
      return zone.housing?.main ?? null;
    case 'vacant':
      return zone.housing?.vacant ?? null;
    case 'sites':
      return zone.brownfields?.sites ?? null;
    case 'industrialSites':
      return zone.brownfields?.industrial ?? null;
    case 'propertyTax':
      return zone.propertyTaxRate === null ? null : percent(zone.propertyTaxRate);
    case 'unusedSites':
      return zone.brownfields?.unused ?? null;
    case 'siteArea':
      return zone.brownfields?.areaM2 ?? null;
  }
}
