import { console as first } from './console-fr';
import { consoleMore } from './console-more-fr';
import type { addOn as english, console as englishConsole, mails as englishMails } from './en';
import type { Forms } from './forms';

type AddOnWords = ReturnType<typeof english>;
type Mails = ReturnType<typeof englishMails>;
type ConsoleWords = ReturnType<typeof englishConsole>;

/** What the server says, by its English words: failures, definitions, notices. */
export const words: Readonly<Record<string, string>> = {
  // PISA
  'Responses of a survey as PISA makes it, one database for each country: the table of responses is read while it grows, with its corrections and deletions. Twenty databases are one list.':
    'Réponses d’une enquête à la manière de PISA, une base de données par pays : la table des réponses est lue pendant qu’elle grandit, avec ses corrections et ses suppressions. Vingt bases ne font qu’une liste.',
  'Kind of database': 'Type de base de données',
  'Whoever looks after the database knows which of these it is.':
    'La personne responsable de la base sait lequel c’est.',
  'The server’s name or address, without a port. Its firewall must let Google’s servers in.':
    'Le nom ou l’adresse du serveur, sans le port. Son pare-feu doit laisser entrer les serveurs de Google.',
  Port: 'Port',
  'Leave it empty for the usual one: 5432, 3306 or 1433. Google’s servers reach ports from 1025 on only.':
    'Laissez vide pour le port habituel : 5432, 3306 ou 1433. Les serveurs de Google ne joignent que les ports à partir de 1025.',
  'The name of the database on that server.': 'Le nom de la base de données sur ce serveur.',
  'A user that may read what is wanted and nothing else: ask for one that has SELECT only.':
    'Un utilisateur qui peut lire ce qui est voulu et rien d’autre : demandez-en un qui n’ait que SELECT.',
  'Table of responses': 'Table des réponses',
  'The table with the columns id, country, escs, tmins, belong, durecec and submitted_at. Where it is not in the user’s own schema: schema.table.':
    'La table qui a les colonnes id, country, escs, tmins, belong, durecec et submitted_at. Si elle n’est pas dans le schéma de l’utilisateur : schéma.table.',
  'PISA Responses': 'Réponses PISA',
  'Every response of the survey as its country has it now: the status of the family, the time of lessons, how much the student feels to belong, the years before school. Corrections and deletions of the source arrive with the next refresh.':
    'Chaque réponse de l’enquête telle que son pays l’a aujourd’hui : le statut de la famille, le temps de cours, le sentiment d’appartenance de l’élève, les années avant l’école. Les corrections et les suppressions de la source arrivent avec l’actualisation suivante.',
  'The code of the country, as in AUS.': 'Le code du pays, par exemple AUS.',
  'Minutes of lessons in a week.': 'Minutes de cours par semaine.',
  minutes: 'minutes',
  'Hours of lessons in a week: the minutes divided by 60.':
    'Heures de cours par semaine : les minutes divisées par 60.',
  'Years of early childhood education and care.':
    'Années d’éducation et d’accueil de la petite enfance.',
  'When the response was sent, in UTC.': 'Quand la réponse a été envoyée, en UTC.',
  'Nobody has more lessons than a week has minutes':
    'Personne n’a plus de cours qu’une semaine n’a de minutes',
  'PISA by Country': 'PISA par pays',
  'The survey’s countries side by side while their responses come in: how many there are and how many came today, the mean time of lessons, the mean of two indices and how one goes with the other. It names nobody.':
    'Les pays de l’enquête côte à côte pendant que leurs réponses arrivent : combien il y en a et combien sont venues aujourd’hui, le temps de cours moyen, la moyenne de deux indices et comment l’un va avec l’autre. Personne n’est nommé.',
  'One row per country.': 'Une ligne par pays.',
  'How many responses there are.': 'Combien de réponses il y a.',
  responses: 'réponses',
  'Responses sent on the day of the refresh.': 'Réponses envoyées le jour de l’actualisation.',
  'The mean of the hours of lessons in a week.': 'La moyenne des heures de cours par semaine.',
  'The mean of the economic, social and cultural status; 0 is the mean of all countries.':
    'La moyenne du statut économique, social et culturel ; 0 est la moyenne de tous les pays.',
  'The mean of how much students feel to belong; 0 is the mean of all countries.':
    'La moyenne du sentiment d’appartenance des élèves ; 0 est la moyenne de tous les pays.',
  'By how much the belonging index grows with one point of the status index: the slope of the line through all responses.':
    'De combien l’indice d’appartenance augmente avec un point de l’indice de statut : la pente de la droite à travers toutes les réponses.',
  'When the newest response was sent, in UTC.':
    'Quand la réponse la plus récente a été envoyée, en UTC.',
  // Databases as sources
  'No answer has {name} in it, so all connections would lead to the same place.':
    'Aucune réponse ne contient {name} : toutes les connexions mèneraient au même endroit.',
  'Write {name} where their addresses differ, such as in the name of the database.':
    'Écrivez {name} là où leurs adresses diffèrent, par exemple dans le nom de la base de données.',
  Names: 'Noms',
  '200 names at most': '200 noms au plus',
  'Google lets scripts reach databases at ports of 1025 and above only, and that of {host} is below.':
    'Google ne laisse les scripts joindre des bases de données que sur les ports à partir de 1025, et celui de {host} est en dessous.',
  'Ask its keeper to let the database listen at a higher port, or to forward one to it, and correct the port in Connections.':
    'Demandez à son responsable que la base écoute sur un port plus élevé, ou qu’un tel port y mène, et corrigez le port dans Connexions.',
  'Check address and port. Its firewall must let Google’s servers in: docs/sql.md says where their addresses are listed. If all is right, it may be down: Homeroom tries again by itself.':
    'Vérifiez l’adresse et le port. Son pare-feu doit laisser entrer les serveurs de Google : docs/sql.md dit où leurs adresses sont publiées. Si tout est juste, elle est peut-être arrêtée : Homeroom réessaie de lui-même.',
  'Check in this order: address and port; that its firewall lets Google’s servers in (docs/sql.md); user and password; the name of the database; certificates.':
    'Vérifiez dans cet ordre : l’adresse et le port ; que son pare-feu laisse entrer les serveurs de Google (docs/sql.md) ; l’utilisateur et le mot de passe ; le nom de la base ; les certificats.',
  'Check the certificates in Connections: server, client and client key belong together.':
    'Vérifiez les certificats dans Connexions : serveur, client et clé du client vont ensemble.',
  'Open Connections and give user and password anew: a character may be missing.':
    'Ouvrez Connexions et redonnez l’utilisateur et le mot de passe : il manque peut-être un caractère.',
  'The user {user} of the database at {host} signs in by {plugin}, which Google’s driver cannot do.':
    'L’utilisateur {user} de la base à {host} se connecte par {plugin}, ce que le pilote de Google ne sait pas faire.',
  'Ask its keeper for a user that signs in by mysql_native_password, or to switch TLS on for this user.':
    'Demandez à son responsable un utilisateur qui se connecte par mysql_native_password, ou d’activer TLS pour celui-ci.',
  'The server at {host} has no database {database}.':
    'Le serveur à {host} n’a pas de base {database}.',
  'Open Connections and correct the name of the database.':
    'Ouvrez Connexions et corrigez le nom de la base de données.',
  'The user {user} of the database at {host} may not read {resource}.':
    'L’utilisateur {user} de la base à {host} n’a pas le droit de lire {resource}.',
  'Ask its keeper to grant this user SELECT on what is read, and nothing else.':
    'Demandez à son responsable d’accorder à cet utilisateur SELECT sur ce qui est lu, et rien d’autre.',
  'The database at {host} took too long to answer for {resource} and was asked to stop.':
    'La base de données à {host} a mis trop longtemps à répondre pour {resource} et a été priée d’arrêter.',
  'Homeroom tries again by itself. If it lasts, read fewer rows at a time, or ask its keeper for an index on the key and on the change column.':
    'Homeroom réessaie de lui-même. Si cela dure, lisez moins de lignes à la fois, ou demandez à son responsable un index sur la clé et sur la colonne des changements.',
  'The database at {host} did not take the query for {resource}: {detail}':
    'La base de données à {host} n’a pas accepté la requête pour {resource} : {detail}',
  'Check the names of table and columns in Connections. Your tab is as it was.':
    'Vérifiez les noms de la table et des colonnes dans Connexions. Votre onglet est resté tel quel.',
  '{count} row(s) of {resource} have the same {key} as another, or none.':
    '{count} ligne(s) de {resource} ont le même {key} qu’une autre, ou aucun.',
  'Choose a column that tells every row apart. Your tab is as it was.':
    'Choisissez une colonne qui distingue chaque ligne. Votre onglet est resté tel quel.',
  '{resource} may be read between {from} and {to} o’clock only, and was never read yet.':
    '{resource} ne peut être lu qu’entre {from} h et {to} h, et ne l’a encore jamais été.',
  'Nothing to do: Homeroom reads it then. The hours are a setting of the connection.':
    'Rien à faire : Homeroom le lira à ce moment-là. Ces heures sont un réglage de la connexion.',
  '“{value}” cannot be {setting}: {expected}.':
    '« {value} » ne peut pas être {setting} : {expected}.',
  'Correct {setting} in Connections. Nothing was changed.':
    'Corrigez {setting} dans Connexions. Rien n’a été modifié.',
  // Open edX and Figures
  'The reporting plugin of Open edX: its daily metrics of the site and of every course, as far back as it has kept them, and how far each learner has come.':
    'L’extension de statistiques d’Open edX : ses mesures quotidiennes du site et de chaque cours, aussi loin qu’elle les a gardées, et où en est chaque apprenant.',
  'Daily metrics of the site': 'Mesures quotidiennes du site',
  'Daily metrics of courses': 'Mesures quotidiennes des cours',
  'Monthly active learners of courses': 'Apprenants actifs du mois, par cours',
  'Learners and their enrollments': 'Apprenants et leurs inscriptions',
  'Progress of enrollments, by day': 'Progression des inscriptions, jour par jour',
  'Address of the LMS': 'Adresse du LMS',
  'The address under which learners open their courses: Figures is at “/figures/” below it.':
    'L’adresse à laquelle les apprenants ouvrent leurs cours : Figures se trouve en dessous, à « /figures/ ».',
  Token: 'Jeton',
  'An administrator of the platform makes it in Django admin, under “Auth Token”, “Tokens”, for a user who may open Figures.':
    'Un administrateur de la plateforme le crée dans l’administration Django, sous « Auth Token », « Tokens », pour un utilisateur qui peut ouvrir Figures.',
  'The learning platform: courses, enrollments, grades and how far each learner has come. It does not say when somebody learned: Homeroom finds that out by reading every day.':
    'La plateforme de cours en ligne : cours, inscriptions, notes et progression de chaque apprenant. Elle ne dit pas quand quelqu’un a travaillé : Homeroom le découvre en la lisant chaque jour.',
  'Course grades': 'Notes des cours',
  'Progress, as it was seen': 'Progression, telle qu’elle a été vue',
  'Completion, as it was seen': 'Achèvement, tel qu’il a été vu',
  Accounts: 'Comptes',
  'The address under which learners open their courses.':
    'L’adresse à laquelle les apprenants ouvrent leurs cours.',
  'Client ID': 'Identifiant client',
  'Client secret': 'Secret client',
  'An administrator of the platform makes it in Django admin, under “Django OAuth Toolkit”, “Applications”: a confidential client with the grant type “Client credentials”, of a user with staff status.':
    'Un administrateur de la plateforme le crée dans l’administration Django, sous « Django OAuth Toolkit », « Applications » : un client confidentiel de type « Client credentials », d’un utilisateur qui a le statut d’équipe (staff).',
  'It stands beside the client ID, and is shown only while the application is made.':
    'Il se trouve à côté de l’identifiant client et n’est montré qu’à la création de l’application.',
  'Completion Aggregator': 'Completion Aggregator',
  'Whether this plugin is installed. Then work that is not graded counts as activity as well. Ask whoever runs the platform; leave it at “no” if nobody knows.':
    'Si cette extension est installée. Le travail non noté compte alors aussi comme activité. Demandez à qui gère la plateforme ; laissez « non » si personne ne le sait.',
  'share of points': 'part des points',
  'Course Learners': 'Apprenants par cours',
  'Who learns in which course: enrollment, progress, grade, completion and when the learner was last at work. To see one course, filter by it. Days that the platform does not tell are empty until Homeroom has seen them pass.':
    'Qui apprend dans quel cours : inscription, progression, note, achèvement et dernier jour de travail. Pour voir un seul cours, filtrez par celui-ci. Les jours que la plateforme ne dit pas restent vides tant que Homeroom ne les a pas vus passer.',
  'The name under which the learner signs in to the learning platform; Canvas goes by a number.':
    'Le nom sous lequel l’apprenant se connecte à la plateforme ; Canvas le connaît par un numéro.',
  'The learner’s full name.': 'Le nom complet de l’apprenant.',
  'The learner’s mail address in the learning platform.':
    'L’adresse mail de l’apprenant dans la plateforme.',
  'Whether the enrollment holds: whoever leaves a course keeps a row.':
    'Si l’inscription est en cours : qui quitte un cours garde une ligne.',
  'How the learner is enrolled: “audit”, “honor”, “verified” and others.':
    'Le mode d’inscription de l’apprenant : « audit », « honor », « verified » et d’autres.',
  'Graded sections worked in divided by graded sections: 0.5 is half.':
    'Sections notées travaillées, divisées par les sections notées : 0,5 est la moitié.',
  'share of sections': 'part des sections',
  'Graded sections, in Canvas graded assignments, in which the learner earned points.':
    'Sections notées, dans Canvas devoirs notés, dans lesquelles l’apprenant a obtenu des points.',
  sections: 'sections',
  'Graded sections of the course, in Canvas assignments that are asked of the learner.':
    'Sections notées du cours, dans Canvas devoirs demandés à l’apprenant.',
  'The course grade so far, as the course weighs its parts: 0.83 is 83 %.':
    'La note du cours à ce jour, selon la pondération du cours : 0,83 est 83 %.',
  'The grade as the course calls it; empty below the lowest.':
    'La note telle que le cours la nomme ; vide en dessous de la plus basse.',
  'Whether the grade is enough to pass the course.': 'Si la note suffit pour réussir le cours.',
  'Whether the learner has worked in every graded section.':
    'Si l’apprenant a travaillé dans chaque section notée.',
  'The day on which the course was completed; empty before, and where it is not known.':
    'Le jour où le cours a été achevé ; vide auparavant, et quand il n’est pas connu.',
  'Days from enrollment to completion.': 'Jours de l’inscription à l’achèvement.',
  'The last day on which the learner is known to have worked in the course.':
    'Le dernier jour où l’on sait que l’apprenant a travaillé dans le cours.',
  'No course is completed before it is begun': 'Aucun cours n’est achevé avant d’être commencé',
  'How many learn online, in which courses and how far they come: for every day and month, for each course and for the whole site. It names no learner. Enrollments reach back to the first one; what a platform does not keep the past of is empty before the day on which its first reading was made, and grows from then on.':
    'Combien apprennent en ligne, dans quels cours et jusqu’où : pour chaque jour et chaque mois, pour chaque cours et pour tout le site. Aucun apprenant n’y est nommé. Les inscriptions remontent à la première ; ce dont une plateforme ne garde pas le passé est vide avant le jour de la première lecture, et croît à partir de là.',
  'One row per course, or for the whole site, and day or month.':
    'Une ligne par cours, ou pour tout le site, et par jour ou par mois.',
  'What the row is about: “site” is all courses together, each learner counted once; “course” is one course.':
    'Ce dont parle la ligne : « site », tous les cours ensemble, chaque apprenant compté une fois ; « course », un seul cours.',
  'The code of the course in the learning platform. “*” stands for the whole site.':
    'Le code du cours dans la plateforme. « * » désigne tout le site.',
  'The title of the course; empty for the whole site.':
    'Le titre du cours ; vide pour tout le site.',
  'What it is about: a “day” or a “month”. Days begin on 1 January of last year at the earliest; the month that is not over counts as far as it has come.':
    '« day » (jour) ou « month » (mois). Les jours commencent au plus tôt le 1er janvier de l’année dernière ; le mois en cours compte jusqu’où il est arrivé.',
  'The day, or the first day of the month.': 'Le jour, ou le premier jour du mois.',
  'Learners who worked in a course on that day, or in that month.':
    'Apprenants qui ont travaillé dans un cours ce jour-là, ou ce mois-là.',
  learners: 'apprenants',
  'Learners who worked in a course in that month, up to and with that day.':
    'Apprenants qui ont travaillé dans un cours ce mois-là, jusqu’à ce jour compris.',
  'Enrollments there were at the end of that day or month, of those that hold today. Who is enrolled in two courses counts twice.':
    'Inscriptions à la fin de ce jour ou de ce mois, parmi celles en cours aujourd’hui. Qui est inscrit à deux cours compte deux fois.',
  'enrollments at the end of the day': 'inscriptions à la fin du jour',
  'Enrollments that began on that day, or in that month.':
    'Inscriptions qui ont commencé ce jour-là, ou ce mois-là.',
  enrollments: 'inscriptions',
  'Courses completed up to then: every graded section worked in, in Canvas every graded assignment, or a certificate given where the platform tells.':
    'Cours achevés jusqu’alors : chaque section notée travaillée, dans Canvas chaque devoir noté, ou un certificat délivré quand la plateforme le dit.',
  'completions up to then': 'achèvements jusqu’alors',
  'Courses completed on that day, or in that month.': 'Cours achevés ce jour-là, ou ce mois-là.',
  completions: 'achèvements',
  'Graded sections worked in divided by graded sections, on average over the enrollments: 0.5 is half.':
    'Sections notées travaillées, divisées par les sections notées, en moyenne sur les inscriptions : 0,5 est la moitié.',
  'Days from enrollment to completion, on average over the completions up to then.':
    'Jours de l’inscription à l’achèvement, en moyenne sur les achèvements jusqu’alors.',
  'Nobody is active on a day and not in its month':
    'Nul n’est actif un jour sans l’être ce mois-là',
  'Hardly more courses are completed than were begun':
    'Guère plus de cours sont achevés que commencés',
  // 42, Canvas, Google Classroom
  'This copy of Homeroom may not read {source}: the permission “{scope}” was left out when it was built.':
    'Cette copie de Homeroom n’a pas le droit de lire {source} : l’autorisation « {scope} » a été laissée de côté à sa construction.',
  'Whoever maintains your copy adds {scopes} to src/org/scopes.json and pushes it; then grant it here.':
    'La personne qui entretient votre copie ajoute {scopes} à src/org/scopes.json et la publie ; accordez-la ensuite ici.',
  'Homeroom may not read Google Classroom: its courses are not refreshed.':
    'Homeroom n’a pas le droit de lire Google Classroom : ses cours ne sont pas actualisés.',
  'The learning management system: terms, courses, sections, enrollments, users, assignments and submissions.':
    'La plateforme d’apprentissage : périodes, cours, groupes, inscriptions, utilisateurs, devoirs et rendus.',
  Users: 'Utilisateurs',
  Assignments: 'Devoirs',
  Submissions: 'Rendus',
  'Address of Canvas': 'Adresse de Canvas',
  'The address you open Canvas with.': 'L’adresse à laquelle vous ouvrez Canvas.',
  Account: 'Compte',
  'The number in the address of your school’s or department’s Admin page, after “accounts/”. Empty: the whole institution.':
    'Le numéro dans l’adresse de la page Admin de votre établissement ou département, après « accounts/ ». Vide : toute l’institution.',
  'Sign in with': 'Se connecter avec',
  'An access token is the simplest. A developer key is for institutions that allow no tokens.':
    'Un jeton d’accès est le plus simple. Une clé de développeur convient aux institutions qui n’autorisent pas les jetons.',
  'Access token': 'Jeton d’accès',
  'Developer key and refresh token': 'Clé de développeur et jeton de renouvellement',
  'In Canvas: Account, Settings, “New access token”, as somebody who may see all courses of the account. It is shown only once.':
    'Dans Canvas : Compte, Paramètres, « Nouveau jeton d’accès », en tant que personne pouvant voir tous les cours du compte. Il n’est affiché qu’une fois.',
  'Admin, Developer Keys: the number in the column “Details”.':
    'Admin, Clés de développeur : le numéro dans la colonne « Détails ».',
  'Beneath that number, “Show key”.': 'Sous ce numéro, « Afficher la clé ».',
  'Refresh token': 'Jeton de renouvellement',
  'Whoever made the developer key has it from the sign-in with that key.':
    'La personne qui a créé la clé de développeur l’a obtenu en se connectant avec cette clé.',
  'Courses, students, teachers, coursework, submissions, topics and guardians, as the steward’s own Google account sees them: of a whole school for an administrator, of their own courses for a teacher.':
    'Cours, élèves, enseignants, travaux, rendus, thèmes et responsables légaux, tels que les voit le compte Google du responsable : toute l’école pour un administrateur, ses propres cours pour un enseignant.',
  'Students in courses': 'Élèves des cours',
  'Teachers of courses': 'Enseignants des cours',
  Coursework: 'Travaux',
  Topics: 'Thèmes',
  Guardians: 'Responsables légaux',
  'Archived courses, too': 'Aussi les cours archivés',
  'Courses that were archived are read as well. It takes longer, and they hardly change.':
    'Les cours archivés sont lus aussi. Cela prend plus de temps, et ils ne changent guère.',
  'The intranet of the 42 schools: campuses, cursus, students and their levels, projects, evaluations, and who sits where and when.':
    'L’intranet des écoles 42 : campus, cursus, étudiants et leurs niveaux, projets, évaluations, et qui est assis où et quand.',
  Campuses: 'Campus',
  Cursus: 'Cursus',
  'Students in a cursus': 'Étudiants d’un cursus',
  Projects: 'Projets',
  'Projects of students': 'Projets des étudiants',
  Evaluations: 'Évaluations',
  'Presence at computers': 'Présence aux ordinateurs',
  'UID of the application': 'UID de l’application',
  'On the intranet: your profile, Settings, API, “Register a new app”, then open the application. Staff of a campus gets the roles that reading everybody’s projects needs.':
    'Sur l’intranet : votre profil, Settings, API, « Register a new app », puis ouvrez l’application. Le personnel d’un campus obtient les rôles nécessaires pour lire les projets de tous.',
  'Secret of the application': 'Secret de l’application',
  'It stands beneath the UID. It ends after a while: the same page shows the next one.':
    'Il se trouve sous l’UID. Il expire après un certain temps : la même page montre le suivant.',
  'The numbers of the campuses to be read, one a line; the number stands in the addresses of the campus’ pages. Empty: every campus there is, which takes days at 1,200 requests an hour.':
    'Les numéros des campus à lire, un par ligne ; le numéro figure dans les adresses des pages du campus. Vide : tous les campus, ce qui prend des jours à 1 200 requêtes par heure.',
  'Presence since': 'Présence depuis',
  'The first day whose presence is read. Empty: from the beginning.':
    'Le premier jour dont la présence est lue. Vide : depuis le début.',
  'Leave it as it is.': 'Laissez-la telle quelle.',
  'Days of activity': 'Jours d’activité',
  'Assignments & Submissions': 'Devoirs et rendus',
  'Every assignment and what each learner did with it: due, handed in, late, missing, graded, and the score.':
    'Chaque devoir et ce que chaque apprenant en a fait : échéance, rendu, retard, manquant, noté, et les points.',
  'One row per assignment and learner.': 'Une ligne par devoir et apprenant.',
  'The id of the course in the learning platform.':
    'L’identifiant du cours dans la plateforme d’apprentissage.',
  'The name of the course.': 'Le nom du cours.',
  'The id of the assignment in the learning platform.':
    'L’identifiant du devoir dans la plateforme d’apprentissage.',
  'The name of the assignment.': 'Le nom du devoir.',
  'The id of the learner in the learning platform.':
    'L’identifiant de l’apprenant dans la plateforme d’apprentissage.',
  'The number by which the school’s student system knows the learner; empty where the platform was not told.':
    'Le numéro sous lequel le logiciel de vie scolaire connaît l’apprenant ; vide si la plateforme ne l’a pas reçu.',
  'The name of the learner.': 'Le nom de l’apprenant.',
  'When it is due for this learner, in universal time; empty when it has no date.':
    'L’échéance pour cet apprenant, en temps universel ; vide s’il n’y en a pas.',
  'When it was handed in last, in universal time; empty when it was not.':
    'Le moment du dernier rendu, en temps universel ; vide si rien n’a été rendu.',
  'Yes when it was handed in.': 'Oui si le devoir a été rendu.',
  'Yes when it was handed in after it was due.': 'Oui s’il a été rendu après l’échéance.',
  'Yes when it is due and was not handed in, as the platform says or, where it does not, when the day it was due is over and there is no score.':
    'Oui si l’échéance est passée sans rendu, selon la plateforme ou, si elle ne le dit pas, quand le jour de l’échéance est passé et qu’il n’y a pas de points.',
  'Yes when the learner need not do it; empty when the platform has no such thing.':
    'Oui si l’apprenant en est dispensé ; vide si la plateforme ne connaît pas les dispenses.',
  'Yes when there is a score.': 'Oui s’il y a des points.',
  'The points the learner got.': 'Les points obtenus par l’apprenant.',
  'The points the assignment is worth; extra points may come on top.':
    'Les points que vaut le devoir ; des points en plus peuvent s’y ajouter.',
  'The score divided by the points possible; empty when there are none.':
    'Les points obtenus divisés par les points possibles ; vide s’il n’y en a pas.',
  'Every submission is of a known learner': 'Chaque rendu est d’un apprenant connu',
  'No score is more than twice what is possible': 'Aucun résultat ne dépasse le double du possible',
  'Campus Activity': 'Activité des campus',
  'Who was at the campus on which day and for how long, which projects were finished and how many evaluations given; with the level each person has today.':
    'Qui était au campus, quel jour et combien de temps, quels projets ont été terminés et combien d’évaluations données ; avec le niveau de chaque personne aujourd’hui.',
  'One row per campus, person and day on which something happened.':
    'Une ligne par campus, personne et jour où quelque chose s’est passé.',
  'The number of the campus whose computers were used; for projects and evaluations, of the person’s own; “unknown” where none is known.':
    'Le numéro du campus dont les ordinateurs ont servi ; pour les projets et évaluations, celui de la personne ; « unknown » si aucun n’est connu.',
  'The name of the campus.': 'Le nom du campus.',
  'The number that identifies the person at 42.': 'Le numéro qui identifie la personne à 42.',
  'The login of the person.': 'Le login de la personne.',
  'The day in universal time (UTC), as 42 keeps its times.':
    'Le jour en temps universel (UTC), comme 42 note ses heures.',
  'Hours at the computers of the campus on that day; a session counts once it has ended, and one over midnight counts for both days.':
    'Heures passées aux ordinateurs du campus ce jour-là ; une session compte une fois terminée, et celle qui passe minuit compte pour les deux jours.',
  'Sessions at a computer that touch the day.': 'Sessions à un ordinateur qui touchent ce jour.',
  sessions: 'sessions',
  'Projects that were marked on that day and passed.': 'Projets notés ce jour-là et validés.',
  projects: 'projets',
  'How many of the projects validated on that day are exams.':
    'Combien des projets validés ce jour-là sont des examens.',
  exams: 'examens',
  'Projects that were marked on that day and not passed.':
    'Projets notés ce jour-là et non validés.',
  'Evaluations of others that the person completed on that day.':
    'Évaluations d’autres personnes que celle-ci a terminées ce jour-là.',
  evaluations: 'évaluations',
  'The cursus the person began last.': 'Le dernier cursus commencé par la personne.',
  'The level the person has reached in that cursus by now, not on the day.':
    'Le niveau atteint par la personne dans ce cursus à présent, et non ce jour-là.',
  'Nobody is there longer than a day has hours':
    'Personne n’est présent plus longtemps que la journée ne dure',
  'Every person belongs to a campus': 'Chaque personne appartient à un campus',
  // Connectors
  'The standard by which student information systems pass on rosters and grade books: schools, terms, courses, classes, people, enrollments, results. Infinite Campus, PowerSchool, Skyward, Aeries and most others speak it. Versions 1.1 and 1.2.':
    'Le standard par lequel les logiciels de vie scolaire transmettent listes et carnets de notes : établissements, périodes, matières, classes, personnes, inscriptions, résultats. Infinite Campus, PowerSchool, Skyward, Aeries et la plupart des autres le parlent. Versions 1.1 et 1.2.',
  'Your student information system shows it where API access to OneRoster is set up, often as “base URL” or “endpoint”. Any address of the API will do, such as one that ends in “/ims/oneroster/v1p1”.':
    'Votre logiciel de vie scolaire la montre là où se règle l’accès à l’API OneRoster, souvent sous « base URL » ou « endpoint ». N’importe quelle adresse de l’API convient, par exemple une qui finit par « /ims/oneroster/v1p1 ».',
  'Homeroom finds it out by itself. Choose one only if your vendor offers both and told you which to use.':
    'Homeroom la trouve tout seul. N’en choisissez une que si votre éditeur offre les deux et vous a dit laquelle utiliser.',
  'Find out by itself': 'Trouver tout seul',
  '1.1': '1.1',
  '1.2': '1.2',
  'Sign-in': 'Connexion',
  'Version 1.2 always uses OAuth 2. Servers of version 1.1 may want each request signed instead: your vendor then speaks of OAuth 1 or of a consumer key.':
    'La version 1.2 utilise toujours OAuth 2. Les serveurs de la version 1.1 peuvent demander que chaque requête soit signée : votre éditeur parle alors d’OAuth 1 ou de « consumer key ».',
  'OAuth 2 (client credentials)': 'OAuth 2 (client credentials)',
  'OAuth 1.0a, signed with SHA-256': 'OAuth 1.0a, signature SHA-256',
  'OAuth 1.0a, signed with SHA-1': 'OAuth 1.0a, signature SHA-1',
  'The “client ID” or “consumer key” of an application that may read. An administrator makes it in the student information system, under OneRoster or API access.':
    'Le « client ID » ou la « consumer key » d’une application qui a le droit de lire. Un administrateur la crée dans le logiciel de vie scolaire, sous OneRoster ou accès API.',
  'The “client secret” or “consumer secret” that was made with the key. Most systems show it only once; if it is lost, make a new pair.':
    'Le « client secret » ou « consumer secret » créé avec la clé. La plupart des logiciels ne le montrent qu’une fois ; s’il est perdu, créez une nouvelle paire.',
  'Token address': 'Adresse du jeton',
  'Only if your vendor names one: the “token URL”. Left empty, Homeroom asks the server and looks at the usual places.':
    'Seulement si votre éditeur en donne une : la « token URL ». Si le champ est vide, Homeroom demande au serveur et cherche aux endroits habituels.',
  Scopes: 'Scopes',
  'Only if your vendor gave you a list of scopes: one a line. Left empty, Homeroom asks for reading rosters, demographics and the grade book, and makes do with less.':
    'Seulement si votre éditeur vous a donné une liste de scopes : un par ligne. Si le champ est vide, Homeroom demande à lire les listes, les données démographiques et le carnet de notes, et se contente de moins.',
  Organizations: 'Organisations',
  'Academic sessions': 'Périodes scolaires',
  Classes: 'Classes',
  People: 'Personnes',
  Demographics: 'Données démographiques',
  Categories: 'Catégories',
  'Line items': 'Éléments notés',
  'Tells what changed': 'Indique les changements',
  'Rosters as districts share them through Clever: schools, terms, courses, sections, students, teachers and staff. Changes are read from its events where they are switched on.':
    'Les listes que les districts partagent par Clever : établissements, périodes, matières, groupes, élèves, enseignants et personnel. Les changements sont lus dans ses événements là où ils sont activés.',
  District: 'District',
  'Student information system': 'Logiciel de vie scolaire',
  'Last sync': 'Dernière synchronisation',
  'District token': 'Jeton du district',
  'The token of one district for your application. In the Clever dashboard it stands with the district, under Settings and “API”; whoever manages your Clever application can copy it.':
    'Le jeton d’un district pour votre application. Dans le tableau de bord de Clever, il figure auprès du district, sous Settings puis « API » ; la personne qui gère votre application Clever peut le copier.',
  'Leave it empty, unless you were told to use another than Clever’s own.':
    'Laissez vide, sauf si l’on vous a dit d’en utiliser une autre que celle de Clever.',
  'PowerSchool SIS through its own API: schools, students, staff, terms, courses, sections and rosters, and the PowerQueries of a plugin. If your PowerSchool offers OneRoster, that takes fewer requests.':
    'PowerSchool SIS par sa propre API : établissements, élèves, personnel, périodes, matières, groupes et leurs listes, et les PowerQueries d’un plugin. Si votre PowerSchool offre OneRoster, celui-ci demande moins de requêtes.',
  'Section enrollments': 'Inscriptions aux groupes',
  'Rows of PowerQueries': 'Lignes des PowerQueries',
  'Address of PowerSchool': 'Adresse de PowerSchool',
  'The address at which your administrators sign in to PowerSchool.':
    'L’adresse à laquelle vos administrateurs se connectent à PowerSchool.',
  'Of a plugin that may read. An administrator finds it in PowerSchool under System, System Settings, Plugin Management Configuration, in the plugin’s “Data Provider Configuration”.':
    'D’un plugin qui a le droit de lire. Un administrateur le trouve dans PowerSchool sous System, System Settings, Plugin Management Configuration, dans la « Data Provider Configuration » du plugin.',
  'It stands beside the client ID, in the same place.':
    'Il figure à côté du client ID, au même endroit.',
  PowerQueries: 'PowerQueries',
  'Only if a plugin of yours has queries of its own for Homeroom: their full names, one a line. Their rows are for data sets that your own copy of Homeroom adds.':
    'Seulement si un de vos plugins a ses propres requêtes pour Homeroom : leurs noms complets, un par ligne. Leurs lignes servent aux jeux de données que votre propre copie de Homeroom ajoute.',
  'The standard API of student information systems and state data systems: schools, students, enrollment, attendance, grades, discipline, programs and assessments. ODS/API 3 to 7 and the DMS.':
    'L’API standard des logiciels de vie scolaire et des systèmes d’État : établissements, élèves, inscriptions, assiduité, notes, discipline, programmes et évaluations. ODS/API 3 à 7 et DMS.',
  'Address of the API': 'Adresse de l’API',
  '{host} answered with something that is not a whole zip file.':
    '{host} a répondu par autre chose qu’un fichier zip entier.',
  'Open the address in a browser: it should download a .zip file that opens.':
    'Ouvrez l’adresse dans un navigateur : elle doit télécharger un fichier .zip qui s’ouvre.',
  'Assessment results file': 'Fichier de résultats d’évaluations',
  'Results of an assessment vendor, as the vendor exports them: one CSV file in Drive or at an address, and a mapping that says which column is what. They stand with those of all other sources.':
    'Les résultats d’un éditeur d’évaluations, tels qu’il les exporte : un fichier CSV dans Drive ou à une adresse, et une correspondance qui dit quelle colonne est quoi. Ils figurent avec ceux de toutes les autres sources.',
  'A link to a file in Drive, its id, or an https:// address. Another site may have a file of its own with the same columns.':
    'Un lien vers un fichier de Drive, son identifiant, ou une adresse https://. Un autre site peut avoir son propre fichier avec les mêmes colonnes.',
  'Whose file': 'De qui est le fichier',
  'The ready mappings are written from published column names and were not tried with real files: compare the one on the connector’s page of the documentation with a file of yours.':
    'Les correspondances prêtes sont écrites d’après des noms de colonnes publiés et n’ont pas été essayées avec de vrais fichiers : comparez celle de la page du connecteur, dans la documentation, à un fichier à vous.',
  'NWEA MAP Growth': 'NWEA MAP Growth',
  'i-Ready Diagnostic': 'i-Ready Diagnostic',
  'Another: by a mapping of our own': 'Un autre : par notre propre correspondance',
  Mapping: 'Correspondance',
  'A line for each thing: “student_id: Student Number”, “score Scale score: SS”, “level: Level”.':
    'Une ligne par chose : « student_id: Student Number », « score Scale score: SS », « level: Level ».',
  'Only if the address asks for a user and a password.':
    'Seulement si l’adresse demande un utilisateur et un mot de passe.',
  Results: 'Résultats',
  'Answers to items': 'Réponses aux questions',
  Kilobytes: 'Kilo-octets',
  'Scores in a row': 'Scores par ligne',
  '{host} answered with {what} where a table of text (CSV) is expected.':
    '{host} a répondu par {what} au lieu d’un tableau de texte (CSV).',
  'Open the address in a browser: it should download the file, without signing in.':
    'Ouvrez l’adresse dans un navigateur : elle doit télécharger le fichier, sans connexion.',
  'Drive shows no such file to this copy of Homeroom. {detail}':
    'Drive ne montre pas de tel fichier à cette copie de Homeroom. {detail}',
  'Share it with the steward. Whoever maintains your copy adds “drive.readonly” to src/org/scopes.json: without it, only files that Homeroom made are seen.':
    'Partagez-le avec le responsable. Qui entretient votre copie ajoute « drive.readonly » à src/org/scopes.json : sans cela, seuls les fichiers créés par Homeroom sont visibles.',
  '{resource} on {host} has no column or tab {columns} any more.':
    '{resource} ({host}) n’a plus de colonne ni d’onglet {columns}.',
  'Give it its name back, or open “Add a source”, look at the table again and save it as it is now. What was read before stays.':
    'Rendez-lui son nom, ou ouvrez « Ajouter une source », regardez de nouveau le tableau et enregistrez-le tel qu’il est. Ce qui a été lu avant reste.',
  'Every line of the file could be taken whole': 'Chaque ligne du fichier a pu être prise entière',
  'A zip file with OneRoster tables (1.1 or 1.2), which many student information systems export each night. It feeds what the OneRoster API feeds.':
    'Un fichier zip de tables OneRoster (1.1 ou 1.2), que beaucoup de logiciels de vie scolaire exportent chaque nuit. Il alimente ce qu’alimente l’API OneRoster.',
  'Address of the file': 'Adresse du fichier',
  'Where the zip file is downloaded from: the export’s own page shows it, or whoever runs the file server.':
    'D’où le fichier zip se télécharge : la page de l’export l’indique, ou qui gère le serveur de fichiers.',
  'Only if the file asks for a user and a password.':
    'Seulement si le fichier demande un utilisateur et un mot de passe.',
  'Assessments of an older Ed-Fi ODS/API (versions 2.0 to 2.6). They stand in the same Assessment Results as those of version 3 and later.':
    'Les évaluations d’une ODS/API Ed-Fi plus ancienne (versions 2.0 à 2.6). Elles figurent dans les mêmes résultats d’évaluation que celles des versions 3 et suivantes.',
  'Ask whoever runs the API for the address that “/oauth/authorize” and “/api/v2.0” come after; it often ends with “/api”.':
    'Demandez à qui gère l’API l’adresse que suivent « /oauth/authorize » et « /api/v2.0 » ; elle se termine souvent par « /api ».',
  'The “key” of a key and secret pair for reading, from whoever runs the API.':
    'La « clé » d’une paire clé et secret pour la lecture, donnée par qui gère l’API.',
  'The “secret” that came with the key. If it is lost, ask for a new pair.':
    'Le « secret » reçu avec la clé. S’il est perdu, demandez une nouvelle paire.',
  'The year in which the school year ends, such as 2019 for 2018-2019: each has its own address.':
    'L’année où se termine l’année scolaire, par exemple 2019 pour 2018-2019 : chacune a sa propre adresse.',
  'Ask your Ed-Fi host, state agency or student information system vendor for the “base URL”. It opens in a browser and shows a short text with “dataManagementApi” in it.':
    'Demandez l’« URL de base » à votre hébergeur Ed-Fi, à votre administration ou à l’éditeur de votre logiciel. Elle s’ouvre dans un navigateur et montre un court texte où figure « dataManagementApi ».',
  Key: 'Clé',
  'The “key” of a key and secret pair for reading. It is made in the Ed-Fi Admin App, or the vendor or agency that runs the API sends it to you.':
    'La « clé » d’une paire clé et secret pour la lecture. Elle se crée dans l’Ed-Fi Admin App, ou l’éditeur ou l’administration qui gère l’API vous l’envoie.',
  Secret: 'Secret',
  'The “secret” that came with the key. It is shown only once when it is made; if it is lost, ask for a new pair.':
    'Le « secret » remis avec la clé. Il n’est montré qu’une fois, à sa création ; s’il est perdu, demandez une nouvelle paire.',
  'Instance or tenant': 'Instance ou locataire',
  'Only if several districts share the API: the name that stands in your addresses before the year or before “data”. Leave it empty if you were not told one.':
    'Seulement si plusieurs districts partagent l’API : le nom placé dans vos adresses avant l’année ou avant « data ». Laissez vide si l’on ne vous en a pas donné.',
  'School year': 'Année scolaire',
  'Only if the API keeps each year apart: the year in which the school year ends, such as 2027 for 2026-2027. Leave it empty if you were not told one.':
    'Seulement si l’API sépare les années : l’année où finit l’année scolaire, par exemple 2027 pour 2026-2027. Laissez vide si l’on ne vous en a pas donné.',

  // Warehouses
  'Built in (SQLite)': 'Intégré (SQLite)',
  'Needs nothing: data sets are built inside the script and published to tabs. Right for most schools.':
    'Ne demande rien : les données sont préparées dans le script et publiées dans des onglets. Convient à la plupart des établissements.',
  'A MySQL or MariaDB database. Cloud SQL for MySQL is the easiest to set up: Google’s scripts reach it by its name, without opening it to any address.':
    'Une base de données MySQL ou MariaDB. Cloud SQL pour MySQL est le plus simple à mettre en place : les scripts de Google l’atteignent par son nom, sans l’ouvrir à aucune adresse.',
  'A PostgreSQL database, at Google (Cloud SQL) or elsewhere: for what no longer fits into a workbook, and for those who ask by SQL. The server must let Google’s addresses in.':
    'Une base de données PostgreSQL, chez Google (Cloud SQL) ou ailleurs : pour ce qui ne tient plus dans un classeur, et pour qui interroge en SQL. Le serveur doit laisser entrer les adresses de Google.',
  Address: 'Adresse',
  'For Cloud SQL the connection name from the instance’s page in the Google Cloud console: project:region:instance. For any other server its name and port.':
    'Pour Cloud SQL, le nom de connexion indiqué sur la page de l’instance dans la console Google Cloud : projet:région:instance. Pour tout autre serveur, son nom et son port.',
  'The server’s name and port. Google’s servers reach ports from 1025 on only.':
    'Le nom du serveur et son port. Les serveurs de Google n’atteignent que les ports à partir de 1025.',
  Database: 'Base de données',
  'The name of the database. It must be there already; an empty one is best.':
    'Le nom de la base de données. Elle doit déjà exister ; une base vide convient le mieux.',
  Schema: 'Schéma',
  'Where the data sets stand in the database. Leave it empty unless several workbooks share one database: then each needs a name of its own.':
    'Où se trouvent les jeux de données dans la base. Laissez vide, sauf si plusieurs classeurs partagent une base : il faut alors un nom à chacun.',
  User: 'Utilisateur',
  'A user of the database that is only for Homeroom. It needs the right to create tables.':
    'Un utilisateur de la base réservé à Homeroom. Il lui faut le droit de créer des tables.',
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
  'May create tables': 'Peut créer des tables',
  'Milliseconds an answer takes': 'Millisecondes par réponse',
  Project: 'Projet',
  Location: 'Emplacement',
  'Gigabytes a full refresh reads, about': 'Gigaoctets lus par une actualisation complète, environ',
  'Gigabytes a month with a refresh a day, about':
    'Gigaoctets par mois avec une actualisation par jour, environ',
  'Google’s data warehouse: no server to keep, and room for any school. It needs a Google Cloud project with billing; small schools stay below what is free. Loading is free; what a data set reads is asked before it is built, and too much is refused.':
    'L’entrepôt de données de Google : aucun serveur à entretenir, de la place pour toute école. Il faut un projet Google Cloud avec facturation ; les petites écoles restent sous le seuil gratuit. Charger est gratuit ; ce que lit un jeu de données est demandé avant sa préparation, et refusé au-delà de votre limite.',
  'Google Cloud project': 'Projet Google Cloud',
  'The project’s id, from the start page of the Google Cloud console. The BigQuery API and billing must be switched on in it.':
    'L’identifiant du projet, sur la page d’accueil de la console Google Cloud. L’API BigQuery et la facturation doivent y être activées.',
  'Where the data lie: EU, US, or a region such as europe-west1. It cannot be changed later.':
    'Où se trouvent les données : EU, US ou une région comme europe-west1. Cela ne peut plus être changé ensuite.',
  'Data set': 'Ensemble de données',
  'How the data set of BigQuery is called in which people find the tables. Leave it empty unless several workbooks share one project: then each needs a name of its own.':
    'Le nom de l’ensemble de données de BigQuery où l’on trouve les tables. Laissez vide, sauf si plusieurs classeurs partagent un projet : chacun a alors besoin de son propre nom.',
  'Largest query, in gigabytes': 'Plus grande requête, en gigaoctets',
  'A query that would read more is refused before it costs anything. Google charges by what is read; 1,000 gigabytes a month are free.':
    'Une requête qui lirait davantage est refusée avant de coûter quoi que ce soit. Google facture ce qui est lu ; 1 000 gigaoctets par mois sont gratuits.',
  'Megabytes a statement may have': 'Mégaoctets par instruction',
  'Google’s servers reach ports from 1025 to 65535 only':
    'les serveurs de Google n’atteignent que les ports de 1025 à 65535',
  'a database’s name has no blanks and none of / ? # ; &':
    'le nom d’une base de données n’a ni espace ni / ? # ; &',
  'a schema’s name has letters, digits and _ only':
    'le nom d’un schéma n’a que des lettres, des chiffres et _',
  'Homeroom gives such names to its other schemas':
    'Homeroom donne de tels noms à ses autres schémas',
  'a project’s id has small letters, digits and - only':
    'l’identifiant d’un projet n’a que des lettres minuscules, des chiffres et -',
  'a location is EU, US or a region': 'un emplacement est EU, US ou une région',
  'the largest query is a number of gigabytes':
    'la plus grande requête est un nombre de gigaoctets',
  'it has to look like db.school.org:5432': 'elle doit ressembler à db.school.org:5432',
  'another refresh is at work in it': 'une autre actualisation y travaille',

  'A Microsoft SQL Server database of 2019 or later, or Azure SQL. The server must let Google’s addresses in.':
    'Une base de données Microsoft SQL Server de 2019 ou plus récente, ou Azure SQL. Le serveur doit laisser entrer les adresses de Google.',
  'it has to look like db.school.org:1433': 'elle doit ressembler à db.school.org:1433',
  'it has to look like my-project:europe-west1:school':
    'elle doit ressembler à my-project:europe-west1:school',

  // Rules that keep a row out
  '{field} is missing': '{field} manque',
  '{field} is not one of {values}': '{field} ne figure pas dans {values}',
  '{field} is not between {least} and {most}': '{field} n’est pas entre {least} et {most}',

  // What a connection tells of itself
  Version: 'Version',
  Students: 'Élèves',
  'Change queries': 'Suivi des changements',

  // What a source calls its collections
  'Assessment results': 'Résultats d’évaluations',
  Assessments: 'Évaluations',
  'Attendance in sections': 'Assiduité par cours',
  'Calendar days': 'Jours du calendrier',
  Calendars: 'Calendriers',
  'Course offerings': 'Cours proposés',
  Courses: 'Cours',
  'Daily attendance': 'Assiduité à la journée',
  'Discipline actions': 'Mesures disciplinaires',
  'Discipline incidents': 'Incidents disciplinaires',
  Districts: 'Districts',
  'Grading periods': 'Périodes de notation',
  'Learning standards': 'Référentiels d’apprentissage',
  'Objectives of assessments': 'Objectifs des évaluations',
  'Program participation': 'Participations aux programmes',
  Programs: 'Programmes',
  'School enrollments': 'Inscriptions dans les établissements',
  'Section rosters': 'Élèves des groupes',
  Sections: 'Groupes',
  'Special education': 'Éducation spécialisée',
  Staff: 'Personnel',
  'Staff assignments': 'Affectations du personnel',
  'Student details at a school or district': 'Profil des élèves par établissement ou district',
  'Students in incidents': 'Élèves dans les incidents',
  'Teachers of sections': 'Enseignants des groupes',
  Terms: 'Périodes scolaires',

  // Units
  days: 'jours',
  years: 'ans',
  points: 'points',
  credits: 'crédits',
  students: 'élèves',
  actions: 'mesures',
  'share of days': 'part des jours',
  'share of full time': 'part d’un temps plein',

  // Data sets: titles
  'Assessment Results': 'Résultats aux évaluations',
  Attendance: 'Assiduité',
  'Courses & Sections': 'Cours et groupes',
  Discipline: 'Discipline',
  Grades: 'Notes',
  'Program Participation': 'Participation aux programmes',
  'School Calendar': 'Calendrier scolaire',
  Schools: 'Établissements',
  'Section Rosters': 'Listes des groupes',
  'Staff & Assignments': 'Personnel et affectations',
  'Student Demographics & Enrollment': 'Profil et inscription des élèves',

  // Data sets: what they are
  'Scores and performance levels of every assessment, for the whole and for each objective. One sitting has several rows: one for each way its result is reported.':
    'Les scores et niveaux de chaque évaluation, pour l’ensemble et pour chaque objectif. Une passation a plusieurs lignes : une par façon d’exprimer son résultat.',
  'One row per student, sitting, objective or whole, and reporting method.':
    'Une ligne par élève, passation, objectif ou ensemble, et façon d’exprimer le résultat.',
  'How many school days each student was enrolled, present, absent and tardy in a school year, and who is chronically absent. Days come from the school’s calendar; where it is not kept (lessons on fewer than half of the weekdays so far), from the weekdays of its terms without known holidays. Daily attendance counts, not attendance in single sections.':
    'Combien de jours de classe chaque élève a été inscrit, présent, absent et en retard dans une année scolaire, et qui est chroniquement absent. Les jours viennent du calendrier de l’établissement ; s’il n’est pas tenu (cours sur moins de la moitié des jours ouvrés écoulés), des jours ouvrés de ses périodes hors congés connus. C’est l’assiduité à la journée qui compte, non à chaque cours.',
  'One row per student, school and school year.':
    'Une ligne par élève, établissement et année scolaire.',
  'Every section that is taught: its course, subject, term, credits, teachers and how many students are in it.':
    'Chaque groupe enseigné : son cours, sa matière, sa période, ses crédits, ses enseignants et son nombre d’élèves.',
  'One row per section.': 'Une ligne par groupe.',
  'Which student took part in which incident, what the behavior was and what the school did about it. Sensitive throughout: publish it to few people.':
    'Quel élève a pris part à quel incident, quel fut le comportement et ce que l’établissement a décidé. Sensible de bout en bout : à montrer à peu de personnes.',
  'One row per student, incident and behavior.': 'Une ligne par élève, incident et comportement.',
  'The grades students earned in their sections, by grading period: letters, numbers, and what kind of grade it is.':
    'Les notes obtenues par les élèves dans leurs groupes, par période de notation : lettres, nombres et nature de la note.',
  'One row per student, section, grading period and type of grade.':
    'Une ligne par élève, groupe, période de notation et type de note.',
  'Which student takes part in which program: gifted and talented, bilingual, Title I, special education, and what else the district runs.':
    'Quel élève participe à quel programme : haut potentiel, bilingue, Title I, éducation spécialisée et tout autre programme du district.',
  'One row per student, program and participation.':
    'Une ligne par élève, programme et participation.',
  'What every day in the schools’ calendars is: instructional, holiday, make-up, weather. Attendance counts its days by it.':
    'Ce qu’est chaque jour du calendrier des établissements : cours, congé, rattrapage, intempéries. L’assiduité compte ses jours d’après lui.',
  'One row per school, calendar and date.': 'Une ligne par établissement, calendrier et date.',
  'The schools of the district: what kind they are, which grades they teach and to which district they belong. A good first data set to switch on, and what the others name schools by.':
    'Les établissements du district : leur type, les niveaux enseignés et le district dont ils dépendent. Un bon premier jeu de données à activer ; les autres y prennent le nom des établissements.',
  'One row per school.': 'Une ligne par établissement.',
  'Which student is in which section, from when to when. The list behind class sizes, schedules and grade books.':
    'Quel élève est dans quel groupe, de quand à quand. La liste derrière les effectifs, les emplois du temps et les carnets de notes.',
  'One row per student, section and the day the student joined it.':
    'Une ligne par élève, groupe et jour d’entrée dans le groupe.',
  'Who works where, as what, since when and for how much of full time.':
    'Qui travaille où, à quel titre, depuis quand et pour quelle part d’un temps plein.',
  'One row per staff member, organization, classification and begin of the assignment.':
    'Une ligne par membre du personnel, organisme, catégorie et début d’affectation.',
  'Who is enrolled where, since when, in which grade, and who they are: the list most other questions start from. A student who changes school or comes back has a row for each enrollment. A school year is named by the year in which it ends: 2027 is 2026–27.':
    'Qui est inscrit où, depuis quand, à quel niveau, et qui sont ces élèves : la liste d’où partent la plupart des questions. Un élève qui change d’établissement ou revient a une ligne par inscription. Une année scolaire porte le nom de l’année où elle finit : 2027 est 2026-2027.',
  'One row per student and school enrollment.':
    'Une ligne par élève et inscription dans un établissement.',

  // Data sets: what a column says
  'The source’s own identifier of the sitting.': 'L’identifiant de la passation dans la source.',
  'The number that identifies the student in the source system.':
    'Le numéro qui identifie l’élève dans le système source.',
  'The student’s family name.': 'Le nom de famille de l’élève.',
  'The student’s given name.': 'Le prénom de l’élève.',
  'The identifier of the assessment.': 'L’identifiant de l’évaluation.',
  'The title of the assessment.': 'Le titre de l’évaluation.',
  'What kind of assessment: state summative, benchmark, college entrance.':
    'Le genre d’évaluation : bilan d’État, évaluation intermédiaire, entrée à l’université.',
  'The subject of the objective, else of the assessment; several are joined by commas.':
    'La matière de l’objectif, sinon de l’évaluation ; plusieurs sont séparées par des virgules.',
  'The code of the objective; “Overall” is the whole assessment, “Not stated” a part the source does not name.':
    'Le code de l’objectif ; « Overall » est toute l’évaluation, « Not stated » une partie que la source ne nomme pas.',
  'What the objective is about, else its code; empty for the whole assessment.':
    'Ce sur quoi porte l’objectif, sinon son code ; vide pour toute l’évaluation.',
  'The year in which the school year ends: 2027 is 2026–27.':
    'L’année où finit l’année scolaire : 2027 est 2026-2027.',
  'When the assessment was taken.': 'Quand l’évaluation a été passée.',
  'The student’s grade when the assessment was taken.':
    'Le niveau de l’élève lors de l’évaluation.',
  'The number of the school that reported the result.':
    'Le numéro de l’établissement qui a transmis le résultat.',
  'The name of the school.': 'Le nom de l’établissement.',
  'How the result is expressed: raw score, scale score, percentile; “Not stated” when the source does not say.':
    'Comment le résultat est exprimé : score brut, score d’échelle, centile ; « Not stated » si la source ne le dit pas.',
  'The result as the source has it.': 'Le résultat tel que la source le donne.',
  'The result as a number; empty when it is not one.':
    'Le résultat en nombre ; vide si ce n’en est pas un.',
  'What the result means: advanced, met standard, did not meet standard.':
    'Ce que dit le résultat : avancé, niveau atteint, niveau non atteint.',
  'Why there is no result: absent, exempt.':
    'Pourquoi il n’y a pas de résultat : absent, dispensé.',
  'The number of the school in the source system.':
    'Le numéro de l’établissement dans le système source.',
  'The grade of the student’s last enrollment at the school in that year.':
    'Le niveau de la dernière inscription de l’élève dans l’établissement cette année-là.',
  'School days from entry to exit, both included, up to today; empty when the source has neither an enrollment nor dates to count from.':
    'Jours de classe de l’entrée à la sortie, incluses, jusqu’à aujourd’hui ; vide si la source n’a ni inscription ni dates d’où compter.',
  'Days enrolled without the days absent; parts of a day count as parts.':
    'Jours d’inscription moins les jours d’absence ; une partie de jour compte en partie.',
  'Days or parts of days absent with an excuse.': 'Jours ou parties de jours d’absence justifiée.',
  'Days or parts of days absent without an excuse, or with none stated.':
    'Jours ou parties de jours d’absence sans justification, ou sans mention.',
  'Days or parts of days absent, excused or not; a day never counts more than once.':
    'Jours ou parties de jours d’absence, justifiée ou non ; un jour ne compte jamais plus d’une fois.',
  'Days on which the student came late and was not absent all day.':
    'Jours où l’élève est arrivé en retard sans être absent toute la journée.',
  'Days present divided by days enrolled: 0.95 is 95 %.':
    'Jours de présence divisés par jours d’inscription : 0,95 est 95 %.',
  'Yes when the student was absent on 10 % or more of the days enrolled; empty before there are 10 of them.':
    'Oui si l’élève a été absent 10 % ou plus de ses jours d’inscription ; vide tant qu’il y en a moins de 10.',
  'The name the school gives the term.': 'Le nom que l’établissement donne à la période.',
  'What kind of term it is: fall semester, third quarter, full year.':
    'La nature de la période : semestre d’automne, troisième trimestre, année entière.',
  'The school’s own code of the course.': 'Le code du cours dans l’établissement.',
  'The code of the section, unique with course, term, year and school.':
    'Le code du groupe, unique avec le cours, la période, l’année et l’établissement.',
  'The name of the section, where it has one.': 'Le nom du groupe, s’il en a un.',
  'The code of the course in the catalog.': 'Le code du cours au catalogue.',
  'The name of the course as the school offers it, else as the catalog has it.':
    'Le nom du cours tel que l’établissement l’offre, sinon tel qu’au catalogue.',
  'The academic subject; several are joined by commas.':
    'La matière ; plusieurs sont séparées par des virgules.',
  'Credits a student can earn in the section, else in the course.':
    'Crédits qu’un élève peut obtenir dans le groupe, sinon dans le cours.',
  'The room in which the section meets.': 'La salle où le groupe se réunit.',
  'First and last names of the teachers of record, in the order of their last names; where nobody is called so, of all who teach the section.':
    'Prénoms et noms des enseignants titulaires, dans l’ordre de leurs noms ; si personne n’est désigné ainsi, de tous ceux qui enseignent au groupe.',
  'Students who are or were in the section; empty when the source has no rosters at all.':
    'Élèves qui sont ou ont été dans le groupe ; vide si la source n’a aucune liste.',
  'Students whose time in the section includes today; empty when the source has no rosters at all.':
    'Élèves présents dans le groupe aujourd’hui ; vide si la source n’a aucune liste.',
  'The first day of the term.': 'Le premier jour de la période.',
  'The last day of the term.': 'Le dernier jour de la période.',
  'The source’s own identifier of the student’s part in the incident.':
    'L’identifiant, dans la source, de la part de l’élève à l’incident.',
  'The number of the incident at its school; where the record names none, the one its actions agree on.':
    'Le numéro de l’incident dans son établissement ; si la fiche n’en nomme pas, celui sur lequel ses mesures s’accordent.',
  'The day of the incident.': 'Le jour de l’incident.',
  'What kind of behavior it was.': 'La nature du comportement.',
  'The behavior in the school’s own words, where the student’s record has them.':
    'Le comportement dans les mots de l’établissement, s’ils figurent sur la fiche de l’élève.',
  'The student’s part in it: perpetrator, witness, victim; several are joined by commas.':
    'Le rôle de l’élève : auteur, témoin, victime ; plusieurs sont séparés par des virgules.',
  'Where it happened.': 'Où cela s’est passé.',
  'Yes when the incident was reported to the police; empty when the source does not say.':
    'Oui si l’incident a été signalé à la police ; vide si la source ne le dit pas.',
  'What the school did, action by action, the earliest first.':
    'Ce que l’établissement a décidé, mesure par mesure, la plus ancienne d’abord.',
  'How many actions were taken.': 'Combien de mesures ont été prises.',
  'The day of the first action.': 'Le jour de la première mesure.',
  'Length of all actions, as served where that is known, else as given.':
    'Durée de toutes les mesures, effectuée si elle est connue, sinon prononcée.',
  'Days of expulsion, removal and out-of-school suspension: days away from learning.':
    'Jours d’expulsion, d’éloignement et d’exclusion : jours sans apprentissage.',
  'The source’s own identifier of the grade.': 'L’identifiant de la note dans la source.',
  'The name of the grading period, else what kind it is.':
    'Le nom de la période de notation, sinon sa nature.',
  'The first day of the grading period.': 'Le premier jour de la période de notation.',
  'The last day of the grading period.': 'Le dernier jour de la période de notation.',
  'What the grade stands for: grading period, semester, final, mid-term, conduct.':
    'Ce que la note évalue : période, semestre, fin de cours, mi-période, conduite.',
  'The grade as a letter or a word.': 'La note en lettre ou en mot.',
  'The grade as a number on the school’s own scale.':
    'La note en nombre, sur l’échelle de l’établissement.',
  'What the grade means: advanced, proficient, basic, fail.':
    'Ce que dit la note : avancé, maîtrisé, élémentaire, échec.',
  'Special education, which has details of its own, or any other program.':
    'Éducation spécialisée, qui a ses propres détails, ou tout autre programme.',
  'The source’s own identifier of the participation.':
    'L’identifiant de la participation dans la source.',
  'The number of the school or district that reports the participation.':
    'Le numéro de l’établissement ou du district qui déclare la participation.',
  'The name of the school or district that reports the participation.':
    'Le nom de l’établissement ou du district qui déclare la participation.',
  'The name of the program.': 'Le nom du programme.',
  'What kind of program it is.': 'La nature du programme.',
  'The first day in the program.': 'Le premier jour dans le programme.',
  'The last day in the program; empty while it lasts.':
    'Le dernier jour dans le programme ; vide tant qu’il dure.',
  'Yes when today lies within the participation.':
    'Oui si la participation est en cours aujourd’hui.',
  'Why the student left the program.': 'Pourquoi l’élève a quitté le programme.',
  'The disabilities named in a special-education program, the primary one first.':
    'Les handicaps nommés dans un programme d’éducation spécialisée, le principal d’abord.',
  'Where a student in special education is taught, as a share of the day in regular class.':
    'Où l’élève en éducation spécialisée suit ses cours, en part de la journée en classe ordinaire.',
  'The code of the calendar; a school may keep several.':
    'Le code du calendrier ; un établissement peut en tenir plusieurs.',
  'What the calendar is for: all students, some grades, single students.':
    'À qui sert le calendrier : tous les élèves, certains niveaux, des élèves isolés.',
  'The day the row is about.': 'Le jour dont parle la ligne.',
  'The day of the week: 1 is Monday, 7 is Sunday.':
    'Le jour de la semaine : 1 est lundi, 7 est dimanche.',
  'What happens on the day; several events are joined by commas.':
    'Ce qui a lieu ce jour ; plusieurs événements sont séparés par des virgules.',
  'Yes when the day has lessons: instructional, make-up, or with a late start or an early end.':
    'Oui si le jour a des cours : ordinaire, de rattrapage, à début tardif ou à fin anticipée.',
  'The full name of the school.': 'Le nom complet de l’établissement.',
  'The abbreviation people use for the school.': 'L’abréviation d’usage de l’établissement.',
  'The number of the district the school belongs to.':
    'Le numéro du district dont dépend l’établissement.',
  'The name of the district; where the school names none and the source has only one, that one.':
    'Le nom du district ; si l’établissement n’en nomme pas et que la source n’en a qu’un, celui-là.',
  'Elementary, middle or high school, as the source says; several are joined by commas.':
    'École, collège ou lycée, selon la source ; plusieurs sont séparés par des virgules.',
  'What the school is for: regular, special education, career and technical, alternative.':
    'La vocation de l’établissement : général, spécialisé, professionnel et technique, alternatif.',
  'The youngest grade that is taught; empty when the grades have names without an order.':
    'Le niveau le plus bas enseigné ; vide si les noms des niveaux n’ont pas d’ordre.',
  'The oldest grade that is taught; empty when the grades have names without an order.':
    'Le niveau le plus haut enseigné ; vide si les noms des niveaux n’ont pas d’ordre.',
  'All grades that are taught, the youngest first.':
    'Tous les niveaux enseignés, le plus bas d’abord.',
  'Whether the school is open: active, closed, new, to be opened.':
    'Si l’établissement est ouvert : actif, fermé, nouveau, à ouvrir.',
  'Whether the school is a charter school, and of which kind.':
    'Si l’établissement est une école à charte, et de quel type.',
  'Whether the school takes part in the federal Title I, Part A program.':
    'Si l’établissement participe au programme fédéral Title I, Part A.',
  'The address of the school’s website.': 'L’adresse du site de l’établissement.',
  'The first day in the section.': 'Le premier jour dans le groupe.',
  'The last day in the section; empty while it lasts or when none was recorded.':
    'Le dernier jour dans le groupe ; vide tant qu’il dure ou s’il n’a pas été saisi.',
  'Yes when today lies within the student’s time in the section; without an end date it lasts as long as the term.':
    'Oui si l’élève est dans le groupe aujourd’hui ; sans date de fin, cela dure autant que la période.',
  'Yes when the section is the student’s homeroom; empty when the source does not say.':
    'Oui si le groupe est la classe principale de l’élève ; vide si la source ne le dit pas.',
  'The number that identifies the staff member in the source system.':
    'Le numéro qui identifie le membre du personnel dans le système source.',
  'The staff member’s family name.': 'Le nom de famille du membre du personnel.',
  'The staff member’s given name.': 'Le prénom du membre du personnel.',
  'The primary address of the staff member, else the one at work.':
    'L’adresse principale du membre du personnel, sinon celle du travail.',
  'The number of the school or district.': 'Le numéro de l’établissement ou du district.',
  'The name of the school or district.': 'Le nom de l’établissement ou du district.',
  'What kind of staff: teacher, principal, counselor.':
    'La catégorie : enseignant, chef d’établissement, conseiller.',
  'The title of the position in the school’s own words.':
    'L’intitulé du poste dans les mots de l’établissement.',
  'The first day of the assignment.': 'Le premier jour de l’affectation.',
  'The last day of the assignment; empty while it lasts.':
    'Le dernier jour de l’affectation ; vide tant qu’elle dure.',
  'Yes when today lies within the assignment.': 'Oui si l’affectation est en cours aujourd’hui.',
  'The share of full time: 0.5 is half time.': 'La part d’un temps plein : 0,5 est un mi-temps.',
  'The highest level of education the staff member has completed.':
    'Le plus haut niveau d’études achevé par le membre du personnel.',
  'Years of teaching before the present employment.':
    'Années d’enseignement avant l’emploi actuel.',
  'The student’s middle name or initial.': 'Le deuxième prénom de l’élève ou son initiale.',
  'The day the student was born.': 'Le jour de naissance de l’élève.',
  'The sex the school has on record, else the one at birth.':
    'Le sexe enregistré par l’établissement, sinon celui de naissance.',
  'The one federal reporting category: Hispanic/Latino goes before any race, and two races or more are a category of their own; empty when none was reported.':
    'L’unique catégorie fédérale : « Hispanic/Latino » prime sur toute origine, et deux origines ou plus forment une catégorie ; vide si rien n’a été déclaré.',
  'All races reported for the student, in the source’s words and order.':
    'Toutes les origines déclarées pour l’élève, dans les mots et l’ordre de la source.',
  'Yes when the student is learning English now; students who are only monitored after leaving the program are No; empty when nothing is reported.':
    'Oui si l’élève apprend l’anglais actuellement ; Non s’il est seulement suivi après sa sortie du programme ; vide si rien n’est déclaré.',
  'Yes when the student was reported as economically disadvantaged during this enrollment; empty when the source has no details of the student.':
    'Oui si l’élève a été déclaré défavorisé économiquement pendant cette inscription ; vide si la source n’a pas de détails sur l’élève.',
  'Yes when the student was in a special-education program during this enrollment; empty when the source reports no special education at all.':
    'Oui si l’élève suivait un programme d’éducation spécialisée pendant cette inscription ; vide si la source n’en déclare aucun.',
  'The language spoken at home, else the first language reported.':
    'La langue parlée à la maison, sinon la première langue déclarée.',
  'The grade in which the student entered.': 'Le niveau auquel l’élève est entré.',
  'The year in which the school year of this enrollment ends; where the source does not say, it is found from the entry date.':
    'L’année où finit l’année scolaire de cette inscription ; si la source ne la dit pas, elle est tirée de la date d’entrée.',
  'The code of the calendar the student follows, where the source names one.':
    'Le code du calendrier que suit l’élève, si la source en nomme un.',
  'The first day of the enrollment.': 'Le premier jour de l’inscription.',
  'The last day of the enrollment; empty while it lasts or when no exit was recorded.':
    'Le dernier jour de l’inscription ; vide tant qu’elle dure ou si aucune sortie n’a été saisie.',
  'Why the enrollment ended: transferred, graduated, withdrew.':
    'Pourquoi l’inscription a pris fin : transfert, diplôme, retrait.',
  'Yes when today lies within the enrollment; without an exit date it lasts as long as its school year.':
    'Oui si l’inscription est en cours aujourd’hui ; sans date de sortie, elle dure autant que son année scolaire.',
  'The latest school year in which this student has any enrollment.':
    'La dernière année scolaire où l’élève a une inscription.',
  'Yes when this enrollment reached the last day of its school year; empty when the source does not say when that is.':
    'Oui si l’inscription a atteint le dernier jour de son année scolaire ; vide si la source ne dit pas quand il tombe.',
  'Yes when the student is in the same grade as at the end of the school year before, or is marked as repeating; empty when nothing is known of that year.':
    'Oui si l’élève est au même niveau qu’à la fin de l’année précédente, ou noté comme redoublant ; vide si rien n’est connu de cette année-là.',
  'The current school year minus the school year of this enrollment: 0 is this year.':
    'L’année scolaire actuelle moins celle de cette inscription : 0 est cette année.',
  'The label of the connection the row came from: a campus, a franchise, a country.':
    'Le nom de la connexion d’où vient la ligne : un campus, une franchise, un pays.',
  'The kind of system the row came from.': 'Le genre de système d’où vient la ligne.',

  // Checks
  'Every row has a score, a level or a reason': 'Chaque ligne a un score, un niveau ou un motif',
  'Every line of a results file can be taken':
    'Chaque ligne d’un fichier de résultats peut être prise',
  'Every result belongs to a known assessment':
    'Chaque résultat appartient à une évaluation connue',
  'Nobody is present and absent on more days than enrolled':
    'Personne n’est présent et absent plus de jours qu’il n’est inscrit',
  'Attendance is taken of enrolled students': 'L’assiduité concerne des élèves inscrits',
  'Every section belongs to a known course': 'Chaque groupe appartient à un cours connu',
  'No term ends before it begins': 'Aucune période ne finit avant de commencer',
  'Every record names a known incident': 'Chaque fiche nomme un incident connu',
  'No action has a negative length': 'Aucune mesure n’a une durée négative',
  'No action comes before its incident': 'Aucune mesure ne précède son incident',
  'Every grade says something': 'Chaque note dit quelque chose',
  'Every grade names a known student': 'Chaque note nomme un élève connu',
  'No participation ends before it begins': 'Aucune participation ne finit avant de commencer',
  'Every participation names a known student': 'Chaque participation nomme un élève connu',
  'Every day says what it is': 'Chaque jour dit ce qu’il est',
  'Few lessons are on weekends': 'Peu de cours ont lieu le week-end',
  'Every school has a name': 'Chaque établissement a un nom',
  'Nobody leaves a section before joining it': 'Personne ne quitte un groupe avant d’y entrer',
  'Every roster names a known student': 'Chaque liste nomme un élève connu',
  'No assignment ends before it begins': 'Aucune affectation ne finit avant de commencer',
  'Every assignment names a known person': 'Chaque affectation nomme une personne connue',
  'No enrollment ends before it begins': 'Aucune inscription ne finit avant de commencer',
  'Nobody is enrolled before being born': 'Personne n’est inscrit avant sa naissance',
  'Every enrollment belongs to a known student': 'Chaque inscription appartient à un élève connu',
  'Every enrollment belongs to a known school':
    'Chaque inscription appartient à un établissement connu',

  // Databases and BigQuery
  '{address} is not an address of a database: {detail}.':
    '{address} n’est pas une adresse de base de données : {detail}.',
  'Correct it in Settings, “Where data sets are built”.':
    'Corrigez-la dans Réglages, « Où les données sont préparées ».',
  'Google lets scripts reach databases at ports of 1025 and above only, and this one is {port}.':
    'Google ne laisse les scripts joindre une base de données que par un port à partir de 1025, et celui-ci est {port}.',
  'Let the database listen at a higher port, or forward one to it, and set that in Settings.':
    'Faites écouter la base sur un port plus élevé, ou redirigez-en un vers elle, et indiquez-le dans les réglages.',
  'Google takes no {parameter} in the address of a database: its connections are always encrypted.':
    'Google n’accepte pas {parameter} dans l’adresse d’une base de données : ses connexions sont toujours chiffrées.',
  'In Settings, take it out of the address and give the certificates, if there are any, in their own fields.':
    'Dans les réglages, retirez-le de l’adresse et donnez les certificats, s’il y en a, dans leurs propres champs.',
  'Google could not connect to the database at {host} and does not say why.':
    'Google n’a pas pu se connecter à la base de données à {host} et ne dit pas pourquoi.',
  'Check in this order: address and port; that its firewall lets in Google’s addresses (all of www.gstatic.com/ipranges/goog.json, for this port); user and password; the name of the database; certificates; of MySQL 8, that the user does not sign in by caching_sha2_password.':
    'Vérifiez dans cet ordre : l’adresse et le port ; que son pare-feu laisse entrer les adresses de Google (toutes celles de www.gstatic.com/ipranges/goog.json, pour ce port) ; l’utilisateur et le mot de passe ; le nom de la base ; les certificats ; avec MySQL 8, que l’utilisateur ne se connecte pas par caching_sha2_password.',
  'No answer from the database at {host}.': 'La base de données à {host} ne répond pas.',
  'Check address and port. Its firewall must let in Google’s addresses: all of www.gstatic.com/ipranges/goog.json, for this port.':
    'Vérifiez l’adresse et le port. Son pare-feu doit laisser entrer les adresses de Google : toutes celles de www.gstatic.com/ipranges/goog.json, pour ce port.',
  'The database at {host} could not be reached securely.':
    'La connexion sécurisée à la base de données à {host} a échoué.',
  'Check the certificates in Settings, “Where data sets are built”: server, client and client key belong together.':
    'Vérifiez les certificats dans Réglages, « Où les données sont préparées » : serveur, client et clé du client vont ensemble.',
  'The database at {host} refused the user {user} or the password.':
    'La base de données à {host} a refusé l’utilisateur {user} ou le mot de passe.',
  'Give user and password anew in Settings, “Where data sets are built”: a character may be missing.':
    'Redonnez l’utilisateur et le mot de passe dans Réglages, « Où les données sont préparées » : il manque peut-être un caractère.',
  'The user {user} signs in by {plugin}, which Google’s driver cannot do.':
    'L’utilisateur {user} s’identifie par {plugin}, ce que le pilote de Google ne sait pas faire.',
  'Ask for a user that signs in by mysql_native_password, or switch TLS on for this user.':
    'Demandez un utilisateur qui s’identifie par mysql_native_password, ou activez TLS pour cet utilisateur.',
  'The server has no database {database}.': 'Le serveur n’a pas de base de données {database}.',
  'Make it, or correct its name in Settings, “Where data sets are built”.':
    'Créez-la, ou corrigez son nom dans Réglages, « Où les données sont préparées ».',
  '{engine} has no password here, so nothing is built.':
    '{engine} n’a pas de mot de passe ici : rien n’est préparé.',
  'Give it anew in Settings, “Where data sets are built”.':
    'Redonnez-le dans Réglages, « Où les données sont préparées ».',
  'This version of Homeroom cannot build data sets in “{engine}”.':
    'Cette version de Homeroom ne sait pas préparer les données dans « {engine} ».',
  'The user {user} may not do this in the database: {detail}.':
    'L’utilisateur {user} n’a pas ce droit dans la base de données : {detail}.',
  'Ask the database’s keeper for the rights listed in docs/warehouses.md.':
    'Demandez à qui gère la base de données les droits énumérés dans docs/warehouses.md.',
  'Another workbook keeps its data sets in the schema {schema}.':
    'Un autre classeur garde ses jeux de données dans le schéma {schema}.',
  'Choose another schema in Settings, “Where data sets are built”.':
    'Choisissez un autre schéma dans Réglages, « Où les données sont préparées ».',
  'The column {table}.{column} is {found} and would have to become {wanted}.':
    'La colonne {table}.{column} est de type {found} et devrait devenir {wanted}.',
  'Drop the table in the database: it is filled again from the raw data.':
    'Supprimez la table dans la base de données : elle sera remplie à nouveau depuis les données brutes.',
  '{table}.{column} tells rows apart and has {chars} characters; {most} fit.':
    '{table}.{column} distingue les lignes et compte {chars} caractères ; {most} au plus tiennent.',
  'Ask the vendor why it is so long. Until then choose another engine: the built-in one takes any length.':
    'Demandez au fournisseur pourquoi cette valeur est si longue. En attendant, choisissez un autre moteur : celui qui est intégré prend toute longueur.',
  'The database is busy: {detail}.': 'La base de données est occupée : {detail}.',
  'BigQuery does not find it: {detail}.': 'BigQuery ne le trouve pas : {detail}.',
  'Check project and location in Settings, “Where data sets are built”. Deleted tables are filled again by a refresh.':
    'Vérifiez le projet et l’emplacement dans Réglages, « Où les données sont préparées ». Une actualisation remplit à nouveau les tables supprimées.',
  'BigQuery does not let this Google account do that: {detail}.':
    'BigQuery ne permet pas cela à ce compte Google : {detail}.',
  'Ask the project’s owner for the roles listed in docs/warehouses.md.':
    'Demandez au propriétaire du projet les rôles indiqués dans docs/warehouses.md.',
  'A quota of BigQuery is used up: {detail}.': 'Un quota de BigQuery est épuisé : {detail}.',
  'Nothing to do: Homeroom goes on by itself. If it comes back, refresh less often.':
    'Rien à faire : Homeroom continue de lui-même. Si cela revient, actualisez moins souvent.',
  'BigQuery’s free sandbox cannot do this: {detail}.':
    'Le bac à sable gratuit de BigQuery ne peut pas faire cela : {detail}.',
  'Ask the project’s owner to switch billing on for it.':
    'Demandez au propriétaire du projet d’y activer la facturation.',
  'BigQuery is not switched on for the script’s Google Cloud project.':
    'BigQuery n’est pas activé pour le projet Google Cloud du script.',
  'Ask the project’s owner to enable the BigQuery API there; it takes some minutes.':
    'Demandez au propriétaire du projet d’y activer l’API BigQuery ; cela prend quelques minutes.',
  'What was read from {site} still stands in {engine}. It is deleted within the hour.':
    'Ce qui a été lu de {site} se trouve encore dans {engine}. Ce sera supprimé dans l’heure.',
  'There is nothing to do. Backups of the database are its keeper’s.':
    'Rien à faire. Les sauvegardes de la base de données sont l’affaire de qui la gère.',
  'What was read from {site} could not be deleted in {engine} yet.':
    'Ce qui a été lu de {site} n’a pas encore pu être supprimé dans {engine}.',
  'It is tried again, at least once a day, as long as data sets are built there.':
    'Nouvel essai au moins une fois par jour, tant que les jeux de données y sont préparés.',
  'Homeroom’s tables still stand in {engine}, where data sets were built before.':
    'Les tables de Homeroom se trouvent encore dans {engine}, où les jeux de données étaient préparés avant.',
  'They hold students’ data and are no longer refreshed. Delete them there if nobody reads them any more: your tabs and what was read stay.':
    'Elles contiennent des données d’élèves et ne sont plus actualisées. Supprimez-les là-bas si plus personne ne les lit : vos onglets et ce qui a été lu restent.',
  'Homeroom’s tables in {engine} are being deleted.':
    'Les tables de Homeroom dans {engine} sont en cours de suppression.',
  'It goes on by itself, within the hour.': 'Cela continue tout seul, dans l’heure.',
  'BigQuery keeps the data set {dataset} in {found}, and Settings say {wanted}.':
    'BigQuery garde l’ensemble de données {dataset} dans {found}, et les Réglages disent {wanted}.',
  'Correct the location in Settings, “Where data sets are built”, or choose another name for the data set.':
    'Corrigez l’emplacement dans Réglages, « Où les données sont préparées », ou choisissez un autre nom pour l’ensemble de données.',
  'The connection to the database was lost.': 'La connexion à la base de données a été perdue.',
  'Today’s connections to databases are used up.':
    'Les connexions du jour aux bases de données sont épuisées.',
  'The database has no room: {detail}.': 'La base de données n’a plus de place : {detail}.',
  'Ask its keeper for more space. Your tabs and tables are as they were.':
    'Demandez plus d’espace à qui la gère. Vos onglets et vos tables sont restés tels quels.',
  'The query would read {bytes}, more than the limit of {limit} set for this project.':
    'La requête lirait {bytes}, plus que la limite de {limit} fixée pour ce projet.',
  'Raise the limit in Settings, “Where data sets are built”, or switch data sets off.':
    'Relevez la limite dans Réglages, « Où les données sont préparées », ou désactivez des jeux de données.',
  'This copy of Homeroom may not use {engine} so: the permission “{scope}” was left out when it was built.':
    'Cette copie de Homeroom ne peut pas utiliser {engine} ainsi : l’autorisation « {scope} » a été omise à sa construction.',
  'Whoever maintains your copy adds “{scope}” to src/org/scopes.json and pushes it; then grant it here.':
    'Qui entretient votre copie ajoute « {scope} » à src/org/scopes.json et l’envoie ; accordez-la ensuite ici.',
  'The database refused a statement: {detail}':
    'La base de données a refusé une instruction : {detail}',
  '{dataset} has {after} rows in the new place and {before} here.':
    '{dataset} a {after} lignes au nouvel endroit et {before} ici.',
  'Nothing was switched. Refresh here first, then move again; if it stays, report it.':
    'Rien n’a basculé. Actualisez d’abord ici, puis déménagez à nouveau ; si cela persiste, signalez-le.',

  // Failures of settings, stewards and copies
  '{dataset} has no source.': '{dataset} n’a pas de source.',
  'This connection is no longer there.': 'Cette connexion n’existe plus.',
  'Look at the list of connections anew: somebody may have removed it.':
    'Regardez à nouveau la liste des connexions : quelqu’un l’a peut-être retirée.',
  '“{value}” is not a date.': '« {value} » n’est pas une date.',
  'Give the year, the month and the day, as in 2027-06-30.':
    'Donnez l’année, le mois et le jour, comme 2027-06-30.',
  'A refresh is at work right now.': 'Une actualisation est en cours.',
  'Cancel it or wait until it is over, then try again.':
    'Annulez-la ou attendez qu’elle finisse, puis réessayez.',
  '{steward} looks after the connections of this workbook and keeps their secrets.':
    '{steward} est responsable des connexions de ce classeur et garde leurs secrets.',
  'Ask {steward} to do it. If that person has left, take over in Settings.':
    'Demandez à {steward} de le faire. Si cette personne est partie, prenez la relève dans Réglages.',
  'Nothing has been refreshed from the account of {steward} for {hours} hours.':
    'Rien n’a été actualisé depuis le compte de {steward} depuis {hours} heures.',
  'Ask {steward} to open Homeroom in this workbook. If that person has left, take over in Settings.':
    'Demandez à {steward} d’ouvrir Homeroom dans ce classeur. Si cette personne est partie, prenez la relève dans Réglages.',
  'This workbook is a copy. Its connections and data sets came along, their secrets did not.':
    'Ce classeur est une copie. Ses connexions et jeux de données ont suivi, leurs secrets non.',
  'Open Connections and give the secrets once: whoever does looks after this copy, and it refreshes by itself.':
    'Ouvrez Connexions et donnez les secrets une fois : qui le fait devient responsable de cette copie, et elle s’actualise toute seule.',
  '{site} has no secret here, so it is not read.':
    '{site} n’a pas de secret ici et n’est donc pas lu.',
  'Open Connections and give the secret of {site} anew.':
    'Ouvrez Connexions et redonnez le secret de {site}.',
  'The key and secret of {site} are refused.': 'La clé et le secret de {site} sont refusés.',
  'Open Connections and give the key and secret of {site} anew.':
    'Ouvrez Connexions et redonnez la clé et le secret de {site}.',
  'The key of {site} works until {date}.': 'La clé de {site} fonctionne jusqu’au {date}.',
  'Ask the vendor for a new one and give it in Connections, with its date.':
    'Demandez-en une nouvelle au fournisseur et donnez-la dans Connexions, avec sa date.',
  '{site} is paused, so {dataset} is not refreshed.':
    '{site} est en pause : {dataset} n’est pas actualisé.',
  'Open Connections and let {site} go on. Until then the last version stays.':
    'Ouvrez Connexions et reprenez {site}. D’ici là, la dernière version reste.',
  '{dataset} has rows of {site} too, which is paused and was not read in this account.':
    '{dataset} a aussi des lignes de {site}, qui est en pause et n’a pas été lu dans ce compte.',
  'Open Connections and let {site} go on, or remove it if its rows should go.':
    'Ouvrez Connexions et reprenez {site}, ou retirez-le si ses lignes doivent partir.',
  'This run is no longer on record.': 'Cette exécution n’est plus en mémoire.',
  'Runs are kept for as long as Settings says. Colleagues see the last ones only.':
    'Les exécutions sont gardées aussi longtemps que le disent les Réglages. Les collègues ne voient que les dernières.',
  'Google lets an add-on refresh by itself once an hour at most.':
    'Google laisse un module s’actualiser tout seul une fois par heure au plus.',
  'Stay with every hour. A copy of Homeroom that your school owns can refresh more often.':
    'Restez à toutes les heures. Une copie de Homeroom qui appartient à l’établissement peut aller plus vite.',
  'Google allows no further automatic refresh for your account in this script.':
    'Google ne permet plus d’autre actualisation automatique à votre compte dans ce script.',
  'Delete triggers you no longer need at script.google.com, under My triggers, and open Homeroom again.':
    'Supprimez les déclencheurs inutiles sur script.google.com, sous Mes déclencheurs, et rouvrez Homeroom.',
  '“{zone}” is not a time zone.': '« {zone} » n’est pas un fuseau horaire.',
  'Choose one from the list, such as Europe/Paris or America/New_York.':
    'Choisissez-en un dans la liste, par exemple Europe/Paris ou America/New_York.',
  '“{email}” is not an e-mail address.': '« {email} » n’est pas une adresse de courriel.',
  'Correct it, or take it off the list of recipients.':
    'Corrigez-la, ou retirez-la de la liste des destinataires.',
  '{setting} takes {expected}.': '{setting} attend {expected}.',
  'Correct {setting} and save again. Nothing was changed.':
    'Corrigez {setting} et enregistrez à nouveau. Rien n’a été changé.',
  'The automatic refresh has not started for {hours} hours, although it is set up.':
    'L’actualisation automatique n’a pas démarré depuis {hours} heures, bien qu’elle soit prévue.',
  'Refresh by hand for now. If it lasts, remove Homeroom under Extensions, Add-ons, and install it again: your data sets stay.':
    'Actualisez à la main pour l’instant. Si cela dure, retirez Homeroom sous Extensions, Modules complémentaires, et réinstallez-le : vos jeux de données restent.',
  'Google ended the work {count} times in a row before anything came of it: {what}.':
    'Google a arrêté le travail {count} fois de suite avant qu’il n’en sorte rien : {what}.',
  'Refresh fewer data sets at a time. If one of them never succeeds, report it with the run’s id.':
    'Actualisez moins de jeux de données à la fois. Si l’un d’eux ne réussit jamais, signalez-le avec l’identifiant de l’exécution.',
  '{count} data set(s) wait, because today’s share of {service} does not suffice for all.':
    '{count} jeu(x) de données attendent : le quota du jour ({service}) ne suffit pas pour tous.',
  'Nothing to do: they go on by themselves, the longest overdue first. Less frequent schedules need less.':
    'Rien à faire : ils continuent tout seuls, les plus en retard d’abord. Des actualisations moins fréquentes demandent moins.',
  'web requests': 'requêtes web',
  'automatic work': 'travail automatique',
  mails: 'courriels',
  records: 'notes',

  // Failures: what happened and what to do next
  'No answer from {host}.': 'Pas de réponse de {host}.',
  'Check the address. If it is right, the system may be down: Homeroom tries again by itself.':
    'Vérifiez l’adresse. Si elle est juste, le système est peut-être en panne : Homeroom réessaie tout seul.',
  'There is no server at {host}.': 'Il n’y a pas de serveur à {host}.',
  'Open Connections and correct the address.': 'Ouvrez Connexions et corrigez l’adresse.',
  'The secure connection to {host} could not be made: its certificate is not valid.':
    'La connexion sécurisée à {host} a échoué : son certificat n’est pas valable.',
  'Ask whoever runs the server to renew its certificate, or correct the address.':
    'Demandez à qui gère le serveur de renouveler son certificat, ou corrigez l’adresse.',
  '{host} refused the key and secret.': '{host} a refusé la clé et le secret.',
  'Open Connections and give the key and secret anew.':
    'Ouvrez Connexions et redonnez la clé et le secret.',
  'The key may not read {resource}. {detail}':
    'La clé n’a pas le droit de lire {resource}. {detail}',
  'Ask your vendor to add {resource} to the key’s claim set.':
    'Demandez à votre fournisseur d’ajouter {resource} aux droits de la clé.',
  '{host} has no {resource}.': '{host} n’a pas de {resource}.',
  'Check the address, and the school year or instance if you gave one.':
    'Vérifiez l’adresse, ainsi que l’année scolaire ou l’instance si vous en avez donné une.',
  '{host} asks to slow down.': '{host} demande de ralentir.',
  'Nothing to do: Homeroom goes on by itself when the server allows it.':
    'Rien à faire : Homeroom continue tout seul dès que le serveur le permet.',
  '{host} answered with error {status} for {resource}. {detail}':
    '{host} a répondu par l’erreur {status} pour {resource}. {detail}',
  'Homeroom tries again by itself. If it lasts, send the correlation id to the vendor.':
    'Homeroom réessaie tout seul. Si cela dure, transmettez l’identifiant de corrélation au fournisseur.',
  '{host} did not accept the request for {resource} ({status}). {detail}':
    '{host} n’a pas accepté la demande de {resource} ({status}). {detail}',
  'Test the connection. If the test is good, report this with the support bundle.':
    'Testez la connexion. Si le test est bon, signalez ceci avec le dossier d’assistance.',
  '{host} answered with {what} where {resource} should be.':
    '{host} a répondu par {what} là où {resource} était attendu.',
  'Check the address: it may lead to a sign-in page. If it is right, tell the vendor.':
    'Vérifiez l’adresse : elle mène peut-être à une page de connexion. Si elle est juste, prévenez le fournisseur.',
  'A page of {resource} is larger than 50 MB, more than Google lets a script receive.':
    'Une page de {resource} dépasse 50 Mo, plus que Google ne laisse recevoir à un script.',
  'Ask the vendor whether {resource} holds a record of unusual size.':
    'Demandez au fournisseur si {resource} contient une fiche de taille inhabituelle.',
  'The file of this source leads to {host} for {resource}, which is none of its own public servers.':
    'Le fichier de cette source mène à {host} pour {resource}, qui n’est pas un de ses serveurs publics.',
  'Check the settings for the address. If they are right, the file asks for what Homeroom does not allow.':
    'Vérifiez l’adresse dans les réglages. S’ils sont justes, le fichier demande ce que Homeroom ne permet pas.',
  'What is read of {table} has the word {word} in it, which does more than read.':
    'Ce qui est lu de {table} contient le mot {word}, qui fait plus que lire.',
  'Leave it out. If {word} is the name of a column, write it in quotes.':
    'Retirez-le. Si {word} est le nom d’une colonne, écrivez-le entre guillemets.',
  'The query or the row filter of {table} is not whole, or is more than one.':
    'La requête ou le filtre de lignes de {table} n’est pas complet, ou il y en a plus d’un.',
  'A query begins with SELECT or WITH (SQL Server: SELECT), a filter is a condition as behind WHERE. Close quotes and brackets.':
    'Une requête commence par SELECT ou WITH (SQL Server : SELECT), un filtre est une condition comme derrière WHERE. Fermez guillemets et parenthèses.',
  'The key of {table} is not among the columns that are read as they are.':
    'La clé de {table} n’est pas parmi les colonnes lues telles quelles.',
  'Choose a column that tells its rows apart, or several together.':
    'Choisissez une colonne qui distingue ses lignes, ou plusieurs ensemble.',
  'This version of Homeroom does not know sources of the kind “{kind}”.':
    'Cette version de Homeroom ne connaît pas les sources du genre « {kind} ».',
  'The file that says how {source} is read is not in this account: a copy of a workbook has none.':
    'Le fichier qui dit comment lire {source} n’est pas dans ce compte : la copie d’un classeur n’en a pas.',
  'Open “Add a source”, paste the file again and save it, then give its connections to it.':
    'Ouvrez « Ajouter une source », collez le fichier de nouveau et enregistrez-le, puis refaites ses connexions.',
  'The file cannot be read as a source. Line {line}: {problem}':
    'Le fichier ne peut pas être lu comme source. Ligne {line} : {problem}',
  'Correct the file and check it again. Nothing was saved.':
    'Corrigez le fichier et vérifiez-le de nouveau. Rien n’a été enregistré.',
  '{source} is used by the connection {site}.': '{source} sert à la connexion {site}.',
  'Remove its connections first, then the source.':
    'Supprimez d’abord ses connexions, puis la source.',
  'No file could be read at this address.': 'Aucun fichier n’a pu être lu à cette adresse.',
  'Give the https:// address of the file itself, which opens without signing in, or paste its text.':
    'Donnez l’adresse https:// du fichier même, qui s’ouvre sans connexion, ou collez son texte.',
  'An expression in the file of this source cannot be evaluated for {resource}: {problem}':
    'Une expression du fichier de cette source ne peut pas être évaluée pour {resource} : {problem}',
  'Check the settings. If they are right, change the file under “Add a source”. Your tab is as it was.':
    'Vérifiez les réglages. S’ils sont justes, modifiez le fichier sous « Ajouter une source ». Votre onglet est comme avant.',
  'The file of this source does not take the setting {setting}: {problem}.':
    'Le fichier de cette source n’accepte pas le réglage {setting} : {problem}.',
  'Open Connections and correct the setting.': 'Ouvrez Connexions et corrigez le réglage.',
  'The system no longer has {resource}, which was read from it before.':
    'Le système n’a plus {resource}, qui y était lu auparavant.',
  'What was read stays as it is. If it was given another name, it stands in the list of data sets under that; if it is gone for good, switch this data set off.':
    'Ce qui a été lu reste tel quel. S’il a reçu un autre nom, il figure sous celui-ci dans la liste des jeux de données ; s’il a disparu pour de bon, désactivez ce jeu.',
  '{resource} on {host} would be read in more than {count} parts, which no refresh gets through.':
    '{resource} sur {host} serait lu en plus de {count} parties, ce qu’aucune actualisation ne mène à son terme.',
  'Choose a later start date, or a larger step in the file. Your tab is as it was.':
    'Choisissez une date de début plus récente, ou un pas plus grand dans le fichier. Votre onglet est comme avant.',
  '{host} repeats the same pages of {resource} without end.':
    '{host} répète sans fin les mêmes pages de {resource}.',
  'Tell the vendor that paging does not end. Your tab is as it was.':
    'Dites au fournisseur que la pagination ne finit pas. Votre onglet est inchangé.',
  '{resource} changed faster than it could be read.':
    '{resource} a changé plus vite qu’il ne pouvait être lu.',
  'Homeroom tries again by itself. A refresh at night has better chances.':
    'Homeroom réessaie tout seul. Une actualisation de nuit a plus de chances.',
  '{count} record(s) of {resource} came without {field}, so they cannot be told apart.':
    '{count} fiche(s) de {resource} sont venues sans {field} : impossible de les distinguer.',
  'Ask whoever enters the data to complete the record. Your tab is as it was.':
    'Demandez à qui saisit les données de compléter la fiche. Votre onglet est inchangé.',
  '{count} value(s) of {resource}.{field} are {found} where {promised} was promised.':
    '{count} valeur(s) de {resource}.{field} sont de type {found} au lieu de {promised}.',
  'Ask the vendor why the type changed: leading zeros may be lost. Your tab is as it was.':
    'Demandez au fournisseur pourquoi le type a changé : des zéros initiaux ont pu se perdre. Votre onglet est inchangé.',
  'as it is or as a code: rows are told apart by it':
    'tel quel ou sous forme de code : il distingue les lignes',
  'as it is or left out: only text becomes a code':
    'tel quel ou omis : seul un texte devient un code',
  'as it is, as a code or left out': 'tel quel, sous forme de code ou omis',
  '{dataset} has no field “{field}” here.': 'Ici, {dataset} n’a pas de champ « {field} ».',
  'Ask for some of these: {fields}.': 'Demandez-en parmi ceux-ci : {fields}.',
  'The condition “{operator}” on {field} does not take “{value}”.':
    'La condition « {operator} » sur {field} n’accepte pas « {value} ».',
  'It takes: {wanted}.': 'Elle accepte : {wanted}.',
  '{dataset} is not published in this workbook.': '{dataset} n’est pas publié dans ce classeur.',
  'Open the workbook, switch it on in Homeroom and refresh it.':
    'Ouvrez le classeur, activez-le dans Homeroom et actualisez-le.',
  '{dataset} is being updated right now.': '{dataset} est en cours de mise à jour.',
  'Ask again in a minute or two.': 'Redemandez dans une minute ou deux.',
  'There is no past version of {dataset} of {asOf} to be read here.':
    'Aucune version passée de {dataset} du {asOf} n’est lisible ici.',
  'Ask for a later one. Past versions are kept as long as the settings say, and only the steward can read them.':
    'Demandez-en une plus récente. Les versions passées sont conservées aussi longtemps que le disent les réglages, et seul le responsable peut les lire.',
  '{dataset} did not pass its check “{check}”: {found}.':
    '{dataset} n’a pas passé son contrôle « {check} » : {found}.',
  'Look at the rows in question at the source. The last good version stays published.':
    'Regardez les lignes concernées dans la source. La dernière bonne version reste publiée.',
  '{dataset} would go from {before} to {after} rows. That is more than usual.':
    '{dataset} passerait de {before} à {after} lignes. C’est plus que d’habitude.',
  'If this is right, choose “Publish anyway”. Until then the last version stays.':
    'Si c’est juste, choisissez « Publier quand même ». D’ici là, la dernière version reste.',
  '{dataset} was never read to its end, so there is nothing stored to build it from.':
    '{dataset} n’a jamais été lu jusqu’au bout : rien n’est enregistré pour le construire.',
  'Refresh it first. After that it can be built again without asking the source.':
    'Actualisez-le d’abord. Ensuite, il pourra être reconstruit sans interroger la source.',
  'The query of {dataset} does not run: {detail}':
    'La requête de {dataset} ne s’exécute pas : {detail}',
  'If your school changed this data set, correct its SQL; otherwise report it.':
    'Si votre établissement a modifié ce jeu de données, corrigez son SQL ; sinon, signalez-le.',
  '{dataset} needs {rows} rows in memory, more than fits in one execution.':
    '{dataset} demande {rows} lignes en mémoire, plus que n’en tient une exécution.',
  'Connect Cloud SQL or BigQuery in Settings; the same data set runs there.':
    'Branchez Cloud SQL ou BigQuery dans Réglages ; le même jeu de données y fonctionne.',
  'The workbook has no room for {tab}: it may hold 10 million cells.':
    'Le classeur n’a plus de place pour {tab} : il peut contenir 10 millions de cellules.',
  'Delete tabs or empty columns you do not need, or publish to a new workbook.':
    'Supprimez des onglets ou des colonnes vides inutiles, ou publiez dans un nouveau classeur.',
  'The tab “{tab}” is protected, so Homeroom may not write to it.':
    'L’onglet « {tab} » est protégé : Homeroom ne peut pas y écrire.',
  'Remove the protection (Data, then Protected sheets and ranges) and refresh.':
    'Retirez la protection (Données, puis Feuilles et plages protégées) et actualisez.',
  'This Google account may not open the workbook, or it is gone.':
    'Ce compte Google ne peut pas ouvrir le classeur, ou il n’existe plus.',
  'Ask whoever owns it to share it with you, or choose another workbook.':
    'Demandez à son propriétaire de le partager avec vous, ou choisissez un autre classeur.',
  'Google Sheets did not accept the change just now.':
    'Google Sheets n’a pas accepté la modification à l’instant.',
  'Nothing to do: Homeroom tries again by itself.': 'Rien à faire : Homeroom réessaie tout seul.',
  'Google’s store for this workbook’s settings is full (500 KB).':
    'L’espace de Google pour les réglages de ce classeur est plein (500 Ko).',
  'Switch off data sets you do not need, or remove old connections.':
    'Désactivez des jeux de données inutiles ou retirez d’anciennes connexions.',
  'A file of raw data is gone from your Drive.':
    'Un fichier de données brutes a disparu de votre Drive.',
  'Nothing to do: Homeroom reads it from the source again.':
    'Rien à faire : Homeroom le relit depuis la source.',
  'Today’s share of {service} is used up.': 'Le quota du jour de {service} est épuisé.',
  'Nothing to do: Homeroom goes on tomorrow by itself.':
    'Rien à faire : Homeroom continue tout seul demain.',
  'Google had a short problem: {detail}': 'Google a eu un bref problème : {detail}',
  'Homeroom no longer has your permission for {service}.':
    'Homeroom n’a plus votre autorisation pour {service}.',
  'Open the Homeroom menu and grant the permission again.':
    'Ouvrez le menu Homeroom et redonnez l’autorisation.',
  '{dataset} has no source yet.': '{dataset} n’a pas encore de source.',
  'Open Connections and connect a system that feeds it.':
    'Ouvrez Connexions et branchez un système qui l’alimente.',
  '{setting} is empty.': 'Le champ {setting} est vide.',
  'Fill in {setting}.': 'Remplissez {setting}.',
  '“{value}” is no answer to {setting}.': '« {value} » n’est pas une réponse à {setting}.',
  'Choose one of these: {options}.': 'Choisissez l’une de celles-ci : {options}.',
  '{setting} is a number, which “{value}” is not.':
    '{setting} est un nombre, ce que « {value} » n’est pas.',
  'Write it in digits, as in 250.': 'Écrivez-le en chiffres, comme 250.',
  '{setting} is a date, which “{value}” is not.':
    '{setting} est une date, ce que « {value} » n’est pas.',
  'Another connection is called “{site}” already.':
    'Une autre connexion s’appelle déjà « {site} ».',
  'Choose another name of the site: rows are told apart by it.':
    'Choisissez un autre nom de site : il distingue les lignes.',
  'This version of Homeroom does not know the connector “{connector}”.':
    'Cette version de Homeroom ne connaît pas le connecteur « {connector} ».',
  'Reload the workbook; if it comes back, ask whoever maintains your copy.':
    'Rechargez le classeur ; si cela revient, demandez à qui entretient votre copie.',
  'This version of Homeroom does not know the data set “{dataset}”.':
    'Cette version de Homeroom ne connaît pas le jeu de données « {dataset} ».',
  'Something went wrong inside Homeroom: {detail}':
    'Un incident est survenu dans Homeroom : {detail}',
  'Refresh again. If it comes back, report it with the run’s id.':
    'Relancez l’actualisation. Si cela revient, signalez-le avec l’identifiant de l’exécution.',

  // System check: its tab
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

  // System check: questions
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
    'setValues lit le texte comme s’il était saisi : 00123, 3-4, =1+2',
  'RAW keeps text as it is, skips null, empties by an empty text; trailing empties are not sent':
    'RAW garde le texte tel quel, saute null, vide par un texte vide ; les vides de la fin ne sont pas envoyés',
  'What was typed is answered where it shows nothing: the text of a formula, beside values':
    'Ce qui a été saisi est rendu même là où rien ne s’affiche : le texte d’une formule, à côté des valeurs',
  'updateCells keeps text as it is; a cell without a value is emptied':
    'updateCells garde le texte tel quel ; une cellule sans valeur est vidée',
  'Rows and columns can be inserted, and formats copied, at the grid’s edge':
    'Au bord de la grille, on peut insérer des lignes et des colonnes et copier des formats',
  'How Sheets refuses an unknown tab, an unknown id, a place outside, a title in use':
    'Comment Sheets refuse un onglet inconnu, un identifiant inconnu, un endroit hors de la grille, un titre déjà pris',
  'A workbook of more than ten million cells is refused':
    'Un classeur de plus de dix millions de cellules est refusé',
  'Files under drive.file: make, write gzipped, read, find by property, delete':
    'Fichiers sous drive.file : créer, écrire en gzip, lire, trouver par propriété, supprimer',
  'No database is set here: it is asked where data sets are built in one.':
    'Aucune base de données n’est choisie ici : la question se pose là où les données sont préparées dans une base.',
  'The database could not be reached: test it in Settings, “Where data sets are built”, and check again.':
    'La base n’a pas pu être jointe : testez-la dans Réglages, « Où les données sont préparées », puis vérifiez à nouveau.',
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
    'Le classeur a un verrou ; qui le tient peut le reprendre, aussitôt',
  'Triggers: hourly in an add-on and one only; every few minutes in a script of one’s own':
    'Déclencheurs : un seul et toutes les heures dans un module ; toutes les quelques minutes dans son propre script',
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
    'Ce qui est compressé revient identique ; un blob d’un autre type n’est pas ouvert',
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
    'Ce qu’une copie du classeur emporte : onglets et protections, pas de déclencheur',
  'Uninstalling takes triggers and permissions away, and leaves files and tabs':
    'La désinstallation retire déclencheurs et autorisations, et laisse fichiers et onglets',
  'Before anything is granted, Google does not tell who opens the workbook':
    'Avant toute autorisation, Google ne dit pas qui ouvre le classeur',
  'A button of the card beside the workbook cannot open the sidebar':
    'Un bouton de la carte à côté du classeur ne peut pas ouvrir la barre latérale',
  'How web requests end at their limits: 60 s, ten redirects, 50 MB':
    'Comment finissent les requêtes web à leurs limites : 60 s, dix redirections, 50 Mo',
  'The most that one request to Sheets may carry': 'Le maximum qu’une requête à Sheets peut porter',

  // System check: why an answer is unknown
  'This version does not know the question.': 'Cette version ne connaît pas la question.',
  'It failed.': 'Cela a échoué.',
  'Google did not allow it: grant Homeroom its permissions and check again.':
    'Google ne l’a pas permis : accordez à Homeroom ses autorisations et relancez la vérification.',
  'Google had a problem of its own just then: check again later.':
    'Google avait lui-même un problème à ce moment : relancez la vérification plus tard.',
  'The execution ended while this was asked: check again to ask anew.':
    'L’exécution s’est arrêtée pendant cette question : relancez la vérification pour la reposer.',
  'Only the sidebar can tell: open the System check there and run it.':
    'Seule la barre latérale peut le dire : ouvrez-y la vérification du système et lancez-la.',
  'A refresh is at work and holds the lock: check again when it is over.':
    'Une actualisation est en cours et tient le verrou : relancez la vérification quand elle sera finie.',
  'Homeroom’s own trigger is there, and it is not touched. Check in a workbook without one.':
    'Le déclencheur de Homeroom est là, et on n’y touche pas. Vérifiez dans un classeur qui n’en a pas.',
  'Open the Google Cloud log of the script and look for “check.line”: it should be in jsonPayload, with severity INFO.':
    'Ouvrez le journal Google Cloud du script et cherchez « check.line » : la ligne devrait être dans jsonPayload, avec la gravité INFO.',
  'Asking would use up six minutes of the day’s quota and end this check. Homeroom stops by itself before.':
    'La question coûterait six minutes du quota du jour et mettrait fin à la vérification. Homeroom s’arrête de lui-même avant.',
  'Whoever checks may edit what they protect themselves. A colleague’s protected tab shows it.':
    'Qui vérifie peut modifier ce qu’il protège lui-même. Un onglet protégé par un collègue le montre.',
  'Google tells it of no quota; only a day at the limit would show it.':
    'Google ne le dit d’aucun quota ; seule une journée à la limite le montrerait.',
  'It would need a copy in your Drive. Make one, open Homeroom in it, and see what it says.':
    'Il faudrait une copie dans votre Drive. Faites-en une, ouvrez-y Homeroom et voyez ce qu’il dit.',
  'Whoever can check has granted it already: only the first opening would show it.':
    'Qui peut vérifier l’a déjà accordée : seule la première ouverture le montrerait.',
  'Only a person can press it: press “Open Homeroom” there and see what happens.':
    'Seule une personne peut l’actionner : cliquez-y sur « Ouvrir Homeroom » et voyez ce qui se passe.',
  'SpreadsheetApp does not see yet what the Sheets API has just made.':
    'SpreadsheetApp ne voit pas encore ce que l’API Sheets vient de créer.',
  'It would end this check.': 'Cela mettrait fin à la vérification.',
  'How BigQuery answers, and what becomes of a request that is sent twice':
    'Comment BigQuery répond, et ce que devient une requête envoyée deux fois',
  'It would need a Google Cloud project of yours. “Test” in Settings, “Where data sets are built”, asks it there.':
    'Il faudrait un projet Google Cloud à vous. « Tester » dans Réglages, « Où les données sont préparées », le demande là-bas.',
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
    'Il faudrait une visite de l’extérieur : interrogez l’adresse de votre déploiement avec « curl -iL ».',
  'What is written beside a tab is seen from Looker Studio and from the web app too':
    'Ce qui est noté à côté d’un onglet se voit aussi depuis Looker Studio et l’application web',
  'It would need a data source: make one in Looker Studio and see what it offers.':
    'Il faudrait une source de données : créez-en une dans Looker Studio et voyez ce qu’elle propose.',
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
  'The System check is not finished: the time of one execution did not suffice.':
    'La vérification du système n’est pas finie : le temps d’une exécution n’a pas suffi.',
  'Check again: it goes on where it stopped.':
    'Relancez la vérification : elle reprend où elle s’est arrêtée.',

  // Failures: permissions
  'Homeroom may not use your spreadsheets: nothing can be published.':
    'Homeroom n’a pas accès à vos feuilles de calcul : rien ne peut être publié.',
  'Homeroom may not see your mail address: it cannot tell who looks after this workbook, so nothing can be connected.':
    'Homeroom ne peut pas voir votre adresse : il ne sait pas qui est responsable de ce classeur, et rien ne peut être connecté.',
  'Homeroom may not keep files of its own in your Drive: nothing can be refreshed.':
    'Homeroom ne peut pas garder ses propres fichiers dans votre Drive : rien ne peut être actualisé.',
  'Homeroom may not reach other services: your school’s systems cannot be asked, so nothing is refreshed.':
    'Homeroom ne peut pas joindre d’autres services : les systèmes de l’établissement ne peuvent pas être interrogés, donc rien n’est actualisé.',
  'Homeroom may not show its sidebar and dialogs.':
    'Homeroom ne peut pas montrer sa console ni ses fenêtres.',
  'Homeroom may not work while you are away: nothing is refreshed by itself.':
    'Homeroom ne peut pas travailler en votre absence : rien n’est actualisé tout seul.',
  'Homeroom may not send mails: nobody is told when a data set needs a person.':
    'Homeroom ne peut pas envoyer de courriels : personne n’est prévenu quand un jeu de données a besoin de quelqu’un.',
  'Homeroom may not use BigQuery: what is built there is not refreshed.':
    'Homeroom ne peut pas utiliser BigQuery : ce qui y est préparé n’est pas actualisé.',
  'Homeroom may not use Cloud SQL by its name: what is built there is not refreshed.':
    'Homeroom ne peut pas utiliser Cloud SQL par son nom : ce qui y est préparé n’est pas actualisé.',
  'Homeroom lacks a permission that it needs: something will not work.':
    'Il manque à Homeroom une autorisation nécessaire : quelque chose ne fonctionnera pas.',
  'Grant it on Google’s page, with every box ticked, then open Homeroom again.':
    'Accordez-la sur la page de Google, toutes les cases cochées, puis rouvrez Homeroom.',
  // Looker Studio
  'This copy of Homeroom has no connector for Looker Studio.':
    'Cette copie de Homeroom n’a pas de connecteur pour Looker Studio.',
  'Whoever maintains it deploys one, as docs/looker.md tells, and names it in src/org/looker.json.':
    'Qui l’entretient en déploie un, comme le dit docs/looker.md, et le nomme dans src/org/looker.json.',
  'Choose a workbook in which Homeroom publishes data sets. Listed are those in which you have opened Homeroom; of any other that is shared with you, give the address.':
    'Choisissez un classeur où Homeroom publie des jeux de données. La liste montre ceux où vous avez ouvert Homeroom ; pour tout autre partagé avec vous, donnez l’adresse.',
  'Homeroom knows no workbook of yours yet. Open Homeroom in one and come back, or give its address here.':
    'Homeroom ne connaît encore aucun de vos classeurs. Ouvrez Homeroom dans l’un d’eux et revenez, ou donnez ici son adresse.',
  Workbook: 'Classeur',
  'A workbook in which you have opened Homeroom.': 'Un classeur où vous avez ouvert Homeroom.',
  'Address of a workbook': 'Adresse d’un classeur',
  'Goes before the list above. Leave it empty to choose from the list.':
    'Passe avant la liste ci-dessus. Laissez vide pour choisir dans la liste.',
  'Only those are listed that are published there and that you may read.':
    'La liste ne montre que ceux qui y sont publiés et que vous pouvez lire.',
  'The latest changes with every refresh; an older one stays as it was.':
    'La dernière change à chaque actualisation ; une plus ancienne reste telle qu’elle était.',
  'Always the latest': 'Toujours la dernière',
  'Let Looker Studio ask BigQuery itself': 'Laisser Looker Studio interroger BigQuery lui-même',
  'Rows do not pass through Homeroom, and there may be any number of them. Whoever reads needs access to the tables in BigQuery, and this copy of the connector must be deployed for it.':
    'Les lignes ne passent pas par Homeroom, et il peut y en avoir autant que l’on veut. Qui lit doit avoir accès aux tables dans BigQuery, et cette copie du connecteur doit être déployée pour cela.',
  'Add how fresh the data are': 'Ajouter la fraîcheur des données',
  'Adds when they were published, their age in hours, whether they are complete, and how many rows are in quarantine.':
    'Ajoute leur date de publication, leur âge en heures, si elles sont complètes et combien de lignes sont en quarantaine.',
  'Only rows within the report’s date range': 'Seulement les lignes de la période du rapport',
  'By {by}. Without it a report shows all rows, whatever its date range.':
    'Selon {by}. Sans cela, un rapport montre toutes les lignes, quelle que soit sa période.',
  'Language of descriptions and messages': 'Langue des descriptions et des messages',
  'Names of fields stay as they stand in the workbook.':
    'Les noms des champs restent ceux du classeur.',
  'About the data': 'À propos des données',
  Numbers: 'Nombres',
  Dates: 'Dates',
  Keys: 'Clés',
  Details: 'Détails',
  'Where a row came from': 'Provenance d’une ligne',
  Rows: 'Lignes',
  'How many rows there are.': 'Le nombre de lignes.',
  'Published At': 'Publié le',
  'When these rows were published, in UTC.': 'Quand ces lignes ont été publiées, en UTC.',
  'Age (Hours)': 'Âge (heures)',
  'Hours since these rows were last found to be what the sources hold.':
    'Heures depuis que ces lignes ont été trouvées conformes aux sources.',
  Complete: 'Complet',
  'No when a later refresh failed or is held: what is shown is the last good version.':
    'Non quand une actualisation ultérieure a échoué ou est retenue : ce qui est montré est la dernière bonne version.',
  'Rows in Quarantine': 'Lignes en quarantaine',
  'Rows that broke a rule and were kept out of what is shown.':
    'Lignes qui enfreignent une règle et sont écartées de ce qui est montré.',
  'No workbook was chosen.': 'Aucun classeur n’a été choisi.',
  'Edit the data source’s connection and choose one.':
    'Modifiez la connexion de la source de données et faites votre choix.',
  'This is not the address of a workbook.': 'Ce n’est pas l’adresse d’un classeur.',
  'Copy it from the browser: it begins with https://docs.google.com/spreadsheets/.':
    'Copiez-la du navigateur : elle commence par https://docs.google.com/spreadsheets/.',
  'This workbook is gone, or it is not shared with the account that reads it.':
    'Ce classeur n’existe plus, ou il n’est pas partagé avec le compte qui le lit.',
  'Ask its owner to share it, or edit the data source’s connection and choose another.':
    'Demandez à son propriétaire de le partager, ou modifiez la connexion de la source de données et choisissez-en un autre.',
  'Homeroom has published nothing in this workbook that you may read.':
    'Homeroom n’a rien publié dans ce classeur que vous puissiez lire.',
  'Open Homeroom there, switch a data set on and refresh, or choose another workbook.':
    'Ouvrez-y Homeroom, activez un jeu de données et actualisez, ou choisissez un autre classeur.',
  'No data set was chosen.': 'Aucun jeu de données n’a été choisi.',
  'Open Homeroom in the workbook, switch it on and refresh.':
    'Ouvrez Homeroom dans le classeur, activez-le et actualisez.',
  '{dataset} no longer has the field {field}.': '{dataset} n’a plus le champ {field}.',
  'Edit the data source and choose “Refresh fields”, then take {field} out of the report.':
    'Modifiez la source de données et choisissez « Actualiser les champs », puis retirez {field} du rapport.',
  'The version of {dataset} that was chosen is no longer kept, or not for this account.':
    'La version de {dataset} qui a été choisie n’est plus conservée, ou pas pour ce compte.',
  'Edit the data source’s connection and choose another version.':
    'Modifiez la connexion de la source de données et choisissez une autre version.',
  '{dataset} would answer with {rows} rows; Looker Studio takes {most} at most.':
    '{dataset} répondrait par {rows} lignes ; Looker Studio en accepte {most} au plus.',
  'Add a filter or a date range to the report, or build your data sets in BigQuery.':
    'Ajoutez un filtre ou une période au rapport, ou préparez vos jeux de données dans BigQuery.',

  // Daily attendance
  'Daily Attendance': 'Assiduité par jour',
  'How many students of each school and grade were enrolled, present, absent and tardy on every school day up to today: for weekdays, months and trends. It names no student. Where most days with absences are missing from the calendar, the days on which attendance was marked are the school’s days.':
    'Combien d’élèves de chaque établissement et niveau étaient inscrits, présents, absents et en retard chaque jour de classe jusqu’à aujourd’hui : pour les jours de la semaine, les mois et les tendances. Aucun élève n’y est nommé. Si la plupart des jours avec absences manquent au calendrier, les jours où l’appel a été noté sont les jours de classe.',
  'One row per school, grade and school day.':
    'Une ligne par établissement, niveau et jour de classe.',
  'The grade of the students, by their last enrollment at the school in that year; “Not stated” where there is none.':
    'Le niveau des élèves, selon leur dernière inscription dans l’établissement cette année-là ; « Not stated » s’il n’y en a pas.',
  'The school day.': 'Le jour de classe.',
  'Students of the grade who were enrolled on that day and had lessons.':
    'Élèves du niveau inscrits ce jour-là et ayant classe.',
  'Students enrolled without the days absent; parts of a day count as parts.':
    'Les élèves inscrits moins les jours d’absence ; une partie de jour compte pour une partie.',
  'Days or parts of days absent with an excuse, of all these students together.':
    'Jours ou parties de jours d’absence excusée, de tous ces élèves ensemble.',
  'Days or parts of days absent without an excuse, or with none stated, of all these students together.':
    'Jours ou parties de jours d’absence sans excuse, ou sans excuse indiquée, de tous ces élèves ensemble.',
  'Days or parts of days absent, excused or not, of all these students together.':
    'Jours ou parties de jours d’absence, excusée ou non, de tous ces élèves ensemble.',
  'Students who came late and were not absent all day.':
    'Élèves arrivés en retard sans être absents toute la journée.',
  'Days present divided by students enrolled: 0.95 is 95 %.':
    'Jours de présence divisés par les élèves inscrits : 0,95 vaut 95 %.',
  'Few school days are on weekends': 'Peu de jours de classe tombent le week-end',

  // Reports
  'This version of Homeroom has no data set “{dataset}”.':
    'Cette version de Homeroom n’a pas de jeu de données « {dataset} ».',
  'The report begins to work when a system that has this is connected: see docs/reports.':
    'Le rapport fonctionnera dès qu’un système qui fournit ces données sera branché : voir docs/reports.',
  'This link opens no board: it is not whole, or it was revoked or is over.':
    'Ce lien n’ouvre aucun tableau : il est incomplet, révoqué ou périmé.',
  'Ask whoever gave it to you for a new one. It is made in Homeroom, beneath the board.':
    'Demandez-en un nouveau à la personne qui vous l’a donné. Il se crée dans Homeroom, sous le tableau.',
  'This page shows the board and does nothing else.':
    'Cette page montre le tableau et ne fait rien d’autre.',
  'Open the workbook to do more: Homeroom is in its menu.':
    'Ouvrez le classeur pour en faire plus : Homeroom est dans son menu.',
  'There is no report “{report}”.': 'Il n’y a pas de rapport « {report} ».',
  'Go back to the gallery: it shows every report there is.':
    'Revenez à la galerie : elle montre tous les rapports.',
  'The report {report} has no chart “{chart}”.':
    'Le rapport {report} n’a pas de graphique « {chart} ».',
  'Open the report anew: it may have changed.': 'Rouvrez le rapport : il a peut-être changé.',
  'The rows are not shown: fewer than {people} persons could be told from them.':
    'Les lignes ne sont pas montrées : on pourrait y reconnaître moins de {people} personnes.',
  'Choose a larger group.': 'Choisissez un groupe plus grand.',
  'This chart knows no sites: it shows all of them.':
    'Ce graphique ne distingue pas les sites : il les montre tous.',
  'This chart knows no schools: it shows all of them.':
    'Ce graphique ne distingue pas les établissements : il les montre tous.',
  'This chart knows no grades: it shows all of them.':
    'Ce graphique ne distingue pas les niveaux : il les montre tous.',
  'This chart knows no dates: it shows all of them.':
    'Ce graphique ne distingue pas les dates : il les montre toutes.',
  'There is nothing to show: no row of the data set fits.':
    'Rien à montrer : aucune ligne du jeu de données ne convient.',
  Monday: 'lundi',
  Tuesday: 'mardi',
  Wednesday: 'mercredi',
  Thursday: 'jeudi',
  Friday: 'vendredi',
  Saturday: 'samedi',
  Sunday: 'dimanche',
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
    'Les groupes de moins de personnes ne sont pas montrés : « · » les remplace. Vous pouvez changer ce nombre.',
  Report: 'Rapport',
  'Made of': 'Fait de',
  version: 'version',
  'rows when this tab was made; rows now, to the left.':
    'lignes quand cet onglet a été fait ; lignes maintenant, à gauche.',
  'The numbers are plain formulas and follow the data. What you add beneath or to the right stays.':
    'Les nombres sont de simples formules et suivent les données. Ce que vous ajoutez dessous ou à droite reste.',
  'Plain formulas cannot say this: see it in the report itself (Homeroom, Reports).':
    'De simples formules ne peuvent pas le dire : voyez-le dans le rapport lui-même (Homeroom, Rapports).',
  'Hidden here is what is too small, and what a total of its row or column would tell; the report itself also hides what several totals together would tell.':
    'Est masqué ici ce qui est trop petit, et ce qu’un total de sa ligne ou de sa colonne révélerait ; le rapport lui-même masque aussi ce que plusieurs totaux ensemble révéleraient.',
  'Difference from a year earlier': 'Écart avec l’année précédente',
  'More groups than a tab has room for: the report itself (Homeroom, Reports) has all of them.':
    'Plus de groupes qu’un onglet n’a de place : le rapport lui-même (Homeroom, Rapports) les a tous.',
  'A group is new since the chart was made: make this tab again to see it drawn.':
    'Un groupe est nouveau depuis que le graphique a été fait : refaites cet onglet pour le voir dessiné.',
  'More groups than there is room for: make this tab again.':
    'Plus de groupes qu’il n’y a de place : refaites cet onglet.',
  Value: 'Valeur',
  'Data sets of this workbook': 'Jeux de données de ce classeur',
  'Refreshes of this workbook': 'Actualisations de ce classeur',
  'The title of the data set.': 'Le titre du jeu de données.',
  'Why it did not go well; empty when it did.':
    'Pourquoi cela n’a pas réussi ; vide quand tout s’est bien passé.',
  'When it was last found to be what its sources hold.':
    'La dernière fois qu’il était tel que ses sources le contiennent.',
  'Hours since then.': 'Heures écoulées depuis.',
  'No when a later refresh failed or waits for a person.':
    'Non si une actualisation plus récente a échoué ou attend une personne.',
  'Rows that are published.': 'Lignes publiées.',
  'Rows times columns.': 'Lignes multipliées par colonnes.',
  'Rows that broke a rule.': 'Lignes qui enfreignent une règle.',
  'The number of the run.': 'Le numéro de l’exécution.',
  'Who or what asked for it: a person, the schedule, a move.':
    'Qui ou quoi l’a demandée : une personne, l’horaire, un déménagement.',
  'When the run was over.': 'Quand l’exécution s’est terminée.',
  'From when it was asked for until it was over.': 'De la demande jusqu’à la fin.',
  'Published, held, failed or cancelled.': 'Publiée, retenue, échouée ou annulée.',
  'Rows that were published.': 'Lignes qui ont été publiées.',
  'Rows that differ from the version before.': 'Lignes qui diffèrent de la version précédente.',
  'A year earlier': 'Un an plus tôt',
  Difference: 'Différence',
  'Not stated': 'Non indiqué',
  'Percentiles and levels by school, grade, subject and standard, compared with last year and with a cut-off of your own.':
    'Percentiles et niveaux atteints par établissement, niveau, matière et compétence, comparés à l’an dernier et à votre propre seuil.',
  'What share of the results is at level, and is it more than last year?':
    'Quelle part des résultats est au niveau attendu, et est-ce plus que l’an dernier ?',
  'Where do our students stand among all who took the test?':
    'Où se situent nos élèves parmi tous ceux qui ont passé le test ?',
  'How many reach a cut-off of our own?': 'Combien atteignent notre propre seuil ?',
  'Which standards are not understood yet?': 'Quelles compétences ne sont pas encore acquises ?',
  'Do results get better from one test to the next?':
    'Les résultats s’améliorent-ils d’un test à l’autre ?',
  'Levels that count as at level': 'Niveaux considérés comme atteints',
  'A pattern (regular expression) that the names of performance levels fit.':
    'Un motif (expression régulière) auquel répondent les noms des niveaux de performance.',
  'Goal at level': 'Objectif au niveau attendu',
  'The line drawn across the shares at level.':
    'La ligne tracée en travers des parts au niveau attendu.',
  'Scores the cut-off is for': 'Scores auxquels le seuil s’applique',
  'A pattern that the name of the reporting method fits, such as Scale score.':
    'Un motif auquel répond le nom du mode d’expression, par exemple Scale score.',
  'Own cut-off': 'Seuil propre',
  'Results with this score or a higher one have reached it.':
    'Les résultats égaux ou supérieurs à ce score l’ont atteint.',
  'At level': 'Au niveau attendu',
  'share of results': 'part des résultats',
  Goal: 'Objectif',
  'At level by school': 'Au niveau attendu par établissement',
  'Which schools reach the level, and which gain on last year?':
    'Quels établissements atteignent le niveau, et lesquels progressent depuis l’an dernier ?',
  School: 'Établissement',
  'At level by grade': 'Au niveau attendu par niveau de classe',
  'Which grades reach the level, and which gain on last year?':
    'Quels niveaux de classe atteignent le niveau attendu, et lesquels progressent depuis l’an dernier ?',
  Grade: 'Niveau',
  Subject: 'Matière',
  'Percentile by school': 'Percentile par établissement',
  'Percentile (median)': 'Percentile (médiane)',
  'Percentile by grade': 'Percentile par niveau',
  'Which grades stand where?': 'Où se situe chaque niveau ?',
  'At or above the own cut-off': 'Au seuil propre ou au-dessus',
  'At or above the cut-off': 'Au seuil ou au-dessus',
  'Spread of the scores': 'Dispersion des scores',
  'How far apart are the students of a grade?':
    'Quel écart y a-t-il entre les élèves d’un niveau ?',
  'Between two scores the place is taken in proportion, as PERCENTILE.INC does.':
    'Entre deux scores, la place est prise en proportion, comme le fait CENTILE.INCLURE (PERCENTILE.INC).',
  'Middle (median)': 'Milieu (médiane)',
  'A quarter is below': 'Un quart est en dessous',
  'A quarter is above': 'Un quart est au-dessus',
  'At level by standard': 'Au niveau attendu par compétence',
  Standard: 'Compétence',
  'Standards by school': 'Compétences par établissement',
  'Which school has a way to teach it that others could learn?':
    'Quel établissement l’enseigne d’une façon dont les autres pourraient s’inspirer ?',
  'From cycle to cycle': 'D’un cycle à l’autre',
  'Month of the test': 'Mois du test',
  'Attendance and chronic absence': 'Assiduité et absentéisme chronique',
  'Who misses too much school, where and when: by school, grade, weekday and over time, against your own goals.':
    'Qui manque trop l’école, où et quand : par établissement, niveau, jour de la semaine et dans le temps, au regard de vos objectifs.',
  'What share of the students is chronically absent, and is it more than last year?':
    'Quelle part des élèves est chroniquement absente, et est-ce plus que l’an dernier ?',
  'Which schools need help first?': 'Quels établissements ont besoin d’aide en premier ?',
  'On which weekdays are students absent?':
    'Quels jours de la semaine les élèves sont-ils absents ?',
  'How does attendance develop over the year?':
    'Comment l’assiduité évolue-t-elle au cours de l’année ?',
  'Chronically absent at or below': 'Absence chronique à partir de (ou en dessous)',
  'The attendance rate at or below which a student counts as chronically absent.':
    'Le taux de présence auquel, ou en dessous duquel, un élève compte comme chroniquement absent.',
  'Goal for attendance': 'Objectif d’assiduité',
  'The line drawn across attendance rates.': 'La ligne tracée en travers des taux de présence.',
  'Watch from': 'À surveiller à partir de',
  'The share of chronically absent students from which a school is watched.':
    'La part d’élèves chroniquement absents à partir de laquelle un établissement est surveillé.',
  'Act from': 'Agir à partir de',
  'The share of chronically absent students from which something has to be done.':
    'La part d’élèves chroniquement absents à partir de laquelle il faut agir.',
  'Chronically absent': 'Chroniquement absents',
  'Of students with ten days enrolled or more, in the newest school year.':
    'Parmi les élèves inscrits dix jours ou plus, pour l’année scolaire la plus récente.',
  'share of students': 'part des élèves',
  Watch: 'À surveiller',
  Act: 'Agir',
  'Attendance rate': 'Taux de présence',
  'How many of all school days were attended, and is it more than last year?':
    'Quelle part de tous les jours de classe a été suivie, et est-ce plus que l’an dernier ?',
  'Chronically absent by school': 'Chroniquement absents par établissement',
  'Chronically absent by grade': 'Chroniquement absents par niveau',
  'Which grades miss most?': 'Quels niveaux manquent le plus ?',
  'Chronically absent by school and grade': 'Chroniquement absents par établissement et niveau',
  'Where exactly are students missing?': 'Où exactement manque-t-il des élèves ?',
  'Attendance by weekday': 'Assiduité par jour de la semaine',
  Weekday: 'Jour de la semaine',
  'Attendance by month': 'Assiduité par mois',
  Month: 'Mois',
  'Attendance by week and school': 'Assiduité par semaine et établissement',
  'Did something happen in a certain week?': 'S’est-il passé quelque chose une certaine semaine ?',
  'Week from': 'Semaine du',
  'Absences by school': 'Absences par établissement',
  'How much of the absence is excused?': 'Quelle part des absences est excusée ?',
  'Shares of all school days of all students in the newest school year.':
    'Parts de tous les jours de classe de tous les élèves, pour l’année scolaire la plus récente.',
  Absent: 'Absents',
  Excused: 'Excusées',
  Unexcused: 'Sans excuse',
  Tardy: 'En retard',
  'Data health': 'Santé des données',
  'Whether the data sets can be relied upon: how fresh they are, what failed, what was kept out, how they grow.':
    'Peut-on se fier aux données : leur fraîcheur, ce qui a échoué, ce qui a été écarté, leur croissance.',
  'How old is what we look at?': 'De quand date ce que nous regardons ?',
  'What failed, and why?': 'Qu’est-ce qui a échoué, et pourquoi ?',
  'How many rows were kept out?': 'Combien de lignes ont été écartées ?',
  'How do the data sets grow?': 'Comment les jeux de données grandissent-ils ?',
  'Old after': 'Ancien après',
  'The number of hours after which a data set is watched.':
    'Le nombre d’heures après lequel un jeu de données est surveillé.',
  'Too old after': 'Trop ancien après',
  'The number of hours after which something has to be done.':
    'Le nombre d’heures après lequel il faut agir.',
  'Hours since the last refresh': 'Heures depuis la dernière actualisation',
  Age: 'Âge',
  hours: 'heures',
  'Not up to date': 'Pas à jour',
  'Which data sets could not be refreshed, and why?':
    'Quels jeux de données n’ont pas pu être actualisés, et pourquoi ?',
  Reason: 'Raison',
  'Refreshes by day': 'Actualisations par jour',
  'What failed, and when?': 'Qu’est-ce qui a échoué, et quand ?',
  Day: 'Jour',
  Outcome: 'Issue',
  Refreshes: 'Actualisations',
  'What failed': 'Ce qui a échoué',
  Times: 'Fois',
  'Rows kept out': 'Lignes écartées',
  rows: 'lignes',
  'Rows over time': 'Lignes au fil du temps',
  'Size in the workbook': 'Place dans le classeur',
  'What takes up the workbook?': 'Qu’est-ce qui occupe le classeur ?',
  'A workbook holds 10 million cells.': 'Un classeur contient 10 millions de cellules.',
  Cells: 'Cellules',
  cells: 'cellules',
  'Time a refresh takes': 'Durée d’une actualisation',
  'Do refreshes take longer than they did?': 'Les actualisations durent-elles plus qu’avant ?',
  'Seconds (median)': 'Secondes (médiane)',
  seconds: 'secondes',
  'What happens, where and when, what follows, and how many days of learning it costs.':
    'Ce qui se passe, où et quand, ce qui s’ensuit, et combien de jours de classe cela coûte.',
  'What happens most?': 'Que se passe-t-il le plus souvent ?',
  'Is there more or less of it than in other months?':
    'Y en a-t-il plus ou moins que les autres mois ?',
  'How many days of learning are lost?': 'Combien de jours de classe sont perdus ?',
  'Incidents by month': 'Incidents par mois',
  Incidents: 'Incidents',
  'Incidents by behavior': 'Incidents par comportement',
  Behavior: 'Comportement',
  'Incidents by school and year': 'Incidents par établissement et année',
  'Which schools have more incidents than the year before?':
    'Quels établissements ont plus d’incidents que l’année précédente ?',
  'Incidents by weekday': 'Incidents par jour de la semaine',
  'Are there days on which more happens?': 'Y a-t-il des jours où il s’en passe davantage ?',
  'Incidents by place': 'Incidents par lieu',
  'Where does it happen?': 'Où cela se passe-t-il ?',
  Place: 'Lieu',
  'What followed': 'Ce qui a suivi',
  'What does the school do about it?': 'Que fait l’établissement ?',
  Action: 'Mesure',
  'Students involved': 'Élèves impliqués',
  'Days removed by school': 'Jours d’exclusion par établissement',
  'Days removed': 'Jours d’exclusion',
  'Reported to law enforcement': 'Signalés aux forces de l’ordre',
  'How much of it is reported to law enforcement?':
    'Quelle part est signalée aux forces de l’ordre ?',
  'share of records': 'part des dossiers',
  'Enrollment at a glance': 'Les inscriptions en un coup d’œil',
  'How many students there are, where, and who they are: today, and over the years.':
    'Combien il y a d’élèves, où, et qui ils sont : aujourd’hui et au fil des années.',
  'How many students are enrolled today?': 'Combien d’élèves sont inscrits aujourd’hui ?',
  'How many students does each school have?': 'Combien d’élèves compte chaque établissement ?',
  'How does enrollment change from year to year?':
    'Comment les inscriptions évoluent-elles d’une année à l’autre ?',
  'Who are the students of each school?': 'Qui sont les élèves de chaque établissement ?',
  'Students enrolled today': 'Élèves inscrits aujourd’hui',
  'Students by school': 'Élèves par établissement',
  'Students by grade': 'Élèves par niveau',
  'How many students does each grade have?': 'Combien d’élèves compte chaque niveau ?',
  'Students by school and grade': 'Élèves par établissement et niveau',
  'Where are the large and the small grades?': 'Où sont les grands et les petits niveaux ?',
  'Students by school year': 'Élèves par année scolaire',
  'Everybody who was enrolled at any time of the year counts once.':
    'Quiconque a été inscrit à un moment de l’année compte une fois.',
  'Students by race and ethnicity': 'Élèves par origine',
  'What is the composition of the student body?': 'Comment se compose l’ensemble des élèves ?',
  'Race and ethnicity': 'Origine',
  'Students’ needs by school': 'Besoins des élèves par établissement',
  'English learners': 'Apprenants de l’anglais',
  'Economically disadvantaged': 'Défavorisés économiquement',
  'Entries by month': 'Entrées par mois',
  'When do students come?': 'Quand les élèves arrivent-ils ?',
  'Month of entry': 'Mois d’entrée',
  Entries: 'Entrées',
  'Exits by reason': 'Départs par raison',
  'Why do students leave?': 'Pourquoi les élèves partent-ils ?',
  Exits: 'Départs',
  'Learning activity': 'Activité d’apprentissage',
  'How many learn online each day and month, in which courses, how far they come and how long they take.':
    'Combien apprennent en ligne chaque jour et chaque mois, dans quels cours, jusqu’où ils vont et en combien de temps.',
  'How many learners are active each day?': 'Combien d’apprenants sont actifs chaque jour ?',
  'How many learners are active each month?': 'Combien d’apprenants sont actifs chaque mois ?',
  'Which courses are completed, and how fast?':
    'Quels cours sont terminés, et en combien de temps ?',
  'Learning Activity': 'Activité d’apprentissage',
  'One row per learner, course and day with activity.':
    'Une ligne par apprenant, cours et jour d’activité.',
  'The number that identifies the learner in the learning platform.':
    'Le numéro qui identifie l’apprenant dans la plateforme.',
  'The code of the course in the learning platform.': 'Le code du cours dans la plateforme.',
  'The title of the course.': 'Le titre du cours.',
  'A day on which the learner worked in the course.':
    'Un jour où l’apprenant a travaillé dans le cours.',
  'Learning Enrollments': 'Inscriptions aux cours',
  'One row per learner and course.': 'Une ligne par apprenant et cours.',
  'The day on which the learner was enrolled in the course.':
    'Le jour de l’inscription de l’apprenant au cours.',
  'The day on which the learner completed the course; empty before.':
    'Le jour où l’apprenant a terminé le cours ; vide avant.',
  'The share of the course’s graded work that is done: 0.5 is half.':
    'La part faite du travail noté du cours : 0,5 est la moitié.',
  'share of work': 'part du travail',
  'Days from enrollment to completion; empty before.':
    'Jours de l’inscription à la fin du cours ; vide avant.',
  'Active learners by day': 'Apprenants actifs par jour',
  'Active learners': 'Apprenants actifs',
  'Active learners by month': 'Apprenants actifs par mois',
  'The month that is not over yet counts as far as it has come.':
    'Le mois en cours compte jusqu’où il est arrivé.',
  'Active learners by site and month': 'Apprenants actifs par site et mois',
  'Which sites use the platform?': 'Quels sites utilisent la plateforme ?',
  Site: 'Site',
  'Enrollments by month': 'Inscriptions par mois',
  'Do more learners enroll than before?': 'Y a-t-il plus d’inscriptions qu’avant ?',
  Enrollments: 'Inscriptions',
  'Completions by month': 'Cours terminés par mois',
  'How many courses are completed?': 'Combien de cours sont terminés ?',
  Completions: 'Cours terminés',
  Course: 'Cours',
  Completed: 'Terminés',
  'share of enrollments': 'part des inscriptions',
  'Progress (mean)': 'Progression (moyenne)',
  'Days to complete by course': 'Jours pour terminer, par cours',
  'Which courses take long?': 'Quels cours prennent longtemps ?',
  'Days to complete (median)': 'Jours pour terminer (médiane)',
  'Progress by course': 'Progression par cours',
  'In which courses do learners get stuck?':
    'Dans quels cours les apprenants restent-ils bloqués ?',
  'Who takes part in which programs today, who began and who left, and why.':
    'Qui participe à quels programmes aujourd’hui, qui a commencé, qui est parti, et pourquoi.',
  'How many students take part in each program?':
    'Combien d’élèves participent à chaque programme ?',
  'When do students begin a program?': 'Quand les élèves commencent-ils un programme ?',
  'Why do students leave a program?': 'Pourquoi les élèves quittent-ils un programme ?',
  'Students in a program today': 'Élèves dans un programme aujourd’hui',
  'How many students take part in any program?': 'Combien d’élèves participent à un programme ?',
  'Students by program': 'Élèves par programme',
  Program: 'Programme',
  'Students by school or district': 'Élèves par établissement ou district',
  'Where are programs taken up?': 'Où les programmes sont-ils suivis ?',
  'School or district': 'Établissement ou district',
  'Program type': 'Type de programme',
  'Begun by month': 'Débuts par mois',
  Kind: 'Sorte',
  'Students who began': 'Élèves ayant commencé',
  'Reasons for leaving': 'Raisons du départ',
  'Students who left': 'Élèves partis',
  'Special education by setting': 'Éducation spécialisée par cadre',
  'Where are students in special education taught?':
    'Où enseigne-t-on aux élèves en éducation spécialisée ?',
  Setting: 'Cadre',
  'Site comparison': 'Comparaison des sites',
  'Campuses or countries side by side while their responses come in: how many, how much they learn, how they live.':
    'Campus ou pays côte à côte pendant que leurs réponses arrivent : combien, combien ils apprennent, comment ils vivent.',
  'How many responses came in over the last 24 hours?':
    'Combien de réponses sont arrivées ces dernières 24 heures ?',
  'Where do students learn longest?': 'Où les élèves apprennent-ils le plus longtemps ?',
  'Do two indices go together?': 'Deux indices vont-ils ensemble ?',
  'Survey Responses': 'Réponses à l’enquête',
  'One row per response.': 'Une ligne par réponse.',
  'The number that identifies the response, one for each person asked.':
    'Le numéro qui identifie la réponse, un par personne interrogée.',
  'When the response was sent.': 'Quand la réponse a été envoyée.',
  'Hours of lessons and learning in a week.': 'Heures de cours et d’étude par semaine.',
  'Economic, social and cultural status of the family; 0 is the mean of all.':
    'Statut économique, social et culturel de la famille ; 0 est la moyenne de tous.',
  'How much the person feels to belong to the school; 0 is the mean of all.':
    'À quel point la personne se sent appartenir à l’établissement ; 0 est la moyenne de tous.',
  Responses: 'Réponses',
  'How many responses are there?': 'Combien de réponses y a-t-il ?',
  'Responses of the last 24 hours': 'Réponses des dernières 24 heures',
  Hour: 'Heure',
  'Responses by site': 'Réponses par site',
  'Which sites have answered?': 'Quels sites ont répondu ?',
  'Learning hours by site': 'Heures d’étude par site',
  'Learning hours (mean)': 'Heures d’étude (moyenne)',
  'Status index by site': 'Indice de statut par site',
  'How do the students of each site live?': 'Comment vivent les élèves de chaque site ?',
  'Status index (mean)': 'Indice de statut (moyenne)',
  'Status and belonging': 'Statut et appartenance',
  'Belonging index (mean)': 'Indice d’appartenance (moyenne)',
  'What can a wrong answer teach us?': 'Que nous apprend une réponse fausse ?',
  'Items and their distractors': 'Questions et distracteurs',
  Item: 'Question',
  'Answered right': 'Réponses justes',
  'share of answers': 'part des réponses',
  'Highest distractor': 'Premier distracteur',
  Answers: 'Réponses',
  'Items by standard': 'Questions par compétence',

  // Assessment items
  'Assessment Items': 'Questions d’évaluation',
  'What each student answered to each question of an assessment, and whether it was right: for item analysis. It has rows where the source reports single questions.':
    'Ce que chaque élève a répondu à chaque question d’une évaluation, et si c’était juste : pour l’analyse par question. Des lignes s’y trouvent si la source rapporte les questions une à une.',
  'One row per student, sitting and question.': 'Une ligne par élève, passation et question.',
  'The subject of the assessment; several are joined by commas.':
    'La matière de l’évaluation ; plusieurs sont séparées par des virgules.',
  'The code of the question; “Not stated” where the source does not name it.':
    'Le code de la question ; « Not stated » si la source ne la nomme pas.',
  'The number of the question in the student’s test.':
    'Le numéro de la question dans le test de l’élève.',
  'The objective that names the question, by its description, else its code.':
    'L’objectif qui nomme la question, par sa description, sinon par son code.',
  'What the student answered, as the source has it.':
    'La réponse de l’élève, telle que la source la donne.',
  'How the answer was judged: correct, incorrect.':
    'Comment la réponse a été jugée : juste, fausse.',
  'Whether the answer was right; empty where the judgment is neither.':
    'Si la réponse était juste ; vide si elle n’est jugée ni juste ni fausse.',
  'Points for the answer.': 'Points obtenus pour la réponse.',
  'Every answer names its question': 'Chaque réponse nomme sa question',
};

