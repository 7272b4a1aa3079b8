import type { addOn as english, mails as englishMails } from './en';
import type { Forms } from './forms';

type AddOnWords = ReturnType<typeof english>;
type Mails = ReturnType<typeof englishMails>;

/** What the server says, by its English words: failures, definitions, notices. */
export const words: Readonly<Record<string, string>> = {
  // Connectors
  'The standard API of student information systems and state data systems: schools, students, enrollment, attendance, grades, discipline, programs and assessments. ODS/API 3 to 7 and the DMS.':
    'L’API standard des logiciels de vie scolaire et des systèmes d’État : établissements, élèves, inscriptions, assiduité, notes, discipline, programmes et évaluations. ODS/API 3 à 7 et DMS.',
  'Address of the API': 'Adresse de l’API',
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
  '{host} repeats the same pages of {resource} without end.':
    '{host} répète sans fin les mêmes pages de {resource}.',
  'Tell the vendor that paging does not end. Your tab is as it was.':
    'Dites au fournisseur que la pagination ne finit pas. Votre onglet est inchangé.',
  '{resource} changed faster than it could be read.':
    '{resource} a changé plus vite qu’il ne pouvait être lu.',
  'Homeroom tries again by itself. A refresh at night has better chances.':
    'Homeroom réessaie tout seul. Une mise à jour de nuit a plus de chances.',
  '{count} record(s) of {resource} came without {field}, so they cannot be told apart.':
    '{count} fiche(s) de {resource} sont venues sans {field} : impossible de les distinguer.',
  'Ask whoever enters the data to complete the record. Your tab is as it was.':
    'Demandez à qui saisit les données de compléter la fiche. Votre onglet est inchangé.',
  '{count} value(s) of {resource}.{field} are {found} where {promised} was promised.':
    '{count} valeur(s) de {resource}.{field} sont de type {found} au lieu de {promised}.',
  'Ask the vendor why the type changed: leading zeros may be lost. Your tab is as it was.':
    'Demandez au fournisseur pourquoi le type a changé : des zéros initiaux ont pu se perdre. Votre onglet est inchangé.',
  '{dataset} did not pass its check “{check}”: {found}.':
    '{dataset} n’a pas passé son contrôle « {check} » : {found}.',
  'Look at the rows in question at the source. The last good version stays published.':
    'Regardez les lignes concernées dans la source. La dernière bonne version reste publiée.',
  '{dataset} would go from {before} to {after} rows. That is more than usual.':
    '{dataset} passerait de {before} à {after} lignes. C’est plus que d’habitude.',
  'If this is right, choose “Publish anyway”. Until then the last version stays.':
    'Si c’est juste, choisissez « Publier quand même ». D’ici là, la dernière version reste.',
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
    'Retirez la protection (Données, puis Feuilles et plages protégées) et mettez à jour.',
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
    'Relancez la mise à jour. Si cela revient, signalez-le avec l’identifiant de l’exécution.',
};

/** Ce que Google montre autour de la console : le menu, la carte, les fenêtres. */
export const addOn = (f: Forms): AddOnWords => ({
  title: 'Homeroom',
  subtitle: 'Les données de votre établissement dans Sheets',
  open: 'Ouvrir Homeroom',
  refreshAll: 'Tout actualiser maintenant',
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
            .plural(on, { one: '{fresh} sur # est à jour.', other: '{fresh} sur # sont à jour.' })
            .replace('{fresh}', f.number(fresh)),
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
  openByMenu: 'Choisissez Extensions, puis Homeroom, puis Ouvrir Homeroom.',
  helpTitle: 'Comment Homeroom fonctionne',
  helpText: [
    'Extensions › Homeroom › Ouvrir Homeroom ouvre la console à côté de votre feuille. Sous Connexions, vous connectez les systèmes de l’établissement ; sous Jeux de données, vous activez ce qu’il vous faut, qui arrive sous forme d’onglets.',
    'Ensuite tout est tenu à jour, même quand la feuille est fermée. Activité raconte ce qui s’est passé. Si une personne est nécessaire, un courriel dit quoi faire.',
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
      authorize: 'votre autorisation est de nouveau nécessaire',
    },
    labels: {
      authorize: 'Autorisation',
      failed: 'A besoin de vous',
      held: 'Vous attend',
      late: 'Plus à jour',
      schema: 'Changé à la source',
      expires: 'Clé bientôt expirée',
      well: 'De nouveau en ordre',
    },
    titles: (titles) => f.list(titles),
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
          one: `${site} envoie un champ de ${resource} qui n’y était pas : ${f.list(fields)}.`,
          other: `${site} envoie # champs de ${resource} qui n’y étaient pas : ${f.list(fields)}.`,
        }),
      gone: (resource, site, fields) =>
        f.plural(fields.length, {
          one: `${site} ne remplit plus un champ de ${resource} : ${f.list(fields)}.`,
          other: `${site} ne remplit plus # champs de ${resource} : ${f.list(fields)}.`,
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
    authorize: {
      happened: 'Google redemande votre autorisation avant que Homeroom puisse continuer.',
      means: 'D’ici là, rien ou presque n’est actualisé.',
      todo: 'Ouvrez le lien et autorisez ce qui est demandé.',
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
