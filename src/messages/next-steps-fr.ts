/** Que faire ensuite là où les réponses sont sous les yeux de la personne. */
export const nextSteps: Readonly<Record<string, string>> = {
  'source.refused_key': 'Recopiez les deux : il manque peut-être un caractère.',
  'source.unknown_host': 'Cherchez une faute de frappe.',
  'source.unreachable':
    'Vérifiez l’adresse. Si elle est juste, le système est peut-être en panne : réessayez plus tard.',
  'source.too_busy': 'Attendez une minute et réessayez.',
  'source.error':
    'Réessayez dans quelques minutes. Si cela dure, prévenez qui s’occupe du système.',
  'source.unstable': 'Réessayez quand moins de personnes y travaillent, la nuit par exemple.',
  'source.bad_request':
    'Vérifiez l’adresse et le reste de ce qui est rempli. Si tout est juste, prévenez qui s’occupe du système.',
  'source.closed':
    'Vérifiez l’adresse et le port. Son pare-feu doit laisser entrer les serveurs de Google : docs/sql.md dit où leurs adresses sont publiées. Si tout est juste, elle est peut-être arrêtée : réessayez plus tard.',
  'source.slow':
    'Réessayez plus tard. Si cela dure, lisez moins de lignes à la fois, ou demandez à son responsable un index sur la clé et sur la colonne des changements.',
  'source.login': 'Retapez l’utilisateur et le mot de passe : il manque peut-être un caractère.',
  'source.statement': 'Corrigez-la, ou les noms des tables et des colonnes, et réessayez.',
  'source.no_database': 'Corrigez le nom de la base de données.',
};