/** All the console says. */
export const console = (f: Forms): ConsoleWords => ({ ...first(f), ...consoleMore(f) });

/** What Google shows around the console: the menu, the card, the dialogs. */
export const addOn = (f: Forms): AddOnWords => ({
  title: 'Homeroom',
  subtitle: 'Les données de votre établissement dans Sheets',
  open: 'Ouvrir Homeroom',
  refreshAll: 'Tout actualiser maintenant',
  reports: 'Rapports',
  sources: 'Ajouter une source',
  check: 'Vérification du système',
  help: 'Aide',
  close: 'Fermer',
  begin: 'Rien n’est encore connecté',
  beginBy: 'Ouvrez Homeroom et connectez un premier système : la suite vous est montrée.',
  trouble: 'Homeroom n’a pas pu regarder',
  notice: 'À lire',
  datasets: 'Jeux de données',
  fresh: (fresh, on) =>
    on === 0
      ? 'Aucun n’est encore activé.'
      : fresh === on
        ? f.plural(on, { one: 'Il est à jour.', other: 'Les # sont à jour.' })
        : f
            .plural(fresh, { one: '# sur {on} est à jour.', other: '# sur {on} sont à jour.' })
            .replace('{on}', f.number(on)),
  needYou: 'Attend une personne',
  named: (named, n) =>
    n > named.length
      ? f.list([...named, f.plural(n - named.length, { one: '# autre', other: '# autres' })])
      : f.list(named),
  running: 'Actualisation en cours',
  done: (done, of) => `${f.number(done)} sur ${f.number(of)}.`,
  next: 'Prochaine actualisation',
  steward: 'Responsable',
  you: 'Vous',
  refused: 'Non actualisé',
  grant: 'Accorder l’autorisation',
  openByMenu: 'Choisissez Extensions, puis Homeroom, puis Ouvrir Homeroom.',
  helpTitle: 'Comment Homeroom fonctionne',
  helpText: [
    'Extensions › Homeroom › Ouvrir Homeroom ouvre la console à côté de votre classeur. Sous Connexions, vous connectez les systèmes de l’établissement ; sous Jeux de données, vous activez ce qu’il vous faut, qui arrive sous forme d’onglets.',
    'Ensuite tout est tenu à jour, même quand le classeur est fermé. Activité raconte ce qui s’est passé. Si une personne est nécessaire, un courriel dit quoi faire.',
    'Ajoutez vos colonnes à droite d’un jeu de données et vos propres onglets : Homeroom n’y touche pas.',
    'Si quelque chose ne va pas : Activité › l’exécution › Copier le dossier d’assistance donne à qui vous aide tout ce qu’il lui faut, sans secret ni nom d’élève. La vérification du système demande à Google ce que ce compte peut faire.',
  ],
});

