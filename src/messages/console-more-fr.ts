import type { consoleMore as english, RunEvent } from './console-more';
import { nextSteps } from './next-steps-fr';
import type { Forms } from './forms';

export const consoleMore = (f: Forms): ReturnType<typeof english> => ({
  form: {
    back: 'Connexions',
    backFirst: 'Retour',
    add: (connector) => `Connecter ${connector}`,
    edit: (site) => `Modifier ${site}`,
    site: 'Nom de ce site',
    siteHelp: 'Figure sur chaque ligne, pour distinguer les campus.',
    optional: 'facultatif',
    choose: 'Choisir…',
    none: 'Sans réponse',
    more: 'Autres réglages',
    expires: 'La clé cesse de fonctionner le',
    expiresHelp: 'Si le fournisseur vous a donné une date : un rappel vous vient à temps.',
    where: 'Où le trouver',
    whereOf: (setting) => `Où le trouver : ${setting}`,
    test: 'Tester',
    testing: 'Test en cours…',
    save: 'Enregistrer',
    saveFirst: 'Continuer',
    saving: 'Enregistrement…',
    works: 'Cela fonctionne.',
    fact: (label, value) => `${label} : ${value}`,
    file: {
      look: 'Regarder le fichier',
      looking: 'Homeroom regarde…',
      label: 'Le fichier tel qu’il serait lu',
      stale: 'Vos réponses ont changé depuis : regardez de nouveau.',
      missing: f.count(
        '# colonne n’est pas dans le fichier',
        '# colonnes ne sont pas dans le fichier',
      ),
      either: (names) => names.map((name) => `« ${name} »`).join(' ou '),
      perhaps: (names) => `Est-ce ${names} ?`,
      use: 'Prendre les noms du fichier',
      found: f.count('# colonne trouvée', '# colonnes trouvées'),
      absent: f.count('# autre, facultative, n’y est pas', '# autres, facultatives, n’y sont pas'),
      first: 'Premières lignes, telles qu’elles seront',
      of: f.count('D’après la première ligne.', 'D’après les # premières lignes.'),
      none: 'Aucune ligne du fichier ne donne de résultat.',
      aside: f.count('# ligne ne peut pas être prise', '# lignes ne peuvent pas être prises'),
      asideHelp: 'Le jeu de données laisse ces lignes de côté et montre chacune avec sa raison.',
      line: (n) => `Ligne ${f.number(n)} :`,
    },
    secretSaved: 'Enregistré. Il ne peut pas être relu.',
    replace: 'Remplacer',
    replaceOf: (setting) => `Remplacer ${setting}`,
    keep: 'Garder l’actuel',
    nextSteps: {
      ...nextSteps,
      'source.columns':
        'Regardez le fichier ci-dessous : on y voit comment s’appellent ses colonnes. Corrigez la correspondance.',
      'source.not_found':
        'Vérifiez-la, et sous « Autres réglages » l’instance et l’année scolaire.',
    },
    secretNote: 'Il est gardé dans votre propre compte Google. Personne ne peut le relire.',
    empty: (setting) => `Le champ ${setting} est vide.`,
    notUrl: 'Ce n’est pas une adresse web. Elle commence par https://',
    notNumber: 'Ce n’est pas un nombre. Écrivez-le en chiffres, comme 250.',
    notDate: 'Ce n’est pas une date. Donnez l’année, le mois et le jour.',
    saved: (site) => `${site} est enregistré`,
    many: {
      link: 'Plusieurs à la fois, par une liste',
      one: 'En connecter une seule',
      add: (connector) => `Connecter plusieurs : ${connector}`,
      lead: 'Des bases de données qui ne diffèrent que par un nom forment une liste. Écrivez {name} là où elles diffèrent : chaque ligne de la liste y prend place.',
      names: 'Noms, un par ligne',
      namesHelp:
        'Collez-les depuis une feuille. Si chacune a son propre mot de passe, collez deux colonnes : noms et mots de passe.',
      secretOptional: 'Chaque ligne a son propre mot de passe.',
      count: f.count('# nom', '# noms'),
      noNames: 'Collez les noms, un par ligne.',
      tooMany: (most) => `Plus de ${f.number(most)} noms. Donnez le reste ensuite.`,
      noPlace: 'Écrivez {name} dans au moins une réponse, comme la base de données.',
      test: 'Tout tester',
      save: 'Enregistrer ce qui marche',
      progress: (done, all) =>
        `${f.number(done)} sur ${f.number(all)} interrogés. Cette page doit rester ouverte.`,
      results: 'Où en est chacun',
      works: 'fonctionne',
      isSaved: 'enregistré',
      fails: 'ne fonctionne pas',
      told: (good, bad) => [good, bad].filter(Boolean).join(', '),
      good: f.count('# fonctionne', '# fonctionnent'),
      saved: f.count('# est enregistré', '# sont enregistrés'),
      bad: f.count('# ne fonctionne pas', '# ne fonctionnent pas'),
      left: 'La liste ci-dessus contient maintenant ceux qui ne fonctionnent pas : corrigez-les et testez de nouveau, ou retirez-les.',
    },
  },

  story: {
    back: 'Activité',
    loading: 'Chargement du récit…',
    failedTitle: 'Cette exécution n’a pas pu être chargée',
    when: (day, time) => `${day}, ${time}`,
    facts: {
      rowsRead: 'Lignes lues',
      changed: 'Modifiées',
      ms: 'Durée',
    },
    sources: 'Lu chez',
    noSources: 'Rien n’a été lu.',
    source: (site, connector) => `${site} · ${connector}`,
    asked: (requests, retries) =>
      retries === 0
        ? f.plural(requests, { one: '# requête', other: '# requêtes' })
        : `${f.plural(requests, { one: '# requête', other: '# requêtes' })}, ${f.plural(retries, { one: '# nouvel essai', other: '# nouveaux essais' })}`,
    datasets: 'Ce qui en est sorti',
    outcomes: {
      published: 'Publié',
      partial: 'Incomplet',
      failed: 'En échec',
      held: 'Retenu',
      previewed: 'Aperçu',
      left: 'Laissé tel quel',
    },
    published: (rows, changed) =>
      changed === 0
        ? `${f.plural(rows, { one: '# ligne', other: '# lignes' })}, rien de modifié`
        : `${f.plural(rows, { one: '# ligne', other: '# lignes' })}, ${f.plural(changed, { one: '# modifiée', other: '# modifiées' })}`,
    setAside: f.count('# ligne mise à part', '# lignes mises à part'),
    log: 'Journal',
    lines: f.count('# ligne', '# lignes'),
    noLog: (steward) =>
      `Le journal est dans le Drive de ${steward}, responsable de ce classeur : demandez-lui ses lignes.`,
    noLogAnybody: 'Le journal est dans le Drive de la personne responsable de ce classeur.',
    logGone: 'Les lignes de cette exécution ne sont plus gardées.',
    waited: (why, ms) => `${why} Attente : ${f.duration(ms)}.`,
    executions: (n, ended) =>
      `Il a fallu ${f.plural(n, { one: '# passage', other: '# passages' })} : ${ended > 0 ? 'Google arrête chacun après quelques minutes, et le suivant continue' : 'un autre continue après chaque attente'}.`,
    events: {
      'run.begin': 'Un passage commence',
      'run.end': 'Le passage finit',
      'run.interrupted': 'Quelque chose a arrêté le passage',
      'run.untold': 'Quelque chose n’a pas pu être noté',
      'read.end': 'La lecture est finie',
      'read.paused': 'Illisible pour l’instant, reprise plus tard',
      'read.failed': 'N’a pas pu être lu',
      'watch.failing': 'Illisible pendant que quelqu’un regarde',
      'watch.end': 'Le tableau en direct n’est plus tenu à jour',
      'http.retry': 'Une requête est renvoyée',
      'http.passed_over':
        'Un refus est ignoré, comme le dit le fichier de la source : rien n’a été lu',
      'http.failed': 'Une requête est abandonnée',
      'landing.swept': 'Des fichiers inutiles ont été retirés',
      'landing.compacted': 'Les données brutes tiennent dans moins de fichiers',
      'dataset.published': 'Publié',
      'dataset.failed': 'N’a pas pu être actualisé',
      'dataset.previewed': 'Ce qui changerait a été trouvé',
      'dataset.held': 'Retenu : le changement est inhabituel',
      'dataset.quarantined': 'Des lignes ont été mises à part',
      'dataset.warned': 'Un contrôle a relevé quelque chose',
      'schema.changed': 'La source a d’autres champs qu’avant',
      'push.refused': 'Un événement envoyé ne convient plus et a été écarté',
      'tab.made_again': 'L’onglet avait disparu, il est refait',
      'report.grown': 'L’onglet d’un rapport a reçu de la place pour du nouveau',
      'warehouse.moved': 'Déménagé : tout concorde',
      'database.slow': 'La base est lue et écrite valeur par valeur, lentement',
      'records.made_room': 'L’espace était plein, il est dégagé',
      'alert.sent': 'Un courriel est parti',
      'alert.waits': 'Un courriel doit attendre',
      'alert.failed': 'Un courriel n’a pas pu partir',
      'journal.failed': 'Des lignes du journal n’ont pas pu être gardées',
    } satisfies Readonly<Record<RunEvent, string>>,
    ends: { unfinished: 'à suivre', paused: 'en pause', cancelled: 'annulé', failed: 'en échec' },
    about: {
      rows: f.count('# ligne', '# lignes'),
      rowsRead: f.count('# ligne lue', '# lignes lues'),
      changed: f.count('# modifiée', '# modifiées'),
      requests: f.count('# requête', '# requêtes'),
      retries: f.count('# nouvel essai', '# nouveaux essais'),
      attempts: (n) => `essai ${f.number(n)}`,
      executions: (n) => `passage ${f.number(n)}`,
      files: f.count('# fichier', '# fichiers'),
      left: f.count('# reste à faire', '# restent à faire'),
      before: (n) => `${f.number(n)} avant`,
      after: (n) => `${f.number(n)} après`,
      recipients: f.count('à # personne', 'à # personnes'),
      matters: f.count('# chose à faire', '# choses à faire'),
      recovered: f.count('# de nouveau en ordre', '# de nouveau en ordre'),
      took: f.duration,
    },
    severities: { INFO: '', WARNING: 'Attention', ERROR: 'Erreur' },
    time: f.time,
    cloudLog: 'Journal Cloud',
    cloudLogLabel: 'Journal Cloud de cette exécution, dans un nouvel onglet',
  },

  copying: {
    support: 'Copier le dossier d’assistance',
    preparing: 'Préparation…',
    supportSaid: 'Copié, sans secret ni donnée personnelle.',
    reportSaid: 'Le rapport est copié.',
    copied: 'Copié',
    byHand:
      'Votre navigateur ne laisse pas Homeroom copier. Le texte est sélectionné : appuyez sur Ctrl+C, ou ⌘C.',
    text: 'Texte à copier',
    report: 'Copier le rapport',
    close: 'Fermer',
  },

  settings: {
    label: 'Réglages',
    loading: 'Chargement des réglages…',
    failedTitle: 'Les réglages n’ont pas pu être chargés',
    colleague: (email) =>
      `${email} est responsable de ce classeur. Demandez-lui si quelque chose doit changer.`,
    save: 'Enregistrer',
    saving: 'Enregistrement…',
    saved: 'Les réglages sont enregistrés',
    unsaved: 'Pas encore enregistré',
    same: 'Rien à enregistrer',
    undo: 'Annuler',

    mails: 'Courriels',
    mailsHelp: 'Écrits seulement quand une personne est nécessaire, et quand c’est fini.',
    nobody: (steward) => `Personne n’est inscrit : les courriels vont à ${steward}.`,
    nobodyYet:
      'Personne n’est inscrit : les courriels vont à la personne responsable de ce classeur.',
    languageOf: (email) => `Langue pour ${email}`,
    remove: (email) => `Retirer ${email}`,
    removed: (email) => `${email} est retiré`,
    added: (email) => `${email} est ajouté`,
    addTitle: 'Ajouter une personne',
    addPlaceholder: 'nom@ecole.example',
    add: 'Ajouter',
    noEmail: 'Saisissez d’abord une adresse.',
    notEmail: 'Ce n’est pas une adresse de courriel. Elle ressemble à nom@ecole.example',
    twice: (email) => `${email} est déjà inscrit.`,
    quiet: 'Pas de courriel la nuit',
    quietHelp: 'Ce qui arrive alors est dit le matin.',
    from: 'De',
    to: 'À',
    hour: f.hour,

    clock: 'Horloge',
    timeZone: 'Fuseau horaire',
    timeZoneNow: (time) => `Il y est ${time}.`,
    noZone: (zone) =>
      zone === ''
        ? 'Choisissez un fuseau horaire, par exemple Europe/Paris.'
        : `Il n’y a pas de fuseau « ${zone} ». Choisissez-en un dans la liste, par exemple Europe/Paris.`,
    tick: 'Fréquence à laquelle Homeroom regarde',
    ticks: (minutes) =>
      minutes >= 60
        ? 'Toutes les heures'
        : f.plural(minutes, { one: 'Toutes les minutes', other: 'Toutes les # minutes' }),
    tickHelp:
      'S’il y a quelque chose à faire. Plus souvent que toutes les heures n’est possible que dans une copie de Homeroom qui appartient à l’établissement : Google n’en permet pas plus à un module.',

    kept: 'Ce qui est gardé',
    folder: 'Données brutes',
    folderOpen: 'Ouvrir le dossier',
    folderHelp: 'Ce qui a été lu, tel quel. Cela se trouve dans votre propre Drive.',
    folderNone: 'Le dossier est créé à la première actualisation.',
    retention: 'Activité et son journal',
    days: f.count('# jour', '# jours'),
    cloudProject: 'Projet Google Cloud',
    cloudProjectHelp:
      'Si votre établissement en a un, il reçoit aussi le journal, et les exécutions y renvoient.',

    quotas: 'Quotas du jour',
    quotasHelp: 'Google accorde tant par jour à chaque compte. Ce qui n’y tient pas attend.',
    quota: {
      fetches: (used, limit) =>
        `${f.plural(used, { one: '# requête web', other: '# requêtes web' })} sur ${f.number(limit)}`,
      triggerMs: (used, limit) =>
        `${f.plural(Math.round(used / 60_000), { one: '# minute', other: '# minutes' })} de travail automatique sur ${f.number(Math.round(limit / 60_000))}`,
      mails: (used, limit) =>
        `${f.plural(used, { one: '# courriel', other: '# courriels' })} sur ${f.number(limit)}`,
      properties: (used, limit) =>
        `${f.plural(used, { one: '# note lue ou écrite', other: '# notes lues ou écrites' })} sur ${f.number(limit)}`,
    },
    forecast: (n) => `encore ${f.number(n)} environ aujourd’hui`,
    noForecast: 'rien d’autre prévu aujourd’hui',
    tooMuch: (time) => `Plus qu’il n’en reste. Ce qui n’y tient pas attend ${time}.`,
    spent: (time) => `Épuisé. Cela reprend tout seul à ${time}.`,

    steward: 'Responsable',
    you: (email) => `Vous, ${email}`,
    nobodyLooks: 'Personne encore. C’est la personne qui fait la première connexion.',
    since: (date) => `depuis le ${date}`,
    seen: (ago) => `Dernier travail ${ago}`,
    gone: (email) =>
      `Homeroom n’a plus travaillé pour ${email} depuis un moment. Les données ne sont plus actualisées tant que personne ne prend la relève.`,
    takeOver: 'Prendre la relève',
    date: f.date,

    about: 'À propos',
    version: (version) => `Homeroom ${version}`,
    own: f.count(
      'Votre établissement a ajouté ou modifié # élément :',
      'Votre établissement a ajouté ou modifié # éléments :',
    ),
    noOwn: 'Votre établissement n’a rien ajouté ni modifié.',
    check: 'Vérification du système',
    checkHelp: 'Demande à Google si ce compte fait ce dont Homeroom a besoin.',
  },

  warehouse: {
    title: 'Où les données sont préparées',
    back: 'Réglages',
    failedTitle: 'Le chargement a échoué',
    change: 'Changer',
    look: 'Voir',
    passing: 'Les données vont dans des onglets.',
    lasting: 'Les données y sont des tables, et des onglets si vous le voulez.',
    ask: (email) => `${email} est responsable de ce classeur et peut changer cela.`,
    edit: 'Changer l’adresse ou le mot de passe',
    editOf: (engine) => `Modifier ${engine}`,
    others: 'Déménager ailleurs',
    another: (engine) => `Autre ${engine}`,
    choose: 'Choisir',
    chooseOf: (engine) => `Choisir ${engine}`,
    moveTo: (engine) => `Déménager vers ${engine}`,
    test: 'Tester',
    move: 'Déménager ici',
    saved: (engine) => `${engine} est enregistré`,
    happens: 'Ce qui se passe alors',
    means: [
      'Chaque jeu activé y est préparé depuis les données brutes de votre Drive.',
      'Ses lignes y sont comptées et comparées à celles d’ici.',
      'Il n’est publié depuis là que si tout concorde. D’ici là, rien ne change.',
    ] as readonly string[],
    toLasting: 'Chaque jeu devient une table. Son onglet reste, sauf si vous choisissez autrement.',
    toPassing: 'Les tables restent où elles sont et ne sont plus actualisées.',
    costsTitle: (engine) => `Déménager vers ${engine} ?`,
    changeTitle: (engine) => `Enregistrer la modification de ${engine} ?`,
    costs: (engine, bytes, month) =>
      `${engine} facture ce que les requêtes lisent. Une actualisation des jeux activés lit environ ${f.size(bytes)}, une par jour environ ${f.size(month)} par mois.`,
    costsAlso: 'Ce que cela veut dire :',
    price: (dollars) =>
      dollars === 0
        ? 'Le tarif de Google offre 1 To par mois. C’est moins, si rien d’autre sur votre compte de facturation ne l’utilise.'
        : `Le tarif de Google offre 1 To par mois et demande environ 6,25 dollars par To de plus, soit environ ${f.number(dollars)} dollars par mois.`,
    limited: (limit, over) =>
      over
        ? `Votre limite est de ${f.size(limit)} par requête. Un jeu lit davantage, serait refusé et garderait sa dernière version.`
        : `Votre limite est de ${f.size(limit)} par requête. Ce qui lirait davantage est refusé et ne coûte rien.`,
    unlimited: 'Aucune limite n’est fixée. « Plus grande requête » dans le formulaire en fixe une.',
    loading: 'Le chargement est gratuit. Ce que chaque jeu y lit figure ensuite dans ses détails.',
    moving: (from, to) => `Déménagement de ${from} vers ${to}`,
    stays: 'D’ici là, rien ne change. Vous pouvez fermer le volet : cela continue tout seul.',
    sofar: (n, of) =>
      `${f.number(n)} sur ${f.plural(of, { one: '# jeu de données y est', other: '# jeux de données y sont' })}`,
    is: { waiting: 'En attente', now: 'En cours', there: 'Arrivé', failed: 'En échec' },
    counts: (before, after) =>
      f.plural(before, { one: '# ligne ici', other: '# lignes ici' }) +
      (after === undefined ? '' : `, ${f.number(after)} là-bas`),
    done: (engine) => `Tout y est. Les données sont désormais préparées dans ${engine}.`,
    stop: 'Arrêter',
    stopping: 'Arrêt…',
    stopTitle: 'Arrêter le déménagement ?',
    stopBody:
      'Les données restent où elles sont. Ce qui est déjà préparé au nouvel endroit y reste.',
    clear: 'Supprimer les anciennes tables',
    goOn: 'Continuer',
    stopped: 'Rien n’a déménagé',
    ended: 'Le déménagement n’a pas abouti : rien n’a changé.',
  },

  takeOver: {
    title: 'Prendre la relève de ce classeur',
    back: 'Réglages',
    from: (email) => `Jusqu’ici, ${email} en est responsable. Si vous prenez la relève :`,
    fromNobody: 'Si vous prenez la relève :',
    means: [
      'Votre compte actualise les données, et l’autre s’arrête.',
      'Chaque clé est redemandée. Elle est gardée dans votre compte, où personne ne peut la relire.',
      'Tout est relu une fois, dans votre propre Drive. Les onglets restent tels quels pendant ce temps.',
    ] as readonly string[],
    keys: f.count('# connexion', '# connexions'),
    keysHelp:
      'Si vous n’avez pas une clé, demandez-la à votre fournisseur ou à qui a fait la connexion. Sans elle, la connexion est mise en pause, et vous pourrez la donner plus tard.',
    noKeys: 'Aucune connexion n’a besoin de clé.',
    act: 'Prendre la relève',
    acting: 'Relève en cours…',
    askTitle: 'Prendre la relève maintenant ?',
    ask: 'Votre compte est désormais responsable de ce classeur.',
    paused: f.count(
      'Sans sa clé, cette connexion est mise en pause :',
      'Sans leurs clés, ces connexions sont mises en pause :',
    ),
    no: 'Pas encore',
    done: 'Vous êtes désormais responsable de ce classeur',
  },

  check: {
    title: 'Vérification du système',
    back: 'Réglages',
    what: 'Homeroom compte sur ce que Google fait de scripts comme celui-ci. La vérification demande à votre propre compte si c’est bien ainsi, et écrit ses réponses dans un onglet.',
    run: 'Lancer la vérification',
    again: 'Relancer',
    running: 'Vérification…',
    begun: 'La vérification a commencé',
    begins: 'Google est interrogé. Cela prend une minute ou deux.',
    soFar: f.count('# réponse jusqu’ici', '# réponses jusqu’ici'),
    never: 'Elle n’a pas été lancée dans ce classeur.',
    loading: 'Recherche du dernier rapport…',
    at: (time) => `Vérifié ${time}`,
    failedTitle: 'Le rapport n’a pas pu être chargé',
    is: {
      as_expected: 'Comme prévu',
      differs: 'Différent',
      unknown: 'Sans réponse',
    },
    summary: ({ good, differs, unknown }) =>
      [
        ...(differs > 0
          ? [f.plural(differs, { one: '# différente', other: '# différentes' })]
          : []),
        ...(unknown > 0 ? [f.plural(unknown, { other: '# sans réponse' })] : []),
        f.plural(good, { one: '# comme prévu', other: '# comme prévu' }),
      ].join(', '),
    group: (word, n) => `${word} (${f.number(n)})`,
    found: 'Constaté',
    expected: 'Attendu',
    took: f.duration,
    none: {
      message: 'La vérification a fini sans rapport.',
      next: 'Relancez-la. Si elle finit encore ainsi, copiez le dossier d’assistance depuis Activité pour qui vous aide.',
    },
  },

  repair: {
    groupOf: (title) => `Relire ou reconstruire ${title}`,
    steward: (email) => `${email} s’occupe de ce classeur et peut le faire refaire.`,
    what: 'Que faire',
    how: { landed: 'Le reconstruire', again: 'Le relire' },
    means: {
      landed: 'À partir des lignes enregistrées. Aucune source n’est interrogée.',
      again: 'À partir de ses sources, même ce qu’elles ne signalent pas comme modifié.',
    },
    site: 'De quel site',
    everySite: 'Tous les sites',
    from: 'À partir de ce jour',
    fromHelp:
      'Vide : tout. Une source qu’on ne peut interroger par date, comme Ed-Fi, est lue en entier.',
    to: 'Jusqu’à ce jour',
    wrong: 'La fin précède le début.',
    look: 'Montrer ce qui changerait',
    go: { landed: 'Reconstruire', again: 'Relire' },
    before: 'Vous pouvez voir ce qui changerait avant toute publication.',
    found: (added, changed, gone) =>
      added + changed + gone === 0
        ? 'Rien ne changerait.'
        : `Il y aurait ${f.list([
            ...(added > 0
              ? [f.plural(added, { one: '# ligne nouvelle', other: '# lignes nouvelles' })]
              : []),
            ...(changed > 0
              ? [f.plural(changed, { one: '# ligne modifiée', other: '# lignes modifiées' })]
              : []),
            ...(gone > 0
              ? [f.plural(gone, { one: '# ligne de moins', other: '# lignes de moins' })]
              : []),
          ])}.`,
    foundAt: (at, now, timeZone) => `Selon la lecture de ${f.moment(at, now, timeZone)}`,
    publish: 'Publier ceci',
  },

  hiding: {
    groupOf: (title) => `Ce qui est publié des personnes dans ${title}`,
    intro:
      'Décidez de ce qui, de chaque champ parlant d’une personne, arrive dans l’onglet, les rapports et Looker Studio.',
    nothing: 'Aucun champ de ce jeu de données ne parle d’une personne.',
    kinds: { as_it_is: 'Tel quel', hashed: 'Codé', left_out: 'Omis' },
    means: {
      as_it_is: 'Quiconque ouvre le classeur ou un rapport peut le lire.',
      hashed:
        'Une personne a le même code dans tous les jeux de données : on peut compter et rapprocher les lignes. Personne ne peut lire de qui il s’agit. Seul un texte peut être codé.',
      left_out:
        'La colonne disparaît de l’onglet et de Looker Studio. Vos graphiques et formules qui s’en servent cessent de fonctionner.',
    },
    isKey: 'Il distingue les lignes : il ne peut pas être omis.',
    isKeyNotText: 'Il distingue les lignes, et seul un texte peut être codé : il reste tel quel.',
    from: 'Cela vaut dès la prochaine actualisation. L’historique des versions du classeur, chez Google, garde ce qui a été publié avant.',
    steward: (email) => `${email} s’occupe de ce classeur et en décide.`,
    save: 'Enregistrer',
    saving: 'Enregistrement…',
    keep: 'Laisser tel quel',
    saved: (title) => `${title} : enregistré, dès sa prochaine actualisation`,
  },
  studio: {
    intro:
      'Votre jeu de données dans vos propres tableaux de bord, aussi frais que dans le classeur.',
    asking: 'Demande des liens…',
    first: 'Il pourra y être ouvert après sa première actualisation.',
    source: 'Créer une source de données',
    sourceOf: (title) => `Créer une source de données de ${title}, dans un nouvel onglet`,
    sourceHelp: 'Pour un rapport que vous avez, ou que vous commencez.',
    report: 'Créer un rapport',
    reportOf: (title) => `Créer un rapport de ${title}, dans un nouvel onglet`,
    reportHelp: 'Une copie du rapport tout prêt, avec vos données.',
    who: 'Quiconque ouvre un tel rapport voit ce que vous voyez, sauf si vous en décidez autrement là-bas.',
  },
});
