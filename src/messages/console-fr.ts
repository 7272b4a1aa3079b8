import type { console as english } from './console';
import type { Forms } from './forms';

export const console = (f: Forms): ReturnType<typeof english> => ({
  brand: 'Homeroom',
  opening: 'Ouverture de vos jeux de données…',

  tabs: {
    label: 'Console',
    datasets: 'Données',
    connections: 'Connexions',
    activity: 'Activité',
    settings: 'Réglages',
  },

  count: {
    of: (n, of) =>
      f.plural(n, {
        one: `# activé sur ${f.number(of)}`,
        other: `# activés sur ${f.number(of)}`,
      }),
  },

  rows: f.count('# ligne', '# lignes'),
  number: (n) => f.number(n),
  you: 'vous',
  ago: (ms) => f.ago(ms) ?? 'à l’instant',
  clock: f.clock,

  status: {
    off: 'Désactivé',
    waiting: 'En attente',
    queued: 'En file',
    running: 'En cours',
    paused: 'En pause',
    fresh: 'À jour',
    partial: 'Incomplet',
    due: 'À actualiser',
    held: 'Retenu',
    failed: 'En échec',
  },

  list: {
    label: 'Jeux de données',
    search: 'Rechercher',
    show: 'Afficher',
    filters: {
      all: 'Tous',
      on: 'Activés',
      off: 'Désactivés',
      failing: (n) => `En échec (${f.number(n)})`,
      stale: (n) => `En retard (${f.number(n)})`,
    },
    group: (source, sites) =>
      sites.length === 0
        ? source
        : sites.length > 3
          ? `${source} · ${f.plural(sites.length, { one: '# site', other: '# sites' })}`
          : `${source} · ${sites.join(', ')}`,
    none: (query) => `Aucun jeu de données ne répond à « ${query} ».`,
    noneShown: 'Aucun jeu de données n’est dans cet état.',
    showAll: 'Tout afficher',
    found: f.count('# jeu de données trouvé', '# jeux de données trouvés'),
    unavailable: (source) => `Connectez ${source} pour utiliser ce jeu de données.`,
    connectFirst: (source) => `Connectez ${source} pour les utiliser.`,
    lastGood: (ago) => `dernier bon état ${ago}`,
    never: 'pas encore publié',
    next: (at, now, timeZone) => `suite ${f.moment(at, now, timeZone)}`,
    firstAt: (at, now, timeZone) => `Première actualisation ${f.moment(at, now, timeZone)}`,
    late: (since, now, timeZone) => `En retard depuis ${f.moment(since, now, timeZone)}`,
    partial: (read, of) =>
      f
        .plural(read, { one: '# source lue sur {of}', other: '# sources lues sur {of}' })
        .replace('{of}', f.number(of)),
    unread: (sites, since, now, timeZone) =>
      `Pas lu depuis ${f.moment(since, now, timeZone)} : ${f.list(sites)}`,
    more: (n) => f.plural(n, { one: '# autre', other: '# autres' }),
    stays: 'Ce qui a été lu auparavant reste dans le jeu de données. La suite arrive d’elle-même.',
    waitsUntil: (at, now, timeZone) =>
      `Attend jusqu’à ${f.moment(at, now, timeZone)} : le quota Google du jour est épuisé.`,
    told: {
      'source.refused_key': 'clé refusée',
    },
    toldOther: 'voir plus haut',
    switch: (title) => `Actualiser ${title} automatiquement`,
    details: (title) => `À propos de ${title}`,
    refresh: 'Actualiser',
    refreshOne: (title) => `Actualiser ${title}`,
    openTab: 'Ouvrir l’onglet',
    opening: 'Ouverture…',
    saving: 'Enregistrement…',
    openTabOf: (title) => `Ouvrir l’onglet de ${title}`,
    history: (rows) => `Lignes des dernières versions : ${rows.map((n) => f.number(n)).join(', ')}`,
    own: 'Modifié par votre établissement',
  },

  details: {
    grain: 'Grain',
    sources: 'Sources',
    tab: 'Onglet',
    noTab: 'pas encore',
    need: 'Actualisation',
    needOf: (ms, fetches) =>
      f.plural(fetches, {
        one: `environ ${f.roughly(ms)}, # requête`,
        other: `environ ${f.roughly(ms)}, # requêtes`,
      }),
    noNeed: 'pas encore mesurée',
    reads: (engine, bytes) => `lit environ ${f.size(bytes)} dans ${engine}`,
    within: (over, limit) =>
      `${over ? 'au-delà' : 'en deçà'} de votre limite de ${f.size(limit)} par requête`,
    quarantined: f.count(
      '# ligne enfreint une règle de ce jeu de données et reste hors de l’onglet.',
      '# lignes enfreignent une règle de ce jeu de données et restent hors de l’onglet.',
    ),
    keptRows: 'Leur fichier dans votre Drive',
    loading: 'Chargement…',
    notHere: 'non chargé',
    retry: 'Recharger',
    fields: f.count('# champ', '# champs'),
    runs: 'Dernières actualisations',
    noRuns: 'Il n’a pas encore été actualisé.',
    ranAt: (at, now, timeZone, ms) => `${f.moment(at, now, timeZone)}, en ${f.roughly(ms)}`,
    ranFor: (at, now, timeZone, ms, by) =>
      `${f.moment(at, now, timeZone)}, en ${f.roughly(ms)}, demandée par ${by}`,
    published: (rows, changed) =>
      f.plural(rows, {
        one: `# ligne, ${f.number(changed)} modifiée(s)`,
        other: `# lignes, ${f.number(changed)} modifiée(s)`,
      }),
    outcomes: {
      published: 'Publié',
      partial: 'Incomplet',
      failed: 'En échec',
      held: 'Retenu',
      previewed: 'Aperçu',
      left: 'Non atteint',
    },
    findings: (n) =>
      n === 0 ? 'Aucun constat' : f.plural(n, { one: '# constat', other: '# constats' }),
    findingsTitle: 'Constats',
    finding: {
      check: (title, rows) =>
        f.plural(rows, { one: `${title} : # ligne`, other: `${title} : # lignes` }),
      added: (resource, site, fields) =>
        `${site} envoie de nouveaux champs dans « ${resource} » : ${fields}. Ils sont gardés dans les données brutes.`,
      gone: (resource, site, fields) =>
        `${site} ne remplit plus ${fields} dans « ${resource} ». Là où ils sont publiés, les cellules deviennent vides.`,
    },
    theSource: 'La source',
    stopped: 'Rien n’a été arrêté par ce qui est relevé ici.',
    noFindings: 'Les contrôles et la forme de la source n’ont rien à signaler.',
    since: (at, now, timeZone) => `Depuis ${f.moment(at, now, timeZone)}`,
    classes: {
      none: '',
      quasi: 'Indirect',
      personal: 'Personnel',
      sensitive: 'Sensible',
    },
    classMeanings: {
      none: '',
      quasi: 'Identifie une personne avec d’autres champs',
      personal: 'Identifie une personne à lui seul',
      sensitive: 'Nuit à une personne en cas de fuite',
    },
    listOf: (items) => f.list(items),
  },

  schedule: {
    label: 'Actualisation automatique',
    labelOf: (title) => `Quand ${title} est actualisé automatiquement`,
    hour: 'Heure',
    day: 'Jour',
    kinds: {
      tick: 'Aussi souvent que possible',
      hour: 'Toutes les heures',
      day: 'Tous les jours',
      weekday: 'Du lundi au vendredi',
      school_day: 'Jours de classe',
      week: 'Une fois par semaine',
      never: 'Jamais automatiquement',
    },
    always: 'Actualisé aussi souvent que Homeroom s’occupe de ce classeur',
    hourly: 'Actualisé toutes les heures',
    daily: (hour) => `Actualisé tous les jours à ${hour}`,
    weekdays: (hour) => `Actualisé du lundi au vendredi à ${hour}`,
    schoolDays: (hour) => `Actualisé les jours de classe à ${hour}`,
    weekly: (day, hour) => `Actualisé chaque ${day} à ${hour}`,
    never: 'Actualisé seulement à la main',
    hourOf: (hour) => f.time(new Date(Date.UTC(2026, 0, 1, hour)).toISOString(), 'UTC'),
    dayOf: (day) => f.weekday(day),
    calendar: (from, to) =>
      `Votre calendrier scolaire est chargé du ${f.date(from, 'UTC')} au ${f.date(to, 'UTC')}. En dehors, du lundi au vendredi comptent comme jours de classe.`,
    noCalendar:
      'Aucun calendrier scolaire n’est chargé : du lundi au vendredi comptent. Activez « Calendrier scolaire » pour que ses congés soient respectés.',
    zone: (timeZone) => `L’heure est celle de ${timeZone}.`,
    within: (minutes) =>
      minutes === 60
        ? 'Google la lance dans l’heure qui suit.'
        : f.plural(minutes, {
            one: 'Google la lance dans la minute qui suit.',
            other: 'Google la lance dans les # minutes qui suivent.',
          }),
    save: 'Enregistrer',
    saving: 'Enregistrement…',
    keep: 'Laisser tel quel',
    saved: (title, says) => `${title} : ${says}`,
  },

  notices: {
    label: 'Ce qui attend une personne',
    act: {
      authorize: 'Donner l’autorisation',
      trigger: 'Ouvrir Réglages',
      steward_gone: 'Prendre la relève dans Réglages',
      copied: 'Préparer cette copie',
      quota: 'Voir les quotas du jour',
      key_refused: 'Redonner la clé',
      key_expires: 'Remplacer la clé',
      warehouse: 'Voir l’endroit',
    },
    shared: 'Ouvrir Connexions',
    noSource: (n) =>
      f.plural(n, {
        one: '# jeu de données n’a pas de source.',
        other: '# jeux de données n’ont pas de source.',
      }),
    paused: (site, n) =>
      f.plural(n, {
        one: `${site} est en pause, et # jeu de données attend.`,
        other: `${site} est en pause, et # jeux de données attendent.`,
      }),
    pausedNext: 'Leur dernière version reste. Reprenez-la dans Connexions.',
    ask: (email) => `Demandez à ${email}, responsable des connexions.`,
    more: f.count('Afficher # autre', 'Afficher # autres'),
  },

  run: {
    refreshAll: 'Tout actualiser',
    starting: 'Démarrage…',
    cancel: 'Annuler',
    cancelling: 'Annulation…',
    cancelled: 'Actualisation annulée.',
    stays: 'Ce qui est arrivé reste.',
    cancelTitle: 'Annuler cette actualisation ?',
    cancelBody: (by) =>
      `${by} l’a demandée. Ce qui est arrivé reste ; le reste garde sa dernière version jusqu’à la prochaine actualisation.`,
    cancelYes: 'Annuler l’actualisation',
    cancelNo: 'La laisser continuer',
    askedBy: (by) => `À la demande de ${by}`,
    phases: {
      plan: () => 'Préparation de l’actualisation',
      read: (what) => `Lecture de ${what}`,
      build: (what) => `Construction de ${what}`,
      publish: (what) => `Publication de ${what}`,
    },
    queued: 'Sur le point de commencer',
    goesOn: 'Reprise là où elle en était',
    done: (n, of) =>
      f
        .plural(n, { one: '# jeu sur {of} terminé', other: '# jeux sur {of} terminés' })
        .replace('{of}', f.number(of)),
    rowsOf: (done, of) =>
      `${f.number(done)} sur ${f.plural(of, { one: '# ligne', other: '# lignes' })}`,
    rowsSoFar: f.count('# ligne jusqu’ici', '# lignes jusqu’ici'),
    doneLeft: (n, of, left) =>
      `${f.number(n)} sur ${f.number(of)} · encore ${f.roughly(left * 1000)}`,
    rowsOfLeft: (done, of, left) =>
      `${f.brief(done)} sur ${f.brief(of)} · encore ${f.roughly(left * 1000)}`,
    rowsLeft: (n, left) =>
      f.plural(n, {
        one: `# ligne · encore ${f.roughly(left * 1000)}`,
        other: `# lignes · encore ${f.roughly(left * 1000)}`,
      }),
    pausedUntil: (at, now, timeZone) => `Reprend seule à ${f.moment(at, now, timeZone)}`,
    goOn: 'Reprendre maintenant',
    queuedFor: (steward) => `Elle part avec la prochaine actualisation automatique de ${steward}.`,
    lost: 'Google ne répond pas à l’instant. Nouvel essai…',
    stuck: {
      message: 'L’actualisation n’avance plus.',
      next: 'Rien n’est perdu. Réessayez ou revenez plus tard : elle continue toute seule.',
    },
    looked: 'Rien n’a été publié',
    finished: f.count('# jeu de données actualisé', '# jeux de données actualisés'),
    finishedBut: (good, bad) =>
      `${f.plural(good, { one: '# actualisé', other: '# actualisés' })}, ${f.plural(bad, { other: '# à revoir' })}`,
    next: (at, now, timeZone) => `Prochaine : ${f.moment(at, now, timeZone)}`,
    on: (n) =>
      n === 0 ? 'Aucun n’est activé' : f.plural(n, { one: '# activé', other: '# activés' }),
    started: f.count(
      'Actualisation de # jeu de données lancée',
      'Actualisation de # jeux de données lancée',
    ),
    arrived: (titles) => `Terminé : ${f.list(titles)}`,
    bar: 'Avancement de l’actualisation',
    watched: 'Un tableau en direct est ouvert',
    follows: 'Il suit ses sources',
  },

  held: {
    act: 'Publier quand même',
    title: (dataset) => `Publier quand même ${dataset} ?`,
    body: 'L’onglet est remplacé par les nouvelles lignes, et c’est à elles que la prochaine actualisation sera comparée.',
  },

  connections: {
    label: 'Connexions',
    none: 'Aucun système n’est connecté.',
    add: 'Ajouter une connexion',
    choose: 'Que voulez-vous connecter ?',
    edit: 'Modifier',
    editOf: (site) => `Modifier ${site}`,
    replace: 'Remplacer le secret',
    replaceOf: (site) => `Remplacer le secret de ${site}`,
    remove: 'Retirer',
    removeOf: (site) => `Retirer ${site}`,
    removing: 'Retrait…',
    removed: (site) => `${site} est retiré`,
    removeTitle: (site) => `Retirer ${site} ?`,
    removeBody: 'Son secret et les données brutes lues sont supprimés. C’est sans retour.',
    leftovers: {
      legend: 'Que deviennent les onglets ?',
      keep: 'Les garder tels quels',
      keepHelp: 'Ils ne sont plus actualisés.',
      delete: 'Les supprimer',
      deleteHelp: 'Les jeux de données sont désactivés.',
    },
    paused: 'En pause',
    pausedNote: 'Elle n’est pas lue. Ses jeux de données gardent leur dernière version.',
    pause: 'Mettre en pause',
    pauseOf: (site) => `Mettre ${site} en pause`,
    goOn: 'Reprendre',
    goOnOf: (site) => `Reprendre ${site}`,
    pausing: 'Enregistrement…',
    isPaused: (site) => `${site} est en pause`,
    isGoingOn: (site) => `${site} est relu`,
    keyGiven: (ms) => `Clé donnée ${f.since(ms)}`,
    keyExpires: (days) =>
      days < 0 ? `La clé a expiré ${f.inDays(days)}` : `La clé expire ${f.inDays(days)}`,
    keyUntil: (day) => `La clé fonctionne jusqu’au ${f.date(day, 'UTC')}`,
    groups: {
      students: 'Vie scolaire',
      learning: 'Plateformes d’apprentissage',
      databases: 'Bases de données',
      files: 'Fichiers et feuilles de calcul',
      other: 'Autres systèmes',
    },
    found: f.count('# système trouvé', '# systèmes trouvés'),
    sites: (system, n) => `${system} · ${f.plural(n, { one: '# site', other: '# sites' })}`,
    standing: (bad, unread, paused, soon) =>
      bad + unread + paused + soon === 0
        ? 'Tous sont lus'
        : [
            ...(bad > 0
              ? [f.plural(bad, { one: '# a besoin de vous', other: '# ont besoin de vous' })]
              : []),
            ...(unread > 0
              ? [f.plural(unread, { one: '# n’a pas été lu', other: '# n’ont pas été lus' })]
              : []),
            ...(paused > 0 ? [f.plural(paused, { one: '# en pause', other: '# en pause' })] : []),
            ...(soon > 0
              ? [f.plural(soon, { one: '# clé expire bientôt', other: '# clés expirent bientôt' })]
              : []),
          ].join(', '),
    stands: {
      bad: 'A besoin de vous',
      unread: 'Pas lu',
      paused: 'En pause',
      soon: 'Clé bientôt expirée',
      good: 'Lu',
    },
    unread: (since, now, timeZone) => `Pas lu depuis ${f.moment(since, now, timeZone)}`,
    findSite: (system) => `Trouver un site de ${system}`,
    noSite: (query) => `Aucun site ne correspond à « ${query} ».`,
    sitesFound: f.count('# site trouvé', '# sites trouvés'),
    find: 'Chercher un système',
    bySource: 'Une autre source : fichier, feuille, base',
    noneFound: (query) => `Aucun système ne répond à « ${query} ».`,
    feeds: f.count(
      '# jeu de données ne dépend que d’elle',
      '# jeux de données ne dépendent que d’elle',
    ),
    depends: f.count(
      '# jeu de données n’aura plus de source et ne sera plus actualisé :',
      '# jeux de données n’auront plus de source et ne seront plus actualisés :',
    ),
    steward: (email) =>
      `${email} est responsable des connexions de ce classeur : les secrets sont gardés dans ce compte. Demandez-lui pour en changer une.`,
  },

  guide: {
    label: 'Premiers pas',
    steps: ['Connecter', 'Choisir', 'Voir arriver'] as readonly string[],
    welcomeTitle: 'Les données de votre établissement, à jour dans ce classeur',
    welcome:
      'Connectez un système une fois et activez ce qu’il vous faut. Chaque jeu de données a son onglet et reste à jour, et rien ne quitte votre compte Google.',
    begin: (connector) => `Connecter ${connector}`,
    ready: f.count('# jeu de données au choix', '# jeux de données au choix'),
    choose: 'Activez ce qu’il vous faut. Chaque jeu de données arrive dans son onglet.',
    arrive:
      'Vos données sont en route. Vous pouvez fermer la barre latérale : cela continue tout seul.',
    arrived: 'Vos données sont là, et désormais elles restent à jour toutes seules.',
    close: 'Terminé',
    done: '(fait)',
  },

  activity: {
    label: 'Ce qui a été actualisé',
    loading: 'Chargement des dernières exécutions…',
    dataset: 'Jeu de données',
    anyDataset: 'Tous les jeux',
    outcome: 'Résultat',
    outcomes: {
      all: 'Tout résultat',
      succeeded: 'Réussies',
      failed: 'En échec',
      cancelled: 'Annulées',
    },
    bars: f.count('La dernière exécution', 'Les # dernières exécutions'),
    barsLegend: 'En haut : lignes modifiées. En bas : en échec, retenu ou incomplet.',
    barsSaid: (good, bad) =>
      `${f.plural(good, { one: '# exécution réussie', other: '# exécutions réussies' })}, ${f.plural(bad, { one: '# non', other: '# non' })}.`,
    day: f.day,
    time: f.time,
    found: f.count('# exécution trouvée', '# exécutions trouvées'),
    unread: f.count('# source n’a pas pu être lue', '# sources n’ont pas pu être lues'),
    headline: (published, failed, held, previewed) => {
      const [title] = [...published, ...failed, ...held];
      const all = published.length + failed.length + held.length;
      if (all === 0 && previewed.length > 0)
        return f.plural(previewed.length, {
          one: `${previewed[0]!} : aperçu`,
          other: '# jeux de données en aperçu',
        });
      if (all === 0) return 'Rien n’a été actualisé';
      if (published.length === all)
        return f.plural(all, {
          one: `${title} : actualisé`,
          other: '# jeux de données actualisés',
        });
      if (failed.length === all)
        return f.plural(all, { one: `${title} : échec`, other: '# jeux de données en échec' });
      if (held.length === all)
        return f.plural(all, { one: `${title} : retenu`, other: '# jeux de données retenus' });
      return [
        ...(failed.length > 0 ? [f.plural(failed.length, { other: '# en échec' })] : []),
        ...(held.length > 0
          ? [f.plural(held.length, { one: '# retenu', other: '# retenus' })]
          : []),
        ...(published.length > 0
          ? [f.plural(published.length, { one: '# actualisé', other: '# actualisés' })]
          : []),
      ].join(', ');
    },
    failedWhole: 'L’actualisation a échoué',
    cancelled: (n) =>
      n === 0
        ? 'Annulée avant toute arrivée'
        : f.plural(n, {
            one: 'Annulée après # jeu de données',
            other: 'Annulée après # jeux de données',
          }),
    titles: (titles, more) =>
      more === 0
        ? f.list(titles)
        : f.list([...titles, f.plural(more, { one: '# autre', other: '# autres' })]),
    read: f.count('# ligne lue', '# lignes lues'),
    changed: (n) =>
      n === 0 ? 'rien de modifié' : f.plural(n, { one: '# modifiée', other: '# modifiées' }),
    took: f.duration,
    bySchedule: 'automatique',
    byPerson: (who) => `par ${who}`,
    byHand: 'à la main',
    earlier: 'Afficher les précédentes',
    earlierLoading: 'Chargement des précédentes…',
    earlierShown: f.count('# exécution précédente affichée', '# exécutions précédentes affichées'),
    end: 'Ce sont toutes les exécutions gardées.',
    emptyTitle: 'Rien n’a encore été actualisé',
    empty:
      'Chaque actualisation est racontée ici une fois finie : ce qui a été lu et où, ce qui a changé, et ce qui attend une personne.',
    none: 'Aucune exécution ne correspond.',
    showAll: 'Tout afficher',
    failedTitle: 'Les exécutions n’ont pas pu être chargées',
  },

  to: {
    label: 'Publié dans',
    kinds: { both: 'Un onglet et une table', tab: 'Un onglet', table: 'Une table' },
    means: {
      both: 'Il est dans ce classeur et dans la base de données.',
      tab: 'Sa table n’est plus actualisée.',
      table: 'Pour ce qui est grand. Son onglet reste tel quel et n’est plus actualisé.',
    },
    copy: 'Copier',
    copied: 'Le nom de la table est copié.',
    saved: (title) => `${title} : enregistré, dès la prochaine actualisation`,
  },

  problem: {
    noAnswer: 'Google ne répond pas.',
    noAnswerNext: 'Vérifiez votre réseau et réessayez.',
    retry: 'Réessayer',
    close: 'Fermer',
    openTitle: 'Google ne répond pas',
    lost: 'Google n’a pas répondu : on ne sait pas si cela a été fait.',
    lostNext: 'Vérifiez votre réseau et réessayez : le faire deux fois ne nuit pas.',
    openNext: 'Vérifiez votre réseau. Vos onglets sont tels quels.',
    connections: 'Ouvrir Connexions',
    dismiss: 'Fermer ce message',
  },

  confirm: { no: 'Laisser tel quel', noRemove: 'Le garder' },
  leave: {
    title: 'Partir sans enregistrer ?',
    body: 'Ce que vous avez changé dans les réglages n’est pas enregistré.',
    yes: 'Partir',
    no: 'Rester',
  },
  later: {
    loading: 'Chargement…',
    failedTitle: 'Cette page n’a pas pu être chargée',
    back: 'Retour',
    renewed: {
      message: 'Homeroom a été mis à jour pendant qu’il était ouvert.',
      next: 'Fermez le panneau et rouvrez-le : Extensions › Homeroom › Ouvrir Homeroom.',
    },
  },
  answers: { yes: 'oui', no: 'non', unreadable: 'non lisible' },

  doors: {
    label: 'Tiré de vos jeux de données',
    reports: 'Rapports',
    reportsTip: 'Des rapports tout prêts de vos jeux de données, à côté du classeur',
    share: 'Partage',
    shareTip: 'Laisser d’autres programmes lire vos jeux de données',
    opening: 'Ouverture…',
  },
  personal: {
    label: 'Données personnelles',
    asTheyAre: 'Données personnelles : publiées telles quelles',
    none: 'Données personnelles : aucune',
    hidden: (hashed, leftOut) =>
      [
        ...(hashed > 0 ? [f.plural(hashed, { one: '# champ codé', other: '# champs codés' })] : []),
        ...(leftOut > 0
          ? [f.plural(leftOut, { one: '# champ omis', other: '# champs omis' })]
          : []),
      ].join(', '),
  },
  looker: { label: 'Looker Studio' },
  repair: { label: 'Relire ou reconstruire' },
});
