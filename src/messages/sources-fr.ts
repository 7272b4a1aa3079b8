import type { Forms } from './forms';
import { nextSteps } from './next-steps-fr';
import type { SourcesWords } from './sources';
import { database } from './sources-database-fr';
import { saved as own } from './sources-saved-fr';
import { table } from './sources-table-fr';

/** Ce que dit la page où une source est ajoutée par un fichier. */
export const sources = (f: Forms): SourcesWords => ({
  title: 'Ajouter une source',
  kind: 'De quoi s’agit-il ?',
  kinds: {
    database: {
      title: 'Une base de données',
      help: 'Des tables ou une requête de PostgreSQL, MySQL, MariaDB ou SQL Server.',
    },
    file: {
      title: 'Un fichier',
      help: 'Un fichier CSV ou TSV dans Drive ou à une adresse.',
    },
    tracker: {
      title: 'Une feuille de calcul',
      help: 'Un onglet d’une feuille Google que quelqu’un tient.',
    },
    manifest: {
      title: 'Un manifeste « low-code »',
      help: 'Le fichier d’un connecteur, écrit comme ceux d’Airbyte.',
    },
  },
  intro:
    'Un manifeste « low-code », comme ceux des connecteurs d’Airbyte, dit comment lire l’API d’un système. Rien n’y est exécuté comme un programme, et il n’atteint que ses propres serveurs.',
  file: 'Le fichier',
  paste: 'Son texte (YAML ou JSON)',
  pasteHelp: 'Collez ici le fichier entier.',
  address: 'Ou son adresse',
  addressHelp:
    'Une adresse https:// qui s’ouvre sans connexion, comme un fichier sur GitHub. Un fichier de Drive que toute personne ayant son lien peut ouvrir se lit par ce lien ; pour les autres, collez le texte : Homeroom n’ouvre que les fichiers qu’il a créés.',
  fetch: 'Lire à cette adresse',
  fetching: 'Lecture…',
  look: 'Vérifier le fichier',
  looking: 'Vérification…',
  problems: 'Ce qui n’est pas pris en charge',
  none: 'Tout est pris en charge.',
  line: (n) => `Ligne ${f.number(n)} :`,
  stopsAll: 'Il ne peut pas être ajouté.',
  stops: (stream) => `« ${stream} » est laissé de côté.`,
  stopsNone: 'Rien n’est laissé de côté pour cela.',
  streams: f.count('# flux peut être lu', '# flux peuvent être lus'),
  settings: 'L’essayer',
  settingsHelp:
    'Ces réponses ne servent qu’à l’essayer ici. La connexion les redemande et les garde.',
  noSettings: 'Il ne demande aucun réglage.',
  optional: 'facultatif',
  preview: 'Montrer les premières lignes',
  previewing: 'Le système est interrogé…',
  rows: f.count('# ligne sur la première page', '# lignes sur la première page'),
  noRows: 'Il a répondu sans aucune ligne.',
  late: 'Le temps a manqué pour le regarder.',
  more: f.count('et # autre colonne', 'et # autres colonnes'),
  name: 'Son nom',
  nameHelp: 'Il figure ainsi dans la liste des systèmes.',
  save: 'Enregistrer la source',
  saving: 'Enregistrement…',
  saved: (name) =>
    `« ${name} » est enregistré et figure dans la liste des systèmes. Connectez-le, puis activez ses jeux de données.`,
  changed: (name) =>
    `« ${name} » est modifié. La prochaine actualisation le lit ainsi ; jusque-là ce qui est publié reste, et ce qui y est connecté le reste.`,
  connect: (name) => `Connecter ${name}`,
  toConsole: 'Retour à la console',
  own: own(f),
  database: database(f),
  table: table(f),
  nextSteps,
  noAnswer: 'Google n’a pas répondu. Rien n’a été changé.',
});
