/** What went wrong, and the way out. */
export const failures: Readonly<Record<string, string>> = {
  'No answer has {name} in it, so all connections would lead to the same place.':
    'Aucune réponse ne contient {name} : toutes les connexions mèneraient au même endroit.',
  'Write {name} where their addresses differ, such as in the name of the database.':
    'Écrivez {name} là où leurs adresses diffèrent, par exemple dans le nom de la base de données.',
  'Google lets scripts reach databases at ports of 1025 and above only, and that of {host} is below.':
    'Google ne laisse les scripts joindre des bases de données que sur les ports à partir de 1025, et celui de {host} est en dessous.',
  'Ask its keeper to let the database listen at a higher port, or to forward one to it, and correct the port in Connections.':
    'Demandez à son responsable que la base écoute sur un port plus élevé, ou qu’un tel port y mène, et corrigez le port dans Connexions.',
  'Check address and port. Its firewall must let Google’s servers in: docs/sql.md says where their addresses are listed. If all is right, it may be down: Homeroom tries again by itself.':
    'Vérifiez l’adresse et le port. Son pare-feu doit laisser entrer les serveurs de Google : docs/sql.md dit où leurs adresses sont publiées. Si tout est juste, elle est peut-être arrêtée : Homeroom réessaie de lui-même.',
  'Check in this order: address and port; that its firewall lets Google’s servers in (docs/sql.md); user and password; the name of the database; certificates.':
    'Vérifiez dans cet ordre : l’adresse et le port ; que son pare-feu laisse entrer les serveurs de Google (docs/sql.md) ; l’utilisateur et le mot de passe ; le nom de la base ; les certificats.',
  'Check the certificates in Connections: server, client and client key belong together.':
    'Vérifiez les certificats dans Connexions : serveur, client et clé du client vont ensemble.',
  'Open Connections and give user and password anew: a character may be missing.':
    'Ouvrez Connexions et redonnez l’utilisateur et le mot de passe : il manque peut-être un caractère.',
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
  'The database at {host} did not take the query for {resource}: {detail}.':
    'La base de données à {host} n’a pas accepté la requête pour {resource} : {detail}.',
  'Check the names of table and columns in Connections. What was read before stays.':
    'Vérifiez les noms de la table et des colonnes dans Connexions. Ce qui a été lu avant reste.',
  '{count} row(s) of {resource} at {host} have the same {key} as another, or none.':
    '{count} ligne(s) de {resource} sur {host} ont le même {key} qu’une autre, ou aucun.',
  'Choose a column that tells every row apart. What was read before stays.':
    'Choisissez une colonne qui distingue chaque ligne. Ce qui a été lu avant reste.',
  '{resource} at {host} may be read between {from} and {to} o’clock only, and was never read yet.':
    '{resource} sur {host} ne peut être lu qu’entre {from} h et {to} h, et ne l’a encore jamais été.',
  'Nothing to do: Homeroom reads it then. The hours are a setting of the connection.':
    'Rien à faire : Homeroom le lira à ce moment-là. Ces heures sont un réglage de la connexion.',
  '“{value}” cannot be {setting}: {expected}.':
    '« {value} » ne peut pas être {setting} : {expected}.',
  'Correct {setting} in Connections. Nothing was changed.':
    'Corrigez {setting} dans Connexions. Rien n’a été modifié.',
  'This copy of Homeroom may not read {source}: the permission “{scope}” was left out when it was built.':
    'Cette copie de Homeroom n’a pas le droit de lire {source} : l’autorisation « {scope} » a été laissée de côté à sa construction.',
  'Whoever maintains your copy adds {scopes} to src/org/scopes.json and pushes it; then grant it here.':
    'La personne qui entretient votre copie ajoute {scopes} à src/org/scopes.json et la publie ; accordez-la ensuite ici.',
  'Homeroom may not read Google Classroom: its courses are not refreshed.':
    'Homeroom n’a pas le droit de lire Google Classroom : ses cours ne sont pas actualisés.',
  '{host} answered with something that is not a whole zip file.':
    '{host} a répondu par autre chose qu’un fichier zip entier.',
  'Open the address in a browser: it should download a .zip file that opens.':
    'Ouvrez l’adresse dans un navigateur : elle doit télécharger un fichier .zip qui s’ouvre.',
  '{host} answered with {what} where a table of text (CSV) is expected.':
    '{host} a répondu par {what} au lieu d’un tableau de texte (CSV).',
  'Open the address in a browser: it should download the file, without signing in.':
    'Ouvrez l’adresse dans un navigateur : elle doit télécharger le fichier, sans connexion.',
  'Drive shows no such file to this copy of Homeroom. {detail}':
    'Drive ne montre pas de tel fichier à cette copie de Homeroom. {detail}',
  'Share it with the steward. Whoever maintains your copy adds “drive.readonly” to src/org/scopes.json: without it, only files that Homeroom made are seen.':
    'Partagez-le avec le responsable. Qui entretient votre copie ajoute « drive.readonly » à src/org/scopes.json : sans cela, seuls les fichiers créés par Homeroom sont visibles.',
  '{resource} on {host} has no column or tab {columns}.':
    '{resource} ({host}) n’a pas de colonne ni d’onglet {columns}.',
  'Give it its name back, or say what it is called now: in “Add a source”, or in the mapping of its connection. What was read before stays.':
    'Rendez-lui son nom, ou dites comment elle s’appelle désormais : dans « Ajouter une source », ou dans la correspondance de sa connexion. Ce qui a été lu avant reste.',
  'The label of the connection the row came from: a campus, a franchise, a country.':
    'Le nom de la connexion d’où vient la ligne : un campus, une franchise, un pays.',
  'The kind of system the row came from.': 'Le genre de système d’où vient la ligne.',
  '{address} is not an address of a database: {detail}.':
    '{address} n’est pas une adresse de base de données : {detail}.',
  'Correct it in Settings, “Where data sets are built”.':
    'Corrigez-la dans Réglages, « Où les données sont préparées ».',
  'Google lets scripts reach databases at ports of 1025 and above only, and this one is {port}.':
    'Google ne laisse les scripts joindre une base de données que par un port à partir de 1025, et celui-ci est {port}.',
  'Let the database listen at a higher port, or forward one to it, and set that in Settings.':
    'Faites écouter la base sur un port plus élevé, ou redirigez-en un vers elle, et indiquez-le dans les réglages.',
  'Google takes no {parameter} in the address of a database: its connections are always encrypted.':
    'Google n’accepte pas {parameter} dans l’adresse d’une base de données : ses connexions sont toujours chiffrées.',
  'In Settings, take it out of the address and give the certificates, if there are any, in their own fields.':
    'Dans les réglages, retirez-le de l’adresse et donnez les certificats, s’il y en a, dans leurs propres champs.',
  'Google could not connect to the database at {host} and does not say why.':
    'Google n’a pas pu se connecter à la base de données à {host} et ne dit pas pourquoi.',
  'Check in this order: address and port; that its firewall lets in Google’s addresses (all of www.gstatic.com/ipranges/goog.json, for this port); user and password; the name of the database; certificates; of MySQL 8, that the user does not sign in by caching_sha2_password.':
    'Vérifiez dans cet ordre : l’adresse et le port ; que son pare-feu laisse entrer les adresses de Google (toutes celles de www.gstatic.com/ipranges/goog.json, pour ce port) ; l’utilisateur et le mot de passe ; le nom de la base ; les certificats ; avec MySQL 8, que l’utilisateur ne se connecte pas par caching_sha2_password.',
  'No answer from the database at {host}.': 'La base de données à {host} ne répond pas.',
  'Check address and port. Its firewall must let in Google’s addresses: all of www.gstatic.com/ipranges/goog.json, for this port.':
    'Vérifiez l’adresse et le port. Son pare-feu doit laisser entrer les adresses de Google : toutes celles de www.gstatic.com/ipranges/goog.json, pour ce port.',
  'The database at {host} could not be reached securely.':
    'La connexion sécurisée à la base de données à {host} a échoué.',
  'Check the certificates in Settings, “Where data sets are built”: server, client and client key belong together.':
    'Vérifiez les certificats dans Réglages, « Où les données sont préparées » : serveur, client et clé du client vont ensemble.',
  'The database at {host} refused the user {user} or the password.':
    'La base de données à {host} a refusé l’utilisateur {user} ou le mot de passe.',
  'Give user and password anew in Settings, “Where data sets are built”: a character may be missing.':
    'Redonnez l’utilisateur et le mot de passe dans Réglages, « Où les données sont préparées » : il manque peut-être un caractère.',
  'The user {user} signs in by {plugin}, which Google’s driver cannot do.':
    'L’utilisateur {user} s’identifie par {plugin}, ce que le pilote de Google ne sait pas faire.',
  'Ask for a user that signs in by mysql_native_password, or switch TLS on for this user.':
    'Demandez un utilisateur qui s’identifie par mysql_native_password, ou activez TLS pour cet utilisateur.',
  'The server has no database {database}.': 'Le serveur n’a pas de base de données {database}.',
  'Make it, or correct its name in Settings, “Where data sets are built”.':
    'Créez-la, ou corrigez son nom dans Réglages, « Où les données sont préparées ».',
  '{engine} has no password here, so nothing is built.':
    '{engine} n’a pas de mot de passe ici : rien n’est préparé.',
  'Give it anew in Settings, “Where data sets are built”.':
    'Redonnez-le dans Réglages, « Où les données sont préparées ».',
  'This version of Homeroom cannot build data sets in “{engine}”.':
    'Cette version de Homeroom ne sait pas préparer les données dans « {engine} ».',
  'The user {user} may not do this in the database: {detail}.':
    'L’utilisateur {user} n’a pas ce droit dans la base de données : {detail}.',
  'Ask the database’s keeper for the rights listed in docs/warehouses.md.':
    'Demandez à qui gère la base de données les droits énumérés dans docs/warehouses.md.',
  'Another workbook keeps its data sets in the schema {schema}.':
    'Un autre classeur garde ses jeux de données dans le schéma {schema}.',
  'Choose another schema in Settings, “Where data sets are built”.':
    'Choisissez un autre schéma dans Réglages, « Où les données sont préparées ».',
  'The column {table}.{column} is {found} and would have to become {wanted}.':
    'La colonne {table}.{column} est de type {found} et devrait devenir {wanted}.',
  'Drop the table in the database: it is filled again from the raw data.':
    'Supprimez la table dans la base de données : elle sera remplie à nouveau depuis les données brutes.',
  '{table}.{column} tells rows apart and has {chars} characters; {most} fit.':
    '{table}.{column} distingue les lignes et compte {chars} caractères ; {most} au plus tiennent.',
  'Ask the vendor why it is so long. Until then choose another engine: the built-in one takes any length.':
    'Demandez au fournisseur pourquoi cette valeur est si longue. En attendant, choisissez un autre moteur : celui qui est intégré prend toute longueur.',
  'The database is busy: {detail}.': 'La base de données est occupée : {detail}.',
  'BigQuery does not find it: {detail}.': 'BigQuery ne le trouve pas : {detail}.',
  'Check project and location in Settings, “Where data sets are built”. Deleted tables are filled again by a refresh.':
    'Vérifiez le projet et l’emplacement dans Réglages, « Où les données sont préparées ». Une actualisation remplit à nouveau les tables supprimées.',
  'BigQuery does not let this Google account do that: {detail}.':
    'BigQuery ne permet pas cela à ce compte Google : {detail}.',
  'Ask the project’s owner for the roles listed in docs/warehouses.md.':
    'Demandez au propriétaire du projet les rôles indiqués dans docs/warehouses.md.',
  'A quota of BigQuery is used up: {detail}.': 'Un quota de BigQuery est épuisé : {detail}.',
  'Nothing to do: Homeroom goes on by itself. If it comes back, refresh less often.':
    'Rien à faire : Homeroom continue de lui-même. Si cela revient, actualisez moins souvent.',
  'BigQuery’s free sandbox cannot do this: {detail}.':
    'Le bac à sable gratuit de BigQuery ne peut pas faire cela : {detail}.',
  'Ask the project’s owner to switch billing on for it.':
    'Demandez au propriétaire du projet d’y activer la facturation.',
  'BigQuery is not switched on for the script’s Google Cloud project.':
    'BigQuery n’est pas activé pour le projet Google Cloud du script.',
  'Ask the project’s owner to enable the BigQuery API there; it takes some minutes.':
    'Demandez au propriétaire du projet d’y activer l’API BigQuery ; cela prend quelques minutes.',
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
    'Elles contiennent des données d’élèves et ne sont plus actualisées. Supprimez-les là-bas si plus personne ne les lit : vos onglets et ce qui a été lu restent.',
  'Homeroom’s tables in {engine} are being deleted.':
    'Les tables de Homeroom dans {engine} sont en cours de suppression.',
  'It goes on by itself, within the hour.': 'Cela continue tout seul, dans l’heure.',
  'BigQuery keeps the data set {dataset} in {found}, and Settings say {wanted}.':
    'BigQuery garde l’ensemble de données {dataset} dans {found}, et les Réglages disent {wanted}.',
  'Correct the location in Settings, “Where data sets are built”, or choose another name for the data set.':
    'Corrigez l’emplacement dans Réglages, « Où les données sont préparées », ou choisissez un autre nom pour l’ensemble de données.',
  'The connection to the database was lost.': 'La connexion à la base de données a été perdue.',
  'Today’s connections to databases are used up.':
    'Les connexions du jour aux bases de données sont épuisées.',
  'The database has no room: {detail}.': 'La base de données n’a plus de place : {detail}.',
  'Ask its keeper for more space. Your tabs and tables are as they were.':
    'Demandez plus d’espace à qui la gère. Vos onglets et vos tables sont restés tels quels.',
  'The query would read {bytes}, more than the limit of {limit} set for this project.':
    'La requête lirait {bytes}, plus que la limite de {limit} fixée pour ce projet.',
  'Raise the limit in Settings, “Where data sets are built”, or switch data sets off.':
    'Relevez la limite dans Réglages, « Où les données sont préparées », ou désactivez des jeux de données.',
  'This copy of Homeroom may not use {engine} so: the permission “{scope}” was left out when it was built.':
    'Cette copie de Homeroom ne peut pas utiliser {engine} ainsi : l’autorisation « {scope} » a été omise à sa construction.',
  'Whoever maintains your copy adds “{scope}” to src/org/scopes.json and pushes it; then grant it here.':
    'Qui entretient votre copie ajoute « {scope} » à src/org/scopes.json et l’envoie ; accordez-la ensuite ici.',
  'The database refused a statement: {detail}':
    'La base de données a refusé une instruction : {detail}',
  '{dataset} has {after} rows in the new place and {before} here.':
    '{dataset} a {after} lignes au nouvel endroit et {before} ici.',
  'Nothing was switched. Refresh here first, then move again; if it stays, report it.':
    'Rien n’a basculé. Actualisez d’abord ici, puis déménagez à nouveau ; si cela persiste, signalez-le.',
  '{dataset} has no source.': '{dataset} n’a pas de source.',
  'This connection is no longer there.': 'Cette connexion n’existe plus.',
  'Look at the list of connections anew: somebody may have removed it.':
    'Regardez à nouveau la liste des connexions : quelqu’un l’a peut-être retirée.',
  '“{value}” is not a date.': '« {value} » n’est pas une date.',
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
    'Ouvrez Connexions et donnez les secrets une fois : qui le fait devient responsable de cette copie, et elle s’actualise toute seule.',
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
    '{site} est en pause : {dataset} n’est pas actualisé.',
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
  '“{zone}” is not a time zone.': '« {zone} » n’est pas un fuseau horaire.',
  'Choose one from the list, such as Europe/Paris or America/New_York.':
    'Choisissez-en un dans la liste, par exemple Europe/Paris ou America/New_York.',
  '“{email}” is not an e-mail address.': '« {email} » n’est pas une adresse de courriel.',
  'Correct it, or take it off the list of recipients.':
    'Corrigez-la, ou retirez-la de la liste des destinataires.',
  '{setting} takes {expected}.': '{setting} attend {expected}.',
  'Correct {setting} and save again. Nothing was changed.':
    'Corrigez {setting} et enregistrez à nouveau. Rien n’a été changé.',
  'The automatic refresh has not started for {hours} hours, although it is set up.':
    'L’actualisation automatique n’a pas démarré depuis {hours} heures, bien qu’elle soit prévue.',
  'Refresh by hand for now. If it lasts, remove Homeroom under Extensions, Add-ons, and install it again: your data sets stay.':
    'Actualisez à la main pour l’instant. Si cela dure, retirez Homeroom sous Extensions, Modules complémentaires, et réinstallez-le : vos jeux de données restent.',
  'Google ended the work {count} times in a row before anything came of it: {what}.':
    'Google a arrêté le travail {count} fois de suite avant qu’il n’en sorte rien : {what}.',
  'Refresh fewer data sets at a time. If one of them never succeeds, report it with the run’s id.':
    'Actualisez moins de jeux de données à la fois. Si l’un d’eux ne réussit jamais, signalez-le avec l’identifiant de l’exécution.',
  '{count} data set(s) wait, because today’s share of {service} does not suffice for all.':
    '{count} jeu(x) de données attendent : le quota du jour ({service}) ne suffit pas pour tous.',
  'Nothing to do: they go on by themselves, the longest overdue first. Less frequent schedules need less.':
    'Rien à faire : ils continuent tout seuls, les plus en retard d’abord. Des actualisations moins fréquentes demandent moins.',
  'No answer from {host}.': 'Pas de réponse de {host}.',
  'Check the address. If it is right, the system may be down: Homeroom tries again by itself.':
    'Vérifiez l’adresse. Si elle est juste, le système est peut-être en panne : Homeroom réessaie tout seul.',
  'There is no server at {host}.': 'Il n’y a pas de serveur à {host}.',
  'Open Connections and correct the address.': 'Ouvrez Connexions et corrigez l’adresse.',
  'The secure connection to {host} could not be made: its certificate is not valid.':
    'La connexion sécurisée à {host} a échoué : son certificat n’est pas valable.',
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
    'Rien à faire : Homeroom continue tout seul dès que le serveur le permet.',
  '{host} answered with error {status} for {resource}. {detail}':
    '{host} a répondu par l’erreur {status} pour {resource}. {detail}',
  'Homeroom tries again by itself. If it lasts, send this message to the vendor.':
    'Homeroom réessaie tout seul. Si cela dure, transmettez ce message au fournisseur.',
  '{host} did not accept the request for {resource} ({status}). {detail}':
    '{host} n’a pas accepté la demande de {resource} ({status}). {detail}',
  'Test the connection. If the test is good, report this with the support bundle.':
    'Testez la connexion. Si le test est bon, signalez ceci avec le dossier d’assistance.',
  '{host} answered with {what} where {resource} should be.':
    '{host} a répondu par {what} là où {resource} était attendu.',
  'Check the address: it may lead to a sign-in page. If it is right, tell the vendor.':
    'Vérifiez l’adresse : elle mène peut-être à une page de connexion. Si elle est juste, prévenez le fournisseur.',
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
    'Une requête commence par SELECT ou WITH (SQL Server : SELECT), un filtre est une condition comme derrière WHERE. Fermez guillemets et parenthèses.',
  'The key of {table} is not among the columns that are read as they are.':
    'La clé de {table} n’est pas parmi les colonnes lues telles quelles.',
  'Choose a column that tells its rows apart, or several together.':
    'Choisissez une colonne qui distingue ses lignes, ou plusieurs ensemble.',
  'This version of Homeroom does not know sources of the kind “{kind}”.':
    'Cette version de Homeroom ne connaît pas les sources du genre « {kind} ».',
  'The file that says how {source} is read is not in this account: a copy of a workbook has none.':
    'Le fichier qui dit comment lire {source} n’est pas dans ce compte : la copie d’un classeur n’en a pas.',
  'Open “Add a source”, paste the file again and save it, then give its connections to it.':
    'Ouvrez « Ajouter une source », collez le fichier de nouveau et enregistrez-le, puis refaites ses connexions.',
  'The file cannot be read as a source. Line {line}: {problem}':
    'Le fichier ne peut pas être lu comme source. Ligne {line} : {problem}',
  'Correct the file and check it again. Nothing was saved.':
    'Corrigez le fichier et vérifiez-le de nouveau. Rien n’a été enregistré.',
  '{source} is used by the connection {site}.': '{source} sert à la connexion {site}.',
  'Remove its connections first, then the source.':
    'Supprimez d’abord ses connexions, puis la source.',
  'No file could be read at this address.': 'Aucun fichier n’a pu être lu à cette adresse.',
  'Give the https:// address of the file itself, which opens without signing in.':
    'Donnez l’adresse https:// du fichier même, qui s’ouvre sans connexion.',
  'This is not the link of a Google spreadsheet.':
    'Ce n’est pas le lien d’une feuille de calcul Google.',
  'Open the spreadsheet and copy the address out of the browser.':
    'Ouvrez la feuille de calcul et copiez l’adresse qu’affiche le navigateur.',
  'An expression in the file of this source cannot be evaluated for {resource}: {problem}':
    'Une expression du fichier de cette source ne peut pas être évaluée pour {resource} : {problem}',
  'Check the settings. If they are right, change the file under “Add a source”. What was read before stays.':
    'Vérifiez les réglages. S’ils sont justes, modifiez le fichier sous « Ajouter une source ». Ce qui a été lu avant reste.',
  'The file of this source does not take the setting {setting}: {problem}.':
    'Le fichier de cette source n’accepte pas le réglage {setting} : {problem}.',
  'Open Connections and correct the setting.': 'Ouvrez Connexions et corrigez le réglage.',
  'The system no longer has {resource}, which was read from it before.':
    'Le système n’a plus {resource}, qui y était lu auparavant.',
  'What was read stays as it is. If it was given another name, it stands in the list of data sets under that; if it is gone for good, switch this data set off.':
    'Ce qui a été lu reste tel quel. S’il a reçu un autre nom, il figure sous celui-ci dans la liste des jeux de données ; s’il a disparu pour de bon, désactivez ce jeu.',
  '{host} sends only so many records of {resource} at once, and has more of one moment than that.':
    '{host} n’envoie qu’un certain nombre d’enregistrements de {resource} à la fois, et en a davantage d’un même instant.',
  'Ask whoever wrote the file how the rest of them is reached. What was read before stays.':
    'Demandez à qui a écrit le fichier comment atteindre les autres. Ce qui a été lu avant reste.',
  '{resource} on {host} would be read in more than {count} parts, which no refresh gets through.':
    '{resource} sur {host} serait lu en plus de {count} parties, ce qu’aucune actualisation ne mène à son terme.',
  'Choose a later start date, or a larger step in the file. What was read before stays.':
    'Choisissez une date de début plus récente, ou un pas plus grand dans le fichier. Ce qui a été lu avant reste.',
  '{host} repeats the same pages of {resource} without end.':
    '{host} répète sans fin les mêmes pages de {resource}.',
  'Tell the vendor that paging does not end. What was read before stays.':
    'Dites au fournisseur que la pagination ne finit pas. Ce qui a été lu avant reste.',
  '{resource} at {host} changed faster than it could be read.':
    '{resource} sur {host} a changé plus vite qu’il ne pouvait être lu.',
  'Homeroom tries again by itself. A refresh at night has better chances.':
    'Homeroom réessaie tout seul. Une actualisation de nuit a plus de chances.',
  '{count} record(s) of {resource} came without {field}, so they cannot be told apart.':
    '{count} fiche(s) de {resource} sont venues sans {field} : impossible de les distinguer.',
  'Ask whoever enters the data to complete the record. Your tab is as it was.':
    'Demandez à qui saisit les données de compléter la fiche. Votre onglet est inchangé.',
  '{count} value(s) of {resource}.{field} are {found} where {promised} was promised.':
    '{count} valeur(s) de {resource}.{field} sont de type {found} au lieu de {promised}.',
  'Ask the vendor why the type changed: leading zeros may be lost. Your tab is as it was.':
    'Demandez au fournisseur pourquoi le type a changé : des zéros initiaux ont pu se perdre. Votre onglet est inchangé.',
  '{dataset} has no field “{field}” here.': 'Ici, {dataset} n’a pas de champ « {field} ».',
  'Ask for some of these: {fields}.': 'Demandez-en parmi ceux-ci : {fields}.',
  'The condition “{operator}” on {field} does not take “{value}”.':
    'La condition « {operator} » sur {field} n’accepte pas « {value} ».',
  'It takes: {wanted}.': 'Elle accepte : {wanted}.',
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
    '{dataset} n’a pas passé son contrôle « {check} » : {found}.',
  'Look at the rows in question at the source. The last good version stays published.':
    'Regardez les lignes concernées dans la source. La dernière bonne version reste publiée.',
  '{dataset} would go from {before} to {after} rows. That is more than usual.':
    '{dataset} passerait de {before} à {after} lignes. C’est plus que d’habitude.',
  'If this is right, choose “Publish anyway”. Until then the last version stays.':
    'Si c’est juste, choisissez « Publier quand même ». D’ici là, la dernière version reste.',
  '{dataset} was never read to its end, so there is nothing stored to build it from.':
    '{dataset} n’a jamais été lu jusqu’au bout : rien n’est enregistré pour le construire.',
  'Refresh it first. After that it can be built again without asking the source.':
    'Actualisez-le d’abord. Ensuite, il pourra être reconstruit sans interroger la source.',
  'The query of {dataset} does not run: {detail}':
    'La requête de {dataset} ne s’exécute pas : {detail}',
  'If your school changed this data set, correct its SQL; otherwise report it.':
    'Si votre établissement a modifié ce jeu de données, corrigez son SQL ; sinon, signalez-le.',
  '{dataset} needs {rows} rows in memory, more than fits in one execution.':
    '{dataset} demande {rows} lignes en mémoire, plus que n’en tient une exécution.',
  'Connect Cloud SQL or BigQuery in Settings; the same data set runs there.':
    'Branchez Cloud SQL ou BigQuery dans Réglages ; le même jeu de données y fonctionne.',
  'The workbook has no room for {tab}: it may hold 10 million cells.':
    'Le classeur n’a plus de place pour {tab} : il peut contenir 10 millions de cellules.',
  'Delete tabs or empty columns you do not need, or publish to a new workbook.':
    'Supprimez des onglets ou des colonnes vides inutiles, ou publiez dans un nouveau classeur.',
  'The tab “{tab}” is protected, so Homeroom may not write to it.':
    'L’onglet « {tab} » est protégé : Homeroom ne peut pas y écrire.',
  'Remove the protection (Data, then Protected sheets and ranges) and refresh.':
    'Retirez la protection (Données, puis Feuilles et plages protégées) et actualisez.',
  'This Google account may not open the workbook, or it is gone.':
    'Ce compte Google ne peut pas ouvrir le classeur, ou il n’existe plus.',
  'Ask whoever owns it to share it with you, or choose another workbook.':
    'Demandez à son propriétaire de le partager avec vous, ou choisissez un autre classeur.',
  'Google Sheets did not accept the change just now.':
    'Google Sheets n’a pas accepté la modification à l’instant.',
  'Nothing to do: Homeroom tries again by itself.': 'Rien à faire : Homeroom réessaie tout seul.',
  'Google’s store for this workbook’s settings is full (500 KB).':
    'L’espace de Google pour les réglages de ce classeur est plein (500 Ko).',
  'Switch off data sets you do not need, or remove old connections.':
    'Désactivez des jeux de données inutiles ou retirez d’anciennes connexions.',
  'A file of raw data is gone from your Drive.':
    'Un fichier de données brutes a disparu de votre Drive.',
  'Nothing to do: Homeroom reads it from the source again.':
    'Rien à faire : Homeroom le relit depuis la source.',
  'Today’s share of {service} is used up.': 'Le quota du jour de {service} est épuisé.',
  'Nothing to do: Homeroom goes on tomorrow by itself.':
    'Rien à faire : Homeroom continue tout seul demain.',
  'Google had a short problem: {detail}': 'Google a eu un bref problème : {detail}',
  'Homeroom no longer has your permission for {service}.':
    'Homeroom n’a plus votre autorisation pour {service}.',
  'Open the Homeroom menu and grant the permission again.':
    'Ouvrez le menu Homeroom et redonnez l’autorisation.',
  'Open Connections and connect a system that feeds it.':
    'Ouvrez Connexions et branchez un système qui l’alimente.',
  '{setting} is empty.': 'Le champ {setting} est vide.',
  'Fill in {setting}.': 'Remplissez {setting}.',
  '“{value}” is no answer to {setting}.': '« {value} » n’est pas une réponse à {setting}.',
  'Choose one of these: {options}.': 'Choisissez l’une de celles-ci : {options}.',
  '{setting} is a number, which “{value}” is not.':
    '{setting} est un nombre, ce que « {value} » n’est pas.',
  'Write it in digits, as in 250.': 'Écrivez-le en chiffres, comme 250.',
  '{setting} is a date, which “{value}” is not.':
    '{setting} est une date, ce que « {value} » n’est pas.',
  'Another connection is called “{site}” already.':
    'Une autre connexion s’appelle déjà « {site} ».',
  'Choose another name of the site: rows are told apart by it.':
    'Choisissez un autre nom de site : il distingue les lignes.',
  'This version of Homeroom does not know the connector “{connector}”.':
    'Cette version de Homeroom ne connaît pas le connecteur « {connector} ».',
  'Reload the workbook; if it comes back, ask whoever maintains your copy.':
    'Rechargez le classeur ; si cela revient, demandez à qui entretient votre copie.',
  'This version of Homeroom does not know the data set “{dataset}”.':
    'Cette version de Homeroom ne connaît pas le jeu de données « {dataset} ».',
  'Something went wrong inside Homeroom: {detail}':
    'Un incident est survenu dans Homeroom : {detail}',
  'Refresh again. If it comes back, report it with the run’s id.':
    'Relancez l’actualisation. Si cela revient, signalez-le avec l’identifiant de l’exécution.',
  'The System check is not finished: the time of one execution did not suffice.':
    'La vérification du système n’est pas finie : le temps d’une exécution n’a pas suffi.',
  'Check again: it goes on where it stopped.':
    'Relancez la vérification : elle reprend où elle s’est arrêtée.',
  'Homeroom may not use your spreadsheets: nothing can be published.':
    'Homeroom n’a pas accès à vos feuilles de calcul : rien ne peut être publié.',
  'Homeroom may not see your mail address: it cannot tell who looks after this workbook, so nothing can be connected.':
    'Homeroom ne peut pas voir votre adresse : il ne sait pas qui est responsable de ce classeur, et rien ne peut être connecté.',
  'Homeroom may not keep files of its own in your Drive: nothing can be refreshed.':
    'Homeroom ne peut pas garder ses propres fichiers dans votre Drive : rien ne peut être actualisé.',
  'Homeroom may not reach other services: your school’s systems cannot be asked, so nothing is refreshed.':
    'Homeroom ne peut pas joindre d’autres services : les systèmes de l’établissement ne peuvent pas être interrogés, donc rien n’est actualisé.',
  'Homeroom may not show its sidebar and dialogs.':
    'Homeroom ne peut pas montrer sa console ni ses fenêtres.',
  'Homeroom may not work while you are away: nothing is refreshed by itself.':
    'Homeroom ne peut pas travailler en votre absence : rien n’est actualisé tout seul.',
  'Homeroom may not send mails: nobody is told when a data set needs a person.':
    'Homeroom ne peut pas envoyer de courriels : personne n’est prévenu quand un jeu de données a besoin de quelqu’un.',
  'Homeroom may not use BigQuery: what is built there is not refreshed.':
    'Homeroom ne peut pas utiliser BigQuery : ce qui y est préparé n’est pas actualisé.',
  'Homeroom may not use Cloud SQL by its name: what is built there is not refreshed.':
    'Homeroom ne peut pas utiliser Cloud SQL par son nom : ce qui y est préparé n’est pas actualisé.',
  'Homeroom lacks a permission that it needs: something will not work.':
    'Il manque à Homeroom une autorisation nécessaire : quelque chose ne fonctionnera pas.',
  'Grant it on Google’s page, with every box ticked, then open Homeroom again.':
    'Accordez-la sur la page de Google, toutes les cases cochées, puis rouvrez Homeroom.',
  'This copy of Homeroom has no connector for Looker Studio.':
    'Cette copie de Homeroom n’a pas de connecteur pour Looker Studio.',
  'Whoever maintains it deploys one, as docs/looker.md tells, and names it in src/org/looker.json.':
    'Qui l’entretient en déploie un, comme le dit docs/looker.md, et le nomme dans src/org/looker.json.',
  'This version of Homeroom has no data set “{dataset}”.':
    'Cette version de Homeroom n’a pas de jeu de données « {dataset} ».',
  'The report begins to work when a system that has this is connected: see docs/reports.':
    'Le rapport fonctionnera dès qu’un système qui fournit ces données sera branché : voir docs/reports.',
  'This link opens no board: it is not whole, or it was revoked or is over.':
    'Ce lien n’ouvre aucun tableau : il est incomplet, révoqué ou périmé.',
  'Ask whoever gave it to you for a new one. It is made in Homeroom, beneath the board.':
    'Demandez-en un nouveau à la personne qui vous l’a donné. Il se crée dans Homeroom, sous le tableau.',
  'This page shows the board and does nothing else.':
    'Cette page montre le tableau et ne fait rien d’autre.',
  'Open the workbook to do more: Homeroom is in its menu.':
    'Ouvrez le classeur pour en faire plus : Homeroom est dans son menu.',
  'There is no report “{report}”.': 'Il n’y a pas de rapport « {report} ».',
  'Go back to the gallery: it shows every report there is.':
    'Revenez à la galerie : elle montre tous les rapports.',
  'The report {report} has no chart “{chart}”.':
    'Le rapport {report} n’a pas de graphique « {chart} ».',
  'Open the report anew: it may have changed.': 'Rouvrez le rapport : il a peut-être changé.',
  'The rows are not shown: fewer than {people} persons could be told from them.':
    'Les lignes ne sont pas montrées : on pourrait y reconnaître moins de {people} personnes.',
  'Choose a larger group.': 'Choisissez un groupe plus grand.',
  version: 'version',
  'Rows that differ from the version before.': 'Lignes qui diffèrent de la version précédente.',
  rows: 'lignes',
  seconds: 'secondes',
  Site: 'Site',
};
