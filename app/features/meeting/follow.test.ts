import { describe, expect, it } from 'vitest';
import { meetingDelta } from '#app/documents/meeting-delta.ts';
import type { MeetingSnapshot } from '#app/documents/meeting.ts';
import { BEAT_MS } from '#app/services/agenda.ts';
import type { LiveMeeting, LiveNews } from '#app/services/index.ts';
import { type Asked, followMeeting } from './follow.ts';

/** A meeting of which only the step matters here. */
function live(version: string, stepId: string, now = 0): LiveMeeting {
  const snapshot = { kind: 'meeting', fields: { stepId }, collections: {}, rich: {}, touched: {} };
  return { version, now, snapshot: snapshot as unknown as MeetingSnapshot, gave: 0 };
}

/** News as a line brings it: through JSON. */
function change(from: LiveMeeting, to: LiveMeeting): LiveNews {
  const delta = meetingDelta(from.snapshot, to.snapshot);
  const news: LiveNews = { kind: 'change', from: from.version, version: to.version, now: to.now, delta };
  return JSON.parse(JSON.stringify(news)) as LiveNews;
}

const ONE = live('v1', 'constat');
const TWO = live('v2', 'priority');
const THREE = live('v3', 'vote');

/** A phone with a clock moved by hand, whose questions wait for an answer and whose lines are held here. */
function phone() {
  let now = 0;
  const timers: { at: number; call: () => void }[] = [];
  const questions: { version: string; answer: (asked: Asked) => void }[] = [];
  const lines: { version: string; heard(news: LiveNews): void; lost(): void; open: boolean }[] = [];
  const follow = followMeeting({
    first: ONE,
    ask: (version) => new Promise((answer) => questions.push({ version, answer })),
    listen: (version, on) => {
      const line = { version, ...on, open: true };
      lines.push(line);
      return () => {
        line.open = false;
      };
    },
    clock: {
      now: () => now,
      after(ms, call) {
        const timer = { at: now + ms, call };
        timers.push(timer);
        return () => void (timers.includes(timer) && timers.splice(timers.indexOf(timer), 1));
      },
      chance: () => 0.5,
    },
    hidden: () => false,
    ours: (key) => key === 'from-here',
  });
  follow.start();
  return {
    follow,
    questions,
    lines,
    step: () => follow.get().live.snapshot.fields.stepId,
    /** The last line opened. @throws when there is none. */
    line() {
      const last = lines.at(-1);
      if (last === undefined) throw new Error('no line');
      return last;
    },
    /** Lets so many milliseconds pass, ringing what is due in order. */
    pass(ms: number) {
      const until = now + ms;
      for (;;) {
        const [next] = timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at);
        if (next === undefined) break;
        timers.splice(timers.indexOf(next), 1);
        now = next.at;
        next.call();
      }
      now = until;
    },
    async answer(asked: Asked) {
      questions.shift()?.answer(asked);
      await Promise.resolve();
      await Promise.resolve();
    },
  };
}

