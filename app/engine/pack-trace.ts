import { cellReader, reading, sourcesOf } from './cells.ts';
import { NAMED_SOURCES } from './named-sources.ts';
import { onceEach } from './nodes.ts';
import type { ReferencePack } from './pack.ts';
import { nationalOf } from './table.ts';
import type { Grade, OfficialCell, ReadRule, TraceNode, Unit } from './types.ts';

/**
 * Derivations of what a pack says by itself, each node made once for a pack: figures of every project share them. Zones and branches by
 * their place in the pack; `null` for all of them.
 */
export type PackNodes = {
  /** Sources of the pack by what is read in them; a name it does not hold is left out. */
  held(...sources: string[]): string[];
  /** Output of a branch in the table, k€ of its year; the whole table's. */
  tableOutput(branch: number | null): TraceNode;
  /** Domestic purchases per unit of output. */
  tablePurchases(branch: number): TraceNode;
  /** A share of WIOD, brought to the table, under the name given. */
  scaled(id: string, of: 'imports' | 'taxes' | 'valueAdded', branch: number): TraceNode;
  jobsPerOutput(branch: number): TraceNode;
  /** Jobs of the accounts, persons; null for all branches. */
  accountsJobs(branch: number | null): TraceNode;
  /** Labour compensation per job, k€ of the table; null for the mean job. */
  compensationPerJob(branch: number | null): TraceNode;
  /** Other net taxes on production per euro of output: the effective share is the caller's, null until the accounts are imported. */
  productionTaxes(share: number | null): TraceNode;
  /** Value added of all branches, k€ of the table. */
  nationalValueAdded(): TraceNode;
  importPenetration(branch: number): TraceNode | null;
  exports(branch: number): TraceNode;
  posts(zone: number | null, branch: number | null): TraceNode;
  /** Euros of the table's year -> of the declared year. */
  deflator(): TraceNode;
  unemployment(zone: number): TraceNode;
  savingRate(): TraceNode;
  /** The basket whole, and the share of a branch in it. */
  basket(): TraceNode;
  basketShare(branch: number): TraceNode;
  /** All that branches buy from a branch, k€: the value is the project's own, only the cells are the pack's. */
  sales(branch: number, value: number): TraceNode;
  table(): TraceNode;
};

const known = new WeakMap<ReferencePack, PackNodes>();

/** The nodes of a pack. */
export function packNodes(pack: ReferencePack): PackNodes {
  const found = known.get(pack);
  if (found) return found;
  const made = createNodes(pack);
  known.set(pack, made);
  return made;
}

