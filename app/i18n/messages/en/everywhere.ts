import type { Message } from '../../message.ts';
import type { everywhere as french } from '../fr/everywhere.ts';

/** “And elsewhere?”: the same project in every basin. */
export const everywhere: Record<keyof typeof french, Message> = {
  'everywhere.meta.title': 'And elsewhere? {project} – Ancrage',
  'everywhere.title': 'And elsewhere?',
  'everywhere.lead': {
    one: '“{project}”, placed unchanged in the only basin that can be computed.',
    other: '“{project}”, placed unchanged in each of the {count} basins that can be computed.',
  },
  'everywhere.back': 'Back to the project',
  'everywhere.link': 'And elsewhere?',
  'everywhere.own':
    'In the basin of {basin}, this project would add {net} net jobs (8 chances in 10: {interval}).',
  'everywhere.own.first': 'No basin does clearly better: the gaps are inside the interval.',
  'everywhere.own.rank': 'That is rank {rank} of {count}. It would add the most in {best} ({most}).',
  'everywhere.own.tied':
    'That is rank {rank} of {count}, level with others. It would add the most in {best} ({most}).',
  'everywhere.france':
    'For France the gross effect is the same everywhere, {gross} jobs: the place only decides who gets them. The net effect goes from {low} to {high}, with the tension of the labour market.',
  'everywhere.same':
    'Compared on equal terms: what only holds on the spot is estimated everywhere in the same way. Left out: {inputs}. Figures here therefore differ from those of the project’s page.',
  'everywhere.complement': 'Complete or compete',
  'everywhere.complement.note': 'who already does this, who gains, who loses',
  'everywhere.makers': {
    one: 'The activity “{branch}” is a speciality of one basin: {list}.',
    other:
      'The activity “{branch}” is a speciality of {count} basins (more than their share). The largest: {list}.',
  },
  'everywhere.makers.none': 'The activity “{branch}” is a speciality of no basin.',
  'everywhere.makers.entry': '{name} ({posts} posts)',
  'everywhere.here.strong':
    'In {basin} it is {quotient} times as present as in France ({posts} posts): the project would strengthen a speciality.',
  'everywhere.here.weak':
    'In {basin} it is less present than in France ({posts} posts, {quotient} times the national share): the project would diversify the basin.',
  'everywhere.here.none': 'In {basin} it employs nobody today: the project would be something new.',
  'everywhere.gain': 'Outside the basin it would mostly give work to: {list}.',
  'everywhere.gain.entry': '{name} ({jobs})',
  'everywhere.loss':
    'It would take {lost} jobs from the same branch in France, {here} of them here. The most exposed: {list}.',
  'everywhere.loss.none': 'It would not take one whole job from the same branch in France.',
  'everywhere.losers': {
    one: 'All in all, {winners} basins gain at least half a job and {count} loses as much.',
    other: 'All in all, {winners} basins gain at least half a job and {count} lose as much.',
  },
  'everywhere.losers.none':
    'All in all, {winners} basins gain at least half a job; none loses as much, once what the project buys from it is counted.',
  'everywhere.table': 'The same project, basin by basin',
  'everywhere.table.note': 'jobs a year; interval: 8 chances in 10',
  'everywhere.table.caption': 'The same project in each basin',
  'everywhere.rank': 'Rank',
  'everywhere.rank.tied': 'tied',
  'everywhere.basin': 'Basin',
  'everywhere.net': 'Net, basin',
  'everywhere.gross': 'Gross, basin',
  'everywhere.franceNet': 'Net, France',
  'everywhere.value': 'Value added, basin',
  'everywhere.bought': 'Purchases served locally',
  'everywhere.already': 'Already there',
  'everywhere.already.cell': '{posts} posts',
  'everywhere.already.times': '{quotient} times the national share',
  'everywhere.seeLanding': 'See where it lands',
  'everywhere.open': '{figure}, {basin}: {value}. Where does this figure come from?',
  'everywhere.find': 'Basin',
  'everywhere.region': 'Region',
  'everywhere.region.all': 'All',
  'everywhere.order': 'Order by',
  'everywhere.order.net': 'net for the basin',
  'everywhere.order.gross': 'gross for the basin',
  'everywhere.order.value': 'value added of the basin',
  'everywhere.order.already': 'activity already there',
  'everywhere.order.bought': 'purchases served locally',
  'everywhere.show': 'Show',
  'everywhere.showAll': 'Show the {count} basins',
  'everywhere.showFew': 'Show the first ones only',
  'everywhere.reset': 'Clear the filters',
  'everywhere.none': 'No basin fits this search.',
  'everywhere.none.text': 'Try the name of a town, or another region.',
  'everywhere.map': 'Where it would draw the most',
  'everywhere.map.note': 'area of the circle: jobs drawn in the basin, the project’s own left out',
  'everywhere.map.sentence':
    'Map of the basins as circles: placed in {name}, the project draws {own} jobs there beyond its own; {others} basins would draw more.',
  'everywhere.map.caption': 'Jobs drawn in the basin, the project’s own left out, largest first',
  'everywhere.landing': 'Placed in {name}, who gains, who loses',
  'everywhere.landing.note': 'area of the circle: jobs gained; ring: a basin that loses at least half a job',
  'everywhere.landing.own': 'Back to {name}',
  'everywhere.source.short': 'Ancrage’s computation; sources under the table.',
  'everywhere.source': 'Sources: {sources}.',
  'everywhere.preparing': 'First computation for this dataset: {done} basins of {of}',
  'everywhere.preparing.text':
    'It takes one to two minutes, once. The page completes itself; without script, reload it.',
  'everywhere.failed': 'The computation of the basins stopped.',
  'everywhere.failed.text': 'Nothing is lost. Reload the page; if it lasts, tell the administrator.',
  'everywhere.refused': 'This project cannot be computed elsewhere.',
  'everywhere.refused.text':
    'The engine answers: {code}. Check the branch and the declared figures on the project’s page.',
  'everywhere.noSize': 'The project declares neither jobs nor turnover: there is nothing to compare.',
  'everywhere.noSize.text': 'Declare one of them on the project’s page.',
  'everywhere.limits': 'What this page does not say',
  'everywhere.limits.1':
    'It does not know whether a basin has the land, the skills or the energy of the project: it counts what its firms and people would receive.',
  'everywhere.limits.2':
    'The share served locally comes from the presence of {branches} branches and from assumptions on distance, the same everywhere (grade E). A gap between two basins of one rank proves nothing.',
  'everywhere.limits.3':
    'The interval moves the common assumptions, not the errors of each basin: {draws} draws here, {full} draws on the project’s page.',
  'everywhere.without': {
    one: 'One basin is not computed, for want of published posts by branch: {list}.',
    other: '{count} basins are not computed, for want of published posts by branch: {list}.',
  },
  'everywhere.input.localPurchaseShare': 'the share bought in the basin',
  'everywhere.input.localInvestmentShare': 'the share of investment made in the basin',
  'everywhere.input.residentShare': 'the share of workers who live there',
  'everywhere.input.deltaSheltered': 'the size factor of sheltered activities',
  'everywhere.input.deltaExposed': 'the size factor of exposed activities',
};
