/** « Quelles activités pour ce bassin ? »: the opportunity finder. */
export const opportunities = {
  'opportunities.meta.title': 'Quelles activités pour le bassin de {name} ? – Ancrage',
  'opportunities.title': 'Quelles activités pour le bassin de {name} ?',
  'opportunities.link': 'Quelles activités pour ce bassin ?',
  'opportunities.back': 'Le bassin en chiffres',
  'opportunities.lead':
    'Au vu de ce qui s’y fait déjà, trois activités lui vont le mieux : {list}. C’est une piste à discuter, pas un verdict.',
  'opportunities.named': '« {branch} »',
  'opportunities.none':
    'L’Insee ne diffuse pas de postes par branche pour cette zone : aucune activité ne peut y être comparée.',
  'opportunities.table': 'Les activités, de la plus à la moins indiquée',
  'opportunities.table.note': 'note de 0 à 100 : moyenne de six rangs, à poids égaux',
  'opportunities.scope.industry': 'Industrie seulement',
  'opportunities.scope.all': 'Toutes les activités échangeables',
  'opportunities.scope': 'Activités montrées',
  'opportunities.rank': 'Rang',
  'opportunities.branch': 'Activité',
  'opportunities.score': 'Note',
  'opportunities.why': 'Pourquoi ?',
  'opportunities.whyOf': 'Pourquoi {branch} ?',
  'opportunities.kind.strength': 'déjà forte ici',
  'opportunities.kind.near': 'proche de ce qui est fort ici',
  'opportunities.kind.bet': 'pari',
  'opportunities.part.specialisation': 'Présence',
  'opportunities.part.relatedness': 'Parenté',
  'opportunities.part.suppliers': 'Fournisseurs',
  'opportunities.part.market': 'Marché',
  'opportunities.part.imports': 'Importations',
  'opportunities.part.jobs': 'Emplois',
  'opportunities.open': '{figure}, {branch} : {value} sur 100. D’où vient ce chiffre ?',
  'opportunities.reason.specialisation':
    'Présence : {posts} postes, {quotient} fois la part nationale. Mieux que {beaten} des autres bassins.',
  'opportunities.reason.specialisation.none': 'Présence : aucun poste aujourd’hui.',
  'opportunities.reason.relatedness':
    'Parenté : elle va souvent avec {list}, déjà spécialités d’ici. Mieux que {beaten} des autres bassins.',
  'opportunities.reason.relatedness.none':
    'Parenté : aucune spécialité d’ici ne va avec elle. Mieux que {beaten} des autres bassins.',
  'opportunities.reason.suppliers':
    'Fournisseurs : le bassin peut servir {served} de ses achats en France. Ce qu’elle achète d’abord : {list}. Mieux que {beaten} des autres bassins.',
  'opportunities.reason.suppliers.entry': '{branch} ({share} des achats, servi ici à {served})',
  'opportunities.reason.market':
    'Marché : le bassin en utilise {here}, dont {served} fabriqués sur place ; à portée, {reach}, ce qui est loin comptant moins. Mieux que {beaten} des autres bassins.',
  'opportunities.reason.imports':
    'Importations : {share} de ce que la France en utilise est importé. Plus que {beaten} des autres activités.',
  'opportunities.reason.jobs':
    'Emplois : {jobs} postes par million d’euros produit. Plus que {beaten} des autres activités.',
  'opportunities.coarse':
    'Branche très large : un raffinage, un centre de données ou un éditeur de logiciels n’ont ni les mêmes achats ni les mêmes emplois.',
  'opportunities.sectors': 'Quels produits ?',
  'opportunities.sectors.note':
    'les six filières clés, rapprochées des branches (correspondance d’Ancrage, à vérifier)',
  'opportunities.sectors.caption': 'Filières clés et branches qui les portent',
  'opportunities.sectors.sector': 'Filière',
  'opportunities.sectors.branches': 'Branches, et leur place ici',
  'opportunities.sectors.entry': '{branch} ({rank} sur {count})',
  'opportunities.sectors.limit':
    'La branche ne dit pas le produit : les importations d’un produit, par pays, se lisent sur la fiche d’un projet qui donne son code douanier.',
  'opportunities.sector.food': 'Alimentation saine',
  'opportunities.sector.health': 'Santé',
  'opportunities.sector.machines': 'Machines',
  'opportunities.sector.electronics': 'Électronique',
  'opportunities.sector.it': 'Informatique',
  'opportunities.sector.process': 'Industries de procédé',
  'opportunities.limits': 'Comment c’est calculé, et ce que cela ne dit pas',
  'opportunities.limits.1':
    'Chaque activité reçoit six rangs, entre 0 et 1 : présence, parenté, fournisseurs et marché se comparent aux autres bassins pour la même activité ; importations et emplois se comparent aux autres activités. La note est leur moyenne.',
  'opportunities.limits.2':
    'Deux activités sont parentes si les mêmes bassins en font des spécialités : c’est une coïncidence observée, pas une cause. Le détail est de 37 branches, trop large pour nommer un produit.',
  'opportunities.limits.3':
    'Les activités qui suivent la population (commerce, construction, santé, enseignement…) n’y sont pas : elles ne se choisissent pas.',
  'opportunities.limits.4':
    'Rien sur les compétences, le foncier, l’énergie ni les entreprises elles-mêmes. Les poids égaux sont une convention (degré E) : lisez les six rangs avant la note.',
  'opportunities.source': 'Sources : {sources}.',
  'trace.formula.opportunity.score': '{r} = ({a} + {b} + {c} + {d} + {e} + {f}) ÷ 6',
  'trace.label.opportunity.score': 'note de l’activité',
  'trace.label.opportunity.rank.specialisation': 'rang de la présence',
  'trace.label.opportunity.rank.relatedness': 'rang de la parenté',
  'trace.label.opportunity.rank.suppliers': 'rang des fournisseurs',
  'trace.label.opportunity.rank.market': 'rang du marché',
  'trace.label.opportunity.rank.imports': 'rang des importations',
  'trace.label.opportunity.rank.jobs': 'rang des emplois',
  'trace.label.opportunity.specialisation': 'quotient de localisation',
  'trace.label.opportunity.relatedness': 'densité des spécialités proches',
  'trace.label.opportunity.suppliers': 'part des achats que le bassin peut servir',
  'trace.label.opportunity.market': 'marché à portée',
  'trace.label.opportunity.imports': 'part importée de ce que la France utilise',
  'trace.label.opportunity.jobs': 'postes par million d’euros produit',
  'rule.R-115': 'Note d’une activité : moyenne de six rangs, à poids égaux',
  'rule.R-116': 'Parenté : spécialités que l’on trouve dans les mêmes bassins',
  'rule.R-117': 'Fournisseurs : part des achats que le bassin peut servir',
  'rule.R-118': 'Marché à portée : usage de chaque bassin, affaibli par la distance',
  'rule.R-119': 'Part importée et emplois par million d’euros, comparés entre activités',
} as const;
