import { WebSocket } from 'ws';
import { type Follow, followMeeting, type Listen } from '#app/features/meeting/follow.ts';
import { memoryStore } from '#app/features/meeting/outbox-store.ts';
import {
  createOutbox,
  type Entry,
  type Outbox,
  type OutboxClock,
  type Sending,
} from '#app/features/meeting/outbox.ts';
import { REREAD_MS } from '#app/features/meeting/phone/use-phone.ts';
import { phoneRequests } from '#app/features/meeting/phone-requests.ts';
import type { LiveMeeting, LiveNews } from '#app/services/index.ts';
import { ancrage } from './dialects.ts';

const clock: OutboxClock = {
  now: () => Date.now(),
  after(ms, call) {
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  },
  chance: () => Math.random(),
};

/** How long each page of the way in took, in milliseconds: the code's page, its form, the phone's page. */
export type Arrival = { code: number; form: number; page: number };

/** A phone: a browser's cookies and requests, and the page's own code for what it sends and how it follows the room. */
export class Phone {
  readonly #url: string;
  readonly #index: number;
  readonly #cookies = new Map<string, string>();
  #outbox: Outbox | null = null;
  #follow: Follow | null = null;
  readonly #sentAt = new Map<string, number>();
  /** Milliseconds from a tap to the server's word that it is kept; those of things sent twice count from the tap. */
  acks: number[] = [];
  /** Keys the server said it has. */
  readonly kept: Entry[] = [];
  /** What it was refused, for good. */
  readonly refused: string[] = [];
  #waits: { step: string; done: (at: number) => void }[] = [];

  constructor(url: string, index: number) {
    this.#url = url;
    this.#index = index;
  }

