/** Databases: their settings and what they refuse. */
export const warehouses: Readonly<Record<string, string>> = {
  'Built in (SQLite)': 'Intégré (SQLite)',
  'Needs nothing: data sets are built inside the script and published to tabs. Right for most schools.':
    'Ne demande rien : les données sont préparées dans le script et publiées dans des onglets. Convient à la plupart des établissements.',
  'A MySQL or MariaDB database. Cloud SQL for MySQL is the easiest to set up: Google’s scripts reach it by its name, without opening it to any address.':
    'Une base de données MySQL ou MariaDB. Cloud SQL pour MySQL est le plus simple à mettre en place : les scripts de Google l’atteignent par son nom, sans l’ouvrir à aucune adresse.',
  'A PostgreSQL database, at Google (Cloud SQL) or elsewhere: for what no longer fits into a workbook, and for those who ask by SQL. The server must let Google’s addresses in.':
    'Une base de données PostgreSQL, chez Google (Cloud SQL) ou ailleurs : pour ce qui ne tient plus dans un classeur, et pour qui interroge en SQL. Le serveur doit laisser entrer les adresses de Google.',
  Address: 'Adresse',
  'For Cloud SQL the connection name from the instance’s page in the Google Cloud console: project:region:instance. For any other server its name and port.':
    'Pour Cloud SQL, le nom de connexion indiqué sur la page de l’instance dans la console Google Cloud : projet:région:instance. Pour tout autre serveur, son nom et son port.',
  'The server’s name and port. Google’s servers reach ports from 1025 on only.':
    'Le nom du serveur et son port. Les serveurs de Google n’atteignent que les ports à partir de 1025.',
  'The name of the database. It must be there already; an empty one is best.':
    'Le nom de la base de données. Elle doit déjà exister ; une base vide convient le mieux.',
  Schema: 'Schéma',
  'Where the data sets stand in the database. Leave it empty unless several workbooks share one database: then each needs a name of its own.':
    'Où se trouvent les jeux de données dans la base. Laissez vide, sauf si plusieurs classeurs partagent une base : il faut alors un nom à chacun.',
  'A user of the database that is only for Homeroom. It needs the right to create tables.':
    'Un utilisateur de la base réservé à Homeroom. Il lui faut le droit de créer des tables.',
  'May create tables': 'Peut créer des tables',
  'Milliseconds an answer takes': 'Millisecondes par réponse',
  Project: 'Projet',
  'Gigabytes a full refresh reads, about': 'Gigaoctets lus par une actualisation complète, environ',
  'Gigabytes a month with a refresh a day, about':
    'Gigaoctets par mois avec une actualisation par jour, environ',
  'Google’s data warehouse: no server to keep, and room for any school. It needs a Google Cloud project with billing; small schools stay below what is free. Loading is free; what a data set reads is asked before it is built, and too much is refused.':
    'L’entrepôt de données de Google : aucun serveur à entretenir, de la place pour toute école. Il faut un projet Google Cloud avec facturation ; les petites écoles restent sous le seuil gratuit. Charger est gratuit ; ce que lit un jeu de données est demandé avant sa préparation, et refusé au-delà de votre limite.',
  'Google Cloud project': 'Projet Google Cloud',
  'The project’s id, from the start page of the Google Cloud console. The BigQuery API and billing must be switched on in it.':
    'L’identifiant du projet, sur la page d’accueil de la console Google Cloud. L’API BigQuery et la facturation doivent y être activées.',
  'Where the data lie: EU, US, or a region such as europe-west1. It cannot be changed later.':
    'Où se trouvent les données : EU, US ou une région comme europe-west1. Cela ne peut plus être changé ensuite.',
  'How the data set of BigQuery is called in which people find the tables. Leave it empty unless several workbooks share one project: then each needs a name of its own.':
    'Le nom de l’ensemble de données de BigQuery où l’on trouve les tables. Laissez vide, sauf si plusieurs classeurs partagent un projet : chacun a alors besoin de son propre nom.',
  'Largest query, in gigabytes': 'Plus grande requête, en gigaoctets',
  'A query that would read more is refused before it costs anything. Google charges by what is read; 1,000 gigabytes a month are free.':
    'Une requête qui lirait davantage est refusée avant de coûter quoi que ce soit. Google facture ce qui est lu ; 1 000 gigaoctets par mois sont gratuits.',
  'Megabytes a statement may have': 'Mégaoctets par instruction',
  'a schema’s name has letters, digits and _ only':
    'le nom d’un schéma n’a que des lettres, des chiffres et _',
  'Homeroom gives such names to its other schemas':
    'Homeroom donne de tels noms à ses autres schémas',
  'a project’s id has small letters, digits and - only':
    'l’identifiant d’un projet n’a que des lettres minuscules, des chiffres et -',
  'a location is EU, US or a region': 'un emplacement est EU, US ou une région',
  'the largest query is a number of gigabytes':
    'la plus grande requête est un nombre de gigaoctets',
  'another refresh is at work in it': 'une autre actualisation y travaille',
  'A Microsoft SQL Server database of 2019 or later, or Azure SQL. The server must let Google’s addresses in.':
    'Une base de données Microsoft SQL Server de 2019 ou plus récente, ou Azure SQL. Le serveur doit laisser entrer les adresses de Google.',
};
