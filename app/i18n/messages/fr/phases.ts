/** The phases of a step, and who speaks for a table: as the agenda, the console, phones and the screen say them. */
export const phases = {
  'phases.pairs': 'En binômes',
  'phases.tables': 'En table',
  'phases.plenary': 'Mise en commun',
  'phases.do.pairs':
    'Tournez-vous vers la personne à côté de vous. Chacun lit sa priorité, l’autre pose une question. Puis échangez les rôles.',
  'phases.do.tables':
    'À votre table : lesquelles disent la même chose ? Que manque-t-il pour les rendre possibles ? Choisissez qui parlera pour la table.',
  'phases.do.plenary':
    'Chaque table dit en une minute ce qu’elle retient. Les autres écoutent et complètent leurs cartes.',
  'phases.place': 'Partie {count} sur {total}',
  'phases.left': 'Temps restant de cette partie',
  'phases.table.none': 'Personne ne parle encore pour la table {table}.',
  'phases.table.other': '{name} parle pour la table {table}.',
  'phases.table.mine': 'Vous parlez pour la table {table}.',
  'phases.table.soon': 'C’est bientôt à vous.',
  'phases.table.turn': {
    one: '{count} personne parle avant vous.',
    other: '{count} personnes parlent avant vous.',
  },
  'phases.table.said': 'Votre nom ici s’affiche alors pour l’animation et pour la salle.',
  'phases.table.speak': 'Je parle pour la table {table}',
  'phases.table.instead': 'Plutôt moi',
  'phases.table.stop': 'Ne plus parler pour la table',
  'phases.overTime': 'Le temps de cette partie est écoulé.',
  'phases.refused.seat': 'Choisissez d’abord votre table, puis dites que vous parlez pour elle.',
} as const;
