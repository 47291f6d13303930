/** What a phone is told when what it sent is not taken. */
export const room = {
  'room.refused.notSignedIn':
    'Vous n’êtes pas dans la salle sur cet appareil. Entrez à nouveau le code de la rencontre.',
  'room.refused.noRight': 'Vous suivez cette rencontre sans y participer : rien n’a été envoyé.',
  'room.refused.unknownMeeting': 'Cette rencontre n’existe pas, ou plus. Vérifiez le code affiché à l’écran.',
  'room.refused.stepMoved':
    'L’étape a changé. Ce que vous avez écrit reste sur votre téléphone : revenez à l’étape en cours.',
  'room.refused.notOpen':
    'La rencontre n’a pas encore commencé. Ce que vous avez écrit est gardé et partira à l’ouverture.',
  'room.refused.closed':
    'La rencontre est terminée : elle ne prend plus rien. Ce que vous avez envoyé avant est gardé.',
  'room.refused.paused':
    'L’animation a mis la salle en pause. Ce que vous avez écrit est gardé et partira à la reprise.',
  'room.refused.stepClosed':
    'L’étape est close depuis plus de deux minutes : cet envoi n’a pas été pris. Copiez-le et donnez-le à l’animation si vous y tenez.',
  'room.refused.stepMute': 'On n’écrit pas pendant cette étape : écoutez, regardez l’écran.',
  'room.refused.wrongKind': 'Cette étape ne prend pas cela. Revenez à l’étape en cours et recommencez.',
  'room.refused.gone': 'Ce que vous visez n’est plus là : la page a changé. Relisez-la, puis recommencez.',
  'room.refused.notYours': 'C’est la carte de quelqu’un d’autre : vous ne pouvez pas la changer.',
  'room.refused.transferred': 'Cette carte est déjà chez le comité : elle se change là-bas.',
  'room.refused.noNumber': 'Le comité a donné tous ses numéros de carte (9 999). Prévenez l’animation.',
  'room.refused.pollClosed':
    'Le vote est clos : ce bulletin n’a pas été compté. Le précédent, s’il y en a un, compte.',
  'room.refused.ownOption': 'On ne vote pas pour sa propre carte. Donnez ces points à une autre.',
  'room.refused.ballotEmpty': 'Ce bulletin est vide : donnez au moins un point, une note ou une place.',
  'room.refused.ballotPlaces':
    'Deux cartes ont la même place, ou il en manque une : classez 1, 2, 3, sans trou.',
  'room.refused.ballotTotal': 'Vous avez réparti {found} points sur {expected}. Corrigez, puis déposez.',
  'room.refused.ballotMark': 'Une note de {found} ne convient pas : elle va de {min} à {max}.',
  'room.refused.badBody':
    'Cet envoi est illisible. Rechargez la page et recommencez : votre texte est gardé.',
  'room.refused.tooFast': {
    one: 'Beaucoup d’envois d’un coup : le vôtre repartira dans {count} seconde.',
    other: 'Beaucoup d’envois d’un coup : le vôtre repartira dans {count} secondes.',
  },
  'room.refused.tooMany':
    'Vous avez déjà envoyé {max} contributions : retirez-en une pour en écrire une autre.',
  'room.refused.tooLong': 'Ce texte fait {found} signes ; il en faut {max} au plus. Raccourcissez-le.',
  'room.refused.empty': 'Il manque des mots : écrivez au moins une lettre ou un chiffre.',
  'room.refused.wrong':
    'Une case n’est pas remplie comme il faut : vérifiez les nombres, l’année et la date.',
  'room.refused.table': 'Cette table n’existe pas : la salle en compte {max}.',
  'room.refused.name': 'Écrivez votre nom, en {max} signes au plus.',
  'room.refused.other':
    'Cet envoi n’a pas été pris. Rechargez la page et recommencez : votre texte est gardé.',
} as const;
