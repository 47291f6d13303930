import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isDeepStrictEqual } from 'node:util';
import type { MeetingPlan, Poll, PollResult, Reviewed } from '#app/services/index.ts';
import { postgresMissing, startPostgres } from '#tests/setup/postgres.ts';
import { type Cost, MeetingServer } from './meeting-server.ts';
import { type Arrival, Phone, Viewer } from './room.ts';
import { quantile, type Row, table } from './table.ts';

const PHONES = 300;
const JOIN_MS = 10_000;
const CARDS_MS = 5_000;
const BALLOTS_MS = 10_000;
const OPTIONS = 12;
const POINTS = 100;
/** How many of a wave are acknowledged when the server is killed. */
const KILLED_AT = PHONES / 2;
/** A wave that takes longer than this is lost, not slow: the bench stops and says so. */
const LOST_MS = 120_000;

/**
 * The half-day of three hundred phones, on both databases: how long each thing takes for a person, and what is lost when the
 * server dies in the middle. `short`: on one database only. Phones, server and database share the machine.
 */
export async function benchMeeting({ short }: { short: boolean }): Promise<string> {
  const missing = postgresMissing();
  const measures: Record<string, Measures> = {};
  if (!short || missing !== null) measures['PGlite'] = await play('');
  if (missing === null) {
    const postgres = await startPostgres();
    try {
      measures['PostgreSQL'] = await play(await postgres.newDatabase());
    } finally {
      await postgres.stop();
    }
  }
  const row = (
    measure: string,
    unit: string,
    target: string,
    of: (found: Measures) => number | null,
  ): Row => ({
    measure,
    unit,
    target,
    values: Object.fromEntries(Object.entries(measures).map(([name, found]) => [name, of(found)])),
  });
  const p95 = (of: (found: Measures) => readonly number[]) => (found: Measures) => quantile(of(found), 0.95);
  const lines = table(Object.keys(measures), [
    row(`${PHONES} phones in, from a cold start`, 's', `≤ ${JOIN_MS / 1000}`, (m) => m.joinSeconds),
    row(
      'page of the code, p95',
      'ms',
      '< 300',
      p95((m) => m.arrivals.map(({ code }) => code)),
    ),
    row(
      'form of the code, p95',
      'ms',
      '< 300',
      p95((m) => m.arrivals.map(({ form }) => form)),
    ),
    row(
      'page of the phone, p95',
      'ms',
      '< 300',
      p95((m) => m.arrivals.map(({ page }) => page)),
    ),
    row('new step on the phones, p50', 'ms', '', (m) => quantile(m.steps, 0.5)),
    row(
      'new step on the phones, p95',
      'ms',
      '< 300',
      p95((m) => m.steps),
    ),
    row('new step on screen and console, slowest', 'ms', '< 300', (m) => quantile(m.shows, 1)),
    row(`${PHONES} cards in ${CARDS_MS / 1000} s, acknowledged, p50`, 'ms', '', (m) =>
      quantile(m.cards, 0.5),
    ),
    row(
      `${PHONES} cards in ${CARDS_MS / 1000} s, acknowledged, p95`,
      'ms',
      '< 500',
      p95((m) => m.cards),
    ),
    row(
      'the same, on the screen, p95',
      'ms',
      '< 500',
      p95((m) => m.onScreen),
    ),
    row(
      `${PHONES} ballots in ${BALLOTS_MS / 1000} s, acknowledged, p95`,
      'ms',
      '',
      p95((m) => m.ballots),
    ),
    row('ballots counted, of those acknowledged', '', `${PHONES}`, (m) => m.counted),
    row('recount different from the count', '', '0', (m) => m.recountDiffers),
    row('cards acknowledged around kill -9', '', '', (m) => m.cardsAcknowledged),
    row('of which lost, or there twice', '', '0', (m) => m.cardsLost),
    row('ballots acknowledged around kill -9', '', '', (m) => m.ballotsAcknowledged),
    row('points of the count that nobody gave, or lost', '', '0', (m) => m.pointsOff),
    row('everything sent again after kill -9', 's', '', (m) => m.backSeconds),
    row('longest stall of the event loop', 'ms', '', (m) => m.stall),
    row('processor, the whole meeting but restarts', 's', '', (m) => m.cpu),
    row('memory (rss), empty room', 'MB', '', (m) => m.rssBefore),
    row('memory (rss), highest at the end of a step', 'MB', 'bounded', (m) => m.rssMost),
    row('longest stall of the phones themselves', 'ms', '', (m) => m.ownStall),
  ]);
  return missing === null ? lines : `${lines}\n${missing}`;
}

