/** The agenda of a meeting: its steps, as templates give them, and where they are written. */
export const agenda = {
  'agenda.step.welcome.title': 'Accueil et règles',
  'agenda.step.welcome.instruction':
    'Rejoignez la salle avec votre téléphone. Une règle : chacun écrit d’abord pour soi, puis on se lit.',
  'agenda.step.constat.title': 'Partager le constat',
  'agenda.step.constat.instruction':
    'Qu’est-ce qui est vrai ici ? Écrivez un constat, puis dites si vous êtes d’accord avec ceux des autres.',
  'agenda.step.heritage.title': 'Lire notre patrimoine industriel',
  'agenda.step.heritage.instruction':
    'Par table : quels sites ont ouvert, grandi, réduit ou fermé ? Notez le lieu, l’année, les emplois.',
  'agenda.step.priority.title': 'Formuler sa priorité',
  'agenda.step.priority.instruction':
    'Ma priorité pour le bassin : quoi, combien, où, quand ? Vous seul la voyez jusqu’à la mise en commun.',
  'agenda.step.exchange.title': 'Échanger et regrouper',
  'agenda.step.exchange.instruction':
    'Lisez les priorités à votre table. Lesquelles disent la même chose ? Que manque-t-il pour les rendre possibles ?',
  'agenda.step.vote.title': 'Voter',
  'agenda.step.vote.instruction':
    'Répartissez vos points. Le vote est secret ; le résultat se montre une fois clos.',
  'agenda.step.weigh.title': 'Peser les critères',
  'agenda.step.weigh.instruction':
    'Qu’est-ce qui compte le plus pour choisir un projet ? Répartissez 100 points entre les critères.',
  'agenda.step.actions.title': 'Décider deux ou trois actions',
  'agenda.step.actions.instruction':
    'Pour demain : qui fait quoi, quel premier pas, à quelle date, avec quels moyens, et comment saura-t-on que c’est fait ?',
  'agenda.step.closing.title': 'Clôture',
  'agenda.step.closing.instruction':
    'Relisez les actions. Votre fiche personnelle et le compte rendu sont prêts.',
  'agenda.step.committee.welcome.title': 'Ouverture de la séance',
  'agenda.step.committee.welcome.instruction':
    'Présents, ordre du jour, ce qui a été décidé la dernière fois.',
  'agenda.step.committee.exchange.title': 'Examiner les projets',
  'agenda.step.committee.exchange.instruction':
    'Pour chaque projet : ce qu’il apporte ici, ce qu’il déplace, ce qui manque encore pour en être sûr.',
  'agenda.step.secondDay.welcome.title': 'Deuxième jour : où en sommes-nous ?',
  'agenda.step.secondDay.welcome.instruction':
    'Hier en dix lignes. Ce qui nous unit, ce qui nous divise encore.',
  'agenda.poll.points': 'À quelles priorités donnez-vous vos 100 points ?',
  'agenda.poll.consent': 'Pouvez-vous vivre avec cette décision ?',
  'agenda.poll.weights': 'Combien compte chaque critère ?',
  'agenda.source': '{title}, rencontre du {day}',

  'agenda.rehearsal.any': 'Exemple pour la répétition',
  'agenda.rehearsal.statement.1': 'Exemple : nos ateliers n’arrivent plus à recruter de soudeurs',
  'agenda.rehearsal.statement.2': 'Exemple : des terrains sont prêts, mais personne ne sait lesquels',
  'agenda.rehearsal.statement.3': 'Exemple : nos sous-traitants achètent loin ce qui se fait ici',
  'agenda.rehearsal.statement.4': 'Exemple : les jeunes partent se former ailleurs et ne reviennent pas',
  'agenda.rehearsal.statement.5': 'Exemple : le train ne passe pas aux heures d’équipe',
  'agenda.rehearsal.statement.6': 'Exemple : deux dirigeants sur cinq cherchent un repreneur',
  'agenda.rehearsal.site.1': 'Exemple, filature',
  'agenda.rehearsal.site.2': 'Exemple, fonderie',
  'agenda.rehearsal.site.3': 'Exemple, atelier de mécanique',
  'agenda.rehearsal.site.4': 'Exemple, usine de moteurs',
  'agenda.rehearsal.site.5': 'Exemple, forge',
  'agenda.rehearsal.site.6': 'Exemple, usine de capteurs',
  'agenda.rehearsal.priority.1': 'Exemple : rouvrir une fonderie d’acier',
  'agenda.rehearsal.priority.2': 'Exemple : une école de production pour les soudeurs',
  'agenda.rehearsal.priority.3': 'Exemple : fabriquer ici les capteurs que nous importons',
  'agenda.rehearsal.priority.4': 'Exemple : un atelier partagé de robots pour les petites entreprises',
  'agenda.rehearsal.priority.5': 'Exemple : une fonderie d’acier et son école',
  'agenda.rehearsal.priority.6': 'Exemple : une navette calée sur les horaires d’équipe',
  'agenda.rehearsal.action.1': 'Exemple : réunir les fondeurs',
  'agenda.rehearsal.action.2': 'Exemple : réserver un terrain',
  'agenda.rehearsal.action.3': 'Exemple : lister les places de formation à ouvrir',
  'agenda.rehearsal.action.4': 'Exemple : visiter un atelier partagé',
  'agenda.rehearsal.action.5': 'Exemple : écrire à la région',
  'agenda.rehearsal.action.6': 'Exemple : compter les achats importés',
} as const;
