import { choice, date, defineDocument, flag, number, reference, text } from './define-document.ts';

/** The five domains of the shared diagnostic (F1). */
export const DOMAINS = ['skills', 'firms', 'infrastructure', 'social', 'actors'] as const;
export type Domain = (typeof DOMAINS)[number];
/** What an actor of the basin is (M2). */
export const ACTOR_KINDS = ['firm', 'site', 'training', 'cluster', 'institution', 'union'] as const;
export type ActorKind = (typeof ACTOR_KINDS)[number];
/** What an actor is to its filière (R3). */
export const ACTOR_ROLES = ['locomotive', 'subcontractor', 'buyer', 'start-up'] as const;
export type ActorRole = (typeof ACTOR_ROLES)[number];
/** What happened, or is announced, on an industrial site (R3). */
export const SITE_EVENT_KINDS = ['opening', 'extension', 'reduction', 'closure', 'project'] as const;
export type SiteEventKind = (typeof SITE_EVENT_KINDS)[number];

/** What was voted here before the committee sat (R7). */
export const STRATEGY_KINDS = [
  'srdeii',
  'sraddet',
  'scot',
  'plui',
  'pcaet',
  'territoires-industrie',
  'crte',
  'other',
] as const;
export type StrategyKind = (typeof STRATEGY_KINDS)[number];

/** An event of the industrial heritage: a line of the diagnostic, and what a meeting gives of it (R3). */
export const siteEvent = {
  site: text({ max: 160 }),
  kind: choice(SITE_EVENT_KINDS),
  year: number({ min: 1800, max: 2060, integer: true, unit: 'year' }),
  /** Jobs on the site after an opening or an extension, jobs lost by a reduction or a closure. */
  jobs: number({ min: 0, max: 100_000, integer: true, unit: 'FTE' }),
  filiere: text({ max: 120 }),
  commune: text({ max: 80 }),
  note: text({ max: 1000 }),
};

/** What every entry of the diagnostic says of itself: where it comes from, what is doubtful, whether it is invented. */
const evidence = { source: text({ max: 300 }), doubt: text({ max: 500 }), example: flag() };

/**
 * The shared diagnostic of a basin (F1, M1, M2, R3, R7): figures of the reference pack and what the committee knows. A figure is
 * only pointed at by its id in the pack: its value is never typed, so it stays the official one.
 */
export const diagnostic = defineDocument({
  kind: 'diagnostic',
  version: 3,
  fields: { title: text({ max: 160 }) },
  collections: {
    figures: {
      max: 100,
      fields: {
        domain: choice(DOMAINS),
        figure: reference({ to: 'figure' }),
        comment: text({ max: 1000 }),
        ...evidence,
      },
    },
    strengths: {
      max: 200,
      fields: { domain: choice(DOMAINS), title: text({ max: 200 }), text: text({ max: 2000 }), ...evidence },
    },
    weaknesses: {
      max: 200,
      fields: { domain: choice(DOMAINS), title: text({ max: 200 }), text: text({ max: 2000 }), ...evidence },
    },
    actors: {
      max: 1000,
      fields: {
        domain: choice(DOMAINS),
        name: text({ max: 160 }),
        kind: choice(ACTOR_KINDS),
        role: choice(ACTOR_ROLES),
        filiere: text({ max: 120 }),
        jobs: number({ min: 0, max: 100_000, integer: true, unit: 'FTE' }),
        commune: text({ max: 80 }),
        note: text({ max: 2000 }),
        ...evidence,
      },
    },
    needs: {
      max: 200,
      fields: {
        domain: choice(DOMAINS),
        title: text({ max: 200 }),
        text: text({ max: 2000 }),
        jobs: number({ min: 0, max: 100_000, integer: true, unit: 'FTE' }),
        ...evidence,
      },
    },
    /** Strategies already voted: what they commit to, and where to read them (`source`). */
    strategies: {
      max: 60,
      fields: {
        title: text({ max: 200 }),
        kind: choice(STRATEGY_KINDS),
        /** The assembly that voted it. */
        body: text({ max: 160 }),
        votedOn: date(),
        /** What it commits to here, in one sentence. */
        commitment: text({ max: 300 }),
        ...evidence,
      },
    },
    /** Who buys what from whom. Without a supplier: nobody here makes it, it is bought elsewhere. */
    links: {
      max: 500,
      fields: {
        buyer: reference({ to: 'actors' }),
        supplier: reference({ to: 'actors' }),
        product: text({ max: 120 }),
        /** A year. */
        purchases: number({ min: 0, max: 10_000_000, unit: 'kEUR' }),
        ...evidence,
      },
    },
    siteEvents: {
      max: 500,
      fields: {
        ...siteEvent,
        ...evidence,
      },
    },
  },
  rich: ['summary'],
  migrations: [
    // Links between actors and the role of an actor: nothing that was there changes.
    { to: 2, up: () => undefined },
    // Strategies already voted: a collection nobody had.
    { to: 3, up: () => undefined },
  ],
});
