/** Reference figures: imports of official files, versions, and what they change. */
export const data = {
  'data.size.max':
    'Un fichier envoyé par la page fait {max} Mo au plus ; au-delà, utilisez la commande « npm run data ».',
  // Why a file is refused: what was asked, what was found, what to do.
  'data.failure.unknown-format':
    'Aucune source connue n’a ces colonnes. Trouvé : {columns}. Vérifiez que le fichier est celui du producteur, tel que téléchargé.',
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
  'data.readBy.kept': 'Gardé avec sa source, que le calcul ne lit pas encore',
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
  'data.reason.older-year': 'année plus ancienne',
  'data.reason.no-territory': 'hors de tout territoire',
  'data.reason.zone': 'zone d’emploi',
  'data.reason.branch': 'branche',
  'data.reason.commune': 'commune',
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
} as const;
