/** Why the server refuses a live document, and what to do about it. Each ends the sentence « À renvoyer (…) ». */
export const collab = {
  'collab.refused.malformed': 'la page et le serveur ne se comprennent plus, rechargez la page',
  'collab.refused.signedOut': 'vous n’êtes plus connecté, reconnectez-vous',
  'collab.refused.forbidden': 'vous n’avez pas le droit d’écrire ici',
  'collab.refused.noSuchRoom': 'ce document n’existe pas ou plus',
  'collab.refused.outdated': 'cette page est plus ancienne que le serveur, rechargez-la',
  'collab.refused.tooLarge': 'ce texte est trop long pour le document, raccourcissez-le',
  'collab.refused.quarantined': 'ce document est mis de côté pour réparation, les autres restent ouverts',
  'collab.refused.tooMany': 'trop de pages sont ouvertes sous votre nom, fermez-en',
  'collab.refused.unknown': 'le serveur refuse ce document',
} as const;
