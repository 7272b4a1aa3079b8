/** Connectors: what they read and what they ask for. */
export const connectors: Readonly<Record<string, string>> = {
  'Responses of a survey as PISA makes it, one database for each country: the table of responses is read while it grows, with its corrections and deletions. Twenty databases are one list.':
    'Réponses d’une enquête à la manière de PISA, une base de données par pays : la table des réponses est lue pendant qu’elle grandit, avec ses corrections et ses suppressions. Vingt bases ne font qu’une liste.',
  'Kind of database': 'Type de base de données',
  'Whoever looks after the database knows which of these it is.':
    'La personne responsable de la base sait lequel c’est.',
  'The server’s name or address, without a port. Its firewall must let Google’s servers in.':
    'Le nom ou l’adresse du serveur, sans le port. Son pare-feu doit laisser entrer les serveurs de Google.',
  Port: 'Port',
  'Leave it empty for the usual one: 5432, 3306 or 1433. Google’s servers reach ports from 1025 on only.':
    'Laissez vide pour le port habituel : 5432, 3306 ou 1433. Les serveurs de Google ne joignent que les ports à partir de 1025.',
  'The name of the database on that server.': 'Le nom de la base de données sur ce serveur.',
  'A user that may read what is wanted and nothing else: ask for one that has SELECT only.':
    'Un utilisateur qui peut lire ce qui est voulu et rien d’autre : demandez-en un qui n’ait que SELECT.',
  'Table of responses': 'Table des réponses',
  'The table with the columns id, country, escs, tmins, belong, durecec and submitted_at. Where it is not in the user’s own schema: schema.table.':
    'La table qui a les colonnes id, country, escs, tmins, belong, durecec et submitted_at. Si elle n’est pas dans le schéma de l’utilisateur : schéma.table.',
  'Rows at a time': 'Lignes à la fois',
  'Leave it empty unless the database gives up while it is read: then 1000, or fewer.':
    'Laissez vide, sauf si la base de données abandonne pendant la lecture : alors 1000, ou moins.',
  'it is a whole number from 1 to 50000': 'c’est un nombre entier de 1 à 50000',
  'The reporting plugin of Open edX: its daily metrics of the site and of every course, as far back as it has kept them, and how far each learner has come.':
    'L’extension de statistiques d’Open edX : ses mesures quotidiennes du site et de chaque cours, aussi loin qu’elle les a gardées, et où en est chaque apprenant.',
  'Daily metrics of the site': 'Mesures quotidiennes du site',
  'Daily metrics of courses': 'Mesures quotidiennes des cours',
  'Monthly active learners of courses': 'Apprenants actifs du mois, par cours',
  'Learners and their enrollments': 'Apprenants et leurs inscriptions',
  'Progress of enrollments, by day': 'Progression des inscriptions, jour par jour',
  'Address of the LMS': 'Adresse du LMS',
  'The address under which learners open their courses: Figures is at “/figures/” below it.':
    'L’adresse à laquelle les apprenants ouvrent leurs cours : Figures se trouve en dessous, à « /figures/ ».',
  Token: 'Jeton',
  'An administrator of the platform makes it in Django admin, under “Auth Token”, “Tokens”, for a user who may open Figures.':
    'Un administrateur de la plateforme le crée dans l’administration Django, sous « Auth Token », « Tokens », pour un utilisateur qui peut ouvrir Figures.',
  'The learning platform: courses, enrollments, grades and how far each learner has come. It does not say when somebody learned: Homeroom finds that out by reading every day.':
    'La plateforme de cours en ligne : cours, inscriptions, notes et progression de chaque apprenant. Elle ne dit pas quand quelqu’un a travaillé : Homeroom le découvre en la lisant chaque jour.',
  'Course grades': 'Notes des cours',
  'Progress, as it was seen': 'Progression, telle qu’elle a été vue',
  'Completion, as it was seen': 'Achèvement, tel qu’il a été vu',
  Accounts: 'Comptes',
  'The address under which learners open their courses.':
    'L’adresse à laquelle les apprenants ouvrent leurs cours.',
  'Client ID': 'Identifiant client',
  'Client secret': 'Secret client',
  'An administrator of the platform makes it in Django admin, under “Django OAuth Toolkit”, “Applications”: a confidential client with the grant type “Client credentials”, of a user with staff status.':
    'Un administrateur de la plateforme le crée dans l’administration Django, sous « Django OAuth Toolkit », « Applications » : un client confidentiel de type « Client credentials », d’un utilisateur qui a le statut d’équipe (staff).',
  'It stands beside the client ID, and is shown only while the application is made.':
    'Il se trouve à côté de l’identifiant client et n’est montré qu’à la création de l’application.',
  'Completion Aggregator': 'Completion Aggregator',
  'Whether this plugin is installed. Then work that is not graded counts as activity as well. Ask whoever runs the platform; if nobody knows, leave it as it is.':
    'Si cette extension est installée. Le travail non noté compte alors aussi comme activité. Demandez à qui gère la plateforme ; laissez « non » si personne ne le sait.',
  'The learning management system: terms, courses, sections, enrollments, users, assignments and submissions.':
    'La plateforme d’apprentissage : périodes, cours, groupes, inscriptions, utilisateurs, devoirs et rendus.',
  Users: 'Utilisateurs',
  Assignments: 'Devoirs',
  Submissions: 'Rendus',
  'Address of Canvas': 'Adresse de Canvas',
  'The address you open Canvas with.': 'L’adresse à laquelle vous ouvrez Canvas.',
  Account: 'Compte',
  'The number in the address of your school’s or department’s Admin page, after “accounts/”. Empty: the whole institution.':
    'Le numéro dans l’adresse de la page Admin de votre établissement ou département, après « accounts/ ». Vide : toute l’institution.',
  'Sign in with': 'Se connecter avec',
  'An access token is the simplest. A developer key is for institutions that allow no tokens.':
    'Un jeton d’accès est le plus simple. Une clé de développeur convient aux institutions qui n’autorisent pas les jetons.',
  'Access token': 'Jeton d’accès',
  'Developer key and refresh token': 'Clé de développeur et jeton de renouvellement',
  'In Canvas: Account, Settings, “New access token”, as somebody who may see all courses of the account. It is shown only once.':
    'Dans Canvas : Compte, Paramètres, « Nouveau jeton d’accès », en tant que personne pouvant voir tous les cours du compte. Il n’est affiché qu’une fois.',
  'Admin, Developer Keys: the number in the column “Details”.':
    'Admin, Clés de développeur : le numéro dans la colonne « Détails ».',
  'Beneath that number, “Show key”.': 'Sous ce numéro, « Afficher la clé ».',
  'Refresh token': 'Jeton de renouvellement',
  'Whoever made the developer key has it from the sign-in with that key.':
    'La personne qui a créé la clé de développeur l’a obtenu en se connectant avec cette clé.',
  'Courses, students, teachers, coursework, submissions, topics and guardians, as the steward’s own Google account sees them: of a whole school for an administrator, of their own courses for a teacher.':
    'Cours, élèves, enseignants, travaux, rendus, thèmes et responsables légaux, tels que les voit le compte Google du responsable : toute l’école pour un administrateur, ses propres cours pour un enseignant.',
  'Students in courses': 'Élèves des cours',
  'Teachers of courses': 'Enseignants des cours',
  Coursework: 'Travaux',
  Topics: 'Thèmes',
  Guardians: 'Responsables légaux',
  'Archived courses, too': 'Aussi les cours archivés',
  'Courses that were archived are read as well. It takes longer, and they hardly change.':
    'Les cours archivés sont lus aussi. Cela prend plus de temps, et ils ne changent guère.',
  'The intranet of the 42 schools: campuses, cursus, students and their levels, projects, evaluations, and who sits where and when.':
    'L’intranet des écoles 42 : campus, cursus, étudiants et leurs niveaux, projets, évaluations, et qui est assis où et quand.',
  Campuses: 'Campus',
  'Students in a cursus': 'Étudiants d’un cursus',
  Projects: 'Projets',
  'Projects of students': 'Projets des étudiants',
  Evaluations: 'Évaluations',
  'Presence at computers': 'Présence aux ordinateurs',
  'UID of the application': 'UID de l’application',
  'On the intranet: your profile, Settings, API, “Register a new app”, then open the application. Staff of a campus gets the roles that reading everybody’s projects needs.':
    'Sur l’intranet : votre profil, Settings, API, « Register a new app », puis ouvrez l’application. Le personnel d’un campus obtient les rôles nécessaires pour lire les projets de tous.',
  'Secret of the application': 'Secret de l’application',
  'It stands beneath the UID. It ends after a while: the same page shows the next one.':
    'Il se trouve sous l’UID. Il expire après un certain temps : la même page montre le suivant.',
  'The numbers of the campuses to be read, one a line; the number stands in the addresses of the campus’ pages. Empty: every campus there is, which takes days at 1,200 requests an hour.':
    'Les numéros des campus à lire, un par ligne ; le numéro figure dans les adresses des pages du campus. Vide : tous les campus, ce qui prend des jours à 1 200 requêtes par heure.',
  'Presence since': 'Présence depuis',
  'The first day whose presence is read. Empty: from the beginning.':
    'Le premier jour dont la présence est lue. Vide : depuis le début.',
  'Leave it as it is.': 'Laissez-la telle quelle.',
  'Days of activity': 'Jours d’activité',
  'The standard by which student information systems pass on rosters and grade books: schools, terms, courses, classes, people, enrollments, results. Infinite Campus, PowerSchool, Skyward, Aeries and most others speak it. Versions 1.1 and 1.2.':
    'Le standard par lequel les logiciels de vie scolaire transmettent listes et carnets de notes : établissements, périodes, matières, classes, personnes, inscriptions, résultats. Infinite Campus, PowerSchool, Skyward, Aeries et la plupart des autres le parlent. Versions 1.1 et 1.2.',
  'Your student information system shows it where API access to OneRoster is set up, often as “base URL” or “endpoint”. Any address of the API will do, such as one that ends in “/ims/oneroster/v1p1”.':
    'Votre logiciel de vie scolaire la montre là où se règle l’accès à l’API OneRoster, souvent sous « base URL » ou « endpoint ». N’importe quelle adresse de l’API convient, par exemple une qui finit par « /ims/oneroster/v1p1 ».',
  'Homeroom finds it out by itself. Choose one only if your vendor offers both and told you which to use.':
    'Homeroom la trouve tout seul. N’en choisissez une que si votre éditeur offre les deux et vous a dit laquelle utiliser.',
  'Find out by itself': 'Trouver tout seul',
  '1.1': '1.1',
  '1.2': '1.2',
  'Sign-in': 'Connexion',
  'Version 1.2 always uses OAuth 2. Servers of version 1.1 may want each request signed instead: your vendor then speaks of OAuth 1 or of a consumer key.':
    'La version 1.2 utilise toujours OAuth 2. Les serveurs de la version 1.1 peuvent demander que chaque requête soit signée : votre éditeur parle alors d’OAuth 1 ou de « consumer key ».',
  'OAuth 2 (client credentials)': 'OAuth 2 (client credentials)',
  'OAuth 1.0a, signed with SHA-256': 'OAuth 1.0a, signature SHA-256',
  'OAuth 1.0a, signed with SHA-1': 'OAuth 1.0a, signature SHA-1',
  'The “client ID” or “consumer key” of an application that may read. An administrator makes it in the student information system, under OneRoster or API access.':
    'Le « client ID » ou la « consumer key » d’une application qui a le droit de lire. Un administrateur la crée dans le logiciel de vie scolaire, sous OneRoster ou accès API.',
  'The “client secret” or “consumer secret” that was made with the key. Most systems show it only once; if it is lost, make a new pair.':
    'Le « client secret » ou « consumer secret » créé avec la clé. La plupart des logiciels ne le montrent qu’une fois ; s’il est perdu, créez une nouvelle paire.',
  'Token address': 'Adresse du jeton',
  'Only if your vendor names one: the “token URL”. Left empty, Homeroom asks the server and looks at the usual places.':
    'Seulement si votre éditeur en donne une : la « token URL ». Si le champ est vide, Homeroom demande au serveur et cherche aux endroits habituels.',
  Scopes: 'Scopes',
  'Only if your vendor gave you a list of scopes: one a line. Left empty, Homeroom asks for reading rosters, demographics and the grade book, and makes do with less.':
    'Seulement si votre éditeur vous a donné une liste de scopes : un par ligne. Si le champ est vide, Homeroom demande à lire les listes, les données démographiques et le carnet de notes, et se contente de moins.',
  Organizations: 'Organisations',
  'Academic sessions': 'Périodes scolaires',
  Classes: 'Classes',
  People: 'Personnes',
  Demographics: 'Données démographiques',
  Categories: 'Catégories',
  'Line items': 'Éléments notés',
  'Tells what changed': 'Indique les changements',
  'Rosters as districts share them through Clever: schools, terms, courses, sections, students, teachers and staff. Changes are read from its events where they are switched on.':
    'Les listes que les districts partagent par Clever : établissements, périodes, matières, groupes, élèves, enseignants et personnel. Les changements sont lus dans ses événements là où ils sont activés.',
  'Student information system': 'Logiciel de vie scolaire',
  'Last sync': 'Dernière synchronisation',
  'District token': 'Jeton du district',
  'The token of one district for your application. In the Clever dashboard it stands with the district, under Settings and “API”; whoever manages your Clever application can copy it.':
    'Le jeton d’un district pour votre application. Dans le tableau de bord de Clever, il figure auprès du district, sous Settings puis « API » ; la personne qui gère votre application Clever peut le copier.',
  'Leave it empty, unless you were told to use another than Clever’s own.':
    'Laissez vide, sauf si l’on vous a dit d’en utiliser une autre que celle de Clever.',
  'PowerSchool SIS through its own API: schools, students, staff, terms, courses, sections and rosters, and the PowerQueries of a plugin. If your PowerSchool offers OneRoster, that takes fewer requests.':
    'PowerSchool SIS par sa propre API : établissements, élèves, personnel, périodes, matières, groupes et leurs listes, et les PowerQueries d’un plugin. Si votre PowerSchool offre OneRoster, celui-ci demande moins de requêtes.',
  'Section enrollments': 'Inscriptions aux groupes',
  'Rows of PowerQueries': 'Lignes des PowerQueries',
  'Address of PowerSchool': 'Adresse de PowerSchool',
  'The address at which your administrators sign in to PowerSchool.':
    'L’adresse à laquelle vos administrateurs se connectent à PowerSchool.',
  'Of a plugin that may read. An administrator finds it in PowerSchool under System, System Settings, Plugin Management Configuration, in the plugin’s “Data Provider Configuration”.':
    'D’un plugin qui a le droit de lire. Un administrateur le trouve dans PowerSchool sous System, System Settings, Plugin Management Configuration, dans la « Data Provider Configuration » du plugin.',
  'It stands beside the client ID, in the same place.':
    'Il figure à côté du client ID, au même endroit.',
  PowerQueries: 'PowerQueries',
  'Only if a plugin of yours has queries of its own for Homeroom: their full names, one a line. Their rows are for data sets that your own copy of Homeroom adds.':
    'Seulement si un de vos plugins a ses propres requêtes pour Homeroom : leurs noms complets, un par ligne. Leurs lignes servent aux jeux de données que votre propre copie de Homeroom ajoute.',
  'The standard API of student information systems and state data systems: schools, students, enrollment, attendance, grades, discipline, programs and assessments. ODS/API 3 to 7 and the DMS.':
    'L’API standard des logiciels de vie scolaire et des systèmes d’État : établissements, élèves, inscriptions, assiduité, notes, discipline, programmes et évaluations. ODS/API 3 à 7 et DMS.',
  'Address of the API': 'Adresse de l’API',
  'Assessment results file': 'Fichier de résultats d’évaluations',
  'Results of an assessment vendor, as the vendor exports them: one CSV file in Drive or at an address, and a mapping that says which column is what. They stand with those of all other sources.':
    'Les résultats d’un éditeur d’évaluations, tels qu’il les exporte : un fichier CSV dans Drive ou à une adresse, et une correspondance qui dit quelle colonne est quoi. Ils figurent avec ceux de toutes les autres sources.',
  'A link to a file in Drive, its id, or an https:// address. Another site may have a file of its own with the same columns.':
    'Un lien vers un fichier de Drive, son identifiant, ou une adresse https://. Un autre site peut avoir son propre fichier avec les mêmes colonnes.',
  'Whose file': 'De qui est le fichier',
  'The ready mappings are written from published column names and were not tried with real files: compare the one on the connector’s page of the documentation with a file of yours.':
    'Les correspondances prêtes sont écrites d’après des noms de colonnes publiés et n’ont pas été essayées avec de vrais fichiers : comparez celle de la page du connecteur, dans la documentation, à un fichier à vous.',
  'NWEA MAP Growth': 'NWEA MAP Growth',
  'i-Ready Diagnostic': 'i-Ready Diagnostic',
  'Another: by a mapping of our own': 'Un autre : par notre propre correspondance',
  Mapping: 'Correspondance',
  'A line for each thing: “student_id: Student Number”, “score Scale score: SS”, “level: Level”.':
    'Une ligne par chose : « student_id: Student Number », « score Scale score: SS », « level: Level ».',
  'Only if the address asks for a user and a password.':
    'Seulement si l’adresse demande un utilisateur et un mot de passe.',
  Results: 'Résultats',
  'Answers to items': 'Réponses aux questions',
  Kilobytes: 'Kilo-octets',
  'Lies in': 'Se trouve dans',
  Campus: 'Campus',
  Days: 'Jours',
  'Newest day': 'Jour le plus récent',
  Spreadsheet: 'Feuille de calcul',
  Tab: 'Onglet',
  Streams: 'Flux',
  'Stream that was tried': 'Flux essayé',
  'Records on its first page': 'Enregistrements sur sa première page',
  'New streams': 'Nouveaux flux',
  'Streams that are not here': 'Flux absents d’ici',
  'Scores in a row': 'Scores par ligne',
  'A zip file with OneRoster tables (1.1 or 1.2), which many student information systems export each night. It feeds what the OneRoster API feeds.':
    'Un fichier zip de tables OneRoster (1.1 ou 1.2), que beaucoup de logiciels de vie scolaire exportent chaque nuit. Il alimente ce qu’alimente l’API OneRoster.',
  'Address of the file': 'Adresse du fichier',
  'Where the zip file is downloaded from: the export’s own page shows it, or whoever runs the file server.':
    'D’où le fichier zip se télécharge : la page de l’export l’indique, ou qui gère le serveur de fichiers.',
  'Only if the file asks for a user and a password.':
    'Seulement si le fichier demande un utilisateur et un mot de passe.',
  'Assessments of an older Ed-Fi ODS/API (versions 2.0 to 2.6). They stand in the same Assessment Results as those of version 3 and later.':
    'Les évaluations d’une ODS/API Ed-Fi plus ancienne (versions 2.0 à 2.6). Elles figurent dans les mêmes résultats d’évaluation que celles des versions 3 et suivantes.',
  'Ask whoever runs the API for the address that “/oauth/authorize” and “/api/v2.0” come after; it often ends with “/api”.':
    'Demandez à qui gère l’API l’adresse que suivent « /oauth/authorize » et « /api/v2.0 » ; elle se termine souvent par « /api ».',
  'The “key” of a key and secret pair for reading, from whoever runs the API.':
    'La « clé » d’une paire clé et secret pour la lecture, donnée par qui gère l’API.',
  'The “secret” that came with the key. If it is lost, ask for a new pair.':
    'Le « secret » reçu avec la clé. S’il est perdu, demandez une nouvelle paire.',
  'The year in which the school year ends, such as 2019 for 2018-2019: each has its own address.':
    'L’année où se termine l’année scolaire, par exemple 2019 pour 2018-2019 : chacune a sa propre adresse.',
  'Ask your Ed-Fi host, state agency or student information system vendor for the “base URL”. It opens in a browser and shows a short text with “dataManagementApi” in it.':
    'Demandez l’« URL de base » à votre hébergeur Ed-Fi, à votre administration ou à l’éditeur de votre logiciel. Elle s’ouvre dans un navigateur et montre un court texte où figure « dataManagementApi ».',
  Key: 'Clé',
  'The “key” of a key and secret pair for reading. It is made in the Ed-Fi Admin App, or the vendor or agency that runs the API sends it to you.':
    'La « clé » d’une paire clé et secret pour la lecture. Elle se crée dans l’Ed-Fi Admin App, ou l’éditeur ou l’administration qui gère l’API vous l’envoie.',
  Secret: 'Secret',
  'The “secret” that came with the key. It is shown only once when it is made; if it is lost, ask for a new pair.':
    'Le « secret » remis avec la clé. Il n’est montré qu’une fois, à sa création ; s’il est perdu, demandez une nouvelle paire.',
  'Instance or tenant': 'Instance ou locataire',
  'Only if several districts share the API: the name that stands in your addresses before the year or before “data”. Leave it empty if you were not told one.':
    'Seulement si plusieurs districts partagent l’API : le nom placé dans vos adresses avant l’année ou avant « data ». Laissez vide si l’on ne vous en a pas donné.',
  'Only if the API keeps each year apart: the year in which the school year ends, such as 2027 for 2026-2027. Leave it empty if you were not told one.':
    'Seulement si l’API sépare les années : l’année où finit l’année scolaire, par exemple 2027 pour 2026-2027. Laissez vide si l’on ne vous en a pas donné.',
  Database: 'Base de données',
  User: 'Utilisateur',
  Password: 'Mot de passe',
  'The password of this user. Only you can use it, and nobody can read it again.':
    'Le mot de passe de cet utilisateur. Vous seul pouvez vous en servir, et personne ne peut le relire.',
  'The password of that user.': 'Le mot de passe de cet utilisateur-là.',
  PostgreSQL: 'PostgreSQL',
  'MySQL or MariaDB': 'MySQL ou MariaDB',
  'SQL Server': 'SQL Server',
  'Server certificate': 'Certificat du serveur',
  'The content of the file server-ca.pem, if the server asks for certificates. On Cloud SQL it is under Connections, Security.':
    'Le contenu du fichier server-ca.pem, si le serveur demande des certificats. Dans Cloud SQL, il se trouve sous Connexions, Sécurité.',
  'Client certificate': 'Certificat du client',
  'The content of the file client-cert.pem, made together with the server’s certificate.':
    'Le contenu du fichier client-cert.pem, créé avec le certificat du serveur.',
  'Client key': 'Clé du client',
  'The content of the file client-key.pem, made together with the client certificate.':
    'Le contenu du fichier client-key.pem, créé avec le certificat du client.',
  Server: 'Serveur',
  'Google’s servers reach ports from 1025 to 65535 only':
    'les serveurs de Google n’atteignent que les ports de 1025 à 65535',
  'a database’s name has no blanks and none of / ? # ; &':
    'le nom d’une base de données n’a ni espace ni / ? # ; &',
  Version: 'Version',
  'Change queries': 'Suivi des changements',
  Assessments: 'Évaluations',
  'Attendance in sections': 'Assiduité par cours',
  'Calendar days': 'Jours du calendrier',
  Calendars: 'Calendriers',
  'Course offerings': 'Cours proposés',
  'Daily attendance': 'Assiduité à la journée',
  'Discipline actions': 'Mesures disciplinaires',
  'Discipline incidents': 'Incidents disciplinaires',
  Districts: 'Districts',
  'Grading periods': 'Périodes de notation',
  'Learning standards': 'Référentiels d’apprentissage',
  'Objectives of assessments': 'Objectifs des évaluations',
  Programs: 'Programmes',
  'School enrollments': 'Inscriptions dans les établissements',
  'Section rosters': 'Élèves des groupes',
  Sections: 'Groupes',
  Staff: 'Personnel',
  'Staff assignments': 'Affectations du personnel',
  'Student details at a school or district': 'Profil des élèves par établissement ou district',
  'Students in incidents': 'Élèves dans les incidents',
  'Teachers of sections': 'Enseignants des groupes',
  Terms: 'Périodes scolaires',
  records: 'notes',
  Monday: 'lundi',
  Tuesday: 'mardi',
  Wednesday: 'mercredi',
  Thursday: 'jeudi',
  Friday: 'vendredi',
  Saturday: 'samedi',
  Sunday: 'dimanche',
  'Not stated': 'Non indiqué',
};
