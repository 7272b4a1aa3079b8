import type { Forms } from './forms';
import { problem } from './sources-problems-fr';
import type { SavedWords } from './sources-saved';

/** Ce que dit la page des sources enregistrées. */
export const saved = (f: Forms): SavedWords => ({
  title: 'Vos propres sources',
  datasets: f.count('# jeu de données', '# jeux de données'),
  connected: (sites) => `connectée sous ${f.list(sites)}`,
  alone: 'non connectée',
  change: 'Modifier',
  changeOf: (title) => `Modifier ${title}`,
  remove: 'Supprimer',
  removeOf: (title) => `Supprimer ${title}`,
  sure: (title) => `Supprimer « ${title} » ?`,
  goes: f.count(
    '# jeu de données disparaît de la liste avec elle. Rien n’y est connecté.',
    '# jeux de données disparaissent de la liste avec elle. Rien n’y est connecté.',
  ),
  used: (sites) =>
    `Elle est connectée sous ${f.list(sites)}. Supprimez d’abord cette connexion, dans la console : c’est là qu’on vous demande ce que deviennent les lignes.`,
  on: (titles) => `Activés : ${f.list(titles)}.`,
  keep: 'La garder',
  removing: 'Suppression…',
  removed: (title) => `« ${title} » est supprimée.`,
  changing: (title) =>
    `Vous modifiez « ${title} ». Jusqu’à l’enregistrement, elle reste telle quelle et continue d’être lue.`,
  leave: 'La laisser telle quelle',
  changes: 'Ce qui change',
  same: 'Ses jeux de données restent tels quels.',
  fresh: (stream) => `« ${stream} » est un nouveau jeu de données.`,
  gone: (stream) => `« ${stream} » n’est plus un jeu de données.`,
  goneOn: (stream) =>
    `« ${stream} » n’est plus un jeu de données. Il est activé : son onglet garde ses lignes et n’est plus actualisé.`,
  of: (stream) => `« ${stream} » :`,
  apart: ' ; ',
  gained: (names) => `nouveau : ${f.list(names)}`,
  lost: (names) => `disparu : ${f.list(names)}`,
  other: (names) => `d’un autre type : ${f.list(names)}`,
  classed: (names) => `plus, ou moins, proche d’une personne : ${f.list(names)}`,
  key: (names) =>
    names.length === 0
      ? 'ses lignes se distinguent désormais par leur rang'
      : `ses lignes se distinguent désormais par ${f.list(names)}`,
  readAgain: (stream) => `« ${stream} » garde ses colonnes et est lu autrement.`,
  waits:
    'Il est activé : la prochaine actualisation le lit en entier, puis modifie l’onglet. Jusque-là tout reste tel quel, et ce que vous avez écrit à côté reste de toute façon.',
  feeds: (titles) =>
    `${f.list(titles)} en ${titles.length === 1 ? 'dépend' : 'dépendent'} : si une colonne nécessaire n’y est plus, la dernière version reste et le dit.`,
  problem,
  servers: 'Elle atteint ces serveurs et aucun autre',
});
