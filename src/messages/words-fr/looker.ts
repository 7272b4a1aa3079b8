/** What Looker Studio is told. */
export const looker: Readonly<Record<string, string>> = {
  'Choose a workbook in which Homeroom publishes data sets. Listed are those in which you have opened Homeroom; of any other that is shared with you, give the address.':
    'Choisissez un classeur où Homeroom publie des jeux de données. La liste montre ceux où vous avez ouvert Homeroom ; pour tout autre partagé avec vous, donnez l’adresse.',
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
    'La dernière change à chaque actualisation ; une plus ancienne reste telle qu’elle était.',
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
  'How many rows there are.': 'Le nombre de lignes.',
  'Published At': 'Publié le',
  'When these rows were published, in UTC.': 'Quand ces lignes ont été publiées, en UTC.',
  'Age (Hours)': 'Âge (heures)',
  'Hours since these rows were last found to be what the sources hold.':
    'Heures depuis que ces lignes ont été trouvées conformes aux sources.',
  Complete: 'Complet',
  'No when a later refresh failed or is held, or some sources could not be read: what is shown is the last good version.':
    'Non quand une actualisation ultérieure a échoué ou est retenue, ou que certaines sources n’ont pu être lues : ce qui est montré est la dernière bonne version.',
  'Rows in Quarantine': 'Lignes en quarantaine',
  'Rows that broke a rule and were kept out of what is shown.':
    'Lignes qui enfreignent une règle et sont écartées de ce qui est montré.',
  'No workbook was chosen.': 'Aucun classeur n’a été choisi.',
  'Edit the data source’s connection and choose one.':
    'Modifiez la connexion de la source de données et faites votre choix.',
  'This is not the address of a workbook.': 'Ce n’est pas l’adresse d’un classeur.',
  'Copy it from the browser: it begins with https://docs.google.com/spreadsheets/.':
    'Copiez-la du navigateur : elle commence par https://docs.google.com/spreadsheets/.',
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
    'Modifiez la source de données et choisissez « Actualiser les champs », puis retirez {field} du rapport.',
  'The version of {dataset} that was chosen is no longer kept, or not for this account.':
    'La version de {dataset} qui a été choisie n’est plus conservée, ou pas pour ce compte.',
  'Edit the data source’s connection and choose another version.':
    'Modifiez la connexion de la source de données et choisissez une autre version.',
  '{dataset} would answer with {rows} rows; Looker Studio takes {most} at most.':
    '{dataset} répondrait par {rows} lignes ; Looker Studio en accepte {most} au plus.',
  'Add a filter or a date range to the report, or build your data sets in BigQuery.':
    'Ajoutez un filtre ou une période au rapport, ou préparez vos jeux de données dans BigQuery.',
};
