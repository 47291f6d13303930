/** Key figures of a basin beside what they are compared with: its page, and the meeting that reads them. */
export const beside = {
  'basin.title': 'The {name} basin in figures',
  'basin.france': 'France',
  'basin.open': '{figure}, {place}: {value}. Where does this figure come from?',
  // The same where nothing beside says what is counted.
  'basin.alone.manufacturingShare': 'Share of industry in salaried posts',
  'basin.alone.unemployment': 'Unemployment rate',
  'basin.alone.income': 'Median income by consumption unit',
  'basin.alone.population': 'Population',
  'basin.alone.vacancy': 'Share of vacant dwellings',
  'basin.alone.brownfields': 'Brownfields recorded, for 100,000 people',
  'basin.comparable': 'Comparable',
  'basin.comparable.row': 'Comparable basins',
  'basin.comparable.note': 'share of posts in the same branches',
  'basin.comparable.none': 'Too few basins are the size of this one to be compared with it.',
  'basin.comparable.which':
    'Comparable: the middle value of {basins}. These are the basins of half to twice its size whose posts are spread over the branches most as here (rule {rule}).',
  'basin.beside.figure': 'Figure',
  'basin.beside.here': 'Here',
  'basin.beside.manufacturingShare': 'Manufacturing jobs',
  'basin.beside.unemployment': 'Unemployment',
  'basin.beside.income': 'Median income',
  'basin.beside.population': 'People',
  'basin.beside.vacancy': 'Vacant homes',
  'basin.beside.brownfields': 'Brownfields per 100,000 people',
} as const;
