/**
 * Ce qui ne va pas dans un manifeste, phrase par phrase ; `{}` est ce qui est cité. Ce que dit la
 * bibliothèque YAML reste comme elle le dit.
 */
export const PROBLEMS: Readonly<Record<string, string>> = {
  'A comment {# never ends.': 'Un commentaire {# ne finit pas.',
  'A pattern is longer than 2,000 characters.': 'Un motif dépasse 2 000 caractères.',
  'A pattern is too large.': 'Un motif est trop grand.',
  'A stream has no name.': 'Un flux n’a pas de nom.',
  'All properties of the list are asked for.': 'Toutes les propriétés de la liste sont demandées.',
  'An expression is nested too deep.': 'Une expression est trop imbriquée.',
  'An expression is too long.': 'Une expression est trop longue.',
  'Blocks are nested too deep.': 'Des blocs sont trop imbriqués.',
  'It is empty or longer than 2 MB.': 'Il est vide ou dépasse 2 Mo.',
  'It is not a component that is known.': 'Ce composant n’est pas connu.',
  'It is written in Python, which is not in the manifest.':
    'Il est écrit en Python, qui n’est pas dans le manifeste.',
  'It is written in Python: the fields are those of the first page.':
    'Il est écrit en Python : les champs sont ceux de la première page.',
  'It is written in Python: values are made to fit the schema as in all streams.':
    'Il est écrit en Python : les valeurs sont ajustées au schéma comme dans tous les flux.',
  'It is written in Python: these answers are not checked.':
    'Il est écrit en Python : ces réponses ne sont pas vérifiées.',
  'It is written in Python: what it names beside that is used, and errors are met as usual.':
    'Il est écrit en Python : ce qu’il nomme à côté est utilisé, et les erreurs sont traitées comme d’habitude.',
  'It is written in Python: the usual waiting times are used in its place.':
    'Il est écrit en Python : les délais d’attente habituels le remplacent.',
  'Its file is not in the manifest: the fields are those of the first page.':
    'Son fichier n’est pas dans le manifeste : les champs sont ceux de la première page.',
  'Its references repeat so much, or go so deep, that it is too large to read.':
    'Ses références se répètent tant, ou vont si profond, qu’il est trop grand pour être lu.',
  'It is nested so deep, or repeats itself so often, that it is too large to read.':
    'Il est si imbriqué, ou se répète si souvent, qu’il est trop grand pour être lu.',
  'None of its streams can be read.': 'Aucun de ses flux ne peut être lu.',
  'Signing in on a page of the system is not done here: paste the token or refresh token.':
    'La connexion sur une page du système ne se fait pas ici : collez le jeton ou le jeton de renouvellement.',
  'States of another program are not taken over: the first reading is a whole one.':
    'Les états d’un autre programme ne sont pas repris : la première lecture est complète.',
  'The fields are found when its first rows are looked at, and are those of the first page where they are not told.':
    'Les champs sont trouvés quand on regarde ses premières lignes, et sont ceux de la première page là où ils ne sont pas dits.',
  'The first of its tokens is used; their quotas are not compared.':
    'Le premier de ses jetons est utilisé ; leurs quotas ne sont pas comparés.',
  'The first stream there is takes its place.': 'Le premier flux venu prend sa place.',
  'The system prepares a file and is asked again and again until it is there: such jobs are not supported.':
    'Le système prépare un fichier et on l’interroge jusqu’à ce qu’il soit là : de telles tâches ne sont pas prises en charge.',
  'Its streams are found by the settings, when its first rows are looked at.':
    'Ses flux sont trouvés par les réglages, quand on regarde ses premières lignes.',
  'Its streams stand in a secret setting, which is no place for names.':
    'Ses flux figurent dans un réglage secret, ce qui n’est pas une place pour des noms.',
  'It reads the file that a job prepares: such jobs are not supported.':
    'Il lit le fichier qu’une tâche prépare : de telles tâches ne sont pas prises en charge.',
  'The text is longer than 2 MB.': 'Le texte dépasse 2 Mo.',
  'This is no low-code manifest.': 'Ce n’est pas un manifeste « low-code ».',
  'This is no low-code manifest: it has no “streams”.':
    'Ce n’est pas un manifeste « low-code » : il n’a pas de « streams ».',
  'Where its condition does not hold, its streams have no records.':
    'Là où sa condition ne tient pas, ses flux n’ont pas d’enregistrements.',
  'a key that is locked by one cannot be opened here: give it without.':
    'une clé qu’elle verrouille ne peut être ouverte ici : donnez-la sans.',
  'it needs a DatetimeBasedCursor with a cursor_granularity.':
    'il lui faut un DatetimeBasedCursor avec une cursor_granularity.',
  'beside pagination_reset it is not supported.':
    'à côté de pagination_reset, ce n’est pas pris en charge.',
  'Only records go together with records.':
    'Seuls des enregistrements se réunissent à des enregistrements.',
  'A list that ForEach goes through holds more than records.':
    'Une liste que parcourt ForEach ne contient pas que des enregistrements.',
  'there is no request_window_splitting.': 'il n’y a pas de request_window_splitting.',
  'The files themselves are not copied; their records are.':
    'Les fichiers eux-mêmes ne sont pas copiés ; leurs enregistrements le sont.',
  'It has no form of its own: what its expressions name is asked for.':
    'Il n’a pas de formulaire à lui : ce que nomment ses expressions est demandé.',
  'It does not say for which version it was written; 0.50 to 7 are understood.':
    'Il ne dit pas pour quelle version il a été écrit ; de 0.50 à 7 sont comprises.',
  'It was written for version {}; 0.50 to 7 are understood.':
    'Il a été écrit pour la version {} ; de 0.50 à 7 sont comprises.',
  'Two streams are called “{}”: the first is read.':
    'Deux flux s’appellent « {} » : le premier est lu.',
  'tokens signed by {} are not supported; {} are.':
    'les jetons signés par {} ne sont pas pris en charge ; {} le sont.',
  '{} is no public server with a secure address (https://).':
    '{} n’est pas un serveur public à adresse sûre (https://).',
  '{} names nothing that is here.': '{} ne nomme rien qui soit ici.',
  '{} refers to itself.': '{} renvoie à lui-même.',
  'A block lacks its {}.': 'Il manque à un bloc son {}.',
  'The filter “{}” is not supported.': 'Le filtre « {} » n’est pas pris en charge.',
  'The test “{}” is not supported.': 'Le test « {} » n’est pas pris en charge.',
  'The name “{}” is not known.': 'Le nom « {} » n’est pas connu.',
  'The pattern “{}” looks around itself: that is not supported.':
    'Le motif « {} » regarde autour de lui : ce n’est pas pris en charge.',
  'The pattern “{}” refers back to itself: that is not supported.':
    'Le motif « {} » renvoie à lui-même : ce n’est pas pris en charge.',
  'The pattern “{}” repeats without going back: that is not supported.':
    'Le motif « {} » répète sans revenir : ce n’est pas pris en charge.',
  'The pattern “{}” is nested too deep: that is not supported.':
    'Le motif « {} » est trop imbriqué : ce n’est pas pris en charge.',
  '“{}” is no pattern that is understood.': '« {} » n’est pas un motif compris.',
  '“{}” begins an expression that never ends.': '« {} » commence une expression qui ne finit pas.',
  '“{}” ends too early.': '« {} » finit trop tôt.',
  '“{}” stands where something else belongs, in “{}”.':
    '« {} » est là où il faut autre chose, dans « {} ».',
  '“{}” is not understood.': '« {} » n’est pas compris.',
  '“{}” would change “{}”: only `AddFields` changes its record.':
    '« {} » changerait « {} » : seul `AddFields` change son enregistrement.',
  '“{}” calls no macro.': '« {} » n’appelle pas de macro.',
  '{% {} %} is not supported: a manifest has no other templates.':
    '{% {} %} n’est pas pris en charge : un manifeste n’a pas d’autres modèles.',
  '{% {} %} is not supported.': '{% {} %} n’est pas pris en charge.',
};

const patterns = Object.entries(PROBLEMS).map(
  ([english, french]) =>
    [
      new RegExp(
        `^${english
          .split('{}')
          .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
          .join('([^]*?)')}$`,
      ),
      french,
    ] as const,
);

/** La même phrase en français ; telle quelle si elle n’est pas de nous. */
export const problem = (text: string): string => {
  for (const [pattern, french] of patterns) {
    const found = pattern.exec(text);
    if (!found) continue;
    let next = 1;
    return french.replace(/\{\}/g, () => found[next++] ?? '');
  }
  const [, name, rest] = /^(\w+): ([^]+)$/.exec(text) ?? [];
  return name === undefined ? text : `${name} : ${problem(rest!)}`;
};
