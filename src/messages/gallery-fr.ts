import type { Forms } from './forms';
import type { GalleryWords } from './gallery';

export const gallery = (f: Forms): GalleryWords => ({
  title: 'Rapports',
  intro: 'Des images toutes prêtes de vos jeux de données, aussi fraîches que les données.',
  opening: 'Ouverture des rapports…',
  drawing: 'Dessin en cours…',
  back: 'Tous les rapports',
  console: 'Jeux de données',
  open: 'Ouvrir le rapport',
  openWindow: 'Ouvrir dans une fenêtre',
  addTab: 'Ajouter un onglet',
  adding: 'Ajout en cours…',
  addedAgain: (tab) =>
    tab === undefined ? 'L’onglet est réécrit.' : `L’onglet « ${tab} » est réécrit.`,
  added: (tab) =>
    tab === undefined
      ? 'L’onglet est dans le classeur.'
      : `L’onglet « ${tab} » est dans le classeur.`,
  print: 'Imprimer',
  retry: 'Réessayer',
  noAnswer: 'Google n’a pas répondu. Rien n’a changé.',
  own: 'Propre à votre école',
  sample: 'Données d’exemple : les vôtres ne sont pas encore là',
  unitOfOne: {
    lignes: 'ligne',
    cellules: 'cellule',
    jours: 'jour',
    heures: 'heure',
    secondes: 'seconde',
  },
  needs: {
    off: (titles) =>
      titles.length === 1
        ? `Demande ${f.list(titles)}, qui n’est pas activé.`
        : `Demande ${f.list(titles)}, qui ne sont pas activés.`,
    unknown: (titles) => `Demande ${f.list(titles)}, qu’aucun système connecté ici ne fournit.`,
    waiting: (titles) => `À la prochaine actualisation : ${f.list(titles)}.`,
    switchOn: f.count('L’activer', 'Les activer'),
    coming: (titles) => `En cours de chargement : ${f.list(titles)}.`,
    failed: (titles) =>
      titles.length === 1
        ? `${f.list(titles)} n’a pas pu être chargé. « Jeux de données » dit pourquoi.`
        : `${f.list(titles)} n’ont pas pu être chargés. « Jeux de données » dit pourquoi.`,
  },
  filters: {
    label: 'Ne montrer que',
    site: 'Site',
    school: 'Établissement',
    grade: 'Niveau',
    from: 'Du',
    to: 'Au',
    all: 'Tout',
    clear: 'Tout montrer',
  },
  asOf: (when) => `État : ${when}`,
  incomplete: 'Une actualisation plus récente a échoué : voici la dernière bonne version.',
  unread: (sites, more, since) =>
    `Pas lu depuis le ${since} : ${f.list(more > 0 ? [...sites, f.plural(more, { one: '# autre', other: '# autres' })] : sites)}. Ce qui a été lu auparavant reste.`,
  quarantined: f.count(
    '# ligne a été écartée par des contrôles',
    '# lignes ont été écartées par des contrôles',
  ),
  allHidden: (people) =>
    `Rien ne peut être montré : derrière chaque valeur il y a moins de ${f.number(people)} personnes, ou elle en révélerait une.`,
  hidden: (n, people) =>
    f.plural(n, { one: '# valeur n’est pas montrée', other: '# valeurs ne sont pas montrées' }) +
    ` : moins de ${f.number(people)} personnes.`,
  suppressed: 'non montré',
  none: 'aucun',
  unnamed: '(vide)',
  yes: 'Oui',
  no: 'Non',
  table: 'Les chiffres',
  people: 'Personnes',
  before: (year) => `En ${year}`,
  change: 'Écart',
  points: (by) => `${by} points`,
  changed: (by, year) => `${by} par rapport à ${year}`,
  rows: {
    show: (what) => `Montrer les lignes derrière ${what}`,
    title: (what) => `Lignes derrière ${what}`,
    count: (shown, all) =>
      shown === all
        ? f.plural(all, { one: '# ligne', other: '# lignes' })
        : `Les ${f.number(shown)} premières de ${f.number(all)} lignes`,
    close: 'Fermer',
  },
  settings: {
    title: 'Les chiffres propres à votre école',
    save: 'Enregistrer',
    saved: 'Enregistré.',
    preset: (value) => `${value} sauf indication contraire`,
    smallGroup: 'Plus petit groupe',
    smallGroupHelp: 'Les valeurs sur moins de personnes ne sont montrées nulle part.',
  },
  live: {
    on: 'En direct',
    off: 'Suivre en direct',
    starting: 'Démarrage…',
    idle: 'Pas en direct',
    working: 'Une actualisation est en cours ; le tableau reprend après elle.',
    quota:
      'Les requêtes du jour sont gardées pour les actualisations prévues : le direct reprend demain.',
    failed: 'Il s’est arrêté et reprend de lui-même.',
    others: 'Il est en direct tant que la personne qui s’occupe de ce classeur l’a ouvert.',
    paused: 'En pause',
    pausedWhy: 'Personne n’était là depuis un moment : il ne demande plus rien.',
    again: 'Reprendre le direct',
    lost: 'Google ne répond pas : nouvel essai en cours.',
    seconds: (n) => (n < 1 ? 'à l’instant' : `il y a ${f.number(n)} s`),
    minutes: (n) => `il y a ${f.number(n)} min`,
    asOf: (time) => `État de ${time}`,
    every: (seconds) => `demandé toutes les ${f.number(seconds)} s`,
    failing: (sites) =>
      `Illisible pour l’instant : ${f.list(sites)}. Les derniers chiffres restent.`,
    since: (time) => `depuis ${time}`,
    recovered: 'Toutes les sources sont de nouveau lisibles.',
    refused: (title) => `${title} : la dernière bonne version reste.`,
    details: 'Pourquoi',
    link: 'Lien vers ce tableau',
    linkWhat: 'Qui a ce lien voit ce tableau et rien d’autre. Il n’est montré que cette fois.',
    linkName: (report) => `Tableau : ${report}`,
    noAddress:
      'Un lien demande que cette copie de Homeroom soit déployée comme application web : à faire d’abord par la personne qui s’en occupe.',
  },
  share: {
    title: 'Partage',
    intro:
      'D’autres programmes lisent avec un jeton ce qui est publié ici. Il atteint ce que vous choisissez, et rien d’autre.',
    address: 'Adresse',
    noAddress:
      'Cette copie de Homeroom ne répond à aucune requête : la personne qui s’en occupe déploie d’abord le script comme application web.',
    steward: 'Seule la personne qui s’occupe de ce classeur crée des jetons.',
    none: 'Il n’y a pas encore de jeton.',
    wrong: (count) =>
      `Au moins ${f.number(count)} jetons faux sont arrivés aujourd’hui. Aucun n’a rien obtenu ; les bons marchent toujours.`,
    make: 'Créer un jeton',
    name: 'À quoi il sert',
    namePlaceholder: 'Tableau de bord de la salle des profs',
    datasets: 'Jeux de données',
    board: 'Ouvre un tableau en direct, et ne lit rien d’autre',
    personal: 'Les champs marqués • parlent d’une personne.',
    of: (what, whom) => `${what} : ${whom}`,
    all: 'tous les champs',
    fields: (shown, all) =>
      shown === all
        ? 'Tous les champs'
        : `${f.plural(shown, { one: '# champ', other: '# champs' })} sur ${f.number(all)}`,
    expires: 'Valable jusqu’au',
    never: 'Jusqu’à sa révocation',
    daily: 'Requêtes par jour',
    create: 'Créer le jeton',
    cancel: 'Annuler',
    once: 'Copiez-le maintenant : il n’est montré que cette fois.',
    copy: 'Copier',
    copied: 'Copié',
    revoke: 'Révoquer',
    revokeSure: 'Le révoquer ? Qui l’utilise n’aura plus de réponse.',
    used: (today, daily) =>
      `${f.plural(today, { one: '# requête', other: '# requêtes' })} sur ${f.number(daily)} aujourd’hui`,
    lastUsed: (when) => `utilisé ${when}`,
    unused: 'jamais utilisé',
    until: (day) => `jusqu’au ${day}`,
    over: 'expiré',
    hooks: 'Sources qui envoient',
    hooksIntro: 'Une source peut envoyer ici ses changements dès qu’ils arrivent.',
    hookOn: 'L’autoriser',
    hookAnew: 'Nouveau secret',
    hookOff: 'Arrêter',
    secret: 'Secret',
    waiting: f.count(
      '# événement attend la prochaine actualisation',
      '# événements attendent la prochaine actualisation',
    ),
  },
});
