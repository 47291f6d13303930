/** What every co-written page says: fields, refusals, undo, rich texts, the state of the document. */
export const editing = {
  'editing.undo': 'Annuler',
  'editing.redo': 'Rétablir',
  'editing.undoHint': 'Annule votre dernière modification, pas celle des autres (Ctrl+Z)',
  'editing.fieldOpening': 'Le document s’ouvre : on y écrit dans un instant.',
  'editing.stage.closed': 'Étape close le {date} par {name}',
  'editing.stage.closedNoName': 'Étape close le {date}',
  'editing.stage.readOnly':
    'Les membres lisent ce document. Pour le modifier, demandez au secrétariat ou à l’animation de rouvrir l’étape.',
  'editing.stage.stillWrites':
    'Les membres lisent ce document. L’animation et le secrétariat peuvent encore y écrire.',
  'editing.stage.close': 'Clore cette étape',
  'editing.stage.closeMeans': 'Le comité le lira sans plus y écrire ; vous pourrez le rouvrir.',
  'editing.stage.reopen': 'Rouvrir l’étape',
  'editing.opening': 'Ouverture du document…',
  'editing.up': 'Monter',
  'editing.down': 'Descendre',
  'editing.isFirst': 'Déjà en tête',
  'editing.isLast': 'Déjà en dernier',
  'editing.remove': 'Retirer',
  'editing.edit': 'Modifier',
  'editing.done': 'Terminer',
  'editing.cancel': 'Renoncer',
  'editing.length': { one: '{count} signe sur {max}', other: '{count} signes sur {max}' },
  'editing.refused.outOfBounds':
    'De {min} à {max}{unit}. Vous avez écrit {found} : corrigez ou effacez, rien n’a été changé.',
  'editing.refused.notWhole': 'Un nombre entier est attendu. Vous avez écrit {found}.',
  'editing.refused.tooLong':
    'Ce champ prend au plus {max} signes, il en aurait {found}. Rien n’a été ajouté, rien n’est perdu.',
  'editing.refused.tooMany': 'Il y en a déjà {max}, le plus que ce document prend. Retirez-en un d’abord.',
  'editing.refused.badDate': 'Cette date n’est pas complète. La date d’avant est gardée.',
  'editing.refused.cycle':
    'Cette action attend déjà la vôtre, directement ou non : l’une des deux doit commencer.',
  'editing.refused.gone': 'Cette entrée vient d’être retirée par quelqu’un. « Annuler » la lui rendra.',
  'editing.refused.notANumber': 'Un nombre est attendu. Vous avez écrit « {found} ».',
  'editing.refused.ambiguous':
    '« {found} » peut se lire de deux façons. Écrivez-le sans séparateur de milliers.',
  'editing.refused.wrongUnit': 'L’unité est {expected}. Vous avez écrit « {found} ».',
  'editing.refused.other': 'Cette valeur n’a pas été acceptée. Rien n’a été changé.',
  'editing.unit.FTE': 'emplois (ETP)',
  'editing.unit.percent': '%',
  'editing.unit.kEUR': 'k€',
  'editing.rich.toolbar': 'Mise en forme : {label}',
  'editing.rich.heading': 'Titre',
  'editing.rich.bold': 'Gras',
  'editing.rich.bulletList': 'Liste',
  'editing.rich.orderedList': 'Liste numérotée',
  'editing.schema.title': {
    one: 'Ce document contient {count} élément illisible : il est montré en lecture seule.',
    other: 'Ce document contient {count} éléments illisibles : il est montré en lecture seule.',
  },
  'editing.schema.text':
    'Ce qui se lit est affiché, rien n’est effacé. Rechargez la page : le serveur répare ce qu’il peut. Premier élément en cause : {path}.',
  'editing.newer.title': 'Ce document a été écrit par une version plus récente d’Ancrage.',
  'editing.newer.text': 'Rechargez la page pour l’ouvrir. Rien n’est perdu.',
  'editing.closed.title': 'Ce document ne s’ouvre plus.',
  'editing.closed.text': 'Ce qui est affiché est la dernière version reçue. Rechargez la page.',
} as const;
