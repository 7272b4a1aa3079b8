/** Que faire ensuite là où les réponses sont sous les yeux de la personne. */
export const nextSteps: Readonly<Record<string, string>> = {
  'source.refused_key': 'Recopiez les deux : il manque peut-être un caractère.',
  'source.unknown_host': 'Cherchez une faute de frappe.',
  'source.login': 'Retapez l’utilisateur et le mot de passe : il manque peut-être un caractère.',
  'source.no_database': 'Corrigez le nom de la base de données.',
};
