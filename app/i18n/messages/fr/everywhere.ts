/** « Et ailleurs ? » : the same project in every basin. */
export const everywhere = {
  'everywhere.meta.title': 'Et ailleurs ? {project} – Ancrage',
  'everywhere.title': 'Et ailleurs ?',
  'everywhere.lead': {
    one: '« {project} », placé à l’identique dans le seul bassin qui peut être calculé.',
    other: '« {project} », placé à l’identique dans chacun des {count} bassins qui peuvent être calculés.',
  },
  'everywhere.back': 'Retour au projet',
  'everywhere.link': 'Et ailleurs ?',
  'everywhere.own':
    'Dans le bassin de {basin}, ce projet ajouterait {net} emplois nets (8 chances sur 10 : {interval}).',
  'everywhere.own.first': 'Aucun bassin ne fait nettement mieux : les écarts sont dans l’intervalle.',
  'everywhere.own.rank': 'C’est le {rank} rang sur {count}. Il en ajouterait le plus à {best} ({most}).',
  'everywhere.own.tied':
    'C’est le {rank} rang sur {count}, à égalité avec d’autres. Il en ajouterait le plus à {best} ({most}).',
  'everywhere.france':
    'Pour la France, l’effet brut est le même partout, {gross} emplois : le lieu décide seulement de qui en profite. L’effet net va de {low} à {high}, selon la tension du marché du travail.',
  'everywhere.same':
    'Comparé à égalité : ce qui ne vaut que sur place est estimé partout de la même façon. Laissé de côté : {inputs}. Les chiffres d’ici diffèrent donc de ceux de la page du projet.',
  'everywhere.complement': 'Compléter ou concurrencer',
  'everywhere.complement.note': 'qui fait déjà cette activité, qui y gagne, qui y perd',
  'everywhere.makers': {
    one: 'L’activité « {branch} » est une spécialité d’un bassin : {list}.',
    other:
      'L’activité « {branch} » est une spécialité de {count} bassins (plus que leur part). Les plus gros : {list}.',
  },
  'everywhere.makers.none': 'L’activité « {branch} » n’est une spécialité d’aucun bassin.',
  'everywhere.makers.entry': '{name} ({posts} postes)',
  'everywhere.here.strong':
    'À {basin}, elle est {quotient} fois plus présente qu’en France ({posts} postes) : le projet renforcerait une spécialité.',
  'everywhere.here.weak':
    'À {basin}, elle est moins présente qu’en France ({posts} postes, {quotient} fois la part nationale) : le projet serait une diversification.',
  'everywhere.here.none': 'À {basin}, elle n’emploie aujourd’hui personne : le projet serait une nouveauté.',
  'everywhere.gain': 'Il ferait surtout travailler, hors du bassin : {list}.',
  'everywhere.gain.entry': '{name} ({jobs})',
  'everywhere.loss':
    'Il prendrait {lost} emplois à la même branche en France, dont {here} ici. Les plus exposés : {list}.',
  'everywhere.loss.none': 'Il ne prendrait pas un emploi entier à la même branche en France.',
  'everywhere.losers': {
    one: 'Au total, {winners} bassins y gagnent au moins un demi-emploi et {count} y perd autant.',
    other: 'Au total, {winners} bassins y gagnent au moins un demi-emploi et {count} y perdent autant.',
  },
  'everywhere.losers.none':
    'Au total, {winners} bassins y gagnent au moins un demi-emploi ; aucun n’en perd autant, une fois compté ce que le projet lui achète.',
  'everywhere.table': 'Le même projet, bassin par bassin',
  'everywhere.table.note': 'emplois à l’année ; intervalle : 8 chances sur 10',
  'everywhere.table.caption': 'Le même projet dans chaque bassin',
  'everywhere.rank': 'Rang',
  'everywhere.rank.tied': 'ex æquo',
  'everywhere.basin': 'Bassin',
  'everywhere.net': 'Net, bassin',
  'everywhere.gross': 'Brut, bassin',
  'everywhere.franceNet': 'Net, France',
  'everywhere.value': 'Valeur ajoutée, bassin',
  'everywhere.bought': 'Achats servis sur place',
  'everywhere.already': 'Déjà là',
  'everywhere.already.cell': '{posts} postes',
  'everywhere.already.times': '{quotient} fois la part nationale',
  'everywhere.seeLanding': 'Voir où ça retombe',
  'everywhere.open': '{figure}, {basin} : {value}. D’où vient ce chiffre ?',
  'everywhere.find': 'Bassin',
  'everywhere.region': 'Région',
  'everywhere.region.all': 'Toutes',
  'everywhere.order': 'Classer par',
  'everywhere.order.net': 'net pour le bassin',
  'everywhere.order.gross': 'brut pour le bassin',
  'everywhere.order.value': 'valeur ajoutée du bassin',
  'everywhere.order.already': 'activité déjà là',
  'everywhere.order.bought': 'achats servis sur place',
  'everywhere.show': 'Montrer',
  'everywhere.showAll': 'Montrer les {count} bassins',
  'everywhere.showFew': 'Montrer les premiers seulement',
  'everywhere.reset': 'Effacer les filtres',
  'everywhere.none': 'Aucun bassin ne correspond à cette recherche.',
  'everywhere.none.text': 'Essayez le nom d’une ville, ou une autre région.',
  'everywhere.map': 'Où il entraînerait le plus',
  'everywhere.map.note': 'surface du cercle : emplois du bassin entraînés, hors ceux du projet',
  'everywhere.map.sentence':
    'Carte des bassins par cercles : placé à {name}, le projet y entraîne {own} emplois de plus que les siens ; {others} bassins en entraîneraient davantage.',
  'everywhere.map.caption':
    'Emplois entraînés dans le bassin, hors ceux du projet, du plus grand au plus petit',
  'everywhere.landing': 'Placé à {name}, qui y gagne, qui y perd',
  'everywhere.landing.note':
    'surface du cercle : emplois gagnés ; anneau : bassin qui perd au moins un demi-emploi',
  'everywhere.landing.own': 'Revenir à {name}',
  'everywhere.source.short': 'Calcul d’Ancrage ; sources sous le tableau.',
  'everywhere.source': 'Sources : {sources}.',
  'everywhere.preparing': 'Premier calcul pour ce jeu de données : {done} bassins sur {of}',
  'everywhere.preparing.text':
    'Cela prend une à deux minutes, une seule fois. La page se complète d’elle-même ; sans script, rechargez-la.',
  'everywhere.failed': 'Le calcul des bassins s’est arrêté.',
  'everywhere.failed.text': 'Rien n’est perdu. Rechargez la page ; si cela dure, prévenez l’administrateur.',
  'everywhere.refused': 'Ce projet ne peut pas être calculé ailleurs.',
  'everywhere.refused.text':
    'Le moteur répond : {code}. Vérifiez la branche et les chiffres déclarés sur la page du projet.',
  'everywhere.noSize': 'Le projet ne déclare ni emplois ni chiffre d’affaires : il n’y a rien à comparer.',
  'everywhere.noSize.text': 'Déclarez l’un des deux sur la page du projet.',
  'everywhere.limits': 'Ce que cette page ne dit pas',
  'everywhere.limits.1':
    'Elle ne sait pas si un bassin a le terrain, les compétences ou l’énergie du projet : elle compte ce que ses entreprises et ses habitants en recevraient.',
  'everywhere.limits.2':
    'La part servie sur place vient de la présence de {branches} branches et d’hypothèses sur la distance, les mêmes partout (degré E). Un écart entre deux bassins de même rang ne prouve rien.',
  'everywhere.limits.3':
    'L’intervalle fait varier les hypothèses communes, pas les erreurs propres à chaque bassin : {draws} tirages ici, {full} tirages sur la page du projet.',
  'everywhere.without': {
    one: 'Un bassin n’est pas calculé, faute de postes par branche diffusés : {list}.',
    other: '{count} bassins ne sont pas calculés, faute de postes par branche diffusés : {list}.',
  },
  'everywhere.input.localPurchaseShare': 'la part achetée dans le bassin',
  'everywhere.input.localInvestmentShare': 'la part de l’investissement réalisée dans le bassin',
  'everywhere.input.residentShare': 'la part des salariés qui y habitent',
  'everywhere.input.deltaSheltered': 'le facteur de taille des activités abritées',
  'everywhere.input.deltaExposed': 'le facteur de taille des activités exposées',
} as const;
