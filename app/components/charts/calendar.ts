const DAY_MS = 86_400_000;

/** Days from one ISO day to another; negative when the second comes first. */
export function daysBetween(from: string, to: string): number {
  return Math.round(
    (Date.parse(`${to.slice(0, 10)}T00:00:00Z`) - Date.parse(`${from.slice(0, 10)}T00:00:00Z`)) / DAY_MS,
  );
}

/** First day of the month of `day`, or `later` months after it. */
export function firstOfMonth(day: string, later: number): string {
  const [year = 1970, month = 1] = day.slice(0, 7).split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + later, 1)).toISOString().slice(0, 10);
}

/** First days of the months from `start` to before `end`. */
export function monthsBetween(start: string, end: string): string[] {
  const months: string[] = [];
  for (let at = firstOfMonth(start, 0); at < end; at = firstOfMonth(at, 1)) months.push(at);
  return months;
}
