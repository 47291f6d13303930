/**
 * `npm run bench` measures every subject, `npm run bench -- realtime --short` one of them, briefly.
 * Each subject prints one table: what, in which unit, what was found, what is aimed at.
 */
const SUBJECTS: Record<string, (options: { short: boolean }) => Promise<string>> = {
  realtime: async (options) => (await import('./realtime.ts')).benchRealtime(options),
  everywhere: async (options) => (await import('./everywhere.ts')).benchEverywhere(options),
  engine: async (options) => (await import('./engine.ts')).benchEngine(options),
  meeting: async (options) => (await import('./meeting.ts')).benchMeeting(options),
  pages: async (options) => (await import('./pages.ts')).benchPages(options),
};

const args = process.argv.slice(2);
const short = args.includes('--short');
const asked = args.filter((arg) => !arg.startsWith('--'));
const unknown = asked.filter((name) => !(name in SUBJECTS));
if (unknown.length > 0) {
  process.stderr.write(`Unknown: ${unknown.join(', ')}. Subjects: ${Object.keys(SUBJECTS).join(', ')}.\n`);
  process.exit(1);
}
for (const [name, run] of Object.entries(SUBJECTS)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  process.stdout.write(`\n${name}\n\n${await run({ short })}\n`);
}

export {};
