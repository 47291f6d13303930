import type { Message } from '../../message.ts';
import type { basin as french } from '../fr/basin.ts';

export const basin: Record<keyof typeof french, Message> = {
  'basin.meta.title': '{name} basin in figures – Ancrage',
  'basin.kicker': 'Employment zone {code}, {communes} municipalities, {departments}',
  'basin.lead.more':
    '{share} of salaried posts are in manufacturing, against {france} in France. Most present branch compared with the country: {branch}, {quotient} times the national share.',
  'basin.lead.none':
    'Insee publishes no salaried posts by branch for this zone: neither specialisations nor the effects of a project can be computed. The other figures are below.',
  'basin.figures': 'Key figures',
  'basin.here': 'Basin',
  'basin.notAvailable': 'not published',
  'basin.trace': 'Where this figure comes from: {source}',
  'basin.figure.manufacturingShare': 'Manufacturing jobs',
  'basin.figure.unemployment': 'Unemployment rate',
  'basin.figure.income': 'Median income',
  'basin.figure.population': 'Population',
  'basin.figure.vacancy': 'Vacant dwellings',
  'basin.figure.brownfields': 'Recorded brownfields',
  'basin.note.manufacturing': 'posts, {vintage}, {change} in a year; bars: share of salaried posts',
  'basin.note.unemployment': '{quarter}, {before} a year earlier',
  'basin.note.unemploymentOnly': '{quarter}',
  'basin.note.income': 'per consumption unit, {vintage}, mean of municipalities',
  'basin.note.population': {
    one: 'inhabitants, {communes} municipalities, {epci} intercommunality',
    other: 'inhabitants, {communes} municipalities, {epci} intercommunalities',
  },
  'basin.note.vacancy': '{vacant} dwellings out of {total}',
  'basin.note.brownfields': 'sites; bars: per 100,000 inhabitants',
  'basin.quarter': '{number} quarter {year}',
  'basin.quarter.1': 'first',
  'basin.quarter.2': 'second',
  'basin.quarter.3': 'third',
  'basin.quarter.4': 'fourth',
  'basin.specialisations': 'Specialisations',
  'basin.specialisations.note': 'share of the branch here over its share in France',
  'basin.specialisations.filter': 'Activities shown',
  'basin.specialisations.manufacturing': 'Manufacturing',
  'basin.specialisations.all': 'All',
  'basin.specialisations.caption': 'Branches of the {name} basin, from the most to the least specialised',
  'basin.specialisations.branch': 'Branch',
  'basin.specialisations.posts': 'Posts',
  'basin.specialisations.change': 'In a year',
  'basin.specialisations.quotient': 'Quotient',
  'basin.specialisations.times': '{quotient} times the national share',
  'basin.specialisations.reference':
    'Line: 1, the national share. Beyond it, the branch is more present than in France.',
  'basin.specialisations.showAll': {
    one: 'Show {count} more branch',
    other: 'Show the other {count} branches',
  },
  'basin.specialisations.empty': 'No manufacturing post is published here.',
  'basin.map': 'Where industry is',
  'basin.map.note': 'area of the circle: manufacturing posts, {vintage}',
  'basin.map.sentence':
    'Map of basins by circles: {name} has {own} manufacturing posts; {others} basins have more.',
  'basin.map.source': 'Source: {source}. The list opens every figure.',
  'basin.map.caption': 'Manufacturing posts by basin, from the largest to the smallest',
  'basin.unemployment': 'Unemployment since {year}',
  'basin.unemployment.note': 'quarterly rate, {name} and France',
  'basin.unemployment.sentence':
    'Unemployment rate of {name}: {first} in the {from}, {last} in the {to}; mean of France {france}.',
  'basin.unemployment.caption': 'Unemployment rate in the fourth quarter of each year',
  'basin.unemployment.year': 'Year',
  'basin.unemployment.source': 'Last point, {quarter}: {zone} here, {france} in France. Source: {source}.',
  'basin.unemployment.mean':
    'France: mean of employment zones weighted by population, computed by Ancrage. It is not the rate Insee publishes.',
  'basin.neighbours': 'Neighbouring basins',
  'basin.neighbours.none': 'No basin shares a border with this one.',
  'basin.regionSplit':
    'Region: zones astride two regions count for the share of their inhabitants who live there.',
  'basin.pack': 'Data set {version}',
  'basin.unknown':
    'No employment zone has the code “{code}”. A code has four digits, for instance 2705 for Belfort.',
  'basin.index.title': 'Employment basins',
  'basin.index.text': {
    one: '{count} employment zone, by region.',
    other: '{count} employment zones, by region.',
  },
  'basin.index.find': 'Name or code of a basin',
  'basin.index.go': 'Search',
  'basin.index.found': { one: '{count} basin for “{search}”', other: '{count} basins for “{search}”' },
  'basin.index.none':
    'No basin matches “{search}”. Try the name of a town or the code of an employment zone.',
  'basin.index.all': 'All basins',
  'basin.index.posts': '{posts} manufacturing posts',
  'basin.index.noPosts': 'posts by branch not published',
};
