/*
 * The facts of a priority, apart from its document: a phone reads them without carrying what writes documents.
 */

/** What people of the basin expect in return (R4). */
export const RETURNS = ['purchases', 'training', 'wages', 'taxes', 'other'] as const;
export type Return = (typeof RETURNS)[number];
export const HORIZONS = ['2027', '2028-2030', 'after'] as const;
export type Horizon = (typeof HORIZONS)[number];
/** What precision is read from: a card, or what somebody is typing. */
export type Precise = {
  readonly filiere: string;
  readonly title: string;
  readonly jobs: number | null;
  readonly place: string;
  readonly horizon: Horizon | null;
  readonly returns: readonly Return[];
};

/** The six facts of a precise priority, in the order they are asked. */
export const FACTS = ['filiere', 'title', 'jobs', 'place', 'horizon', 'returns'] as const;
export type Fact = (typeof FACTS)[number];

/**
 * How precise a card is: which of the six facts it holds (sector, product, jobs, place, horizon, local returns).
 * Zero jobs is not a fact: a priority is about work.
 * @example precision({ ...card, filiere: 'fonderie', title: 'Turbines', jobs: 60, place: '', horizon: null, returns: [] }).count // 3
 */
export function precision(card: Precise): {
  count: number;
  present: readonly Fact[];
  missing: readonly Fact[];
} {
  const holds: Record<Fact, boolean> = {
    filiere: card.filiere.trim() !== '',
    title: card.title.trim() !== '',
    jobs: card.jobs !== null && card.jobs > 0,
    place: card.place.trim() !== '',
    horizon: card.horizon !== null,
    returns: card.returns.length > 0,
  };
  const present = FACTS.filter((fact) => holds[fact]);
  return { count: present.length, present, missing: FACTS.filter((fact) => !holds[fact]) };
}

/** A number for life as it is written on a fiche. @example formatNumber('BEL', 142) // 'BEL-0142' */
export function formatNumber(prefix: string, value: number): string {
  return `${prefix}-${String(value).padStart(4, '0')}`;
}
