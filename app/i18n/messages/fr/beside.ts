/** Key figures of a basin beside what they are compared with: its page, and the meeting that reads them. */
export const beside = {
  'basin.title': 'Le bassin de {name} en chiffres',
  'basin.france': 'France',
  'basin.open': '{figure}, {place} : {value}. D’où vient ce chiffre ?',
  // The same where nothing beside says what is counted.
  'basin.alone.manufacturingShare': 'Part de l’industrie dans les postes salariés',
  'basin.alone.unemployment': 'Taux de chômage',
  'basin.alone.income': 'Revenu médian par unité de consommation',
  'basin.alone.population': 'Population',
  'basin.alone.vacancy': 'Part des logements vacants',
  'basin.alone.brownfields': 'Friches recensées pour 100 000 habitants',
  'basin.comparable': 'Comparables',
  'basin.comparable.row': 'Bassins comparables',
  'basin.comparable.note': 'part des postes dans les mêmes branches',
  'basin.comparable.none': 'Trop peu de bassins ont la taille de celui-ci pour qu’on les compare.',
  'basin.comparable.which':
    'Comparables : valeur du milieu de {basins}. Ce sont les bassins de moitié à double de taille dont les postes se répartissent le plus comme ici entre les branches (règle {rule}).',
  'basin.beside.figure': 'Chiffre',
  'basin.beside.here': 'Ici',
  'basin.beside.manufacturingShare': 'Emploi industriel',
  'basin.beside.unemployment': 'Chômage',
  'basin.beside.income': 'Revenu médian',
  'basin.beside.population': 'Habitants',
  'basin.beside.vacancy': 'Logements vacants',
  'basin.beside.brownfields': 'Friches pour 100 000 hab.',
} as const;
