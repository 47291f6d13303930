/** The public page « Méthode »: steps, limits, words, tables. Equations are the same in both languages. */
export const method = {
  'method.title': 'La méthode',
  'method.link': 'La méthode',
  'method.lead':
    'Ancrage estime ce qu’un projet change dans son bassin d’emploi et ailleurs : emplois, valeur ajoutée, revenus, impôts. Cette page dit comment, avec quelles données et quelles hypothèses, et ce que le calcul ne sait pas dire.',
  'method.lead.check':
    'Chaque règle a un numéro. Le même numéro accompagne chaque chiffre de l’application : en touchant un chiffre, on trouve sa règle, ses entrées et ses sources.',
  'method.version': 'Moteur {engine}, données {pack}.',
  'method.contents': 'Sur cette page',
  'method.part.limites': 'Ce que ce calcul ne peut pas dire',
  'method.part.calcul': 'Le calcul, étape par étape',
  'method.part.hypotheses': 'Hypothèses',
  'method.part.garde-fous': 'Garde-fous',
  'method.part.indicateurs': 'Indicateurs',
  'method.part.taux': 'Taux datés',
  'method.part.sources': 'Sources',
  'method.part.mots': 'Mots',
  'method.part.regles': 'Toutes les règles',

  'method.limits.lead':
    'Un tableau entrées-sorties décrit qui achète à qui, une année donnée. C’est beaucoup ; ce n’est pas tout.',
  'method.limit.linear.name': 'Deux fois plus gros, deux fois plus d’effet.',
  'method.limit.linear.text':
    'Le calcul est proportionnel. Il ne voit ni les économies d’échelle, ni un fournisseur déjà à pleine capacité, ni une pénurie de main-d’œuvre au-delà de ce que dit le chômage.',
  'method.limit.prices.name': 'Les prix et les salaires ne bougent pas.',
  'method.limit.prices.text':
    'Un projet qui ferait monter les loyers, les salaires ou le prix d’une matière a d’autres effets, absents d’ici.',
  'method.limit.detail.name': 'Trente-huit branches, pas davantage.',
  'method.limit.detail.text':
    'Une fonderie et un atelier de découpe y sont la même activité. Un centre de données ou une raffinerie doivent déclarer leurs achats : leur branche est trop large pour les deviner.',
  'method.limit.years.name': 'Les années sont mêlées.',
  'method.limit.years.text':
    'La structure des achats est celle de 2019, les emplois de 2021 et 2023, la part importée de 2014. Chaque chiffre dit la sienne.',
  'method.limit.commuting.name': 'Les trajets domicile-travail sont estimés.',
  'method.limit.commuting.text':
    'Tant que le fichier du recensement n’est pas importé, ils viennent de la population et de la distance.',
  'method.limit.jobs.name': 'Un poste, un emploi, un équivalent temps plein comptent pareil.',
  'method.limit.jobs.text':
    'Le temps partiel n’est pas connu par branche. Dites si les emplois déclarés comptent l’intérim.',
  'method.limit.net.name': 'L’aubaine et le déplacement sont des hypothèses.',
  'method.limit.net.text':
    'Aucune statistique ne dit ce qui se serait fait sans le projet. Le brut et le net sont toujours montrés ensemble, avec leur fourchette.',
  'method.limit.elsewhere.name': 'Le total pour la France est plus sûr que sa répartition.',
  'method.limit.elsewhere.text':
    'Le total suit le tableau national, quelle que soit l’hypothèse sur les lieux. La part du bassin dépend d’hypothèses que le comité peut discuter et remplacer.',

  'method.step.table.title': 'Ce que chaque branche achète',
  'method.step.table.text':
    'Le tableau entrées-sorties 2019 de l’Insee dit, pour un euro produit par une branche, ce qu’elle achète à chacune des autres en France. Le reste est importé, va en impôts sur les produits, ou fait sa valeur ajoutée.',
  'method.step.table.equations': 'Σᵢ aᵢⱼ + mⱼ + tⱼ + vⱼ = 1\nx = (I − A)⁻¹ · f',
  'method.step.table.rules': 'R-01 R-05 R-06 R-07',
  'method.step.served.title': 'Ce que le bassin sert lui-même',
  'method.step.served.text':
    'Un bassin sert d’autant mieux une demande qu’il est spécialisé dans l’activité et qu’il est grand. Il ne sert jamais plus qu’il ne produit, ni tout d’un poste qui mêle plusieurs produits. Un achat local déclaré remplace toujours cette estimation.',
  'method.step.served.equations':
    'SLQᵢ = (Eᵢ bassin ÷ E bassin) ÷ (Eᵢ France ÷ E France)\nλᵢ = [log₂(1 + E bassin ÷ E France)]^δᵢ\nρᵢ = min(plafondᵢ ; λᵢ · SLQᵢ ; Sᵢ ÷ Dᵢ)',
  'method.step.served.rules': 'R-10 R-11 R-13 R-14 R-38',
  'method.step.elsewhere.title': 'Où va le reste',
  'method.step.elsewhere.text':
    'Ce que le bassin ne sert pas vient des autres zones d’emploi, selon ce qu’elles produisent au-delà de leurs propres besoins et selon leur distance. Déplacer un achat d’une zone à l’autre ne change pas le total de la France.',
  'method.step.elsewhere.equations':
    'Tᵢ(s→r) ∝ αₛ · Oᵢ(s) · βᵣ · (1 − ρᵢ(r)) · Dᵢ(r) · exp(−bᵢ · km)\nΣₛ Tᵢ(s→r) = 1',
  'method.step.elsewhere.rules': 'R-20 R-21 R-22 R-23 R-24 R-25',
  'method.step.chain.title': 'Les fournisseurs, puis leurs fournisseurs',
  'method.step.chain.text':
    'Un projet est la liste de ses achats : rien n’est compté deux fois. Ses fournisseurs produisent, achètent à leur tour, et ainsi de suite. Le chantier est compté à part, une seule fois.',
  'method.step.chain.equations':
    'rang 1 = T · p\nrang n + 1 = T · A · rang n\nindirect = Σ rangs\nemplois = Σᵢ (emplois par euro produit)ᵢ · indirectᵢ',
  'method.step.chain.rules': 'R-30 R-34 R-35 R-36 R-155',
  'method.step.wages.title': 'Ce que les salaires font vivre',
  'method.step.wages.text':
    'Les salaires nets sont dépensés là où les gens habitent, après l’impôt et l’épargne, sur le panier des ménages, sans les loyers imputés. Une seule dépense est comptée ; la dépense sans fin est montrée à côté, jamais additionnée.',
  'method.step.wages.equations':
    'revenu = W · salaires nets\ndépense = revenu · (1 − impôt) · (1 − épargne) · panier\ninduit = Σ rangs de cette dépense',
  'method.step.wages.rules': 'R-40 R-41 R-42 R-43 R-44 R-45',
  'method.step.net.title': 'Du brut au net',
  'method.step.net.text':
    'On retire ce qui se serait fait sans le projet, ce qui est pris à d’autres producteurs en France et ce qui remplace une activité existante. Les emplois déplacés sont situés là où se trouvent ces producteurs : ces bassins sont nommés.',
  'method.step.net.equations':
    'net = brut · (1 − aubaine) · (1 − déplacement) · (1 − substitution)\ndéplacement du marché = (1 − export) · (1 − import remplacé) · κ',
  'method.step.net.rules': 'R-60 R-61 R-62 R-63 R-64',
  'method.step.interval.title': 'L’intervalle',
  'method.step.interval.text':
    'Cinq cents tirages font varier ensemble les hypothèses et les chiffres, les mêmes tirages pour tous les candidats. Huit tirages sur dix tombent entre les deux bornes affichées. Ce qui fait le plus varier un chiffre est nommé : c’est ce qu’il faudrait savoir d’abord.',
  'method.step.interval.equations':
    'P10 ≤ P50 ≤ P90 de 500 tirages\nécart-type : A 2 %, B 5 %, C 10 %, D 15 %, E 30 %',
  'method.step.interval.rules': 'R-50 R-51 R-52 R-53 R-54 R-55',
  'method.step.score.title': 'Le classement du groupe',
  'method.step.score.text':
    'Chaque critère a une échelle fixée avant la séance, chaque personne répartit cent points. Ajouter un candidat ne renverse jamais deux autres. Deux candidats que l’intervalle ne sépare pas sont dits à égalité.',
  'method.step.score.equations': 'V(a) = Σₖ wₖ · uₖ(a),   Σₖ wₖ = 1',
  'method.step.score.rules': 'R-100 R-101 R-105 R-106 R-107 R-108',
  'method.equations': 'Équations : {step}',

  'method.assumptions.note': 'chacune peut être discutée et remplacée',
  'method.fixed': 'fixe',
  'method.none': '–',
  'method.anchor.none': 'aucun chiffre publié : à discuter',
  'method.anchor.deltaSheltered':
    'Flegg ; un δ unique vide les petits bassins de leurs commerces et services. À recaler sur les achats locaux déclarés.',
  'method.anchor.deltaExposed':
    'Flegg : 0,1 à 0,4 selon les études (à vérifier). À recaler sur les achats locaux déclarés.',
  'method.anchor.decayFactor': 'construit : multiplie l’effet de la distance de toutes les branches',
  'method.anchor.commutingDecay': 'construit, en attendant le fichier des trajets du recensement',
  'method.anchor.residentFloor': 'ordre de grandeur publié par l’Insee pour les zones d’emploi (à vérifier)',
  'method.anchor.savingSpread': 'autour du taux d’épargne des ménages (Insee 2023)',
  'method.anchor.importReplacement':
    'n’est utilisée que si les données n’ont pas la part importée du produit',
  'method.anchor.fullYear': 'année des taux quand le projet ne dit pas la sienne',

  'method.guard.lead':
    'Trois études d’établissements de l’Insee donnent {low} à {high} emploi indirect par emploi direct, et {inducedLow} à {inducedHigh} emploi induit par emploi direct et indirect. Voici le calcul pour les mêmes sites, avec leurs seuls emplois directs. Ces études n’entrent pas dans le calcul.',
  'method.guard.indirect':
    'Indirect : nous comptons tous les rangs de fournisseurs, ces études les emplois que les fournisseurs directs disent devoir au site. Notre chiffre du bassin est donc plus haut, et celui de la région davantage.',
  'method.guard.induced':
    'Induit : nous comptons ce que font vivre les salaires dépensés une fois ; ces études, les emplois qui servent toutes les personnes des foyers concernés. Les deux ne mesurent pas la même chose, et aucun réglage raisonnable ne les rapproche : nous ne réglons donc pas le calcul dessus.',
  'method.guard.check': 'Chiffres lus dans des extraits de ces études : à vérifier sur les originaux.',
  'method.ratio.indirect': 'indirect ÷ direct',
  'method.ratio.induced': 'induit ÷ (direct + indirect)',

  'method.indicators.note':
    '{computed} calculés dès la taille connue, {declared} dès que le projet les déclare, {awaited} en attente',
  'method.status.computed': 'Calculés dès que la taille du projet est connue ({count})',
  'method.status.declared': 'Calculés dès que le projet déclare ce qu’ils demandent ({count})',
  'method.status.awaited': 'En attente d’une source ou d’une règle ({count}) : jamais devinés',
  'method.project': 'le projet',
  'method.nothing': 'rien : dit ce qui manque',

  'method.rates.note': 'chacun avec son article, son année et la date où le vérifier',
  'method.rate.pay': 'Coût employeur et salaire net',
  'method.rate.cvae': 'CVAE',
  'method.rate.apprenticeship': 'Taxe d’apprentissage',
  'method.rates.error':
    'Le coût employeur et le salaire net viennent des règles officielles publiées par l’Urssaf (modele-social), réduites à une table. Écart le plus grand avec ces règles, de 1 à 4 Smic : {cost} sur le coût employeur, {net} sur le salaire net.',
  'method.toCheck': 'à vérifier dans la loi',
  'method.beneficiary.commune': 'commune et intercommunalité',
  'method.beneficiary.department': 'département',
  'method.beneficiary.region': 'région',
  'method.beneficiary.state': 'État',
  'method.beneficiary.social-security': 'sécurité sociale',
  'method.beneficiary.agencies': 'opérateurs',

  'method.sources.note': 'millésime, licence, date de lecture',
  'method.noDate': 'sans date limite',
  'method.rules.note': 'telles que le moteur les suit, en anglais',
  'method.rules.cited': { one: 'Règle', other: 'Règles' },
  'method.column.assumption': 'Hypothèse',
  'method.column.value': 'Valeur',
  'method.column.range': 'Fourchette',
  'method.column.grade': 'Preuve',
  'method.column.anchor': 'Sur quoi elle s’appuie',
  'method.column.rule': 'Règle',
  'method.column.study': 'Étude',
  'method.column.ratio': 'Rapport',
  'method.column.published': 'Publié',
  'method.column.basin': 'Ici, bassin',
  'method.column.region': 'Ici, région',
  'method.column.indicator': 'Indicateur',
  'method.column.formula': 'Formule',
  'method.column.missing': 'Ce qui manque',
  'method.column.unit': 'Unité',
  'method.column.sources': 'Sources',
  'method.column.fallback': 'À défaut de déclaration',
  'method.column.rate': 'Taux',
  'method.column.article': 'Texte',
  'method.column.beneficiary': 'Bénéficiaire',
  'method.column.year': 'Année',
  'method.column.until': 'À vérifier avant',
  'method.column.source': 'Source',
  'method.column.producer': 'Producteur',
  'method.column.vintage': 'Millésime',
  'method.column.licence': 'Licence',
  'method.column.read': 'Lu le',

  'method.group.tables': 'Tableaux',
  'method.group.geography': 'Géographie',
  'method.group.effects': 'Effets',
  'method.group.intervals-and-grades': 'Intervalles et preuves',
  'method.group.net': 'Net',
  'method.group.taxes': 'Impôts et cotisations',
  'method.group.catalogue': 'Catalogue',
  'method.group.borders-and-traces': 'Bornes et traces',
  'method.group.group-scoring': 'Classement du groupe',
  'method.group.choices-the-method-leaves-open': 'Choix que la méthode laisse ouverts',
  'rule.R-102': 'TOPSIS, second avis',
  'rule.R-103': 'PROMETHEE II, second avis',
  'rule.R-104': 'Produit pondéré, second avis',
  'rule.R-106': 'Un candidat ajouté ne renverse jamais deux autres',
  'rule.R-107': 'À égalité tant que l’écart est dans l’intervalle',
  'rule.R-110': 'Le même projet ailleurs : ce qui tient au lieu est laissé à estimer',
  'rule.R-111': 'Table de tous les bassins : ce que chacun gagne d’une demande, où qu’elle naisse',
  'rule.R-112': 'Tirages de la géographie, bassin par bassin',
  'rule.R-113': 'Bassins classés sur leurs emplois nets, à égalité dans l’intervalle',
  'rule.R-114': 'Qui gagne et qui perd quand un projet s’installe ailleurs',
  'rule.R-155': 'Ce qui donne les totaux pour la France, dans l’ordre du calcul',
  'rule.R-156': 'Chaque indicateur nomme ses sources et ce qui le remplace',
  'rule.R-157': 'La page « Méthode » cite toutes les règles ; études publiées à côté du calcul',

  'method.word.basin.name': 'Bassin, zone d’emploi',
  'method.word.basin.text':
    'Territoire où la plupart des actifs habitent et travaillent ; la France en compte 306.',
  'method.word.branch.name': 'Branche',
  'method.word.branch.text': 'Famille d’activités des comptes nationaux : 38 ici.',
  'method.word.direct.name': 'Direct',
  'method.word.direct.text': 'Sur le site du projet.',
  'method.word.indirect.name': 'Indirect',
  'method.word.indirect.text': 'Chez les fournisseurs, leurs fournisseurs, et ainsi de suite.',
  'method.word.induced.name': 'Induit',
  'method.word.induced.text': 'Ce que font vivre les salaires dépensés par les ménages.',
  'method.word.supported.name': 'Emplois soutenus',
  'method.word.supported.text': 'Directs, indirects et induits ensemble : ils ne sont pas tous créés.',
  'method.word.gross.name': 'Brut et net',
  'method.word.gross.text': 'Avant et après ce qui se serait fait sans le projet ou qui est pris à d’autres.',
  'method.word.deadweight.name': 'Aubaine',
  'method.word.deadweight.text': 'Ce qui se serait fait de toute façon.',
  'method.word.displacement.name': 'Déplacement',
  'method.word.displacement.text': 'Ce qui est pris à d’autres entreprises, en France ou dans le bassin.',
  'method.word.substitution.name': 'Substitution',
  'method.word.substitution.text': 'Ce qui remplace une activité du même porteur.',
  'method.word.served.name': 'Part servie sur place (ρ)',
  'method.word.served.text': 'Part de la demande d’un produit que le bassin produit lui-même.',
  'method.word.slq.name': 'Quotient de localisation (SLQ)',
  'method.word.slq.text':
    'Poids d’une activité dans le bassin, rapporté à son poids en France. 2 : deux fois plus présente.',
  'method.word.delta.name': 'Facteur de taille (λ, δ)',
  'method.word.delta.text': 'Réduit la part servie des petits bassins, qui achètent plus souvent ailleurs.',
  'method.word.grade.name': 'Degré de preuve',
  'method.word.grade.text':
    'A déclaré avec une pièce, B déclaré, C officiel du territoire, D officiel de la branche, E estimation ou hypothèse.',
  'method.word.interval.name': 'Intervalle',
  'method.word.interval.text': 'Huit tirages sur dix tombent entre ses deux bornes (P10 et P90).',
} as const;
