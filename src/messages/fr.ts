import { console as first } from './console-fr';
import { consoleMore } from './console-more-fr';
import type { addOn as english, console as englishConsole, mails as englishMails } from './en';
import type { Forms } from './forms';
import { connectors } from './words-fr/connectors';
import { datasets } from './words-fr/datasets';
import { failures } from './words-fr/failures';
import { rest } from './words-fr/rest';
import { reports } from './words-fr/reports';
import { warehouses } from './words-fr/warehouses';
import { looker } from './words-fr/looker';

type AddOnWords = ReturnType<typeof english>;
type Mails = ReturnType<typeof englishMails>;
type ConsoleWords = ReturnType<typeof englishConsole>;

/** What the server says, by its English words: failures, definitions, notices. */
export const words: Readonly<Record<string, string>> = {
  ...connectors,
  ...datasets,
  ...failures,
  ...rest,
  ...reports,
  ...warehouses,
  ...looker,
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
  beginBy: 'Ouvrez Homeroom et connectez un premier système : la suite vous est montrée.',
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
    'Extensions › Homeroom › Ouvrir Homeroom ouvre la console à côté de votre classeur. Sous Connexions, vous connectez les systèmes de l’établissement ; sous Jeux de données, vous activez ce qu’il vous faut, qui arrive sous forme d’onglets.',
    'Ensuite tout est tenu à jour, même quand le classeur est fermé. Activité raconte ce qui s’est passé. Si une personne est nécessaire, un courriel dit quoi faire.',
    'Ajoutez vos colonnes à droite d’un jeu de données et vos propres onglets : Homeroom n’y touche pas.',
    'Si quelque chose ne va pas : Activité › l’exécution › Copier le dossier d’assistance donne à qui vous aide tout ce qu’il lui faut, sans secret ni nom d’élève. La vérification du système demande à Google ce que ce compte peut faire.',
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
    subject: (about) => `Homeroom : ${about}`,
    about: {
      need: (titles) => named(titles, ['a besoin de vous', 'ont besoin de vous']),
      late: (titles) => named(titles, ['n’est plus à jour', 'ne sont plus à jour']),
      partial: (titles) => named(titles, ['n’est pas complet', 'ne sont pas complets']),
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
      partial: 'Incomplet',
      schema: 'Changé à la source',
      expires: 'Clé bientôt expirée',
      well: 'De nouveau en ordre',
    },
    titles: (titles) => f.list(titles),
    colon: ' :',
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
    held: (at) => `Rien n’est changé dans l’onglet : il garde les lignes du ${at}.`,
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
    partial: {
      happened: (sites, of, since) =>
        `${f.number(of - sites.length)} sources sur ${f.number(of)} sont lues. Ceci n’a pu être lu depuis le ${since} : ${f.list(sites)}.`,
      means: (n) =>
        f.plural(n, {
          one: 'Les lignes des autres sources sont à jour. Ce qui a été lu de celle-ci auparavant reste, et se rattrape de lui-même.',
          other:
            'Dans ces # jeux de données, les lignes des autres sources sont à jour. Ce qui a été lu de celle-ci auparavant reste, et se rattrape de lui-même.',
        }),
    },
    schema: {
      added: (resource, site, fields) =>
        f.plural(fields.length, {
          one: `${site} envoie un champ de « ${resource} » qui n’y était pas : ${f.list(fields)}.`,
          other: `${site} envoie # champs de « ${resource} » qui n’y étaient pas : ${f.list(fields)}.`,
        }),
      gone: (resource, site, fields) =>
        f.plural(fields.length, {
          one: `${site} ne remplit plus un champ de « ${resource} » : ${f.list(fields)}.`,
          other: `${site} ne remplit plus # champs de « ${resource} » : ${f.list(fields)}.`,
        }),
      meansAdded:
        'Vos onglets restent tels quels. Les nouvelles valeurs sont gardées avec les données brutes.',
      meansGone: 'Les colonnes qui en viennent sont vides désormais.',
      todoAdded:
        'Rien, sauf si vous en voulez une colonne : demandez-la alors à qui entretient votre copie de Homeroom.',
      todoGone: 'Demandez à qui gère le système si c’est voulu.',
    },
    expires: {
      happened: (site, date, days) =>
        days < 0
          ? `La clé de ${site} a fonctionné jusqu’au ${date}.`
          : `La clé de ${site} fonctionne jusqu’au ${date}.`,
      means: 'Sans nouvelle clé, ses jeux de données ne sont plus actualisés.',
      todo: 'Demandez une nouvelle clé à l’éditeur. Ouvrez ensuite Connexions dans Homeroom et choisissez « Remplacer le secret ».',
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
      `De Homeroom dans « ${workbook} ». On ne vous écrira plus à ce sujet tant que rien ne change. Les destinataires se choisissent sous Réglages.`,
  };
};
