/** What else the server says: runs, hosts, notices. */
export const rest: Readonly<Record<string, string>> = {
  Names: 'Noms',
  '200 names at most': '200 noms au plus',
  'The code of the course in the learning platform. “*” stands for the whole site.':
    'Le code du cours dans la plateforme. « * » désigne tout le site.',
  'Every line of the file could be taken whole': 'Chaque ligne du fichier a pu être prise entière',
  'it has to look like db.school.org:5432': 'elle doit ressembler à db.school.org:5432',
  'it has to look like db.school.org:1433': 'elle doit ressembler à db.school.org:1433',
  'it has to look like my-project:europe-west1:school':
    'elle doit ressembler à my-project:europe-west1:school',
  '{field} is missing': '{field} manque',
  '{field} is not one of {values}': '{field} ne figure pas dans {values}',
  '{field} is not between {least} and {most}': '{field} n’est pas entre {least} et {most}',
  'web requests': 'requêtes web',
  'automatic work': 'travail automatique',
  mails: 'courriels',
  'as it is or as a code: rows are told apart by it':
    'tel quel ou sous forme de code : il distingue les lignes',
  'as it is or left out: only text becomes a code':
    'tel quel ou omis : seul un texte devient un code',
  'as it is, as a code or left out': 'tel quel, sous forme de code ou omis',
  '{dataset} has no source yet.': '{dataset} n’a pas encore de source.',
  'System check': 'Vérification du système',
  Question: 'Question',
  Answer: 'Réponse',
  Found: 'Constaté',
  Expected: 'Attendu',
  'Took, ms': 'Durée, ms',
  'Why it is unknown': 'Pourquoi on ne le sait pas',
  'as expected': 'comme prévu',
  differs: 'différent',
  unknown: 'inconnu',
  'WebAssembly starts asynchronously, with a Proxy as its imports':
    'WebAssembly démarre de façon asynchrone, avec un Proxy pour ses imports',
  'Timed triggers are among those of a workbook (Homeroom can do without)':
    'Les déclencheurs horaires figurent parmi ceux d’un classeur (Homeroom peut s’en passer)',
  'No trigger could be made to look for. Check in a workbook without one.':
    'Aucun déclencheur n’a pu être créé pour le chercher. Vérifiez dans un classeur qui n’en a pas.',
  'Code that lies in a file of the project can be run':
    'Le code d’un fichier du projet peut être exécuté',
  'WebAssembly starts at once, too (Homeroom can do without)':
    'WebAssembly démarre aussi aussitôt (Homeroom peut s’en passer)',
  'Memory that WebAssembly is given, megabytes (512 are asked for)':
    'Mémoire accordée à WebAssembly, mégaoctets (512 demandés)',
  'Names of browsers and of Node that are not to be counted on':
    'Noms propres aux navigateurs et à Node, sur lesquels il ne faut pas compter',
  'Names that Homeroom uses': 'Noms que Homeroom utilise',
  'Numbers, plurals and dates in English and French':
    'Nombres, pluriels et dates en anglais et en français',
  'Promises settle within the execution': 'Les promesses aboutissent pendant l’exécution',
  'The value of a promise arrives in the sidebar (Homeroom can do without)':
    'La valeur d’une promesse arrive dans la barre latérale (Homeroom peut s’en passer)',
  'Evaluating the bundle, milliseconds (reading and compiling it come before and are not seen)':
    'Évaluation du programme, millisecondes (sa lecture et sa compilation, avant cela, ne se voient pas)',
  'A new tab takes the id it is given, and the person’s tab stays in front':
    'Un nouvel onglet prend l’identifiant donné, et l’onglet de la personne reste devant',
  'setValues reads text as if it were typed: 00123, 3-4, =1+2':
    'setValues lit le texte comme s’il était saisi : 00123, 3-4, =1+2',
  'RAW keeps text as it is, skips null, empties by an empty text; trailing empties are not sent':
    'RAW garde le texte tel quel, saute null, vide par un texte vide ; les vides de la fin ne sont pas envoyés',
  'What was typed is answered where it shows nothing: the text of a formula, beside values':
    'Ce qui a été saisi est rendu même là où rien ne s’affiche : le texte d’une formule, à côté des valeurs',
  'updateCells keeps text as it is; a cell without a value is emptied':
    'updateCells garde le texte tel quel ; une cellule sans valeur est vidée',
  'Rows and columns can be inserted, and formats copied, at the grid’s edge':
    'Au bord de la grille, on peut insérer des lignes et des colonnes et copier des formats',
  'How Sheets refuses an unknown tab, an unknown id, a place outside, a title in use':
    'Comment Sheets refuse un onglet inconnu, un identifiant inconnu, un endroit hors de la grille, un titre déjà pris',
  'A workbook of more than ten million cells is refused':
    'Un classeur de plus de dix millions de cellules est refusé',
  'Files under drive.file: make, write gzipped, read, find by property, delete':
    'Fichiers sous drive.file : créer, écrire en gzip, lire, trouver par propriété, supprimer',
  'No database is set here: it is asked where data sets are built in one.':
    'Aucune base de données n’est choisie ici : la question se pose là où les données sont préparées dans une base.',
  'The database could not be reached: test it in Settings, “Where data sets are built”, and check again.':
    'La base n’a pas pu être jointe : testez-la dans Réglages, « Où les données sont préparées », puis vérifiez à nouveau.',
  'Many rows of a database come in one call, from the cursor on, until there are none':
    'Beaucoup de lignes d’une base viennent en un appel, à partir du curseur, jusqu’à ce qu’il n’y en ait plus',
  'Many rows go into a database in one call, nulls among them':
    'Beaucoup de lignes entrent dans une base en un appel, valeurs nulles comprises',
  'A null without a type goes into any column of a database':
    'Une valeur nulle sans type entre dans toute colonne d’une base',
  'What becomes of a whole number that is given among many rows':
    'Ce que devient un nombre entier donné parmi beaucoup de lignes',
  'Parameters of a statement are kept for its next run':
    'Les paramètres d’une instruction sont gardés pour son exécution suivante',
  'As which texts a database’s dates, times and fractions come':
    'Sous quels textes viennent les dates, les heures et les fractions d’une base',
  'In which time zone a session of the database begins':
    'Dans quel fuseau horaire commence une session de la base',
  'A call of JDBC, and 2,000 rows written and read, milliseconds':
    'Un appel de JDBC, et 2 000 lignes écrites et lues, en millisecondes',
  'A parameter takes 4 million characters, and how many it takes':
    'Un paramètre prend 4 millions de caractères, et combien il en prend',
  'A database that cannot be reached is refused in a sentence that Homeroom knows':
    'Une base injoignable est refusée par une phrase que Homeroom connaît',
  'How Google encrypts its way to a database for which no certificate is given':
    'Comment Google chiffre son chemin vers une base pour laquelle aucun certificat n’est donné',
  'A script cannot see it. The database’s own log tells whether the session is encrypted.':
    'Un script ne peut pas le voir. Le journal de la base dit si la session est chiffrée.',
  'Which permission the way to Cloud SQL by the instance’s name needs':
    'Quelle autorisation demande le chemin vers Cloud SQL par le nom de l’instance',
  'It would need an instance of Cloud SQL and a permission withdrawn.':
    'Il faudrait une instance de Cloud SQL et une autorisation retirée.',
  'A property takes 8,500 characters, and more than 9 KB is refused':
    'Une propriété accepte 8 500 caractères, et plus de 9 Ko est refusé',
  'The workbook has a lock; who holds it may take it again, at once':
    'Le classeur a un verrou ; qui le tient peut le reprendre, aussitôt',
  'Triggers: hourly in an add-on and one only; every few minutes in a script of one’s own':
    'Déclencheurs : un seul et toutes les heures dans un module ; toutes les quelques minutes dans son propre script',
  'Google tells which permissions are granted': 'Google dit quelles autorisations sont accordées',
  'Google tells who is asking (the address itself stays out of this report)':
    'Google dit qui demande (l’adresse elle-même ne figure pas dans ce rapport)',
  'Web requests need no list of hosts in the manifest':
    'Les requêtes web se passent d’une liste d’hôtes dans le manifeste',
  'Eight web requests made together take no longer than four made one by one':
    'Huit requêtes web faites ensemble ne durent pas plus que quatre faites une à une',
  'One request without an answer makes all that are made with it throw':
    'Une requête sans réponse fait échouer toutes celles qui partent avec elle',
  'An address with characters that are not encoded is refused':
    'Une adresse dont des caractères ne sont pas encodés est refusée',
  'Utilities.formatDate knows time zones and their clock changes':
    'Utilities.formatDate connaît les fuseaux horaires et leurs changements d’heure',
  'A byte order mark stays in the text where a charset is named':
    'Une marque d’ordre des octets reste dans le texte quand un jeu de caractères est nommé',
  'Files come out of a zip with their names and their text':
    'Les fichiers sortent d’un zip avec leurs noms et leur texte',
  'What is gzipped comes back the same; a blob of another type is not looked into':
    'Ce qui est compressé revient identique ; un blob d’un autre type n’est pas ouvert',
  'An HTML file of the project is handed out unchanged, character by character':
    'Un fichier HTML du projet est rendu inchangé, caractère pour caractère',
  'Mails that may be sent today': 'Courriels qui peuvent encore partir aujourd’hui',
  'PropertiesService, reading a store whole, milliseconds':
    'PropertiesService, lire tout un espace, millisecondes',
  'LockService, taking a lock and giving it back, milliseconds':
    'LockService, prendre un verrou et le rendre, millisecondes',
  'Sheets, reading one cell, milliseconds': 'Sheets, lire une cellule, millisecondes',
  'Sheets, writing one cell, milliseconds': 'Sheets, écrire une cellule, millisecondes',
  'SpreadsheetApp, naming the workbook, milliseconds':
    'SpreadsheetApp, nommer le classeur, millisecondes',
  'UrlFetchApp, a short answer of Google’s, milliseconds':
    'UrlFetchApp, une courte réponse de Google, millisecondes',
  'Drive, a short list, milliseconds': 'Drive, une courte liste, millisecondes',
  'MailApp, asking for the quota, milliseconds': 'MailApp, demander le quota, millisecondes',
  'ScriptApp, listing triggers, milliseconds': 'ScriptApp, lister les déclencheurs, millisecondes',
  'Utilities, formatting a date, milliseconds':
    'Utilities, mettre une date en forme, millisecondes',
  'HtmlService, reading a file of the project, milliseconds':
    'HtmlService, lire un fichier du projet, millisecondes',
  'A log line written as JSON is kept as fields':
    'Une ligne de journal écrite en JSON est conservée en champs',
  'An execution is ended after six minutes, and nothing can catch that':
    'Une exécution est arrêtée après six minutes, et rien ne peut l’empêcher',
  'How Sheets refuses to change a protected cell':
    'Comment Sheets refuse de modifier une cellule protégée',
  'When the day’s quotas begin anew': 'Quand les quotas du jour repartent de zéro',
  'What a copy of the workbook brings along: tabs and protections, no trigger':
    'Ce qu’une copie du classeur emporte : onglets et protections, pas de déclencheur',
  'Uninstalling takes triggers and permissions away, and leaves files and tabs':
    'La désinstallation retire déclencheurs et autorisations, et laisse fichiers et onglets',
  'Before anything is granted, Google does not tell who opens the workbook':
    'Avant toute autorisation, Google ne dit pas qui ouvre le classeur',
  'A button of the card beside the workbook cannot open the sidebar':
    'Un bouton de la carte à côté du classeur ne peut pas ouvrir la barre latérale',
  'How web requests end at their limits: 60 s, ten redirects, 50 MB':
    'Comment finissent les requêtes web à leurs limites : 60 s, dix redirections, 50 Mo',
  'The most that one request to Sheets may carry': 'Le maximum qu’une requête à Sheets peut porter',
  'This version does not know the question.': 'Cette version ne connaît pas la question.',
  'It failed.': 'Cela a échoué.',
  'Google did not allow it: grant Homeroom its permissions and check again.':
    'Google ne l’a pas permis : accordez à Homeroom ses autorisations et relancez la vérification.',
  'Google had a problem of its own just then: check again later.':
    'Google avait lui-même un problème à ce moment : relancez la vérification plus tard.',
  'The execution ended while this was asked: check again to ask anew.':
    'L’exécution s’est arrêtée pendant cette question : relancez la vérification pour la reposer.',
  'Only the sidebar can tell: open the System check there and run it.':
    'Seule la barre latérale peut le dire : ouvrez-y la vérification du système et lancez-la.',
  'A refresh is at work and holds the lock: check again when it is over.':
    'Une actualisation est en cours et tient le verrou : relancez la vérification quand elle sera finie.',
  'Homeroom’s own trigger is there, and it is not touched. Check in a workbook without one.':
    'Le déclencheur de Homeroom est là, et on n’y touche pas. Vérifiez dans un classeur qui n’en a pas.',
  'Open the Google Cloud log of the script and look for “check.line”: it should be in jsonPayload, with severity INFO.':
    'Ouvrez le journal Google Cloud du script et cherchez « check.line » : la ligne devrait être dans jsonPayload, avec la gravité INFO.',
  'Asking would use up six minutes of the day’s quota and end this check. Homeroom stops by itself before.':
    'La question coûterait six minutes du quota du jour et mettrait fin à la vérification. Homeroom s’arrête de lui-même avant.',
  'Whoever checks may edit what they protect themselves. A colleague’s protected tab shows it.':
    'Qui vérifie peut modifier ce qu’il protège lui-même. Un onglet protégé par un collègue le montre.',
  'Google tells it of no quota; only a day at the limit would show it.':
    'Google ne le dit d’aucun quota ; seule une journée à la limite le montrerait.',
  'It would need a copy in your Drive. Make one, open Homeroom in it, and see what it says.':
    'Il faudrait une copie dans votre Drive. Faites-en une, ouvrez-y Homeroom et voyez ce qu’il dit.',
  'Whoever can check has granted it already: only the first opening would show it.':
    'Qui peut vérifier l’a déjà accordée : seule la première ouverture le montrerait.',
  'Only a person can press it: press “Open Homeroom” there and see what happens.':
    'Seule une personne peut l’actionner : cliquez-y sur « Ouvrir Homeroom » et voyez ce qui se passe.',
  'SpreadsheetApp does not see yet what the Sheets API has just made.':
    'SpreadsheetApp ne voit pas encore ce que l’API Sheets vient de créer.',
  'It would end this check.': 'Cela mettrait fin à la vérification.',
  'How BigQuery answers, and what becomes of a request that is sent twice':
    'Comment BigQuery répond, et ce que devient une requête envoyée deux fois',
  'It would need a Google Cloud project of yours. “Test” in Settings, “Where data sets are built”, asks it there.':
    'Il faudrait un projet Google Cloud à vous. « Tester » dans Réglages, « Où les données sont préparées », le demande là-bas.',
  'How BigQuery takes an upload in pieces, and tells what it holds':
    'Comment BigQuery reçoit un envoi par morceaux, et dit ce qu’il en a',
  'A tab keeps what is written beside its cells, up to 30,000 characters, and takes it along':
    'Un onglet garde ce qui est noté à côté de ses cellules, jusqu’à 30 000 caractères, et l’emporte avec lui',
  'The cache takes 99,000 plain characters or 33,000 of any kind, and no more than 100 KB':
    'Le cache accepte 99 000 caractères simples ou 33 000 de toute sorte, et pas plus de 100 Ko',
  'How Google refuses to open a workbook that is not there':
    'Comment Google refuse d’ouvrir un classeur qui n’existe pas',
  'A web app is told neither headers nor visitors, and answers by a redirect':
    'Une application web n’apprend ni en-têtes ni visiteurs, et répond par une redirection',
  'It would need a visit from outside: ask the address of your own deployment with “curl -iL”.':
    'Il faudrait une visite de l’extérieur : interrogez l’adresse de votre déploiement avec « curl -iL ».',
  'What is written beside a tab is seen from Looker Studio and from the web app too':
    'Ce qui est noté à côté d’un onglet se voit aussi depuis Looker Studio et l’application web',
  'It would need a data source: make one in Looker Studio and see what it offers.':
    'Il faudrait une source de données : créez-en une dans Looker Studio et voyez ce qu’elle propose.',
  'What Looker Studio takes from a connector, and that there is no document around it':
    'Ce que Looker Studio accepte d’un connecteur, et qu’aucun document ne l’entoure',
  'It would need a Google Cloud project of yours. A refresh into BigQuery shows it.':
    'Il faudrait un projet Google Cloud à vous. Une actualisation vers BigQuery le montre.',
  'How long BigQuery’s jobs take': 'Combien de temps prennent les tâches de BigQuery',
  'It would need a Google Cloud project of yours. The Activity of a refresh into BigQuery shows it.':
    'Il faudrait un projet Google Cloud à vous. L’activité d’une actualisation vers BigQuery le montre.',
  'It would need a server that is slow, redirects and sends too much.':
    'Il faudrait un serveur lent, qui redirige et envoie trop.',
  'Asking would send tens of megabytes. Homeroom stays near the 2 MB that Google recommends.':
    'La question enverrait des dizaines de mégaoctets. Homeroom reste près des 2 Mo que Google recommande.',
  'This chart knows no sites: it shows all of them.':
    'Ce graphique ne distingue pas les sites : il les montre tous.',
  'This chart knows no schools: it shows all of them.':
    'Ce graphique ne distingue pas les établissements : il les montre tous.',
  'This chart knows no grades: it shows all of them.':
    'Ce graphique ne distingue pas les niveaux : il les montre tous.',
  'This chart knows no dates: it shows all of them.':
    'Ce graphique ne distingue pas les dates : il les montre toutes.',
  'There is nothing to show: no row of the data set fits.':
    'Rien à montrer : aucune ligne du jeu de données ne convient.',
  Jan: 'janv.',
  Feb: 'févr.',
  Mar: 'mars',
  Apr: 'avr.',
  May: 'mai',
  Jun: 'juin',
  Jul: 'juil.',
  Aug: 'août',
  Sep: 'sept.',
  Oct: 'oct.',
  Nov: 'nov.',
  Dec: 'déc.',
  Yes: 'Oui',
  No: 'Non',
  'Groups of fewer people than this are not shown: “·” stands for them. You may change the number.':
    'Les groupes de moins de personnes ne sont pas montrés : « · » les remplace. Vous pouvez changer ce nombre.',
  Report: 'Rapport',
  ': ': ' : ',
  'Made of': 'Fait de',
  'rows when this tab was made; rows now, to the left.':
    'lignes quand cet onglet a été fait ; lignes maintenant, à gauche.',
  'The numbers are plain formulas and follow the data. What you add beneath or to the right stays.':
    'Les nombres sont de simples formules et suivent les données. Ce que vous ajoutez dessous ou à droite reste.',
  'Plain formulas cannot say this: see it in the report itself (Homeroom, Reports).':
    'De simples formules ne peuvent pas le dire : voyez-le dans le rapport lui-même (Homeroom, Rapports).',
  'Hidden here is what is too small, and what a total of its row or column would tell; the report itself also hides what several totals together would tell.':
    'Est masqué ici ce qui est trop petit, et ce qu’un total de sa ligne ou de sa colonne révélerait ; le rapport lui-même masque aussi ce que plusieurs totaux ensemble révéleraient.',
  'Nothing can be shown: too few people are behind every value here, or it would tell one that is hidden.':
    'Rien ne peut être montré : trop peu de personnes sont derrière chaque valeur, ou elle en révélerait une masquée.',
  'there is nothing of the year before to compare with':
    'rien de l’année précédente à quoi comparer',
  'Difference from a year earlier': 'Écart avec l’année précédente',
  'More groups than a tab has room for: the report itself (Homeroom, Reports) has all of them.':
    'Plus de groupes qu’un onglet n’a de place : le rapport lui-même (Homeroom, Rapports) les a tous.',
  'There are more groups than are shown here: the next change of the data brings them, or make this tab again.':
    'Il y a plus de groupes qu’ici : le prochain changement des données les apportera, ou refaites cet onglet.',
  Value: 'Valeur',
  'Data sets of this workbook': 'Jeux de données de ce classeur',
  'Refreshes of this workbook': 'Actualisations de ce classeur',
  'The title of the data set.': 'Le titre du jeu de données.',
  'Why it did not go well; empty when it did.':
    'Pourquoi cela n’a pas réussi ; vide quand tout s’est bien passé.',
  'When it was last found to be what its sources hold.':
    'La dernière fois qu’il était tel que ses sources le contiennent.',
  'Hours since then.': 'Heures écoulées depuis.',
  'No when a later refresh failed or waits for a person, or some sources could not be read.':
    'Non si une actualisation plus récente a échoué ou attend une personne, ou si certaines sources n’ont pu être lues.',
  'Rows that are published.': 'Lignes publiées.',
  'Rows times columns.': 'Lignes multipliées par colonnes.',
  'Rows that broke a rule.': 'Lignes qui enfreignent une règle.',
  'The number of the run.': 'Le numéro de l’exécution.',
  'Who or what asked for it: a person, the schedule, a move.':
    'Qui ou quoi l’a demandée : une personne, l’horaire, un déménagement.',
  'When the run was over.': 'Quand l’exécution s’est terminée.',
  'From when it was asked for until it was over.': 'De la demande jusqu’à la fin.',
  'Published, held, failed or cancelled.': 'Publiée, retenue, échouée ou annulée.',
  'Rows that were published.': 'Lignes qui ont été publiées.',
  'A year earlier': 'Un an plus tôt',
  Difference: 'Différence',
  'One row per learner, course and day with activity.':
    'Une ligne par apprenant, cours et jour d’activité.',
  'The number that identifies the learner in the learning platform.':
    'Le numéro qui identifie l’apprenant dans la plateforme.',
  'A day on which the learner worked in the course.':
    'Un jour où l’apprenant a travaillé dans le cours.',
  'Learning Enrollments': 'Inscriptions aux cours',
  'The day on which the learner completed the course; empty before.':
    'Le jour où l’apprenant a terminé le cours ; vide avant.',
  'The share of the course’s graded work that is done: 0.5 is half.':
    'La part faite du travail noté du cours : 0,5 est la moitié.',
  'share of work': 'part du travail',
  'Days from enrollment to completion; empty before.':
    'Jours de l’inscription à la fin du cours ; vide avant.',
  'Survey Responses': 'Réponses à l’enquête',
  'When the response was sent.': 'Quand la réponse a été envoyée.',
  'Hours of lessons and learning in a week.': 'Heures de cours et d’étude par semaine.',
};
