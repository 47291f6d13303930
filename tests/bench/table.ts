/** One measured line: what, in which unit, what was found by contender, and what is aimed at. */
export type Row = { measure: string; unit: string; values: Record<string, number | null>; target: string };

/**
 * Lines up rows under one column a contender; a figure that was not measured is a dash.
 * @example table(['a'], [{ measure: 'joins', unit: 's', values: { a: 0.5 }, target: '≤ 1' }])
 */
export function table(contenders: readonly string[], rows: readonly Row[]): string {
  const cells = [
    ['measure', 'unit', ...contenders, 'target'],
    ...rows.map((row) => [
      row.measure,
      row.unit,
      ...contenders.map((name) => written(row.values[name] ?? null)),
      row.target,
    ]),
  ];
  const widths =
    cells[0]?.map((_, column) => Math.max(...cells.map((line) => line[column]?.length ?? 0))) ?? [];
  return cells
    .map((line, index) => {
      const text = line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd();
      return index === 0 ? `${text}\n${widths.map((width) => '-'.repeat(width)).join('  ')}` : text;
    })
    .join('\n');
}

/** Three significant digits: a bench is no more exact than that. */
function written(value: number | null): string {
  if (value === null) return '–';
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(3)));
}

/** The value below which a share `p` of the samples falls; null without samples. Nearest rank. */
export function quantile(samples: readonly number[], p: number): number | null {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * p) - 1)] ?? null;
}
