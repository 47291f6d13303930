/** A card typed on this page that the server has not said it has. */
export type Unsent = {
  /** Sent twice, it is one card. */
  key: string;
  step: string;
  kind: string;
  table: string;
  values: Readonly<Record<string, string>>;
  /** `waiting`: no answer came, it is sent again. `refused`: the server says why in `sentence`, of `field` when it knows which. */
  state: 'sending' | 'waiting' | 'refused';
  sentence: string;
  field: string | null;
};

export type Card = Pick<Unsent, 'key' | 'step' | 'kind' | 'table' | 'values'>;

/** What came of one sending; `none`: nobody answered. */
export type PaperVerdict =
  { kind: 'kept' } | { kind: 'none' } | { kind: 'refused'; sentence: string; field: string | null };

/** The cards on their way: a helper types the next one while the last one leaves. */
export type PaperQueue = {
  cards(): readonly Unsent[];
  subscribe(listener: () => void): () => void;
  /** Resolves with what came of it. */
  send(card: Card): Promise<PaperVerdict>;
  /** Everything that waits for an answer, again. */
  again(): Promise<void>;
  /** Takes one out, to correct it: it is no longer on its way. */
  take(key: string): Unsent | null;
};

/**
 * @param post sends one card and says what came of it; it must not throw.
 * @param kept what an earlier page left: it waits until `again`.
 * @param keep called with what must survive the page, each time that changes.
 */
export function openPaperQueue(
  post: (card: Card) => Promise<PaperVerdict>,
  kept: readonly Card[],
  keep: (cards: readonly Card[]) => void,
): PaperQueue {
  const listeners = new Set<() => void>();
  let cards: readonly Unsent[] = kept.map((card) => ({
    ...card,
    state: 'waiting',
    sentence: '',
    field: null,
  }));

  function set(next: readonly Unsent[]): void {
    cards = next;
    keep(cards.map(({ key, step, kind, table, values }) => ({ key, step, kind, table, values })));
    for (const listener of listeners) listener();
  }
  function put(key: string, changes: Partial<Unsent>): void {
    set(cards.map((card) => (card.key === key ? { ...card, ...changes } : card)));
  }

  async function leave(card: Card): Promise<PaperVerdict> {
    const verdict = await post(card);
    if (verdict.kind === 'kept') set(cards.filter(({ key }) => key !== card.key));
    else if (verdict.kind === 'none') put(card.key, { state: 'waiting' });
    else put(card.key, { state: 'refused', sentence: verdict.sentence, field: verdict.field });
    return verdict;
  }

  return {
    cards: () => cards,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    send(card) {
      set([{ ...card, state: 'sending', sentence: '', field: null }, ...cards]);
      return leave(card);
    },
    async again() {
      const waiting = cards.filter(({ state }) => state === 'waiting');
      for (const { key } of waiting) put(key, { state: 'sending' });
      await Promise.all(waiting.map(leave));
    },
    take(key) {
      const card = cards.find((each) => each.key === key) ?? null;
      set(cards.filter((each) => each.key !== key));
      return card;
    },
  };
}

/** What an earlier page left on this device; anything else is nothing. */
export function readKept(text: string): readonly Card[] {
  try {
    const found: unknown = JSON.parse(text);
    return Array.isArray(found) ? found.filter(isCard) : [];
  } catch {
    return [];
  }
}

function isCard(value: unknown): value is Card {
  if (typeof value !== 'object' || value === null) return false;
  const { key, step, kind, table, values } = value as Record<string, unknown>; // an object, read key by key
  return (
    [key, step, kind, table].every((each) => typeof each === 'string') &&
    typeof values === 'object' &&
    values !== null &&
    Object.values(values).every((each) => typeof each === 'string')
  );
}
