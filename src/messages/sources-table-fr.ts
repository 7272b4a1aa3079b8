import type { Forms } from './forms';
import type { TableWords } from './sources-table';

/** Ce que dit la page où une source est un tableau : un fichier, ou un onglet d’une feuille de calcul. */
export const table = (f: Forms): TableWords => ({
  file: {
    intro:
      'Un tableau de texte (CSV, TSV) devient un jeu de données : les exports d’un système, les listes que quelqu’un tient. Il est relu quand il a changé, et ce qui n’y est plus disparaît.',
    where: 'Où est le fichier',
    address: 'Lien ou adresse',
    addressHelp:
      'Une adresse https:// qui télécharge le fichier, ou le lien d’un fichier de Drive (dans les copies de Homeroom qui peuvent ouvrir les fichiers de Drive).',
    look: 'Regarder le fichier',
    how: 'Comment il est écrit',
  },
  tracker: {
    intro:
      'Un onglet d’une feuille Google devient un jeu de données : ce que suivent les enseignants ou les conseillers. Il est seulement lu. Ses formats, filtres et formules restent tels quels.',
    where: 'Quelle feuille de calcul',
    address: 'Lien de la feuille de calcul',
    addressHelp:
      'L’adresse dans le navigateur quand elle est ouverte. Votre compte doit pouvoir l’ouvrir.',
    look: 'Regarder la feuille',
    how: 'Où se trouve le tableau',
  },
  results:
    'Les résultats d’un éditeur d’évaluations (MAP Growth, i-Ready ou un autre) sont un système à part : connectez « Fichier de résultats d’évaluations » dans la liste des systèmes.',
  looking: 'Lecture…',
  again: 'Regarder de nouveau',
  login: 'Il demande un utilisateur et un mot de passe',
  loginHelp: 'Ils ne servent qu’à le regarder ici. La connexion les redemande.',
  user: 'Utilisateur',
  password: 'Mot de passe',
  encoding: 'Caractères',
  delimiter: 'Entre les cellules',
  delimiters: { ',': 'Virgule', ';': 'Point-virgule', '\t': 'Tabulation', '|': 'Barre |' },
  headerLine: 'Ligne des noms',
  headerLineHelp: '0 s’il n’en a pas.',
  headerRow: 'Ligne des noms',
  headerRows: 'Lignes de noms',
  one: 'Une',
  two: 'Deux',
  tab: 'Onglet',
  range: 'Plage',
  rangeHelp: 'Comme B3:H. Vide : tout l’onglet.',
  columns: 'Ce qui a été trouvé',
  columnsHelp:
    'Vérifiez chaque colonne : son type, et à quel point elle touche une personne. Ce qui n’est pas coché reste où il est.',
  read: f.count('# ligne a été lue', '# lignes ont été lues'),
  nothing:
    'Il n’y a rien ici. Choisissez un autre onglet, ou dites où commence le tableau, puis regardez de nouveau.',
  seenRows: f.count('# ligne a été regardée.', '# lignes ont été regardées.'),
  take: 'Prendre',
  takeOf: (column) => `Prendre ${column}`,
  from: 'Dans le tableau',
  name: 'Nom',
  nameOf: (column) => `Nom de ${column}`,
  type: 'Type',
  typeOf: (column) => `Type de ${column}`,
  formatOf: (column) => `Comment ${column} est écrit`,
  types: {
    text: 'Texte',
    integer: 'Nombre entier',
    number: 'Nombre',
    boolean: 'Oui ou non',
    date: 'Date',
    timestamp: 'Date et heure',
  },
  months: {
    'MM/DD/YYYY': 'mois/jour/année',
    'DD/MM/YYYY': 'jour/mois/année',
    'MM-DD-YYYY': 'mois-jour-année',
    'DD-MM-YYYY': 'jour-mois-année',
    'DD.MM.YYYY': 'jour.mois.année',
    'MM/DD/YY': 'mois/jour/aa',
    'DD/MM/YY': 'jour/mois/aa',
    'DD.MM.YY': 'jour.mois.aa',
    'YYYY-MM-DD': 'année-mois-jour',
    'YYYY/MM/DD': 'année/mois/jour',
    YYYYMMDD: 'annéemoisjour',
    'DD MMM YYYY': '3 sept. 2026',
    'MMM DD YYYY': 'sept. 3, 2026',
    'DD-MMM-YY': '3-sept-26',
  },
  class: 'Concerne',
  classOf: (column) => `Ce que ${column} concerne`,
  classes: {
    none: 'personne',
    quasi: 'quelqu’un, avec d’autres',
    personal: 'un individu',
    sensitive: 'un individu : sensible',
  },
  since: { new: 'nouveau dans le tableau', gone: 'plus dans le tableau' },
  key: 'Clé',
  keyOf: (column) => `${column} distingue les lignes`,
  keyHelp:
    'La clé est ce qui distingue les lignes : une colonne, ou plusieurs ensemble. Sans elle, les lignes se distinguent par leur place.',
  either: (column, first, second) =>
    `Les jours de « ${column} » peuvent se lire ${first} ou ${second}. Choisissez.`,
  unsure: {
    heading: (what) =>
      `« ${what} » est au-dessus de cellules vides, et vaut aussi pour leurs colonnes. Fusionnez ses cellules dans la feuille pour dire lesquelles sont les siennes.`,
    key: (what, rows) =>
      `Une cellule de « ${what} » est fusionnée sur ${f.number(rows)} lignes : elle ne peut pas les distinguer à elle seule. Cochez une autre colonne de la clé à côté d’elle.`,
    amount: (what, rows) =>
      `Un nombre de « ${what} » est fusionné sur ${f.number(rows)} lignes : chacune l’a, si bien qu’une somme le compte plusieurs fois.`,
  },
  aside: f.count(
    '# ligne ne peut pas être prise entière',
    '# lignes ne peuvent pas être prises entières',
  ),
  kept: 'Voici les colonnes telles qu’elles ont été enregistrées : regardez le tableau pour voir ce qu’il a maintenant.',
  asideHelp:
    'Ce qui est mis de côté se trouve dans un jeu de données à part, avec sa ligne : rien n’est omis sans être vu.',
  wantName: 'Chaque colonne prise a besoin d’un nom à elle : lettres, chiffres et _.',
  wantColumn: 'Prenez au moins une colonne.',
});