describe('a phone that follows a meeting', () => {
  it('hears a step the instant it is said, and asks nothing while the line speaks', () => {
    const { follow, line, pass, questions, step } = phone();
    line().heard({ kind: 'same', version: 'v1', now: 0 });
    line().heard(change(ONE, TWO));
    expect(step()).toBe('priority');
    for (let beat = 0; beat < 60; beat += 1) {
      pass(BEAT_MS);
      line().heard({ kind: 'same', version: 'v2', now: 0 });
      follow.askNow();
    }
    expect(questions).toEqual([]);
  });

  it('asks, as before, while no line goes through', async () => {
    const { line, pass, questions, answer, step } = phone();
    line().lost();
    pass(2_000);
    expect(questions.map(({ version }) => version)).toEqual(['v1']);
    await answer({ kind: 'new', live: TWO });
    expect(step()).toBe('priority');
    pass(3_000);
    expect(questions.map(({ version }) => version)).toEqual(['v2']);
  });

  it('opens a broken line again from what it has by then, each time a little later', () => {
    const { line, lines, pass } = phone();
    line().heard({ kind: 'whole', live: TWO });
    line().lost();
    pass(1_000);
    expect(lines.map(({ version }) => version)).toEqual(['v1', 'v2']);
    line().lost();
    pass(1_000);
    expect(lines).toHaveLength(2);
    pass(1_000);
    expect(lines).toHaveLength(3);
  });

  it('asks for the whole when a change does not follow what it has, and ignores one it has already', async () => {
    const { line, questions, answer, step } = phone();
    line().heard({ kind: 'whole', live: TWO });
    line().heard(change(ONE, TWO));
    expect(questions).toEqual([]);
    line().heard(change(live('v2bis', 'actions'), THREE));
    expect(step()).toBe('priority');
    await answer({ kind: 'new', live: THREE });
    expect(step()).toBe('vote');
  });

  it('asks when a heartbeat names another version: something was missed', () => {
    const { line, questions } = phone();
    line().heard({ kind: 'same', version: 'v2', now: 0 });
    expect(questions.map(({ version }) => version)).toEqual(['v1']);
  });

  it('takes a line that says nothing for dead, hangs up, and asks', () => {
    const { line, lines, pass, questions } = phone();
    line().heard({ kind: 'same', version: 'v1', now: 0 });
    pass(3 * BEAT_MS);
    expect(lines[0]?.open).toBe(false);
    expect(questions).toHaveLength(1);
    expect(lines).toHaveLength(2);
  });

  it('believes a request without an answer rather than a line that still seems open', async () => {
    const { follow, line, lines, questions, answer } = phone();
    line().heard({ kind: 'same', version: 'v1', now: 0 });
    follow.doubt();
    expect(lines[0]?.open).toBe(false);
    expect(questions).toHaveLength(1);
    await answer({ kind: 'off' });
    expect(follow.get().offSince).not.toBeNull();
  });

  it('asks at once when the page comes back in sight after a sleep', () => {
    const { follow, line, pass, questions } = phone();
    line().heard({ kind: 'same', version: 'v1', now: 0 });
    pass(BEAT_MS + 1_000);
    follow.askNow();
    expect(questions).toHaveLength(1);
  });

  it('says that the network is off when neither line nor question goes through, and that it is back', async () => {
    const { follow, line, pass, answer } = phone();
    line().lost();
    pass(2_000);
    await answer({ kind: 'off' });
    expect(follow.get().offSince).not.toBeNull();
    line().heard({ kind: 'same', version: 'v1', now: 0 });
    expect(follow.get().offSince).toBeNull();
  });

  it('stops for good when the session is gone: the line is not opened again', async () => {
    const { follow, line, lines, pass, answer } = phone();
    line().lost();
    pass(1_000);
    const opened = lines.length;
    pass(1_000);
    await answer({ kind: 'signed-out' });
    expect(follow.get().signedOut).toBe(true);
    pass(120_000);
    expect(lines.length).toBe(opened);
    expect(line().open).toBe(false);
  });

  it('hears once that its person gave something elsewhere, whichever way it is told; what left from here is known', async () => {
    const { follow, line, pass, answer } = phone();
    line().heard({ kind: 'mine', gave: 10, key: 'from-here' });
    expect(follow.get().elsewhere).toBe(0);
    line().heard({ kind: 'mine', gave: 11, key: 'from-the-tablet' });
    expect(follow.get().elsewhere).toBe(1);
    // The line comes back and says the last it knows, which was heard.
    line().heard({ kind: 'mine', gave: 11, key: null });
    expect(follow.get().elsewhere).toBe(1);
    line().lost();
    pass(2_000);
    await answer({ kind: 'same', now: 0, gave: 12 });
    expect(follow.get().elsewhere).toBe(2);
    // A server that has just started knows of nothing: what is shown is not older for it.
    pass(3_000);
    await answer({ kind: 'same', now: 0, gave: 0 });
    expect(follow.get().elsewhere).toBe(2);
  });

  it('keeps its clock on the server’s, whichever way it is told', () => {
    const { follow, line } = phone();
    line().heard({ kind: 'same', version: 'v1', now: 5_000 });
    expect(follow.get().ahead).toBe(5_000);
  });
});
