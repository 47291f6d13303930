/** What follows a meeting: one's own sheet, the public page, « Et depuis ? » and the mails. */
export const after = {
  'after.nobody': 'personne encore',
  'after.noDay': 'sans date',
  'after.term': { one: 'À {count} jour', other: 'À {count} jours' },
  'after.state.none': 'Rien n’a été dit',
  'after.state.todo': 'Pas commencé',
  'after.state.doing': 'En cours',
  'after.state.done': 'Fait',
  'after.state.dropped': 'Abandonné',

  'after.sheet.kicker': 'Ma fiche de la rencontre',
  'after.sheet.facts': '{space}, {when}.',
  'after.sheet.name': 'Fiche de {name}',
  'after.sheet.running': 'La rencontre continue.',
  'after.sheet.runningText': 'Cette fiche dit ce qui est connu maintenant. Elle se complète jusqu’à la fin.',
  'after.sheet.mine': 'Ce que j’ai proposé',
  'after.sheet.mine.empty': 'Vous n’avez pas écrit de priorité pendant cette rencontre.',
  'after.sheet.actions': { one: 'L’action décidée', other: 'Les actions décidées' },
  'after.sheet.firstStep': 'Premier pas : {text}',
  'after.sheet.calendar': 'Mettre les actions dans mon agenda',
  'after.sheet.since': 'Et depuis ?',
  'after.sheet.whole': 'Toute la restitution',
  'after.sheet.call': 'Qui appeler',
  'after.sheet.call.empty': 'Personne n’est encore nommé.',
  'after.sheet.drives': 'anime la rencontre',
  'after.sheet.until':
    'Le {day}, plus rien ne dira qui a écrit quoi : cette fiche et ses liens cesseront de marcher. Ce qui a été dit reste, sans nom.',
  'after.own.private': 'Gardée pour vous : vous ne l’avez pas envoyée.',
  'after.own.waiting': 'Envoyée, mais pas montrée à la salle.',
  'after.own.family': {
    one: 'Rangée dans « {title} », avec {count} autre priorité.',
    other: 'Rangée dans « {title} », avec {count} autres priorités.',
  },
  'after.own.votes': { one: '{count} voix dans la salle.', other: '{count} voix dans la salle.' },
  'after.own.rank': '{rank} sur {total} : « {question} »',
  'after.own.noVote': 'Montrée à la salle. Elle n’a pas été mise au vote, ou le résultat n’a pas été montré.',
  'after.own.action': 'Devenue une action : {titles}.',
  'after.own.comment': 'On vous a répondu : « {text} »',

  'after.keep': 'Garder cette fiche',
  'after.keep.link': 'Faire un lien',
  'after.keep.link.text':
    'Un lien que personne ne peut deviner, pour revenir plus tard, d’un autre appareil. Qui a le lien lit la fiche : gardez-le pour vous.',
  'after.keep.link.made': 'Voici votre lien. Copiez-le maintenant : il ne sera plus affiché.',
  'after.keep.mail.promise':
    'La fiche peut vous être envoyée à la fin de la rencontre. Votre adresse sert à cela seulement ; elle est gardée à part de ce que vous avez écrit et effacée le {day}.',
  'after.keep.mail.label': 'Votre adresse électronique (facultatif)',
  'after.keep.mail': 'Me l’envoyer à la fin',
  'after.keep.mail.now': 'Me l’envoyer',
  'after.keep.mail.waiting': 'La fiche partira à {email} à la fin de la rencontre.',
  'after.keep.mail.sent': 'La fiche est partie à {email}.',
  'after.keep.mail.clear': 'Pour effacer l’adresse, videz le champ et envoyez.',
  'after.keep.print': 'Pour la garder sur papier, imprimez cette page : elle tient sur du A4.',
  'after.calendar.name': 'actions',

  'after.since.kicker': 'Ce que la rencontre est devenue',
  'after.since.title': 'Et depuis ?',
  'after.since.open': 'La rencontre n’est pas terminée.',
  'after.since.openText': 'Les points à 1, 30 et 90 jours commencent quand elle est fermée.',
  'after.since.count':
    'Fait : {done}. En cours : {doing}. Pas commencé ou pas dit : {rest}. Abandonné : {dropped}.',
  'after.since.byLink':
    'Ce lien vous a été envoyé parce que vous portez cette action. Dites où elle en est, en deux mots.',
  'after.since.empty': 'Rien à suivre : aucune action n’a été montrée à la salle.',
  'after.since.whole': 'La restitution',
  'after.since.sheet': 'Ma fiche',
  'after.since.late': { one: 'En retard de {count} jour', other: 'En retard de {count} jours' },
  'after.since.progress': 'Dans la feuille de route, avancement : {percent} %.',
  'after.since.roadmap': 'Ouvrir la feuille de route',
  'after.since.today': '{term} : on attend des nouvelles aujourd’hui.',
  'after.since.awaited': {
    one: '{term} : sans nouvelles depuis {count} jour.',
    other: '{term} : sans nouvelles depuis {count} jours.',
  },
  'after.since.nothing': 'Rien n’a été dit depuis le {day}.',
  'after.since.coming': 'Le {day}',
  'after.since.saidBy': '{name}, le {day}',
  'after.since.owner': 'Qui porte l’action',
  'after.say': '{term} : dire où elle en est',
  'after.say.state': 'Où en est-elle ?',
  'after.say.progress': 'Avancement dans la feuille de route (%)',
  'after.say.progressHint': '0 : pas commencé. 100 : fait. C’est le chiffre même de la feuille de route.',
  'after.say.dropped': 'L’action est abandonnée',
  'after.say.note': 'Un mot (facultatif)',
  'after.say.send': 'Enregistrer',
  'after.owner.none': 'Rappeler cette action à qui la porte',
  'after.owner.set': 'Rappels envoyés à {email}',
  'after.owner.label': 'Adresse électronique de qui porte l’action (facultatif)',
  'after.owner.promise':
    'Trois courriels au plus, à 1, 30 et 90 jours, chacun avec un lien pour répondre. L’adresse est gardée à part, lue par ceux qui animent seulement, et effacée après le dernier rappel, le {day}. Demandez d’abord son accord à la personne.',
  'after.owner.send': 'Garder cette adresse',

  'after.kept.mail': 'C’est noté : la fiche partira à {email} à la fin de la rencontre.',
  'after.kept.sent': 'La fiche est partie à {email}.',
  'after.kept.erased': 'L’adresse est effacée.',
  'after.kept.state': 'Enregistré.',
  'after.kept.owner': 'Adresse gardée pour les rappels.',
  'after.kept.ownerGone': 'L’adresse est effacée : plus de rappel.',

  'after.next': 'Et après',
  'after.publish': 'Rendre la restitution publique',
  'after.publish.withdraw': 'Retirer la page publique',
  'after.publish.see': 'Voir la page publique',
  'after.publish.inside': 'Cette restitution se lit dans le comité seulement.',
  'after.publish.what':
    'Publique, elle se lit par tous, sans compte : les auteurs et les responsables d’action qui l’ont accepté y sont nommés, les autres non.',
  'after.publish.kept': {
    one: 'Pour {count} action, l’accord de la personne nommée n’est pas noté : son nom n’y sera pas.',
    other: 'Pour {count} actions, l’accord de la personne nommée n’est pas noté : son nom n’y sera pas.',
  },
  'after.publish.since': 'Cette restitution est publique depuis le {day}.',
  'after.public.none':
    'Aucune restitution publique n’a cette adresse. Elle n’est pas publiée, ou elle a été retirée : demandez-la à qui animait la rencontre.',

  'after.last': 'Dernière rencontre :',

  'after.refused.linkDead':
    'Ce lien n’ouvre plus rien. Vérifiez qu’il est entier ; sinon, les noms de cette rencontre ont été effacés à la date promise, ou l’adresse a changé.',
  'after.refused.notSignedIn':
    'Cette page est à qui était dans la salle. Ouvrez-la avec l’appareil qui vous a servi, ou avec votre lien.',
  'after.refused.notJoined':
    'Vous n’avez pas rejoint cette rencontre sous ce nom : il n’y a pas de fiche à montrer.',
  'after.refused.noRight': 'Votre rôle ne permet pas cela. Demandez à qui anime la rencontre.',
  'after.refused.email': 'Cette adresse n’en est pas une. Il en faut une entière, comme nom@exemple.fr.',
  'after.refused.tooFast': {
    one: 'Trop d’essais. Réessayez dans {count} minute.',
    other: 'Trop d’essais. Réessayez dans {count} minutes.',
  },
  'after.refused.note': 'Le mot a {found} signes ; il en tient {max}. Raccourcissez-le.',
  'after.refused.state': 'Il manque où en est l’action. Choisissez une ligne de la liste.',
  'after.refused.progress': 'L’avancement est un nombre de 0 à 100. Corrigez-le.',
  'after.refused.action': 'Cette action n’est plus dans la rencontre. Rechargez la page.',

  'after.mail.sheet.subject': 'Votre fiche : {meeting}',
  'after.mail.sheet.text':
    'Bonjour,\n\nLa rencontre « {meeting} » est terminée. Votre fiche est ici : votre priorité, ce qu’elle est devenue, les actions et qui appeler.\n\n{link}\n\nCe lien est à vous seul. Il marche jusqu’au {until} ; votre adresse est effacée le même jour.',
  'after.mail.reminder.subject': 'Où en est votre action : {action}',
  'after.mail.reminder.text.1':
    'Bonjour,\n\nÀ la rencontre « {meeting} », le {day}, vous avez pris cette action :\n\n{action}\n\nLe premier pas est-il fait ? Dites-le en deux mots :\n\n{link}',
  'after.mail.reminder.text.30':
    'Bonjour,\n\nÀ la rencontre « {meeting} », le {day}, vous avez pris cette action :\n\n{action}\n\nOù en est-elle ? Dites-le en deux mots :\n\n{link}',
  'after.mail.reminder.text.90':
    'Bonjour,\n\nÀ la rencontre « {meeting} », le {day}, vous avez pris cette action :\n\n{action}\n\nOù en est-elle ? Dites-le en deux mots :\n\n{link}\n\nC’est le dernier rappel : votre adresse est maintenant effacée.',
} as const;