type Measures = {
  joinSeconds: number;
  arrivals: Arrival[];
  steps: number[];
  shows: number[];
  cards: number[];
  onScreen: number[];
  ballots: number[];
  counted: number;
  recountDiffers: number;
  cardsAcknowledged: number;
  cardsLost: number;
  ballotsAcknowledged: number;
  pointsOff: number;
  backSeconds: number | null;
  stall: number;
  cpu: number;
  rssBefore: number;
  rssMost: number;
  ownStall: number;
};

/** One half-day on one database; `databaseUrl` empty is PGlite. */
async function play(databaseUrl: string): Promise<Measures> {
  const folder = await mkdtemp(join(tmpdir(), 'ancrage-bench-meeting-'));
  const server = new MeetingServer({ folder, databaseUrl });
  await server.start();
  const own = monitorEventLoopDelay({ resolution: 10 });
  const phones: Phone[] = [];
  const viewers: Viewer[] = [];
  try {
    const { meeting } = await server.ask<{ meeting: { id: string; code: string } }>('demo', 'info');
    await waitForBasin(server.url);
    const cookie = await facilitator(server.url);
    const look = async (): Promise<void> => {
      for (const viewer of viewers.splice(0)) viewer.close();
      for (let count = 0; count < 2; count += 1) {
        const viewer = new Viewer();
        await viewer.open(server.url, meeting.id, cookie);
        viewers.push(viewer);
      }
    };
    await look();
    const plan = await server.ask<MeetingPlan>('agenda', 'get', meeting.id);
    const step = (kind: string): string => plan.steps.find((each) => each.kind === kind)?.id ?? '';
    let current = plan.currentStepId;
    const most = { stall: 0, rss: 0 };
    const weigh = async (): Promise<Cost> => {
      const cost = await server.cost();
      most.stall = Math.max(most.stall, cost.stallMs);
      most.rss = Math.max(most.rss, cost.rssMb);
      return cost;
    };
    const before = await server.cost();
    own.enable();

    // In ten seconds, everybody: one phone every thirtieth of a second.
    for (let index = 0; index < PHONES; index += 1) phones.push(new Phone(server.url, index));
    const started = performance.now();
    const arrivals = await spread(phones, JOIN_MS, (phone) => phone.arrive(meeting.code, meeting.id));
    const joinSeconds = (performance.now() - started) / 1000;
    await Promise.all(phones.map((phone) => phone.open(meeting.id)));

    const steps: number[] = [];
    const shows: number[] = [];
    const pass = async (kind: string): Promise<void> => {
      const next = step(kind);
      for (const viewer of viewers) viewer.forget();
      const seen = [phones, viewers].map((all) => Promise.all(all.map((each) => each.sees(next))));
      const clicked = performance.now();
      await server.must('agenda', 'goTo', meeting.id, { stepId: next, from: current }, null);
      current = next;
      const [onPhones = [], onScreens = []] = await within(Promise.all(seen), `the step ${kind}`);
      steps.push(...onPhones.map((at) => at - clicked));
      shows.push(...onScreens.map((at) => at - clicked));
    };

    // Facts: three hundred statements, each on the wall as it comes.
    await pass('constat');
    const [screen] = viewers;
    const onScreen: number[] = [];
    const walls: Promise<unknown>[] = [];
    await spread(phones, CARDS_MS, async (phone, index) => {
      const mark = `~${index}~`;
      const tapped = performance.now();
      walls.push((screen?.sees(mark) ?? Promise.reject()).then((at) => onScreen.push(at - tapped)));
      phone.send(
        contribution('statement', step('constat'), { text: `${mark} Les usines cherchent des soudeurs.` }),
      );
    });
    await settled(phones, 'the cards');
    await within(Promise.all(walls), 'the cards on the screen');
    const cards = takeAcks(phones);

    // Priorities, and the server killed once half of them are acknowledged.
    await pass('priority');
    const filled = await weigh();
    let cpu = filled.cpuSeconds - before.cpuSeconds;
    const kill = async (): Promise<number> => {
      await weigh();
      await server.kill();
      const at = performance.now();
      await server.start();
      return at;
    };
    let killed = killWhen(
      phones,
      phones.reduce((sum, phone) => sum + phone.kept.length, 0) + KILLED_AT,
      kill,
    );
    await spread(phones, CARDS_MS, async (phone, index) => {
      phone.send(
        contribution('priority', step('priority'), {
          title: `~p${index}~ Une fonderie d’aluminium`,
          jobs: index,
        }),
      );
    });
    const diedAt = await within(killed, 'half of the priorities');
    await settled(phones, 'the priorities');
    const backSeconds = (performance.now() - diedAt) / 1000;
    takeAcks(phones);
    const kept = await server.ask<Reviewed[]>('contributions', 'review', meeting.id);
    const titles = kept.flatMap((one) => (one.kind === 'priority' ? [one.content.title] : []));
    const acknowledged = phones.flatMap((phone) =>
      phone.kept.flatMap(({ body }) =>
        body.what === 'contribution' && body.kind === 'priority' ? [String(body.content['title'])] : [],
      ),
    );
    const missing = acknowledged.filter((title) => !titles.includes(title)).length;
    const twice = titles.length - new Set(titles).size;

    // The vote: everybody once in ten seconds; then everybody changes their mind, and the server is killed in the middle.
    await look();
    await pass('vote');
    const poll = await server.must<Poll>('polls', 'create', {
      meetingId: meeting.id,
      stepId: step('vote'),
      method: 'points',
      question: 'Combien de points ?',
      budget: POINTS,
      secret: true,
      options: Array.from({ length: OPTIONS }, (_, index) => ({
        label: `Priorité ${index + 1}`,
        contributionId: null,
        projectId: null,
        number: null,
      })),
      byId: null,
    });
    await server.must('polls', 'open', { meetingId: meeting.id, id: poll.id, byId: null });
    const back = await server.cost();
    await spread(phones, BALLOTS_MS, async (phone, index) => phone.send(ballot(poll, index, 1)));
    await settled(phones, 'the ballots');
    const ballots = takeAcks(phones);
    cpu += (await weigh()).cpuSeconds - back.cpuSeconds;

    killed = killWhen(phones, phones.reduce((sum, phone) => sum + phone.kept.length, 0) + KILLED_AT, kill);
    await spread(phones, CARDS_MS, async (phone, index) => phone.send(ballot(poll, index, 2)));
    await within(killed, 'half of the ballots');
    await settled(phones, 'the second ballots');
    const closed = await server.must<Poll>('polls', 'close', {
      meetingId: meeting.id,
      id: poll.id,
      byId: null,
    });
    const recount = await server.must<PollResult>('polls', 'recount', poll.id);
    await weigh();
    return {
      joinSeconds,
      arrivals,
      steps,
      shows,
      cards,
      onScreen,
      ballots,
      counted: closed.voters,
      recountDiffers: isDeepStrictEqual(recount, closed.result) ? 0 : 1,
      cardsAcknowledged: acknowledged.length,
      cardsLost: missing + twice + (PHONES - acknowledged.length),
      ballotsAcknowledged: phones.reduce(
        (sum, phone) => sum + phone.kept.filter(({ body }) => body.what === 'ballot').length,
        0,
      ),
      pointsOff: pointsOff(closed, 2),
      backSeconds,
      stall: most.stall,
      cpu,
      rssBefore: before.rssMb,
      rssMost: most.rss,
      ownStall: own.max / 1e6,
    };
  } finally {
    own.disable();
    for (const phone of phones) phone.close();
    for (const viewer of viewers) viewer.close();
    await server.kill();
    await rm(folder, { recursive: true, force: true });
  }
}

