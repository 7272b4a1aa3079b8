/** Data sets: their titles, fields and checks. */
export const datasets: Readonly<Record<string, string>> = {
  'PISA Responses': 'Réponses PISA',
  'Every response of the survey as its country has it now: the status of the family, the time of lessons, how much the student feels to belong, the years before school. Corrections and deletions of the source arrive with the next refresh.':
    'Chaque réponse de l’enquête telle que son pays l’a aujourd’hui : le statut de la famille, le temps de cours, le sentiment d’appartenance de l’élève, les années avant l’école. Les corrections et les suppressions de la source arrivent avec l’actualisation suivante.',
  'The code of the country, as in AUS.': 'Le code du pays, par exemple AUS.',
  'Minutes of lessons in a week.': 'Minutes de cours par semaine.',
  minutes: 'minutes',
  'Hours of lessons in a week: the minutes divided by 60.':
    'Heures de cours par semaine : les minutes divisées par 60.',
  'Years of early childhood education and care.':
    'Années d’éducation et d’accueil de la petite enfance.',
  'When the response was sent, in UTC.': 'Quand la réponse a été envoyée, en UTC.',
  'Nobody has more lessons than a week has minutes':
    'Personne n’a plus de cours qu’une semaine n’a de minutes',
  'PISA by Country': 'PISA par pays',
  'The survey’s countries side by side while their responses come in: how many there are and how many came today, the mean time of lessons, the mean of two indices and how one goes with the other. It names nobody.':
    'Les pays de l’enquête côte à côte pendant que leurs réponses arrivent : combien il y en a et combien sont venues aujourd’hui, le temps de cours moyen, la moyenne de deux indices et comment l’un va avec l’autre. Personne n’est nommé.',
  'One row per country.': 'Une ligne par pays.',
  'How many responses there are.': 'Combien de réponses il y a.',
  responses: 'réponses',
  'Responses sent on the day of the refresh.': 'Réponses envoyées le jour de l’actualisation.',
  'The mean of the hours of lessons in a week.': 'La moyenne des heures de cours par semaine.',
  'The mean of the economic, social and cultural status; 0 is the mean of all countries.':
    'La moyenne du statut économique, social et culturel ; 0 est la moyenne de tous les pays.',
  'The mean of how much students feel to belong; 0 is the mean of all countries.':
    'La moyenne du sentiment d’appartenance des élèves ; 0 est la moyenne de tous les pays.',
  'By how much the belonging index grows with one point of the status index: the slope of the line through all responses.':
    'De combien l’indice d’appartenance augmente avec un point de l’indice de statut : la pente de la droite à travers toutes les réponses.',
  'When the newest response was sent, in UTC.':
    'Quand la réponse la plus récente a été envoyée, en UTC.',
  'share of points': 'part des points',
  'Course Learners': 'Apprenants par cours',
  'Who learns in which course: enrollment, progress, grade, completion and when the learner was last at work. To see one course, filter by it. Days that the platform does not tell are empty until Homeroom has seen them pass.':
    'Qui apprend dans quel cours : inscription, progression, note, achèvement et dernier jour de travail. Pour voir un seul cours, filtrez par celui-ci. Les jours que la plateforme ne dit pas restent vides tant que Homeroom ne les a pas vus passer.',
  'The name under which the learner signs in to the learning platform; Canvas goes by a number.':
    'Le nom sous lequel l’apprenant se connecte à la plateforme ; Canvas le connaît par un numéro.',
  'The learner’s full name.': 'Le nom complet de l’apprenant.',
  'The learner’s mail address in the learning platform.':
    'L’adresse mail de l’apprenant dans la plateforme.',
  'Whether the enrollment holds: whoever leaves a course keeps a row.':
    'Si l’inscription est en cours : qui quitte un cours garde une ligne.',
  'How the learner is enrolled: “audit”, “honor”, “verified” and others.':
    'Le mode d’inscription de l’apprenant : « audit », « honor », « verified » et d’autres.',
  'Graded sections worked in divided by graded sections: 0.5 is half.':
    'Sections notées travaillées, divisées par les sections notées : 0,5 est la moitié.',
  'share of sections': 'part des sections',
  'Graded sections, in Canvas graded assignments, in which the learner earned points.':
    'Sections notées, dans Canvas devoirs notés, dans lesquelles l’apprenant a obtenu des points.',
  sections: 'sections',
  'Graded sections of the course, in Canvas assignments that are asked of the learner.':
    'Sections notées du cours, dans Canvas devoirs demandés à l’apprenant.',
  'The course grade so far, as the course weighs its parts: 0.83 is 83 %.':
    'La note du cours à ce jour, selon la pondération du cours : 0,83 est 83 %.',
  'The grade as the course calls it; empty below the lowest.':
    'La note telle que le cours la nomme ; vide en dessous de la plus basse.',
  'Whether the grade is enough to pass the course.': 'Si la note suffit pour réussir le cours.',
  'Whether the learner has worked in every graded section.':
    'Si l’apprenant a travaillé dans chaque section notée.',
  'The day on which the course was completed; empty before, and where it is not known.':
    'Le jour où le cours a été achevé ; vide auparavant, et quand il n’est pas connu.',
  'Days from enrollment to completion.': 'Jours de l’inscription à l’achèvement.',
  'The last day on which the learner is known to have worked in the course.':
    'Le dernier jour où l’on sait que l’apprenant a travaillé dans le cours.',
  'No course is completed before it is begun': 'Aucun cours n’est achevé avant d’être commencé',
  'How many learn online, in which courses and how far they come: for every day and month, for each course and for the whole site. It names no learner. Enrollments reach back to the first one; what a platform does not keep the past of is empty before the day on which its first reading was made, and grows from then on.':
    'Combien apprennent en ligne, dans quels cours et jusqu’où : pour chaque jour et chaque mois, pour chaque cours et pour tout le site. Aucun apprenant n’y est nommé. Les inscriptions remontent à la première ; ce dont une plateforme ne garde pas le passé est vide avant le jour de la première lecture, et croît à partir de là.',
  'One row per course, or for the whole site, and day or month.':
    'Une ligne par cours, ou pour tout le site, et par jour ou par mois.',
  'What the row is about: “site” is all courses together, each learner counted once; “course” is one course.':
    'Ce dont parle la ligne : « site », tous les cours ensemble, chaque apprenant compté une fois ; « course », un seul cours.',
  'The title of the course; empty for the whole site.':
    'Le titre du cours ; vide pour tout le site.',
  'What it is about: a “day” or a “month”. Days begin on 1 January of last year at the earliest; the month that is not over counts as far as it has come.':
    '« day » (jour) ou « month » (mois). Les jours commencent au plus tôt le 1er janvier de l’année dernière ; le mois en cours compte jusqu’où il est arrivé.',
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
    'Cours achevés jusqu’alors : chaque section notée travaillée, dans Canvas chaque devoir noté, ou un certificat délivré quand la plateforme le dit.',
  'completions up to then': 'achèvements jusqu’alors',
  'Courses completed on that day, or in that month.': 'Cours achevés ce jour-là, ou ce mois-là.',
  completions: 'achèvements',
  'Graded sections worked in divided by graded sections, on average over the enrollments: 0.5 is half.':
    'Sections notées travaillées, divisées par les sections notées, en moyenne sur les inscriptions : 0,5 est la moitié.',
  'Days from enrollment to completion, on average over the completions up to then.':
    'Jours de l’inscription à l’achèvement, en moyenne sur les achèvements jusqu’alors.',
  'Nobody is active on a day and not in its month':
    'Nul n’est actif un jour sans l’être ce mois-là',
  'Hardly more courses are completed than were begun':
    'Guère plus de cours sont achevés que commencés',
  Cursus: 'Cursus',
  'Assignments & Submissions': 'Devoirs et rendus',
  'Every assignment and what each learner did with it: due, handed in, late, missing, graded, and the score.':
    'Chaque devoir et ce que chaque apprenant en a fait : échéance, rendu, retard, manquant, noté, et les points.',
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
    'Le numéro sous lequel le logiciel de vie scolaire connaît l’apprenant ; vide si la plateforme ne l’a pas reçu.',
  'The name of the learner.': 'Le nom de l’apprenant.',
  'When it is due for this learner, in universal time; empty when it has no date.':
    'L’échéance pour cet apprenant, en temps universel ; vide s’il n’y en a pas.',
  'When it was handed in last, in universal time; empty when it was not.':
    'Le moment du dernier rendu, en temps universel ; vide si rien n’a été rendu.',
  'Yes when it was handed in.': 'Oui si le devoir a été rendu.',
  'Yes when it was handed in after it was due.': 'Oui s’il a été rendu après l’échéance.',
  'Yes when it is due and was not handed in, as the platform says or, where it does not, when the day it was due is over and there is no score.':
    'Oui si l’échéance est passée sans rendu, selon la plateforme ou, si elle ne le dit pas, quand le jour de l’échéance est passé et qu’il n’y a pas de points.',
  'Yes when the learner need not do it; empty when the platform has no such thing.':
    'Oui si l’apprenant en est dispensé ; vide si la plateforme ne connaît pas les dispenses.',
  'Yes when there is a score.': 'Oui s’il y a des points.',
  'The points the learner got.': 'Les points obtenus par l’apprenant.',
  'The points the assignment is worth; extra points may come on top.':
    'Les points que vaut le devoir ; des points en plus peuvent s’y ajouter.',
  'The score divided by the points possible; empty when there are none.':
    'Les points obtenus divisés par les points possibles ; vide s’il n’y en a pas.',
  'Every submission is of a known learner': 'Chaque rendu est d’un apprenant connu',
  'No score is more than twice what is possible': 'Aucun résultat ne dépasse le double du possible',
  'Campus Activity': 'Activité des campus',
  'Who was at the campus on which day and for how long, which projects were finished and how many evaluations given; with the level each person has today.':
    'Qui était au campus, quel jour et combien de temps, quels projets ont été terminés et combien d’évaluations données ; avec le niveau de chaque personne aujourd’hui.',
  'One row per campus, person and day on which something happened.':
    'Une ligne par campus, personne et jour où quelque chose s’est passé.',
  'The number of the campus whose computers were used; for projects and evaluations, of the person’s own; “unknown” where none is known.':
    'Le numéro du campus dont les ordinateurs ont servi ; pour les projets et évaluations, celui de la personne ; « unknown » si aucun n’est connu.',
  'The name of the campus.': 'Le nom du campus.',
  'The number that identifies the person at 42.': 'Le numéro qui identifie la personne à 42.',
  'The login of the person.': 'Le login de la personne.',
  'The day in universal time (UTC), as 42 keeps its times.':
    'Le jour en temps universel (UTC), comme 42 note ses heures.',
  'Hours at the computers of the campus on that day; a session counts once it has ended, and one over midnight counts for both days.':
    'Heures passées aux ordinateurs du campus ce jour-là ; une session compte une fois terminée, et celle qui passe minuit compte pour les deux jours.',
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
  District: 'District',
  Location: 'Emplacement',
  'Special education': 'Éducation spécialisée',
  days: 'jours',
  students: 'élèves',
  years: 'ans',
  points: 'points',
  credits: 'crédits',
  actions: 'mesures',
  'share of days': 'part des jours',
  'share of full time': 'part d’un temps plein',
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
  'Scores and performance levels of every assessment, for the whole and for each objective. One sitting has several rows: one for each way its result is reported.':
    'Les scores et niveaux de chaque évaluation, pour l’ensemble et pour chaque objectif. Une passation a plusieurs lignes : une par façon d’exprimer son résultat.',
  'One row per student, sitting, objective or whole, and reporting method.':
    'Une ligne par élève, passation, objectif ou ensemble, et façon d’exprimer le résultat.',
  'How many school days each student was enrolled, present, absent and tardy in a school year, and who is chronically absent. Days come from the school’s calendar; where it is not kept (lessons on fewer than half of the weekdays so far), from the weekdays of its terms without known holidays. Daily attendance counts, not attendance in single sections. Where a school marked nobody in a year, days present, rate and chronic absence are empty: nothing is known of it.':
    'Combien de jours de classe chaque élève a été inscrit, présent, absent et en retard dans une année scolaire, et qui est chroniquement absent. Les jours viennent du calendrier de l’établissement ; s’il n’est pas tenu (cours sur moins de la moitié des jours ouvrés écoulés), des jours ouvrés de ses périodes hors congés connus. C’est l’assiduité à la journée qui compte, non à chaque cours. Si un établissement n’a noté personne dans une année, jours de présence, taux et absentéisme chronique sont vides : rien n’en est connu.',
  'One row per student, school and school year.':
    'Une ligne par élève, établissement et année scolaire.',
  'Every section that is taught: its course, subject, term, credits, teachers and how many students are in it.':
    'Chaque groupe enseigné : son cours, sa matière, sa période, ses crédits, ses enseignants et son nombre d’élèves.',
  'One row per section.': 'Une ligne par groupe.',
  'Which student took part in which incident, what the behavior was and what the school did about it. Sensitive throughout: publish it to few people.':
    'Quel élève a pris part à quel incident, quel fut le comportement et ce que l’établissement a décidé. Sensible de bout en bout : à montrer à peu de personnes.',
  'One row per student, incident and behavior.': 'Une ligne par élève, incident et comportement.',
  'The grades students earned in their sections, by grading period: letters, numbers, and what kind of grade it is.':
    'Les notes obtenues par les élèves dans leurs groupes, par période de notation : lettres, nombres et nature de la note.',
  'One row per student, section, grading period and type of grade.':
    'Une ligne par élève, groupe, période de notation et type de note.',
  'Which student takes part in which program: gifted and talented, bilingual, Title I, special education, and what else the district runs.':
    'Quel élève participe à quel programme : haut potentiel, bilingue, Title I, éducation spécialisée et tout autre programme du district.',
  'One row per student, program and participation.':
    'Une ligne par élève, programme et participation.',
  'What every day in the schools’ calendars is: instructional, holiday, make-up, weather. Attendance counts its days by it.':
    'Ce qu’est chaque jour du calendrier des établissements : cours, congé, rattrapage, intempéries. L’assiduité compte ses jours d’après lui.',
  'One row per school, calendar and date.': 'Une ligne par établissement, calendrier et date.',
  'The schools of the district: what kind they are, which grades they teach and to which district they belong. A good first data set to switch on, and what the others name schools by.':
    'Les établissements du district : leur type, les niveaux enseignés et le district dont ils dépendent. Un bon premier jeu de données à activer ; les autres y prennent le nom des établissements.',
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
    'Qui est inscrit où, depuis quand, à quel niveau, et qui sont ces élèves : la liste d’où partent la plupart des questions. Un élève qui change d’établissement ou revient a une ligne par inscription. Une année scolaire porte le nom de l’année où elle finit : 2027 est 2026-2027.',
  'One row per student and school enrollment.':
    'Une ligne par élève et inscription dans un établissement.',
  'The source’s own identifier of the sitting.': 'L’identifiant de la passation dans la source.',
  'The number that identifies the student in the source system.':
    'Le numéro qui identifie l’élève dans le système source.',
  'The student’s family name.': 'Le nom de famille de l’élève.',
  'The student’s given name.': 'Le prénom de l’élève.',
  'The identifier of the assessment.': 'L’identifiant de l’évaluation.',
  'The title of the assessment.': 'Le titre de l’évaluation.',
  'What kind of assessment: state summative, benchmark, college entrance.':
    'Le genre d’évaluation : bilan d’État, évaluation intermédiaire, entrée à l’université.',
  'The subject of the objective, else of the assessment; several are joined by commas.':
    'La matière de l’objectif, sinon de l’évaluation ; plusieurs sont séparées par des virgules.',
  'The code of the objective; “Overall” is the whole assessment, “Not stated” a part the source does not name.':
    'Le code de l’objectif ; « Overall » est toute l’évaluation, « Not stated » une partie que la source ne nomme pas.',
  'What the objective is about, else its code; empty for the whole assessment.':
    'Ce sur quoi porte l’objectif, sinon son code ; vide pour toute l’évaluation.',
  'The year in which the school year ends: 2027 is 2026–27.':
    'L’année où finit l’année scolaire : 2027 est 2026-2027.',
  'When the assessment was taken.': 'Quand l’évaluation a été passée.',
  'The student’s grade when the assessment was taken.':
    'Le niveau de l’élève lors de l’évaluation.',
  'The number of the school that reported the result.':
    'Le numéro de l’établissement qui a transmis le résultat.',
  'The name of the school.': 'Le nom de l’établissement.',
  'How the result is expressed: raw score, scale score, percentile; “Not stated” when the source does not say.':
    'Comment le résultat est exprimé : score brut, score d’échelle, centile ; « Not stated » si la source ne le dit pas.',
  'The result as the source has it.': 'Le résultat tel que la source le donne.',
  'The result as a number; empty when it is not one.':
    'Le résultat en nombre ; vide si ce n’en est pas un.',
  'What the result means: advanced, met standard, did not meet standard.':
    'Ce que dit le résultat : avancé, niveau atteint, niveau non atteint.',
  'Why there is no result: absent, exempt.':
    'Pourquoi il n’y a pas de résultat : absent, dispensé.',
  'The number of the school in the source system.':
    'Le numéro de l’établissement dans le système source.',
  'The grade of the student’s last enrollment at the school in that year.':
    'Le niveau de la dernière inscription de l’élève dans l’établissement cette année-là.',
  'School days from entry to exit, both included, up to today; empty when the source has neither an enrollment nor dates to count from.':
    'Jours de classe de l’entrée à la sortie, incluses, jusqu’à aujourd’hui ; vide si la source n’a ni inscription ni dates d’où compter.',
  'Days enrolled without the days absent; parts of a day count as parts.':
    'Jours d’inscription moins les jours d’absence ; une partie de jour compte en partie.',
  'Days or parts of days absent with an excuse.': 'Jours ou parties de jours d’absence justifiée.',
  'Days or parts of days absent without an excuse, or with none stated.':
    'Jours ou parties de jours d’absence sans justification, ou sans mention.',
  'Days or parts of days absent, excused or not; a day never counts more than once.':
    'Jours ou parties de jours d’absence, justifiée ou non ; un jour ne compte jamais plus d’une fois.',
  'Days on which the student came late and was not absent all day.':
    'Jours où l’élève est arrivé en retard sans être absent toute la journée.',
  'Days present divided by days enrolled: 0.95 is 95 %.':
    'Jours de présence divisés par jours d’inscription : 0,95 est 95 %.',
  'Yes when the student was absent on 10 % or more of the days enrolled; empty before there are 10 of them.':
    'Oui si l’élève a été absent 10 % ou plus de ses jours d’inscription ; vide tant qu’il y en a moins de 10.',
  'The name the school gives the term.': 'Le nom que l’établissement donne à la période.',
  'What kind of term it is: fall semester, third quarter, full year.':
    'La nature de la période : semestre d’automne, troisième trimestre, année entière.',
  'The school’s own code of the course.': 'Le code du cours dans l’établissement.',
  'The code of the section, unique with course, term, year and school.':
    'Le code du groupe, unique avec le cours, la période, l’année et l’établissement.',
  'The name of the section, where it has one.': 'Le nom du groupe, s’il en a un.',
  'The code of the course in the catalog.': 'Le code du cours au catalogue.',
  'The name of the course as the school offers it, else as the catalog has it.':
    'Le nom du cours tel que l’établissement l’offre, sinon tel qu’au catalogue.',
  'The academic subject; several are joined by commas.':
    'La matière ; plusieurs sont séparées par des virgules.',
  'Credits a student can earn in the section, else in the course.':
    'Crédits qu’un élève peut obtenir dans le groupe, sinon dans le cours.',
  'The room in which the section meets.': 'La salle où le groupe se réunit.',
  'First and last names of the teachers of record, in the order of their last names; where nobody is called so, of all who teach the section.':
    'Prénoms et noms des enseignants titulaires, dans l’ordre de leurs noms ; si personne n’est désigné ainsi, de tous ceux qui enseignent au groupe.',
  'Students who are or were in the section; empty when the source has no rosters at all.':
    'Élèves qui sont ou ont été dans le groupe ; vide si la source n’a aucune liste.',
  'Students whose time in the section includes today; empty when the source has no rosters at all.':
    'Élèves présents dans le groupe aujourd’hui ; vide si la source n’a aucune liste.',
  'The first day of the term.': 'Le premier jour de la période.',
  'The last day of the term.': 'Le dernier jour de la période.',
  'The source’s own identifier of the student’s part in the incident.':
    'L’identifiant, dans la source, de la part de l’élève à l’incident.',
  'The number of the incident at its school; where the record names none, the one its actions agree on.':
    'Le numéro de l’incident dans son établissement ; si la fiche n’en nomme pas, celui sur lequel ses mesures s’accordent.',
  'The day of the incident.': 'Le jour de l’incident.',
  'What kind of behavior it was.': 'La nature du comportement.',
  'The behavior in the school’s own words, where the student’s record has them.':
    'Le comportement dans les mots de l’établissement, s’ils figurent sur la fiche de l’élève.',
  'The student’s part in it: perpetrator, witness, victim; several are joined by commas.':
    'Le rôle de l’élève : auteur, témoin, victime ; plusieurs sont séparés par des virgules.',
  'Where it happened.': 'Où cela s’est passé.',
  'Yes when the incident was reported to the police; empty when the source does not say.':
    'Oui si l’incident a été signalé à la police ; vide si la source ne le dit pas.',
  'What the school did, action by action, the earliest first.':
    'Ce que l’établissement a décidé, mesure par mesure, la plus ancienne d’abord.',
  'How many actions were taken.': 'Combien de mesures ont été prises.',
  'The day of the first action.': 'Le jour de la première mesure.',
  'Length of all actions, as served where that is known, else as given.':
    'Durée de toutes les mesures, effectuée si elle est connue, sinon prononcée.',
  'Days of expulsion, removal and out-of-school suspension: days away from learning.':
    'Jours d’expulsion, d’éloignement et d’exclusion : jours sans apprentissage.',
  'The source’s own identifier of the grade.': 'L’identifiant de la note dans la source.',
  'The name of the grading period, else what kind it is.':
    'Le nom de la période de notation, sinon sa nature.',
  'The first day of the grading period.': 'Le premier jour de la période de notation.',
  'The last day of the grading period.': 'Le dernier jour de la période de notation.',
  'What the grade stands for: grading period, semester, final, mid-term, conduct.':
    'Ce que la note évalue : période, semestre, fin de cours, mi-période, conduite.',
  'The grade as a letter or a word.': 'La note en lettre ou en mot.',
  'The grade as a number on the school’s own scale.':
    'La note en nombre, sur l’échelle de l’établissement.',
  'What the grade means: advanced, proficient, basic, fail.':
    'Ce que dit la note : avancé, maîtrisé, élémentaire, échec.',
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
    'Le dernier jour dans le programme ; vide tant qu’il dure.',
  'Yes when today lies within the participation.':
    'Oui si la participation est en cours aujourd’hui.',
  'Why the student left the program.': 'Pourquoi l’élève a quitté le programme.',
  'The disabilities named in a special-education program, the primary one first.':
    'Les handicaps nommés dans un programme d’éducation spécialisée, le principal d’abord.',
  'Where a student in special education is taught, as a share of the day in regular class.':
    'Où l’élève en éducation spécialisée suit ses cours, en part de la journée en classe ordinaire.',
  'The code of the calendar; a school may keep several.':
    'Le code du calendrier ; un établissement peut en tenir plusieurs.',
  'What the calendar is for: all students, some grades, single students.':
    'À qui sert le calendrier : tous les élèves, certains niveaux, des élèves isolés.',
  'The day the row is about.': 'Le jour dont parle la ligne.',
  'The day of the week: 1 is Monday, 7 is Sunday.':
    'Le jour de la semaine : 1 est lundi, 7 est dimanche.',
  'What happens on the day; several events are joined by commas.':
    'Ce qui a lieu ce jour ; plusieurs événements sont séparés par des virgules.',
  'Yes when the day has lessons: instructional, make-up, or with a late start or an early end.':
    'Oui si le jour a des cours : ordinaire, de rattrapage, à début tardif ou à fin anticipée.',
  'The full name of the school.': 'Le nom complet de l’établissement.',
  'The abbreviation people use for the school.': 'L’abréviation d’usage de l’établissement.',
  'The number of the district the school belongs to.':
    'Le numéro du district dont dépend l’établissement.',
  'The name of the district; where the school names none and the source has only one, that one.':
    'Le nom du district ; si l’établissement n’en nomme pas et que la source n’en a qu’un, celui-là.',
  'Elementary, middle or high school, as the source says; several are joined by commas.':
    'École, collège ou lycée, selon la source ; plusieurs sont séparés par des virgules.',
  'What the school is for: regular, special education, career and technical, alternative.':
    'La vocation de l’établissement : général, spécialisé, professionnel et technique, alternatif.',
  'The youngest grade that is taught; empty when the grades have names without an order.':
    'Le niveau le plus bas enseigné ; vide si les noms des niveaux n’ont pas d’ordre.',
  'The oldest grade that is taught; empty when the grades have names without an order.':
    'Le niveau le plus haut enseigné ; vide si les noms des niveaux n’ont pas d’ordre.',
  'All grades that are taught, the youngest first.':
    'Tous les niveaux enseignés, le plus bas d’abord.',
  'Whether the school is open: active, closed, new, to be opened.':
    'Si l’établissement est ouvert : actif, fermé, nouveau, à ouvrir.',
  'Whether the school is a charter school, and of which kind.':
    'Si l’établissement est une école à charte, et de quel type.',
  'Whether the school takes part in the federal Title I, Part A program.':
    'Si l’établissement participe au programme fédéral Title I, Part A.',
  'The address of the school’s website.': 'L’adresse du site de l’établissement.',
  'The first day in the section.': 'Le premier jour dans le groupe.',
  'The last day in the section; empty while it lasts or when none was recorded.':
    'Le dernier jour dans le groupe ; vide tant qu’il dure ou s’il n’a pas été saisi.',
  'Yes when today lies within the student’s time in the section; without an end date it lasts as long as the term.':
    'Oui si l’élève est dans le groupe aujourd’hui ; sans date de fin, cela dure autant que la période.',
  'Yes when the section is the student’s homeroom; empty when the source does not say.':
    'Oui si le groupe est la classe principale de l’élève ; vide si la source ne le dit pas.',
  'The number that identifies the staff member in the source system.':
    'Le numéro qui identifie le membre du personnel dans le système source.',
  'The staff member’s family name.': 'Le nom de famille du membre du personnel.',
  'The staff member’s given name.': 'Le prénom du membre du personnel.',
  'The primary address of the staff member, else the one at work.':
    'L’adresse principale du membre du personnel, sinon celle du travail.',
  'The number of the school or district.': 'Le numéro de l’établissement ou du district.',
  'The name of the school or district.': 'Le nom de l’établissement ou du district.',
  'What kind of staff: teacher, principal, counselor.':
    'La catégorie : enseignant, chef d’établissement, conseiller.',
  'The title of the position in the school’s own words.':
    'L’intitulé du poste dans les mots de l’établissement.',
  'The first day of the assignment.': 'Le premier jour de l’affectation.',
  'The last day of the assignment; empty while it lasts.':
    'Le dernier jour de l’affectation ; vide tant qu’elle dure.',
  'Yes when today lies within the assignment.': 'Oui si l’affectation est en cours aujourd’hui.',
  'The share of full time: 0.5 is half time.': 'La part d’un temps plein : 0,5 est un mi-temps.',
  'The highest level of education the staff member has completed.':
    'Le plus haut niveau d’études achevé par le membre du personnel.',
  'Years of teaching before the present employment.':
    'Années d’enseignement avant l’emploi actuel.',
  'The student’s middle name or initial.': 'Le deuxième prénom de l’élève ou son initiale.',
  'The day the student was born.': 'Le jour de naissance de l’élève.',
  'The sex the school has on record, else the one at birth.':
    'Le sexe enregistré par l’établissement, sinon celui de naissance.',
  'The one federal reporting category: Hispanic/Latino goes before any race, and two races or more are a category of their own; empty when none was reported.':
    'L’unique catégorie fédérale : « Hispanic/Latino » prime sur toute origine, et deux origines ou plus forment une catégorie ; vide si rien n’a été déclaré.',
  'All races reported for the student, in the source’s words and order.':
    'Toutes les origines déclarées pour l’élève, dans les mots et l’ordre de la source.',
  'Yes when the student is learning English now; students who are only monitored after leaving the program are No; empty when nothing is reported.':
    'Oui si l’élève apprend l’anglais actuellement ; Non s’il est seulement suivi après sa sortie du programme ; vide si rien n’est déclaré.',
  'Yes when the student was reported as economically disadvantaged during this enrollment; empty when the source has no details of the student.':
    'Oui si l’élève a été déclaré défavorisé économiquement pendant cette inscription ; vide si la source n’a pas de détails sur l’élève.',
  'Yes when the student was in a special-education program during this enrollment; empty when the source reports no special education at all.':
    'Oui si l’élève suivait un programme d’éducation spécialisée pendant cette inscription ; vide si la source n’en déclare aucun.',
  'The language spoken at home, else the first language reported.':
    'La langue parlée à la maison, sinon la première langue déclarée.',
  'The grade in which the student entered.': 'Le niveau auquel l’élève est entré.',
  'The year in which the school year of this enrollment ends; where the source does not say, it is found from the entry date.':
    'L’année où finit l’année scolaire de cette inscription ; si la source ne la dit pas, elle est tirée de la date d’entrée.',
  'The code of the calendar the student follows, where the source names one.':
    'Le code du calendrier que suit l’élève, si la source en nomme un.',
  'The first day of the enrollment.': 'Le premier jour de l’inscription.',
  'The last day of the enrollment; empty while it lasts or when no exit was recorded.':
    'Le dernier jour de l’inscription ; vide tant qu’elle dure ou si aucune sortie n’a été saisie.',
  'Why the enrollment ended: transferred, graduated, withdrew.':
    'Pourquoi l’inscription a pris fin : transfert, diplôme, retrait.',
  'Yes when today lies within the enrollment; without an exit date it lasts as long as its school year.':
    'Oui si l’inscription est en cours aujourd’hui ; sans date de sortie, elle dure autant que son année scolaire.',
  'The latest school year in which this student has any enrollment.':
    'La dernière année scolaire où l’élève a une inscription.',
  'Yes when this enrollment reached the last day of its school year; empty when the source does not say when that is.':
    'Oui si l’inscription a atteint le dernier jour de son année scolaire ; vide si la source ne dit pas quand il tombe.',
  'Yes when the student is in the same grade as at the end of the school year before, or is marked as repeating; empty when nothing is known of that year.':
    'Oui si l’élève est au même niveau qu’à la fin de l’année précédente, ou noté comme redoublant ; vide si rien n’est connu de cette année-là.',
  'The current school year minus the school year of this enrollment: 0 is this year.':
    'L’année scolaire actuelle moins celle de cette inscription : 0 est cette année.',
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
  'Daily Attendance': 'Assiduité par jour',
  'How many students of each school and grade were enrolled, present, absent and tardy on every school day up to today: for weekdays, months and trends. It names no student. Where most days with a mark are missing from the calendar, the days on which attendance was marked are the school’s days. A year in which a school marked nobody, and today until somebody is marked, have no rows.':
    'Combien d’élèves de chaque établissement et niveau étaient inscrits, présents, absents et en retard chaque jour de classe jusqu’à aujourd’hui : pour les jours de la semaine, les mois et les tendances. Aucun élève n’y est nommé. Si la plupart des jours où quelqu’un est noté manquent au calendrier, les jours où l’appel a été noté sont les jours de classe. Une année où un établissement n’a noté personne, et aujourd’hui tant que personne n’est noté, n’ont pas de lignes.',
  'One row per school, grade and school day.':
    'Une ligne par établissement, niveau et jour de classe.',
  'The grade of the students, by their last enrollment at the school in that year; “Not stated” where there is none.':
    'Le niveau des élèves, selon leur dernière inscription dans l’établissement cette année-là ; « Not stated » s’il n’y en a pas.',
  'The school day.': 'Le jour de classe.',
  'Students of the grade who were enrolled on that day and had lessons.':
    'Élèves du niveau inscrits ce jour-là et ayant classe.',
  'Students enrolled without the days absent; parts of a day count as parts.':
    'Les élèves inscrits moins les jours d’absence ; une partie de jour compte pour une partie.',
  'Days or parts of days absent with an excuse, of all these students together.':
    'Jours ou parties de jours d’absence excusée, de tous ces élèves ensemble.',
  'Days or parts of days absent without an excuse, or with none stated, of all these students together.':
    'Jours ou parties de jours d’absence sans excuse, ou sans excuse indiquée, de tous ces élèves ensemble.',
  'Days or parts of days absent, excused or not, of all these students together.':
    'Jours ou parties de jours d’absence, excusée ou non, de tous ces élèves ensemble.',
  'Students who came late and were not absent all day.':
    'Élèves arrivés en retard sans être absents toute la journée.',
  'Days present divided by students enrolled: 0.95 is 95 %.':
    'Jours de présence divisés par les élèves inscrits : 0,95 vaut 95 %.',
  'Few school days are on weekends': 'Peu de jours de classe tombent le week-end',
  School: 'Établissement',
  Grade: 'Niveau',
  Subject: 'Matière',
  Weekday: 'Jour de la semaine',
  Excused: 'Excusées',
  hours: 'heures',
  Day: 'Jour',
  Behavior: 'Comportement',
  'Learning Activity': 'Activité d’apprentissage',
  'The code of the course in the learning platform.': 'Le code du cours dans la plateforme.',
  'The title of the course.': 'Le titre du cours.',
  'One row per learner and course.': 'Une ligne par apprenant et cours.',
  'The day on which the learner was enrolled in the course.':
    'Le jour de l’inscription de l’apprenant au cours.',
  Enrollments: 'Inscriptions',
  Completions: 'Cours terminés',
  Course: 'Cours',
  Program: 'Programme',
  Kind: 'Sorte',
  Setting: 'Cadre',
  'One row per response.': 'Une ligne par réponse.',
  'The number that identifies the response, one for each person asked.':
    'Le numéro qui identifie la réponse, un par personne interrogée.',
  'Economic, social and cultural status of the family; 0 is the mean of all.':
    'Statut économique, social et culturel de la famille ; 0 est la moyenne de tous.',
  'How much the person feels to belong to the school; 0 is the mean of all.':
    'À quel point la personne se sent appartenir à l’établissement ; 0 est la moyenne de tous.',
  Responses: 'Réponses',
  'Assessment Items': 'Questions d’évaluation',
  'What each student answered to each question of an assessment, and whether it was right: for item analysis. It has rows where the source reports single questions.':
    'Ce que chaque élève a répondu à chaque question d’une évaluation, et si c’était juste : pour l’analyse par question. Des lignes s’y trouvent si la source rapporte les questions une à une.',
  'One row per student, sitting and question.': 'Une ligne par élève, passation et question.',
  'The subject of the assessment; several are joined by commas.':
    'La matière de l’évaluation ; plusieurs sont séparées par des virgules.',
  'The code of the question; “Not stated” where the source does not name it.':
    'Le code de la question ; « Not stated » si la source ne la nomme pas.',
  'The number of the question in the student’s test.':
    'Le numéro de la question dans le test de l’élève.',
  'The objective that names the question, by its description, else its code.':
    'L’objectif qui nomme la question, par sa description, sinon par son code.',
  'What the student answered, as the source has it.':
    'La réponse de l’élève, telle que la source la donne.',
  'How the answer was judged: correct, incorrect.':
    'Comment la réponse a été jugée : juste, fausse.',
  'Whether the answer was right; empty where the judgment is neither.':
    'Si la réponse était juste ; vide si elle n’est jugée ni juste ni fausse.',
  'Points for the answer.': 'Points obtenus pour la réponse.',
  'Every answer names its question': 'Chaque réponse nomme sa question',
};
