/** The attendance sheet: signed by who comes, kept by who holds the meeting. */
export const presence = {
  'presence.title': 'Feuille d’émargement',
  'presence.lead': 'Signez votre présence.',
  'presence.name': 'Nom et prénom',
  'presence.organisation': 'Organisation',
  'presence.privacy':
    'Cette feuille dit seulement qui est venu : elle n’est reliée à rien de ce que vous écrivez ou votez. Les noms sont effacés le {date}.',
  'presence.sign': 'Signer',
  'presence.enter': 'Entrer dans la salle avec ce téléphone',
  'presence.signed': 'C’est noté : {name}. Une autre personne peut signer ci-dessous.',
  'presence.refused':
    'Écrivez un nom (de 1 à {name} caractères) ; l’organisation tient en {organisation} caractères.',
  'presence.full': 'La feuille est pleine : {max} lignes. Dites-le à qui anime.',
  'presence.over': 'La date d’effacement des noms est passée : la feuille ne prend plus rien.',
  'presence.text':
    'Affichez ou imprimez le carré à l’entrée : chacun signe de son téléphone, sans compte et sans entrer dans la salle. Les signatures ne sont reliées ni aux cartes ni aux votes.',
  'presence.qr': 'Carré à viser pour signer la feuille d’émargement',
  'presence.door': 'ou par l’adresse',
  'presence.lines': { one: '{count} signature', other: '{count} signatures' },
  'presence.joined': { one: '{count} personne dans la salle', other: '{count} personnes dans la salle' },
  'presence.csv': 'Télécharger (CSV)',
  'presence.none': 'Personne n’a signé pour l’instant',
  'presence.noneText':
    'Rechargez la page pour voir les signatures qui arrivent. Elles sont effacées le {date}.',
} as const;