function contribution(
  kind: 'statement' | 'priority',
  step: string,
  content: Readonly<Record<string, unknown>>,
) {
  return { what: 'contribution', kind, step, content, named: false, parent: null, id: null } as const;
}

/** What that person gives in that round: two options, the whole of the points. */
function marksOf(index: number, round: number): Record<string, number> {
  const first = index % OPTIONS;
  const second = (first + 1 + (index % (OPTIONS - 1))) % OPTIONS;
  const more = 50 + ((index + round) % 40);
  return { [`o${first + 1}`]: more, [`o${second + 1}`]: POINTS - more };
}

function ballot(poll: Poll, index: number, round: number) {
  return { what: 'ballot', poll: poll.id, marks: marksOf(index, round), notes: {} } as const;
}

/** How far the count is from what everybody gave in that round, summed over the options. */
function pointsOff(poll: Poll, round: number): number {
  const given = Array.from({ length: PHONES }, (_, index) => marksOf(index, round));
  return poll.options.reduce((sum, { id }) => {
    const expected = given.reduce((total, marks) => total + (marks[id] ?? 0), 0);
    const found = poll.result?.options.find(({ option }) => option === id)?.score ?? 0;
    return sum + Math.abs(found - expected);
  }, 0);
}

/** One after the other, evenly over so many milliseconds; resolves with what each gave. */
async function spread<T>(
  phones: readonly Phone[],
  milliseconds: number,
  work: (phone: Phone, index: number) => Promise<T>,
): Promise<T[]> {
  return Promise.all(
    phones.map(async (phone, index) => {
      await new Promise((due) => setTimeout(due, (index / phones.length) * milliseconds));
      return work(phone, index);
    }),
  );
}

