import { leontiefInverse } from '#app/engine/index.ts';
import type { Result } from '#app/engine/types.ts';
import type { PackTables } from '#app/reference/index.ts';

/** Largest gap between what is made and what is used of a branch, as a share of its output. The official table keeps under 0.3 %. */
const BALANCE_GAP = 0.01;

/**
 * Whether tables hold together as a pack the engine can be given: shapes, signs, uses meeting output, no branch that buys as
 * much as it sells. Failures: `shape`, `negative-table`, `unbalanced`, `column-sum`, `shares`, those of `leontiefInverse`.
 */
export function checkPack(tables: PackTables): Result<void> {
  const branches = tables.nomenclature.branches;
  const size = branches.length;
  const zones = tables.zones.code.length;
  const table = tables['input-output'];
  const factors = tables['factor-shares'];
  const jobs = tables['national-jobs'];
  const refuse = (code: string, figures: Readonly<Record<string, unknown>>): Result<void> => ({
    ok: false,
    failure: { ...figures, code },
  });
  const wide = (name: string, found: number, expected: number) =>
    found === expected ? null : refuse('shape', { table: name, found, expected });
  const perBranch: Record<string, readonly number[]> = {
    household: table.household,
    public: table.public,
    investment: table.investment,
    stocks: table.stocks,
    exports: table.exports,
    output: table.output,
    imports: factors.imports,
    taxes: factors.taxes,
    valueAdded: factors.valueAdded,
    labour: factors.labour,
    jobs: jobs.total,
    employees: jobs.employees,
    basket: tables.households.basket,
  };
  for (const [name, values] of Object.entries(perBranch)) {
    const wrong = wide(name, values.length, size);
    if (wrong !== null) return wrong;
  }
  const shaped =
    wide('flows', table.flows.length, size) ??
    wide('posts', tables.employment.posts.length, zones) ??
    wide('unemployment', tables.unemployment.rates.length, zones);
  if (shaped !== null) return shaped;

  for (const [seller, row] of table.flows.entries()) {
    if (row.length !== size) return refuse('shape', { table: 'flows', found: row.length, expected: size });
    const buyer = row.findIndex((flow) => !(flow >= 0));
    if (buyer >= 0) {
      return refuse('negative-table', {
        table: 'input-output',
        branch: branches[seller]?.code,
        buyer: branches[buyer]?.code,
        found: row[buyer],
      });
    }
  }
  for (const [name, values] of Object.entries(perBranch)) {
    const at = values.findIndex((value) => !Number.isFinite(value) || (value < 0 && !SIGNED.has(name)));
    if (at >= 0)
      return refuse('negative-table', { table: name, branch: branches[at]?.code, found: values[at] });
  }
  for (const [j, branch] of branches.entries()) {
    const output = table.output[j] ?? 0;
    const bought = table.flows.reduce((sum, row) => sum + (row[j] ?? 0), 0);
    if (output > 0 ? bought >= output : bought > 0) {
      return refuse('column-sum', { branch: branch.code, found: output > 0 ? bought / output : null });
    }
  }
  for (const [j, branch] of branches.entries()) {
    const output = table.output[j] ?? 0;
    const sold = (table.flows[j] ?? []).reduce((sum, flow) => sum + flow, 0);
    const uses =
      sold +
      (table.household[j] ?? 0) +
      (table.public[j] ?? 0) +
      (table.investment[j] ?? 0) +
      (table.stocks[j] ?? 0) +
      (table.exports[j] ?? 0);
    if (Math.abs(uses - output) > BALANCE_GAP * Math.max(output, 1)) {
      return refuse('unbalanced', { branch: branch.code, output, uses });
    }
    const raw = (factors.imports[j] ?? 0) + (factors.taxes[j] ?? 0) + (factors.valueAdded[j] ?? 0);
    if (output > 0 && !(raw > 0)) return refuse('shares', { branch: branch.code, found: raw });
  }
  const technology = table.flows.map((row) =>
    row.map((flow, j) => ((table.output[j] ?? 0) > 0 ? flow / (table.output[j] ?? 1) : 0)),
  );
  const solved = leontiefInverse(technology);
  return solved.ok ? { ok: true, value: undefined } : solved;
}

/** Net taxes on products may be subsidies, and stocks go down. */
const SIGNED: ReadonlySet<string> = new Set(['taxes', 'stocks']);
