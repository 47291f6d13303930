/** What imported files say around a project: hiring, jobseekers, suppliers, private jobs, outlines. */
export const surroundings = {
  'formula.J22':
    'Projets de recrutement jugés difficiles ÷ projets de recrutement, dans les départements du bassin, pondérés par ses habitants ; tous métiers, ceux du projet n’étant pas connus',
  'formula.J23': 'Demandeurs d’emploi du bassin dans les métiers du projet',
  'formula.T08':
    'Établissements ouverts à moins de 50 km, par branche qui fournit, pondérés par la part de chaque branche dans les achats faits en France',
  'missing.hiringTension':
    'il manque la tension du recrutement : enquête Besoins en main-d’œuvre de France Travail, à importer (page Données)',
  'missing.hiringTensionHere':
    'l’enquête Besoins en main-d’œuvre importée ne publie aucun chiffre pour les départements de ce bassin',
  'missing.jobseekers':
    'il manque les demandeurs d’emploi du bassin (série de la Dares par zone d’emploi, à importer), leur répartition par métier et les métiers du projet',
  'missing.jobseekersByOccupation':
    'les inscrits du bassin sont connus (page du bassin) ; il manque leur répartition par métier et les métiers du projet : aucune part nationale n’a de source vérifiée',
  'missing.suppliersNearby':
    'il manque les établissements alentour : recherche d’entreprises de l’État (Sirene), à importer (page Données)',
  'missing.suppliersListed':
    'aucun établissement ouvert des branches qui fournissent n’est à moins de 50 km dans les listes importées : complétez la recherche',
  'missing.projectOccupations':
    'la tension est celle de tous les métiers du département : ceux du projet ne sont pas connus',
  'coefficient.weightedTension': 'tension du département, pour sa part du bassin',
  'coefficient.departmentTension': 'recrutements difficiles, part des projets du département',
  'coefficient.departmentPeople': 'part des habitants du bassin qui y vivent',
  'coefficient.branchSuppliers': 'établissements de la branche, pondérés par ses achats',
  'coefficient.sitesNear': 'établissements ouverts à moins de 50 km',
  'trace.formula.J22.1': '{r} = {a}',
  'trace.formula.J22.2': '{r} = {a} + {b}',
  'trace.formula.J22.3': '{r} = {a} + {b} + {c}',
  'trace.formula.basin.hiringTension.1': '{r} = {a}',
  'trace.formula.basin.hiringTension.2': '{r} = {a} + {b}',
  'trace.formula.basin.hiringTension.3': '{r} = {a} + {b} + {c}',
  'trace.formula.weightedTension': '{r} = {a} × {b}',
  'trace.formula.branchSuppliers': '{r} = {a} × {b}',
  'rule.R-125': 'Compétences : postes de la branche dans le bassin, et tension du marché du travail',
  'rule.R-485': 'Tension du recrutement dans les départements du bassin',
  'rule.R-486': 'Tous métiers confondus : ceux du projet ne sont pas connus',
  'rule.R-487': 'Demandeurs d’emploi : le total du bassin est montré, jamais réparti par métier',
  'rule.R-488': 'Fournisseurs à moins de 50 km, pondérés par les achats',
  'rule.R-489': 'Listes importées : un minimum, et le centre de la zone où le lieu manque',
  'rule.R-490': 'Compétences : la tension de l’enquête remplace le chômage dès qu’elle est importée',
  'rule.R-491': 'Emploi privé montré à côté des postes, jamais mêlé au calcul',
  'rule.R-492': 'Contours importés : vérifiés, arrondis, dessinés par les cartes',
  'basin.around.source': '{title}. {producer}, {vintage}. {licence}.',
  'basin.jobseekers': 'Demandeurs d’emploi',
  'basin.jobseekers.note': 'catégories A, B et C, fin {month}',
  'basin.jobseekers.alone':
    'inscrits tenus de chercher un emploi ; le même mois de l’an dernier n’est pas dans le fichier',
  'basin.jobseekers.change':
    'inscrits tenus de chercher un emploi, {change} en un an ; le fichier ne dit pas leur métier',
  'basin.hiring': 'Recruter ici',
  'basin.hiring.note': 'tous métiers, {department}',
  'basin.hiring.text':
    '{share} des projets de recrutement sont jugés difficiles par les employeurs du département.',
  'basin.hiring.caption': 'Métiers les plus demandés, {department}, et part des projets jugés difficiles',
  'basin.hiring.job': 'Métier',
  'basin.hiring.projects': 'Projets',
  'basin.hiring.hard': 'Difficiles',
  'basin.hiring.departments':
    'Les bassins de l’enquête ne sont pas des zones d’emploi : le tableau est celui du département où vivent le plus d’habitants du bassin, la part au-dessus pèse tous ses départements.',
  'basin.private': 'Emploi salarié privé',
  'basin.private.note': 'par division, {year}',
  'basin.private.caption': 'Salariés du privé du bassin de {name} par division, {year}',
  'basin.private.division': 'Division',
  'basin.private.change': 'Depuis {year}',
  'basin.private.since': 'depuis {year}',
  'basin.private.beside':
    'Le privé seulement : le calcul garde les postes Flores, qui comptent aussi le public.',
  'basin.private.showAll': {
    one: 'Montrer {count} division de plus',
    other: 'Montrer les {count} autres divisions',
  },
  'basin.firms': 'Établissements trouvés',
  'basin.firms.note': {
    one: '{count} dans les listes importées',
    other: '{shown} sur {count} dans les listes importées',
  },
  'basin.firms.caption': 'Établissements du bassin de {name} dans les listes importées',
  'basin.firms.firm': 'Établissement',
  'basin.firms.activity': 'Activité',
  'basin.firms.siret': 'SIRET',
  'basin.firms.minimum': 'Ce qui a été cherché, pas tout ce qui existe.',
  'trace.label.basin.jobseekers': 'demandeurs d’emploi, catégories A, B et C',
  'trace.label.basin.changeBetween': 'évolution entre les deux dates',
  'trace.label.basin.hiringTension': 'part des recrutements jugés difficiles',
  'trace.label.basin.recruitments': 'projets de recrutement',
  'trace.label.basin.difficult': 'projets jugés difficiles',
  'trace.label.basin.hardRecruitments': 'part des projets jugés difficiles',
  'trace.label.basin.privateJobs': 'salariés du privé',
} as const;