export const mails = (f: Forms): Mails => {
  const named = (
    [first = '', ...more]: readonly string[],
    [one, several]: readonly [string, string],
  ) =>
    more.length === 0
      ? `${first} ${one}`
      : `${first} et ${f.plural(more.length, { one: '# autre', other: '# autres' })} ${several}`;
  return {
    subject: (about) => `Homeroom : ${about}`,
    about: {
      need: (titles) => named(titles, ['a besoin de vous', 'ont besoin de vous']),
      late: (titles) => named(titles, ['n’est plus à jour', 'ne sont plus à jour']),
      well: (titles) => named(titles, ['va de nouveau bien', 'vont de nouveau bien']),
      schema: (site) => `${site} envoie d’autres champs`,
      expires: (site, days) =>
        days < 0 ? `la clé de ${site} a expiré` : `la clé de ${site} expire ${f.inDays(days)}`,
      trigger: 'l’actualisation automatique a besoin de vous',
    },
    labels: {
      trigger: 'A besoin de vous',
      failed: 'A besoin de vous',
      held: 'Vous attend',
      late: 'Plus à jour',
      schema: 'Changé à la source',
      expires: 'Clé bientôt expirée',
      well: 'De nouveau en ordre',
    },
    titles: (titles) => f.list(titles),
    colon: ' :',
    means: 'Ce que cela signifie',
    todo: 'Que faire',
    openTab: 'Ouvrir l’onglet',
    openWorkbook: 'Ouvrir le classeur',
    grant: 'Donner l’autorisation',
    kept: (n, at) =>
      n > 1
        ? 'Les onglets gardent leurs dernières bonnes lignes jusque-là.'
        : at === undefined
          ? 'Ses lignes ne sont pas encore arrivées.'
          : `L’onglet garde les lignes du ${at} jusque-là.`,
    held: (at) => `Rien n’est changé dans l’onglet : il garde les lignes du ${at}.`,
    late: {
      happened: (n, since) =>
        f.plural(n, {
          one: `Une actualisation était promise pour ${since} et n’est pas venue.`,
          other: `Une actualisation de ces # jeux de données était promise pour ${since} et n’est pas venue.`,
        }),
      means: (n, at) =>
        n > 1
          ? 'Les onglets montrent des lignes plus anciennes que prévu. Homeroom continue d’essayer de lui-même.'
          : at === undefined
            ? 'Ses lignes ne sont pas encore arrivées. Homeroom continue d’essayer de lui-même.'
            : `L’onglet montre les lignes du ${at}. Homeroom continue d’essayer de lui-même.`,
      todo: 'Si cela dure, ouvrez Homeroom dans le classeur et regardez les dernières exécutions sous Activité.',
    },
    schema: {
      added: (resource, site, fields) =>
        f.plural(fields.length, {
          one: `${site} envoie un champ de « ${resource} » qui n’y était pas : ${f.list(fields)}.`,
          other: `${site} envoie # champs de « ${resource} » qui n’y étaient pas : ${f.list(fields)}.`,
        }),
      gone: (resource, site, fields) =>
        f.plural(fields.length, {
          one: `${site} ne remplit plus un champ de « ${resource} » : ${f.list(fields)}.`,
          other: `${site} ne remplit plus # champs de « ${resource} » : ${f.list(fields)}.`,
        }),
      meansAdded:
        'Vos onglets restent tels quels. Les nouvelles valeurs sont gardées avec les données brutes.',
      meansGone: 'Les colonnes qui en viennent sont vides désormais.',
      todoAdded:
        'Rien, sauf si vous en voulez une colonne : demandez-la alors à qui entretient votre copie de Homeroom.',
      todoGone: 'Demandez à qui gère le système si c’est voulu.',
    },
    expires: {
      happened: (site, date, days) =>
        days < 0
          ? `La clé de ${site} a fonctionné jusqu’au ${date}.`
          : `La clé de ${site} fonctionne jusqu’au ${date}.`,
      means: 'Sans nouvelle clé, ses jeux de données ne sont plus actualisés.',
      todo: 'Demandez une nouvelle clé à l’éditeur. Ouvrez ensuite Connexions dans Homeroom et choisissez « Remplacer le secret ».',
    },
    trigger: {
      means: 'D’ici là, rien ou presque n’est actualisé automatiquement.',
    },
    well: {
      happened: (n) =>
        f.plural(n, {
          one: 'Le problème est passé et l’onglet est actualisé.',
          other: 'Le problème est passé et les onglets sont actualisés.',
        }),
    },
    footer: (workbook) =>
      `De Homeroom dans « ${workbook} ». On ne vous écrira plus à ce sujet tant que rien ne change. Les destinataires se choisissent sous Réglages.`,
  };
};