  /** From the printed code to the current step, as a browser goes: three pages and their cookies. */
  async arrive(code: string, meetingId: string): Promise<Arrival> {
    const [first] = await this.#timed(`/r/${code}`, {});
    const [form] = await this.#timed(`/r/${code}`, {
      method: 'POST',
      body: new URLSearchParams({ pseudonym: `Personne ${this.#index}` }),
    });
    const [page] = await this.#timed(`/m/${meetingId}`, {});
    return { code: first, form, page };
  }

  /** What the script of the page does once it runs. */
  async open(meetingId: string): Promise<void> {
    const requests = phoneRequests(meetingId, (...asked) => this.#fetch(...asked), clock.now);
    const asked = await requests.ask('');
    if (asked.kind !== 'new') throw new Error(`phone ${this.#index}: no meeting (${asked.kind})`);
    const follow = followMeeting({
      first: asked.live,
      ask: requests.ask,
      listen: (version, on) => this.#listen(meetingId, version, on),
      clock,
      hidden: () => false,
      ours: (key) => this.#outbox?.get().entries.some((entry) => entry.key === key) === true,
    });
    follow.subscribe(() => this.#look(follow.get().live));
    const outbox = createOutbox({
      meetingId,
      personId: `phone-${this.#index}`,
      store: memoryStore(),
      clock,
      newKey: () => `bench-${this.#index}-${Math.random().toString(36).slice(2, 12)}`,
      send: async (entry) => {
        const verdict = await requests.send(entry);
        if (verdict.kind === 'kept') {
          this.acks.push(performance.now() - (this.#sentAt.get(entry.key) ?? 0));
          this.kept.push(entry);
        } else if (verdict.kind === 'refused') this.refused.push(verdict.code);
        return verdict;
      },
      // The page reads again what is one's own, a little later.
      onKept: () => void clock.after(REREAD_MS * (0.2 + 0.8 * Math.random()), () => void requests.mine()),
    });
    await outbox.open();
    follow.start();
    this.#outbox = outbox;
    this.#follow = follow;
  }

  /** A tap: the outbox has it until the server does. */
  send(body: Sending): void {
    const entry = this.#outbox?.add(body);
    if (entry !== undefined) this.#sentAt.set(entry.key, performance.now());
  }

  /** What waits, in words, for whoever asks why nothing comes. */
  get waiting(): string {
    const { entries, signedOut } = this.#outbox?.get() ?? { entries: [], signedOut: false };
    const left = entries.filter(({ state }) => state === 'waiting' || state === 'sending');
    return `${signedOut ? 'signed out, ' : ''}${left.map(({ state, tries }) => `${state} after ${tries}`).join(', ')}`;
  }

  /** Whether everything given has its answer. */
  get settled(): boolean {
    return (this.#outbox?.get().entries ?? []).every(({ state }) => state === 'sent' || state === 'refused');
  }

  /** Resolves with the instant (`performance.now`) at which this phone shows that step. */
  sees(step: string): Promise<number> {
    return new Promise((done) => {
      this.#waits.push({ step, done });
      const live = this.#follow?.get().live;
      if (live !== undefined) this.#look(live);
    });
  }

  close(): void {
    this.#outbox?.close();
    this.#follow?.stop();
  }

  /** What a browser's EventSource does. */
  #listen(meetingId: string, version: string, on: Parameters<Listen>[1]): () => void {
    const hungUp = new AbortController();
    const read = async (): Promise<void> => {
      const answer = await this.#fetch(`/m/${meetingId}/stream?version=${version}`, {
        signal: hungUp.signal,
      });
      if (!answer.ok || answer.body === null) return;
      let text = '';
      const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
      for (let read = await reader.read(); !read.done; read = await reader.read()) {
        text += read.value;
        for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
          // The server writes one line of data by event.
          on.heard(JSON.parse(text.slice('data: '.length, end)) as LiveNews);
          text = text.slice(end + 2);
        }
      }
    };
    read()
      .catch(() => undefined)
      .finally(() => {
        if (!hungUp.signal.aborted) on.lost();
      });
    return () => hungUp.abort();
  }

  #look({ snapshot }: LiveMeeting): void {
    const at = performance.now();
    const there = this.#waits.filter(({ step }) => step === snapshot.fields.stepId);
    this.#waits = this.#waits.filter((wait) => !there.includes(wait));
    for (const { done } of there) done(at);
  }

  async #timed(path: string, init: RequestInit): Promise<[number, string]> {
    const started = performance.now();
    const answer = await this.#fetch(path, { ...init, redirect: 'manual' });
    const body = await answer.text();
    if (answer.status >= 400) throw new Error(`${path}: ${answer.status}`);
    return [performance.now() - started, body];
  }

  async #fetch(asked: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set('Cookie', [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    headers.set('Accept-Language', 'fr');
    if (init.method === 'POST') headers.set('Origin', this.#url);
    const answer = await fetch(new URL(String(asked), this.#url), { ...init, headers });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      this.#cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    return answer;
  }
}

/** Somebody who reads the room by its socket: the projected screen, the console. Notes when each mark arrives. */
export class Viewer {
  #socket: WebSocket | null = null;
  readonly #seen = new Map<string, number>();
  readonly #waits = new Map<string, (at: number) => void>();
  frames = 0;

  /** Resolves with the milliseconds it took to have the whole document. */
  async open(url: string, meetingId: string, cookie: string): Promise<number> {
    const started = performance.now();
    const address = `${url.replace(/^http/, 'ws')}/collab/meeting/${meetingId}`;
    const socket = new WebSocket(address, { origin: url, headers: { cookie } });
    this.#socket = socket;
    await new Promise<void>((resolve, reject) => {
      socket.on('error', reject);
      socket.on('open', () => {
        for (const frame of ancrage.hello(Uint8Array.of(0))) socket.send(frame);
      });
      socket.on('message', (data) => {
        if (!Buffer.isBuffer(data)) return;
        const heard = ancrage.hear(data);
        if (heard.type === 'step2') resolve();
        if (heard.type === 'update' || heard.type === 'step2') this.#look(data);
      });
      socket.on('close', (code) => reject(new Error(`The room closed with ${code}.`)));
    });
    return performance.now() - started;
  }

  /** Resolves with the instant at which a mark (`~12~`, a step) came, or comes. */
  sees(mark: string): Promise<number> {
    const at = this.#seen.get(mark);
    if (at !== undefined) return Promise.resolve(at);
    return new Promise((resolve) => this.#waits.set(mark, resolve));
  }

  /** What was seen is not news any more: a step one comes back to is seen again. */
  forget(): void {
    this.#seen.clear();
  }

  close(): void {
    this.#socket?.removeAllListeners('close');
    this.#socket?.terminate();
  }

  #look(frame: Buffer): void {
    const at = performance.now();
    this.frames += 1;
    const text = frame.toString('latin1');
    for (const [mark] of text.matchAll(/~[\w-]+~/g)) {
      if (!this.#seen.has(mark)) this.#seen.set(mark, at);
    }
    for (const [mark, resolve] of this.#waits) {
      if (!text.includes(mark)) continue;
      this.#seen.set(mark, at);
      this.#waits.delete(mark);
      resolve(at);
    }
  }
}
