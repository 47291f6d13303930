import type { Message } from '../../message.ts';
import type { opportunities as french } from '../fr/opportunities.ts';

/** “Which activities for this basin?”: the opportunity finder. */
export const opportunities: Record<keyof typeof french, Message> = {
  'opportunities.meta.title': 'Which activities for the {name} basin? – Ancrage',
  'opportunities.title': 'Which activities for the {name} basin?',
  'opportunities.link': 'Which activities for this basin?',
  'opportunities.back': 'The basin in figures',
  'opportunities.lead':
    'Given what is already done there, three activities suit it best: {list}. A lead to discuss, not a verdict.',
  'opportunities.named': '“{branch}”',
  'opportunities.none':
    'Insee publishes no posts by branch for this zone: no activity can be compared there.',
  'opportunities.table': 'Activities, from the most to the least suited',
  'opportunities.table.note': 'score from 0 to 100: mean of six ranks, equal weights',
  'opportunities.scope.industry': 'Manufacturing only',
  'opportunities.scope.all': 'All traded activities',
  'opportunities.scope': 'Activities shown',
  'opportunities.rank': 'Rank',
  'opportunities.branch': 'Activity',
  'opportunities.score': 'Score',
  'opportunities.why': 'Why?',
  'opportunities.whyOf': 'Why {branch}?',
  'opportunities.kind.strength': 'already strong here',
  'opportunities.kind.near': 'close to what is strong here',
  'opportunities.kind.bet': 'a bet',
  'opportunities.part.specialisation': 'Presence',
  'opportunities.part.relatedness': 'Relatedness',
  'opportunities.part.suppliers': 'Suppliers',
  'opportunities.part.market': 'Market',
  'opportunities.part.imports': 'Imports',
  'opportunities.part.jobs': 'Jobs',
  'opportunities.open': '{figure}, {branch}: {value} of 100. Where does this figure come from?',
  'opportunities.reason.specialisation':
    'Presence: {posts} posts, {quotient} times the national share. Better than {beaten} of the other basins.',
  'opportunities.reason.specialisation.none': 'Presence: no post today.',
  'opportunities.reason.relatedness':
    'Relatedness: it often goes with {list}, already specialities here. Better than {beaten} of the other basins.',
  'opportunities.reason.relatedness.none':
    'Relatedness: no speciality here goes with it. Better than {beaten} of the other basins.',
  'opportunities.reason.suppliers':
    'Suppliers: the basin can serve {served} of its purchases in France. What it buys first: {list}. Better than {beaten} of the other basins.',
  'opportunities.reason.suppliers.entry': '{branch} ({share} of purchases, {served} served here)',
  'opportunities.reason.market':
    'Market: the basin uses {here} of it, {served} made on the spot; within reach, {reach}, what is far counting less. Better than {beaten} of the other basins.',
  'opportunities.reason.imports':
    'Imports: {share} of what France uses of it is imported. More than {beaten} of the other activities.',
  'opportunities.reason.jobs':
    'Jobs: {jobs} posts per million euros made. More than {beaten} of the other activities.',
  'opportunities.coarse':
    'A very wide branch: a refinery, a data centre or a software publisher have neither the same purchases nor the same jobs.',
  'opportunities.sectors': 'Which products?',
  'opportunities.sectors.note':
    'the six key sectors, matched with branches (Ancrage’s matching, to be checked)',
  'opportunities.sectors.caption': 'Key sectors and the branches that carry them',
  'opportunities.sectors.sector': 'Sector',
  'opportunities.sectors.branches': 'Branches, and their place here',
  'opportunities.sectors.entry': '{branch} ({rank} of {count})',
  'opportunities.sectors.limit':
    'A branch does not tell the product: the imports of one product, by country, are on the page of a project that gives its customs code.',
  'opportunities.sector.food': 'Healthy food',
  'opportunities.sector.health': 'Health',
  'opportunities.sector.machines': 'Machines',
  'opportunities.sector.electronics': 'Electronics',
  'opportunities.sector.it': 'Information technology',
  'opportunities.sector.process': 'Process industries',
  'opportunities.limits': 'How it is computed, and what it does not say',
  'opportunities.limits.1':
    'Each activity gets six ranks between 0 and 1: presence, relatedness, suppliers and market are compared with the other basins for the same activity; imports and jobs with the other activities. The score is their mean.',
  'opportunities.limits.2':
    'Two activities are related when the same basins specialise in both: an observed coincidence, not a cause. The detail is 37 branches, too wide to name a product.',
  'opportunities.limits.3':
    'Activities that follow the population (retail, construction, health, education…) are not here: they are not chosen.',
  'opportunities.limits.4':
    'Nothing on skills, land, energy or the firms themselves. Equal weights are a convention (grade E): read the six ranks before the score.',
  'opportunities.source': 'Sources: {sources}.',
  'trace.formula.opportunity.score': '{r} = ({a} + {b} + {c} + {d} + {e} + {f}) ÷ 6',
  'trace.label.opportunity.score': 'score of the activity',
  'trace.label.opportunity.rank.specialisation': 'rank of presence',
  'trace.label.opportunity.rank.relatedness': 'rank of relatedness',
  'trace.label.opportunity.rank.suppliers': 'rank of suppliers',
  'trace.label.opportunity.rank.market': 'rank of the market',
  'trace.label.opportunity.rank.imports': 'rank of imports',
  'trace.label.opportunity.rank.jobs': 'rank of jobs',
  'trace.label.opportunity.specialisation': 'location quotient',
  'trace.label.opportunity.relatedness': 'density of near specialities',
  'trace.label.opportunity.suppliers': 'share of purchases that the basin can serve',
  'trace.label.opportunity.market': 'market within reach',
  'trace.label.opportunity.imports': 'imported share of what France uses',
  'trace.label.opportunity.jobs': 'posts per million euros made',
  'rule.R-115': 'Score of an activity: mean of six ranks, equal weights',
  'rule.R-116': 'Relatedness: specialities found in the same basins',
  'rule.R-117': 'Suppliers: share of purchases that the basin can serve',
  'rule.R-118': 'Market within reach: use of each basin, weakened by distance',
  'rule.R-119': 'Imported share and jobs per million euros, compared between activities',
};
