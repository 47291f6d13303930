/** What the server prints once it serves. */
export const start = {
  'start.serving': 'Ancrage est prêt : {url}',
  'start.network': 'Sur le réseau local : {url}',
  'start.join': 'Rejoindre la rencontre de démonstration : {url} (code {code})',
  'start.demo': 'Se connecter sans compte : choisir un rôle sur {url}',
  'start.link': 'Se connecter : demander un lien par courriel sur {url}',
  'start.mail': 'Sans SMTP_URL, les courriels s’affichent ici.',
} as const;
