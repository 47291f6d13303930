/** Reference figures: imports of official files, versions, and what they change. */
export const data = {
  'data.size.max':
    'Un fichier envoyé par la page fait {max} Mo au plus ; au-delà, utilisez la commande « npm run data ».',
  // Why a file is refused: what was asked, what was found, what to do.
  'data.failure.unknown-format':
    'Aucune source connue n’a ces colonnes. Trouvé : {columns}. Vérifiez que le fichier est celui du producteur, tel que téléchargé.',
  'data.failure.no-columns':
    'Aucun tableau n’a été trouvé dans ce fichier. Attendu : CSV, classeur .xlsx, JSON-stat, seul ou dans une archive zip. Vérifiez que c’est celui du producteur, tel que téléchargé.',
  'data.failure.unknown-importer': 'Il n’y a pas de source « {found} ». La liste : npm run data -- list.',
  'data.failure.empty-file': 'Le fichier est vide.',
  'data.failure.too-large': 'Le fichier fait {found} octets ; {limit} au plus sont lus.',
  'data.failure.too-long': 'La lecture a dépassé {limit} minutes et a été arrêtée.',
  'data.failure.too-much-memory':
    'La lecture demandait plus de {limit} Mo de mémoire et a été arrêtée : le fichier n’est pas de la taille attendue.',
  'data.failure.zip-damaged': 'L’archive est abîmée ou coupée : téléchargez-la de nouveau.',
  'data.failure.zip-protected': 'L’archive est protégée par un mot de passe ({entry}) : retirez-le.',
  'data.failure.zip-method': 'L’archive emploie une compression que le programme ne lit pas ({entry}).',
  'data.failure.zip-bomb':
    'L’archive se déplie au-delà de ce qui est permis ({limit} : {found}, au plus {most}). Elle est refusée sans être lue jusqu’au bout.',
  'data.failure.xlsx-damaged': 'Le classeur ne se lit pas : il est abîmé, ou ce n’est pas un fichier .xlsx.',
  'data.failure.json-damaged': 'Le fichier JSON est abîmé ou coupé.',
  'data.failure.json-stat': 'Le jeu JSON-stat ne tient pas debout (« {part} ») : téléchargez-le de nouveau.',
  'data.failure.not-text':
    'Ce n’est pas un texte : {found} caractères de contrôle. Attendu : CSV, classeur .xlsx, JSON ou archive zip.',
  'data.failure.wrong-encoding':
    'L’encodage change en cours de fichier (ligne {line}) : il commence en {encoding}. Enregistrez-le en UTF-8.',
  'data.failure.double-encoded':
    'Les lettres accentuées sont abîmées (« Ã© » pour « é ») : le fichier a été réenregistré dans un mauvais encodage. Reprenez celui du producteur.',
  'data.failure.truncated': 'Le fichier est coupé : ligne {line}, une cellule n’est jamais fermée.',
  'data.failure.short-row': {
    one: '{count} ligne a moins de cellules que d’en-têtes ({first}) : le fichier est coupé ou mal enregistré.',
    other:
      '{count} lignes ont moins de cellules que d’en-têtes ({first}) : le fichier est coupé ou mal enregistré.',
  },
  'data.failure.no-rows': 'Le fichier a les bonnes colonnes mais aucune ligne qui serve.',
  'data.failure.missing-columns': 'Il manque des colonnes : {first}.',
  'data.failure.not-a-number': {
    one: '{count} cellule n’est pas un nombre ({first}).',
    other: '{count} cellules ne sont pas des nombres ({first}).',
  },
  'data.failure.not-a-count': {
    one: '{count} cellule n’est pas un nombre entier de postes ({first}).',
    other: '{count} cellules ne sont pas des nombres entiers de postes ({first}).',
  },
  'data.failure.not-a-year': {
    one: '{count} année illisible ({first}).',
    other: '{count} années illisibles ({first}).',
  },
  'data.failure.not-a-commune': {
    one: '{count} code n’est pas un code de commune ({first}).',
    other: '{count} codes ne sont pas des codes de commune ({first}).',
  },
  'data.failure.out-of-range': {
    one: '{count} valeur est hors de ses bornes ({first}).',
    other: '{count} valeurs sont hors de leurs bornes ({first}).',
  },
  'data.failure.negative-values': {
    one: '{count} valeur est négative ({first}).',
    other: '{count} valeurs sont négatives ({first}).',
  },
  'data.failure.secret-cell': {
    one: '{count} case est vide ou secrète là où il les faut toutes ({first}).',
    other: '{count} cases sont vides ou secrètes là où il les faut toutes ({first}).',
  },
  'data.failure.duplicate-keys': {
    one: '{count} ligne répète une clé déjà lue ({first}) : deux chiffres pour une même chose.',
    other: '{count} lignes répètent une clé déjà lue ({first}) : deux chiffres pour une même chose.',
  },
  'data.failure.unknown-codes': {
    one: '{count} code sur {read} lignes est inconnu du jeu ({first}).',
    other: '{count} codes sur {read} lignes sont inconnus du jeu ({first}).',
  },
  'data.failure.incomplete':
    'Le fichier ne couvre que {found} sur {expected} ({what}) : il est coupé ou partiel.',
  'data.failure.implausible-total':
    'Le total « {total} » passe de {before} à {found} : plus du double ou moins de la moitié. Ce n’est pas la même grandeur.',
  'data.failure.total-differs':
    'Les postes additionnés ({total}) font {found} ; le total publié dit {expected}.',
  'data.failure.value-added-above-output':
    'Branche {branch} : {found} M€ de valeur ajoutée pour {expected} M€ de production.',
  'data.failure.more-employees': 'Branche {branch} : {found} salariés pour {expected} emplois.',
  'data.failure.several-years': 'Le fichier mêle plusieurs années ({found}) : filtrez-en une.',
  'data.failure.quarters-gap':
    'Les trimestres sautent de {after} à {found} : il manque une publication entre les deux.',
  'data.failure.no-deflator': 'Le tableau est de {found} ; les prix ne sont connus ici que de 2019 à 2023.',
  'data.failure.shape': 'La table « {table} » a {found} lignes ou colonnes ; le jeu en attend {expected}.',
  'data.failure.negative-table': 'La table « {table} » a une case négative (branche {branch} : {found}).',
  'data.failure.unbalanced':
    'Le tableau ne s’équilibre pas : la branche {branch} produit {output} M€ et en voit employer {uses}.',
  'data.failure.no-output': 'Le produit {branch} n’est fabriqué par personne.',
  'data.failure.column-sum':
    'La branche {branch} achète autant ou plus qu’elle ne vend (somme de colonne {found}).',
  'data.failure.shares': 'La branche {branch} n’a ni importations, ni taxes, ni valeur ajoutée.',
  'data.failure.composition-missing': 'Importez d’abord la composition communale des zones d’emploi.',
  'data.failure.unchanged': 'Ces chiffres sont déjà ceux du jeu : il n’y a rien à garder.',
  'data.failure.unknown-pack':
    'Il n’y a pas de jeu « {found} » dans cette installation. La liste : npm run data -- status.',
  'data.failure.unknown-space': 'Il n’y a pas d’espace « {found} ».',
  'data.failure.unknown-zone': 'La zone {zone} n’est pas dans ce jeu.',
  'data.failure.unreachable': 'L’adresse ne répond pas ({found}).',
  'data.failure.not-found': 'Aucun fichier à cet endroit : {found}.',
  'data.failure.preparing':
    'Le bassin est en cours de calcul avec ce jeu : redemandez dans quelques secondes.',
  'data.failure.busy': 'Plusieurs imports se terminent en même temps : recommencez.',
  'data.failure.failed':
    'L’import s’est arrêté sur une erreur du programme. Rien n’a été gardé ; l’administration en a la trace.',
  'data.failure.other': 'Le fichier est refusé : {code}.',
  'data.at': 'ligne {line} : {what}',
  'data.nothing-kept': 'Rien n’a été gardé, le jeu d’avant est intact.',
  // The command line.
  'data.cli.usage':
    'npm run data -- import <source> <fichier|adresse> [--into <jeu>]   lit un fichier officiel et fait un nouveau jeu\nnpm run data -- status                                             les jeux, leurs millésimes, ce qui est périmé\nnpm run data -- adopt <jeu> <espace>                               un espace lit ce jeu désormais\nnpm run data -- list                                               les sources que le programme sait lire\n\n<source> : un nom de la liste, ou « auto » pour reconnaître le fichier à ses colonnes. <jeu> : 2026-11-22.1, ou « embarque ».',
  'data.cli.embedded': 'embarqué',
  'data.cli.made': 'Jeu {id} : {title}, {vintage}.',
  'data.cli.existing': 'Ces chiffres sont déjà ceux du jeu {id} : aucun nouveau jeu.',
  'data.cli.rows': '{read} lignes lues, {kept} gardées.',
  'data.cli.dropped': '  laissées : {count}, {reason} ({sample})',
  'data.cli.unmatched': '  codes inconnus : {count}, {reason} ({sample})',
  'data.cli.blank': '  cases vides : {count}',
  'data.cli.missing': '  cases manquantes : {count}, marquées « {marker} »',
  'data.cli.total': '  {id} : {before} → {after}',
  'data.cli.replaces': '  tables remplacées : {names}',
  'data.cli.note': '  à savoir : {note}',
  'data.cli.adopt': 'Pour l’adopter : npm run data -- adopt {id} <espace>',
  'data.cli.adopted': '« {space} » lit désormais le jeu {id}.',
  'data.cli.preparing': 'Calcul du bassin {zone} avec ce jeu…',
  'data.cli.pack': 'Jeu {id}, {when}, espaces : {spaces}',
  'data.cli.nobody': 'aucun',
  'data.cli.source': '  {id} : {producer}, {title}, {vintage}{best}',
  'data.cli.best': ', à renouveler avant le {date}',
  'data.cli.expired': ', PÉRIMÉ depuis le {date}',
  'data.cli.rates': 'Barèmes datés',
  'data.cli.rate': '  {id} : {article}, année {year}{best}',
  'data.cli.expiredCount': {
    one: '{count} source ou barème est périmé.',
    other: '{count} sources ou barèmes sont périmés.',
  },
  'data.cli.none': 'Rien n’est périmé au {date}.',
  'data.cli.importer': '{id} : {producer}, {title}. Remplace : {tables}. {readBy}. {licence}.',
  'data.cli.kept': 'rien, gardé à côté',
  'data.readBy.engine': 'Lu par le calcul',
  'data.readBy.basin': 'Lu par la page du bassin',
  'data.readBy.engine-basin': 'Lu par le calcul et par la page du bassin',
  'data.readBy.maps': 'Dessiné par les cartes',
  // Why rows were left aside.
  'data.reason.other-territory': 'autre territoire',
  'data.reason.other-measure': 'autre mesure',
  'data.reason.other-size': 'autre taille d’établissement',
  'data.reason.other-activity': 'activité hors champ',
  'data.reason.other-unit': 'autre unité',
  'data.reason.other-sheet': 'autre feuille du classeur',
  'data.reason.other-flow': 'autre flux',
  'data.reason.note': 'note de bas de tableau',
  'data.reason.aggregate': 'agrégat, déjà compté',
  'data.reason.municipal-district': 'arrondissement municipal, compté avec sa ville',
  'data.reason.former-commune': 'ancienne commune, comptée dans la nouvelle',
  'data.reason.no-population': 'commune sans population connue',
  'data.reason.out-of-range': 'valeur hors bornes, erreur de la source',
  'data.reason.no-territory': 'hors de tout territoire',
  'data.reason.zone': 'zone d’emploi',
  'data.reason.branch': 'branche',
  'data.reason.commune': 'commune',
  'data.reason.department': 'département',
  'data.reason.aggregate-part': 'détail par sexe, âge ou ancienneté, déjà dans le total',
  'data.reason.other': '{code}',
  // What the reader of a report must know.
  'data.note.communes-kept': 'Les communes nées depuis ce fichier restent dans leur zone d’avant.',
  'data.note.older-publication':
    'Cette publication est plus ancienne que celle du jeu : elle ne comble que les trimestres absents.',
  'data.note.industry-list-kept':
    'La liste est gardée à côté : elle ne dit pas la part d’emplois de chaque zone, que la page du bassin montre.',
  'data.note.use-table-awaited': 'Il manque encore le tableau des emplois : le calcul garde celui d’avant.',
  'data.note.make-table-awaited':
    'Il manque encore le tableau de production : le calcul garde celui d’avant.',
  'data.note.basket-unchanged':
    'Le panier des ménages reste celui du jeu d’avant : il demande aussi les comptes des ménages.',
  'data.note.other': '{code}',
  // Totals of a report.
  'data.total.posts': 'postes salariés',
  'data.total.manufacturing': 'dont industrie manufacturière',
  'data.total.zones': 'zones couvertes',
  'data.total.communes': 'communes',
  'data.total.quarters': 'trimestres',
  'data.total.sites': 'friches',
  'data.total.territories': 'territoires',
  'data.total.products': 'produits',
  'data.total.valueAdded': 'valeur ajoutée du tableau, M€',
  'data.total.labour': 'dont travail, M€',
  'data.total.output': 'production, M€',
  'data.total.jobs': 'emplois',
  'data.total.employees': 'emplois salariés',
  'data.total.other': '{code}',
  // Tables of a pack.
  'data.table.zones': 'zones d’emploi',
  'data.table.composition': 'communes des zones',
  'data.table.employment': 'postes par zone et branche',
  'data.table.unemployment': 'chômage',
  'data.table.input-output': 'tableau entrées-sorties',
  'data.table.factor-shares': 'parts importée, taxes, valeur ajoutée',
  'data.table.national-jobs': 'emplois par branche',
  'data.table.constants': 'constantes',
  'data.table.other': '{code}',
  'data.reason.works-abroad': 'travaille à l’étranger',
  'data.note.secret-as-absent':
    'Des cases sont secrètes. Faute de chiffre publié, le calcul compte ces activités comme absentes de leur bassin : comparez les totaux d’avant et d’après.',
  'data.note.odbl':
    'Licence ODbL : ce jeu se partage à l’identique, avec mention de l’Urssaf. La page du bassin le montre à côté des postes Flores, qui comptent aussi le public et que le calcul garde.',
  'data.note.bmo-basins':
    'Les bassins de cette enquête ne sont pas des zones d’emploi : rien n’est réparti, ce sont les chiffres de ses départements qui sont lus. Forme du fichier à vérifier.',
  'data.note.jobseekers-occupations':
    'Le fichier ne dit pas les métiers : la page du bassin montre ses inscrits, aucun projet ne s’en voit attribuer. Forme du fichier à vérifier.',
  'data.note.firms-searched':
    'Ces listes disent ce qui a été cherché, pas tout ce qui existe : les comptes sont des minimums. Forme du fichier à vérifier.',
  'data.total.commuters': 'actifs en emploi',
  'data.total.workplaces': 'lieux de travail connus',
  'data.total.recruitments': 'projets de recrutement',
  'data.total.firms': 'établissements',
  'data.total.jobseekers': 'demandeurs d’emploi, A, B et C',
  'data.table.commuting': 'déplacements domicile – travail',
  'data.note.production-taxes-absent':
    'Pas de mesure D29X39 : les autres impôts sur la production restent non calculés.',
  'data.note.imports-unchanged':
    'Pas de flux importé dans ce fichier : les parts importées restent celles d’avant.',
  'data.failure.bad-outline': {
    one: '{count} contour n’est pas un polygone fermé en degrés ({first}) : attendu, un GeoJSON ou un TopoJSON en longitude et latitude.',
    other:
      '{count} contours ne sont pas des polygones fermés en degrés ({first}) : attendu, un GeoJSON ou un TopoJSON en longitude et latitude.',
  },
  'data.failure.too-many-points':
    'Les contours ont {found} points, même arrondis ; {limit} au plus. Prenez une version simplifiée du même fichier.',
  'data.failure.other-year':
    'Le fichier est de {found}, le tableau du jeu de {expected} : importez d’abord le flux domestique de la même année.',
  // The customs' file of a product.
  'data.failure.trade-cut':
    'Le fichier des Douanes ne finit pas par « Fin de fichier » : il est coupé. Téléchargez-le de nouveau.',
  'data.failure.trade-no-product':
    'Le fichier ne dit pas quel produit il décrit : sa première ligne devrait commencer par un code à 8 chiffres. Donnez-le dans le nom du fichier, par exemple nc84109000.csv.',
  'data.failure.trade-no-imports':
    'Produit {product} : le bloc « Importations » des données annuelles manque, ou n’a pas de ligne « Total ».',
  'data.failure.trade-no-year':
    'Produit {product} : aucune année entière. Années trouvées : {found} ; le bloc des données mensuelles doit aller jusqu’en décembre de l’une d’elles.',
  'data.failure.trade-no-union':
    'Produit {product}, {year} : la ligne « UE(27) » manque, alors que l’Europe en a. La part de hors de l’Union ne se devine pas.',
  'data.failure.trade-total':
    'Produit {product}, {what}, {year} : les pays additionnés font {found} {unit}, la ligne « Total » dit {expected}. Le fichier est coupé, ou une zone y est comptée comme un pays.',
  'data.failure.trade-too-many': 'Le jeu aurait {found} produits ; {limit} au plus.',
  'data.failure.several-files': 'L’archive tient deux fichiers du produit {found} : gardez-en un.',
  'data.note.trade-main-countries':
    'Le détail de tous les pays n’est pas donné pour l’année retenue : seuls les principaux sont nommés, les autres font une ligne.',
  'data.total.imports': 'importations du produit, €',
  'data.total.trade.imports': 'importations',
  'data.total.trade.exports': 'exportations',
  'data.table.trade': 'commerce extérieur par produit',
  // The page.
  'data.page.title': 'Données de référence',
  'data.page.lead':
    'Chaque fichier officiel lu fait un nouveau jeu de données ; l’ancien reste tel quel. Un territoire lit le jeu qu’il a adopté, et les bilans figés gardent le leur.',
  'data.page.noRight': 'Cette page est réservée à l’administration d’un espace.',
  'data.page.spaces': 'Espaces que vous administrez',
  'data.page.adopted': '« {space} » lit désormais le jeu {pack}.',
  'data.page.adopted.text':
    'Les pages ouvertes le prendront à leur prochain chargement. Les bilans déjà figés n’ont pas changé.',
  'data.page.add': 'Lire un fichier officiel',
  'data.page.add.note': 'tel que le producteur le publie',
  'data.page.file': 'Fichier',
  'data.page.file.help':
    'CSV, classeur .xlsx, JSON ou archive .zip. Le programme reconnaît la source à ses colonnes ; le fichier est effacé une fois lu.',
  'data.page.into': 'Par-dessus le jeu',
  'data.page.send': 'Lire ce fichier',
  'data.page.reading': 'Lecture de {file} : {count} lignes',
  'data.page.refused': '« {file} » n’a pas donné de nouveau jeu.',
  'data.page.made': '« {file} » a donné le jeu {pack}.',
  'data.page.made.text': 'Personne ne le lit encore : regardez ce qu’il change avant de l’adopter.',
  'data.page.look': 'Voir le rapport et ce qui change',
  'data.page.versions': 'Jeux de cette installation',
  'data.page.versions.note': 'aucun ne change, aucun ne s’efface',
  'data.page.version': 'Jeu',
  'data.page.embedded': 'embarqué',
  'data.page.shipped': 'livré avec le programme',
  'data.page.brings': 'Ce qu’il apporte',
  'data.page.madeOn': 'Fait le',
  'data.page.usedBy': 'Lu par',
  'data.page.inUse': 'ce territoire',
  'data.page.one': 'Jeu {pack}',
  'data.page.odbl': 'Ce jeu contient des données sous licence ODbL.',
  'data.page.odbl.text':
    'Qui le redistribue doit citer le producteur et le partager sous la même licence. C’est pourquoi il n’est pas livré avec le programme.',
  'data.page.alreadyUsed': '« {space} » lit déjà ce jeu.',
  'data.page.preparing': 'Calcul du bassin de {basin} avec ce jeu, quelques secondes',
  'data.page.report': 'Rapport de lecture',
  'data.page.report.note': '{file}',
  'data.page.report.text': '{title}, {producer}, {vintage} : {read} lignes lues, {kept} gardées.',
  'data.page.totals': 'Totaux',
  'data.page.total': 'Total',
  'data.page.before': 'Avant',
  'data.page.after': 'Après',
  'data.page.left': 'Lignes laissées et cases manquantes',
  'data.page.nothingLeft': 'Aucune ligne laissée, aucune case manquante.',
  'data.page.why': 'Pourquoi',
  'data.page.count': 'Nombre',
  'data.page.sample': 'Par exemple',
  'data.page.unknownCode': 'code inconnu : {kind}',
  'data.page.blank': 'case vide : manquante, jamais zéro',
  'data.page.marked': 'case « {marker} » : manquante, jamais zéro',
  'data.page.preview': 'Ce qui change si ce territoire l’adopte',
  'data.page.preview.note': {
    one: '{count} chiffre bouge sur {of}',
    other: '{count} chiffres bougent sur {of}',
  },
  'data.page.preview.none': 'Aucun projet à comparer dans cet espace.',
  'data.page.preview.refused': '{number} {title} : pas comparé ({code}).',
  'data.page.project': 'Projet',
  'data.page.figure': 'Chiffre',
  'data.page.gap': 'Écart',
  'data.page.same': 'inchangé',
  'data.page.tiny': 'moins que l’arrondi',
  'data.page.sources.show': { one: '{count} source', other: '{count} sources' },
  'data.page.notComputed': 'non calculé',
  'data.page.adopt': 'Adopter ce jeu pour ce territoire',
  'data.page.adopt.text': 'Vous pourrez revenir à l’ancien : il reste dans la liste.',
  'data.page.sources': 'Sources de ce jeu',
  'data.page.sources.note': 'millésimes, licences, péremption',
  'data.page.source': 'Source',
  'data.page.vintage': 'Millésime',
  'data.page.licence': 'Licence',
  'data.page.readOn': 'Lu le',
  'data.page.bestBefore': 'À renouveler',
  'data.page.expired': 'périmé le {date}',
} as const;
