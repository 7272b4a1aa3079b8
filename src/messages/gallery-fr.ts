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
  added: (tab) => `L’onglet « ${tab} » est dans le classeur.`,
  print: 'Imprimer',
  retry: 'Réessayer',
  noAnswer: 'Google n’a pas répondu. Rien n’a changé.',
  own: 'Propre à votre école',
  sample: 'Données d’exemple : les vôtres ne sont pas encore là',
  needs: {
    off: (titles) =>
      titles.length === 1
        ? `Demande ${f.list(titles)}, qui n’est pas activé.`
        : `Demande ${f.list(titles)}, qui ne sont pas activés.`,
    unknown: (titles) => `Demande ${f.list(titles)}, qu’aucun système connecté ici ne fournit.`,
    waiting: (titles) => `À la prochaine actualisation : ${f.list(titles)}.`,
    switchOn: f.count('L’activer', 'Les activer'),
    switched: 'Activé. Les premières lignes viennent avec la prochaine actualisation.',
  },
  filters: {
    label: 'Ne montrer que',
    site: 'Site',
    school: 'École',
    grade: 'Niveau',
    from: 'Du',
    to: 'Au',
    all: 'Tout',
    clear: 'Tout montrer',
  },
  asOf: (when) => `État : ${when}`,
  incomplete: 'Une actualisation plus récente a échoué : voici la dernière bonne version.',
  quarantined: f.count(
    '# ligne a été écartée par des contrôles',
    '# lignes ont été écartées par des contrôles',
  ),
  hidden: (n, people) =>
    f.plural(n, { one: '# valeur n’est pas montrée', other: '# valeurs ne sont pas montrées' }) +
    ` : moins de ${f.number(people)} personnes.`,
  suppressed: 'non montré',
  none: 'aucun',
  unnamed: '(vide)',
  yes: 'Oui',
  no: 'Non',
  table: 'Les chiffres',
  people: 'Personnes',
  before: (year) => `En ${year}`,
  change: 'Écart',
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
    stop: 'Ne plus suivre',
    age: (ms) => `il y a ${f.duration(ms)}`,
    asleep: 'Personne ne regardait : il attend.',
  },
  share: {
    title: 'Partage',
    intro:
      'D’autres programmes lisent avec un jeton ce qui est publié ici. Il atteint ce que vous choisissez, et rien d’autre.',
    address: 'Adresse',
    noAddress:
      'Cette copie de Homeroom ne répond à aucune requête : la personne qui s’en occupe déploie d’abord le script comme application web.',
    steward: 'Seule la personne qui s’occupe de ce classeur crée des jetons.',
    none: 'Il n’y a pas encore de jeton.',
    make: 'Créer un jeton',
    name: 'À quoi il sert',
    namePlaceholder: 'Tableau de bord de la salle des profs',
    datasets: 'Jeux de données',
    fields: (shown, all) =>
      shown === all ? 'Tous les champs' : `${f.number(shown)} champs sur ${f.number(all)}`,
    expires: 'Valable jusqu’au',
    never: 'Jusqu’à sa révocation',
    daily: 'Requêtes par jour',
    create: 'Créer le jeton',
    cancel: 'Annuler',
    once: 'Copiez-le maintenant : il n’est montré que cette fois.',
    copy: 'Copier',
    copied: 'Copié',
    revoke: 'Révoquer',
    revokeSure: 'Le révoquer ? Qui l’utilise n’aura plus de réponse.',
    used: (today, daily) => `${f.number(today)} requêtes sur ${f.number(daily)} aujourd’hui`,
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