/** Resolves once everything given has its answer. */
async function settled(phones: readonly Phone[], what: string): Promise<void> {
  const all = reached(() => phones.every((phone) => phone.settled));
  await within(all, what).catch((error: unknown) => {
    const late = phones.filter((phone) => !phone.settled);
    throw new Error(`${what}: ${late.length} phones wait, the first ${late[0]?.waiting ?? ''}`, {
      cause: error,
    });
  });
  const refused = phones.flatMap((phone) => phone.refused);
  if (refused.length > 0) throw new Error(`${what}: ${refused.length} refused, ${refused[0]}`);
}

function reached(there: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      if (!there()) return;
      clearInterval(timer);
      resolve();
    }, 5);
  });
}

/** Kills once so many things are acknowledged in all; resolves with the instant of the death once the server is back. */
async function killWhen(
  phones: readonly Phone[],
  acknowledged: number,
  kill: () => Promise<number>,
): Promise<number> {
  await reached(() => phones.reduce((sum, phone) => sum + phone.kept.length, 0) >= acknowledged);
  return kill();
}

async function within<T>(work: Promise<T>, what: string): Promise<T> {
  let late: NodeJS.Timeout | undefined;
  const lost = new Promise<never>((_, reject) => {
    late = setTimeout(() => reject(new Error(`${what}: not seen after ${LOST_MS} ms`)), LOST_MS);
  });
  try {
    return await Promise.race([work, lost]);
  } finally {
    clearTimeout(late);
  }
}

function takeAcks(phones: readonly Phone[]): number[] {
  return phones.flatMap((phone) => phone.acks.splice(0));
}

/** The cookie of who drives the demonstration. */
async function facilitator(url: string): Promise<string> {
  const answer = await fetch(`${url}/demo`, {
    method: 'POST',
    body: new URLSearchParams({ role: 'facilitator' }),
    headers: { Origin: url },
    redirect: 'manual',
  });
  // A visitor's cookie, then that of who signed in, under the same name: a browser keeps the last.
  return (answer.headers.getSetCookie().at(-1) ?? '').split(';')[0] ?? '';
}

/** A new installation prepares its basin beside: what is measured is a meeting, not that. */
async function waitForBasin(url: string): Promise<void> {
  await within(
    (async () => {
      while (!(await fetch(`${url}/api/v1/pack?zone=2705`)).ok)
        await new Promise((again) => setTimeout(again, 1_000));
    })(),
    'the basin of the demonstration',
  );
}