function createNodes(pack: ReferencePack): PackNodes {
  const national = nationalOf(pack);
  const cells = cellReader(pack);
  const once = onceEach<TraceNode>();
  const codeOf = (branch: number): string => pack.branches[branch]?.code ?? '';
  const zoneOf = (zone: number): string => pack.zones[zone]?.code ?? '';
  const sum = (values: Iterable<number>): number => {
    let total = 0;
    for (const value of values) total += value;
    return total;
  };

  const lastRate = (zone: number): number | null =>
    pack.zones[zone]?.unemployment.findLast((rate) => rate !== null) ?? null;

  function held(...sources: string[]): string[] {
    return sources.filter((id) => pack.sources[id] !== undefined);
  }

  function node(
    id: string,
    value: number | null,
    unit: Unit,
    grade: Grade,
    rule: string,
    more: { sources?: string[]; inputs?: TraceNode[]; cell?: string },
  ): TraceNode {
    const { sources = [], inputs = [], cell } = more;
    return { id, value, unit, grade, rule, inputs, sources, ...(cell === undefined ? {} : { cell }) };
  }

  function tableOutput(branch: number | null): TraceNode {
    return once(`tableOutput.${branch}`, () => {
      const value = branch === null ? sum(pack.output) : (pack.output[branch] ?? 0);
      const cell = branch === null ? `France, ${pack.tableYear}` : codeOf(branch);
      return reading(
        node('tableOutput', value * 1000, 'kEUR', 'D', 'R-05', { sources: held('insee-tes-2019'), cell }),
        'sum',
        cells.output(branch),
      );
    });
  }

  function tablePurchases(branch: number): TraceNode {
    return once(`tablePurchases.${branch}`, () => {
      let share = 0;
      for (let k = 0; k < national.size; k += 1)
        share += national.technology[k * national.size + branch] ?? 0;
      return reading(
        node('tablePurchases', share, 'share', 'D', 'R-05', {
          sources: held('insee-tes-2019'),
          cell: codeOf(branch),
        }),
        'ratio',
        [...cells.purchases(branch), ...cells.output(branch)],
      );
    });
  }

  /** A share of output as WIOD or Eurostat gives it, before it is brought to the table. */
  function wiodShare(of: 'imports' | 'taxes' | 'valueAdded', branch: number): TraceNode {
    const shares = { imports: pack.importShare, taxes: pack.taxShare, valueAdded: pack.valueAddedShare };
    return once(`wiod.${of}.${branch}`, () =>
      read(
        node(`wiod.${of}`, shares[of][branch] ?? 0, 'share', 'D', 'R-06', {
          sources: held('wiod-2014'),
          cell: codeOf(branch),
        }),
        cells.byShares(of),
        cells.share(of, branch),
      ),
    );
  }

  /** A figure whose sources are those of its cells, where they are known: an import may have replaced them. */
  function read(made: TraceNode, readAs: ReadRule, reads: readonly OfficialCell[]): TraceNode {
    return reading(reads.length === 0 ? made : { ...made, sources: sourcesOf(reads) }, readAs, reads);
  }

  /** k_j, what brings the shares of WIOD to the table. */
  function tableScale(branch: number): TraceNode {
    return once(`tableScale.${branch}`, () =>
      node('tableScale', national.scale[branch] ?? 0, 'ratio', 'D', 'R-06', {
        inputs: [
          tablePurchases(branch),
          wiodShare('imports', branch),
          wiodShare('taxes', branch),
          wiodShare('valueAdded', branch),
        ],
        cell: codeOf(branch),
      }),
    );
  }

  function scaled(id: string, of: 'imports' | 'taxes' | 'valueAdded', branch: number): TraceNode {
    const values = { imports: national.imports, taxes: national.taxes, valueAdded: national.valueAdded };
    return once(`${id}.${branch}`, () =>
      node(id, values[of][branch] ?? 0, 'share', 'D', 'R-06', {
        inputs: [wiodShare(of, branch), tableScale(branch)],
        cell: codeOf(branch),
      }),
    );
  }

  function accountsJobs(branch: number | null): TraceNode {
    return once(`accountsJobs.${branch}`, () =>
      reading(
        node(
          branch === null ? 'nationalJobs' : 'accountsJobs',
          branch === null ? sum(pack.accountsJobs) : (pack.accountsJobs[branch] ?? 0),
          'people',
          'D',
          'R-07',
          { sources: held('eurostat-emploi-2021'), cell: branch === null ? 'France' : codeOf(branch) },
        ),
        'sum',
        cells.jobs(branch),
      ),
    );
  }

  function jobsPerOutput(branch: number): TraceNode {
    return once(`jobsPerOutput.${branch}`, () =>
      node('jobsPerOutput', (national.jobs[branch] ?? 0) * 1000, 'per-MEUR', 'D', 'R-07', {
        inputs: [accountsJobs(branch), tableOutput(branch)],
        cell: codeOf(branch),
      }),
    );
  }

  function labourShare(branch: number): TraceNode {
    return once(`labourShare.${branch}`, () =>
      read(
        node('labourShare', Math.min(1, pack.labourShare[branch] ?? 0), 'share', 'D', 'R-06', {
          sources: held('wiod-2014'),
          cell: codeOf(branch),
        }),
        cells.byLabour(),
        cells.labour(branch),
      ),
    );
  }

  function nationalValueAdded(): TraceNode {
    return once('nationalValueAdded', () =>
      read(
        node(
          'nationalValueAdded',
          sum(pack.output.map((output, j) => output * 1000 * (national.valueAdded[j] ?? 0))),
          'kEUR',
          'D',
          'R-06',
          { sources: held(...NAMED_SOURCES.table), cell: `France, ${pack.tableYear}` },
        ),
        'whole',
        [...cells.output(null), ...cells.table(), ...cells.shares()],
      ),
    );
  }

  function productionTaxes(share: number | null): TraceNode {
    return reading(
      node('productionTaxShare', share, 'share', 'D', 'R-449', { sources: held('eurostat-comptes') }),
      'whole',
      share === null ? [] : cells.productionTaxes(),
    );
  }

  function compensationPerJob(branch: number | null): TraceNode {
    return once(`compensationPerJob.${branch}`, () => {
      if (branch === null) {
        const whole = (share: Float64Array) => sum(pack.output.map((output, j) => output * (share[j] ?? 0)));
        return read(
          node(
            'compensationPerJob',
            whole(national.compensation) / (whole(national.jobs) || 1),
            'kEUR/yr/FTE',
            'D',
            'R-42',
            {
              inputs: [nationalValueAdded(), accountsJobs(null)],
              sources: held('wiod-2014'),
              cell: 'FR',
            },
          ),
          'whole',
          cells.labour(null),
        );
      }
      return node(
        'compensationPerJob',
        (national.compensation[branch] ?? 0) / ((national.jobs[branch] ?? 0) || 1),
        'kEUR/yr/FTE',
        'D',
        'R-42',
        {
          inputs: [
            scaled('valueAddedPerOutput', 'valueAdded', branch),
            labourShare(branch),
            jobsPerOutput(branch),
          ],
          cell: codeOf(branch),
        },
      );
    });
  }

  return {
    held,
    tableOutput,
    tablePurchases,
    scaled,
    jobsPerOutput,
    accountsJobs,
    compensationPerJob,
    productionTaxes,
    nationalValueAdded,
    importPenetration: (branch) => {
      const penetration = pack.importPenetration?.[branch];
      if (penetration === undefined) return null;
      return once(`importPenetration.${branch}`, () =>
        read(
          node('importPenetration', penetration, 'share', 'D', 'R-62', {
            sources: held('wiod-2014'),
            cell: codeOf(branch),
          }),
          cells.byShares('penetration'),
          cells.penetration(branch),
        ),
      );
    },
    exports: (branch) =>
      once(`exports.${branch}`, () => {
        const output = pack.output[branch] ?? 0;
        return reading(
          node(
            'exports',
            output > 0 ? (pack.finalUse.exports[branch] ?? 0) / output : 0,
            'share',
            'D',
            'R-37',
            { sources: held('insee-tes-2019'), cell: codeOf(branch) },
          ),
          cells.byTable('ratio'),
          [...cells.exports(branch), ...cells.output(branch)],
        );
      }),
    posts: (zone, branch) =>
      once(`posts.${zone}.${branch}`, () => {
        const rows = zone === null ? pack.posts : [pack.posts[zone] ?? []];
        const count = sum(rows.map((row) => (branch === null ? sum(row) : (row[branch] ?? 0))));
        const id =
          zone === null
            ? branch === null
              ? 'posts.france'
              : 'posts.branchInFrance'
            : branch === null
              ? 'posts.basin'
              : 'posts.branchInBasin';
        const cell = [zone === null ? 'FR' : zoneOf(zone), branch === null ? '' : codeOf(branch)]
          .join(' ')
          .trim();
        return reading(
          node(id, count, 'FTE', 'C', 'R-10', { sources: held('insee-flores'), cell }),
          zone === null || branch === null ? 'sum' : 'cell',
          cells.posts(zone, branch),
        );
      }),
    deflator: () =>
      once('deflator', () =>
        reading(
          node('deflator', 1 / pack.deflator.value, 'index', 'D', 'R-35', {
            sources: held(pack.deflator.source),
            cell: `${pack.tableYear} → ${pack.deflator.year}`,
          }),
          'product',
          cells.prices(),
        ),
      ),
    unemployment: (zone) =>
      once(`unemployment.${zone}`, () =>
        reading(
          node('unemployment', lastRate(zone), 'share', 'C', 'R-63', {
            sources: held('insee-chomage'),
            cell: zoneOf(zone),
          }),
          'cell',
          cells.unemployment(zone),
        ),
      ),
    savingRate: () =>
      once('savingRate', () =>
        reading(
          node('savingRate', pack.savingRate, 'share', 'D', 'R-44', { sources: held('insee-menages') }),
          'ratio',
          cells.saving(),
        ),
      ),
    basket: () =>
      once('basket', () =>
        reading(
          node('basket', null, 'share', 'D', 'R-40', { sources: held('insee-menages') }),
          'whole',
          cells.basket(null),
        ),
      ),
    basketShare: (branch) =>
      once(`basketShare.${branch}`, () =>
        read(
          node('basketShare', pack.basket[branch] ?? 0, 'share', 'D', 'R-40', {
            sources: held('insee-menages', 'insee-tes-2019'),
            cell: codeOf(branch),
          }),
          cells.basket(branch).some(({ table: name }) => name === 'use') ? 'model-d' : 'whole',
          cells.basket(branch),
        ),
      ),
    sales: (branch, value) =>
      reading(
        node('boughtAgain', value, 'kEUR/yr', 'D', 'R-05', {
          sources: held('insee-tes-2019'),
          cell: codeOf(branch),
        }),
        cells.byTable('sum'),
        cells.sales(branch),
      ),
    table: () =>
      once('table', () =>
        reading(
          node('table', null, 'share', 'D', 'R-05', { sources: held(...NAMED_SOURCES.table) }),
          'whole',
          [...cells.table(), ...cells.shares()],
        ),
      ),
  };
}
