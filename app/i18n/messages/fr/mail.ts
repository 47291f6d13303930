/** Mails the server sends. */
export const mail = {
  'mail.link.subject': 'Votre lien de connexion à Ancrage',
  'mail.link.text':
    'Bonjour {name},\n\nPour vous connecter, ouvrez ce lien :\n\n{link}\n\nIl marche une seule fois, pendant {minutes} minutes. Si vous n’avez rien demandé, ne faites rien : personne ne s’est connecté.',
} as const;
