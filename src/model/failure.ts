/**
 * Everything that can go wrong, as one table. Recovery is decided here and nowhere else:
 * `retry` again at once with backoff; `pause` until later, by itself; `skip` this data set in this run,
 * the last good version stays; `fail` until a person does something.
 */
export type Recovery = 'retry' | 'pause' | 'skip' | 'fail';
export type Blame = 'source' | 'credential' | 'setting' | 'workbook' | 'host' | 'data' | 'homeroom';

interface Entry {
  readonly recovery: Recovery;
  readonly blame: Blame;
  /** What happened. `{name}` is filled from the failure's params. */
  readonly message: string;
  /** What to do next. */
  readonly next: string;
}

/** Of every permission that was refused. */
const NEXT_CONSENT = 'Grant it on Google’s page, with every box ticked, then open Homeroom again.';

const table = {
  'source.unreachable': {
    recovery: 'pause',
    blame: 'source',
    message: 'No answer from {host}.',
    next: 'Check the address. If it is right, the system may be down: Homeroom tries again by itself.',
  },
  'source.unknown_host': {
    recovery: 'fail',
    blame: 'setting',
    message: 'There is no server at {host}.',
    next: 'Open Connections and correct the address.',
  },
  'source.tls': {
    recovery: 'fail',
    blame: 'source',
    message: 'The secure connection to {host} could not be made: its certificate is not valid.',
    next: 'Ask whoever runs the server to renew its certificate, or correct the address.',
  },
  'source.refused_key': {
    recovery: 'fail',
    blame: 'credential',
    message: '{host} refused the key and secret.',
    next: 'Open Connections and give the key and secret anew.',
  },
  'source.forbidden': {
    recovery: 'fail',
    blame: 'credential',
    message: 'The key may not read {resource}. {detail}',
    next: 'Ask your vendor to add {resource} to the key’s claim set.',
  },
  'source.not_found': {
    recovery: 'fail',
    blame: 'setting',
    message: '{host} has no {resource}.',
    next: 'Check the address, and the school year or instance if you gave one.',
  },
  'source.too_busy': {
    recovery: 'pause',
    blame: 'source',
    message: '{host} asks to slow down.',
    next: 'Nothing to do: Homeroom goes on by itself when the server allows it.',
  },
  'source.error': {
    recovery: 'pause',
    blame: 'source',
    message: '{host} answered with error {status} for {resource}. {detail}',
    next: 'Homeroom tries again by itself. If it lasts, send the correlation id to the vendor.',
  },
  'source.bad_request': {
    recovery: 'fail',
    blame: 'source',
    message: '{host} did not accept the request for {resource} ({status}). {detail}',
    next: 'Test the connection. If the test is good, report this with the support bundle.',
  },
  'source.not_json': {
    recovery: 'fail',
    blame: 'source',
    message: '{host} answered with {what} where {resource} should be.',
    next: 'Check the address: it may lead to a sign-in page. If it is right, tell the vendor.',
  },
  'source.not_zip': {
    recovery: 'fail',
    blame: 'source',
    message: '{host} answered with something that is not a whole zip file.',
    next: 'Open the address in a browser: it should download a .zip file that opens.',
  },
  'source.not_table': {
    recovery: 'fail',
    blame: 'source',
    message: '{host} answered with {what} where a table of text (CSV) is expected.',
    next: 'Open the address in a browser: it should download the file, without signing in.',
  },
  'source.drive_file': {
    recovery: 'fail',
    blame: 'setting',
    message: 'Drive shows no such file to this copy of Homeroom. {detail}',
    next: 'Share it with the steward. Whoever maintains your copy adds “drive.readonly” to src/org/scopes.json: without it, only files that Homeroom made are seen.',
  },
  'source.columns': {
    recovery: 'fail',
    blame: 'source',
    message: '{resource} on {host} has no column or tab {columns} any more.',
    next: 'Give it its name back, or open “Add a source”, look at the table again and save it as it is now. What was read before stays.',
  },
  'source.too_large': {
    recovery: 'fail',
    blame: 'source',
    message: 'A page of {resource} is larger than 50 MB, more than Google lets a script receive.',
    next: 'Ask the vendor whether {resource} holds a record of unusual size.',
  },
  'source.own_hosts': {
    recovery: 'fail',
    blame: 'setting',
    message:
      'The file of this source leads to {host} for {resource}, which is none of its own public servers.',
    next: 'Check the settings for the address. If they are right, the file asks for what Homeroom does not allow.',
  },
  'source.endless': {
    recovery: 'fail',
    blame: 'source',
    message: '{host} repeats the same pages of {resource} without end.',
    next: 'Tell the vendor that paging does not end. Your tab is as it was.',
  },
  'source.expression': {
    recovery: 'fail',
    blame: 'setting',
    message:
      'An expression in the file of this source cannot be evaluated for {resource}: {problem}',
    next: 'Check the settings. If they are right, change the file under “Add a source”. Your tab is as it was.',
  },
  'source.too_many': {
    recovery: 'fail',
    blame: 'source',
    message:
      '{resource} on {host} would be read in more than {count} parts, which no refresh gets through.',
    next: 'Choose a later start date, or a larger step in the file. Your tab is as it was.',
  },
  'source.scope': {
    recovery: 'fail',
    blame: 'setting',
    message:
      'This copy of Homeroom may not read {source}: the permission “{scope}” was left out when it was built.',
    next: 'Whoever maintains your copy adds {scopes} to src/org/scopes.json and pushes it; then grant it here.',
  },
  'source.unstable': {
    recovery: 'pause',
    blame: 'source',
    message: '{resource} changed faster than it could be read.',
    next: 'Homeroom tries again by itself. A refresh at night has better chances.',
  },
  'source.port': {
    recovery: 'fail',
    blame: 'setting',
    message:
      'Google lets scripts reach databases at ports of 1025 and above only, and that of {host} is below.',
    next: 'Ask its keeper to let the database listen at a higher port, or to forward one to it, and correct the port in Connections.',
  },
  'source.closed': {
    recovery: 'pause',
    blame: 'source',
    message: 'No answer from the database at {host}.',
    next: 'Check address and port. Its firewall must let Google’s servers in: docs/sql.md says where their addresses are listed. If all is right, it may be down: Homeroom tries again by itself.',
  },
  'source.no_login': {
    recovery: 'pause',
    blame: 'setting',
    message: 'Google could not connect to the database at {host} and does not say why.',
    next: 'Check in this order: address and port; that its firewall lets Google’s servers in (docs/sql.md); user and password; the name of the database; certificates.',
  },
  'source.certificate': {
    recovery: 'fail',
    blame: 'setting',
    message: 'The database at {host} could not be reached securely.',
    next: 'Check the certificates in Connections: server, client and client key belong together.',
  },
  'source.login': {
    recovery: 'fail',
    blame: 'credential',
    message: 'The database at {host} refused the user {user} or the password.',
    next: 'Open Connections and give user and password anew: a character may be missing.',
  },
  'source.login_kind': {
    recovery: 'fail',
    blame: 'setting',
    message:
      'The user {user} of the database at {host} signs in by {plugin}, which Google’s driver cannot do.',
    next: 'Ask its keeper for a user that signs in by mysql_native_password, or to switch TLS on for this user.',
  },
  'source.no_database': {
    recovery: 'fail',
    blame: 'setting',
    message: 'The server at {host} has no database {database}.',
    next: 'Open Connections and correct the name of the database.',
  },
  'source.rights': {
    recovery: 'fail',
    blame: 'credential',
    message: 'The user {user} of the database at {host} may not read {resource}.',
    next: 'Ask its keeper to grant this user SELECT on what is read, and nothing else.',
  },
  'source.slow': {
    recovery: 'pause',
    blame: 'source',
    message: 'The database at {host} took too long to answer for {resource} and was asked to stop.',
    next: 'Homeroom tries again by itself. If it lasts, read fewer rows at a time, or ask its keeper for an index on the key and on the change column.',
  },
  'source.statement': {
    recovery: 'fail',
    blame: 'setting',
    message: 'The database at {host} did not take the query for {resource}: {detail}',
    next: 'Check the names of table and columns in Connections. Your tab is as it was.',
  },
  'source.same_key': {
    recovery: 'fail',
    blame: 'data',
    message: '{count} row(s) of {resource} have the same {key} as another, or none.',
    next: 'Choose a column that tells every row apart. Your tab is as it was.',
  },
  'source.hours': {
    recovery: 'pause',
    blame: 'setting',
    message: '{resource} may be read between {from} and {to} o’clock only, and was never read yet.',
    next: 'Nothing to do: Homeroom reads it then. The hours are a setting of the connection.',
  },
  'setup.no_name': {
    recovery: 'fail',
    blame: 'setting',
    message: 'No answer has {name} in it, so all connections would lead to the same place.',
    next: 'Write {name} where their addresses differ, such as in the name of the database.',
  },
  'setup.bad_database': {
    recovery: 'fail',
    blame: 'setting',
    message: '“{value}” cannot be {setting}: {expected}.',
    next: 'Correct {setting} in Connections. Nothing was changed.',
  },
  'data.no_key': {
    recovery: 'fail',
    blame: 'data',
    message: '{count} record(s) of {resource} came without {field}, so they cannot be told apart.',
    next: 'Ask whoever enters the data to complete the record. Your tab is as it was.',
  },
  'data.wrong_type': {
    recovery: 'fail',
    blame: 'data',
    message: '{count} value(s) of {resource}.{field} are {found} where {promised} was promised.',
    next: 'Ask the vendor why the type changed: leading zeros may be lost. Your tab is as it was.',
  },
  'data.check': {
    recovery: 'fail',
    blame: 'data',
    message: '{dataset} did not pass its check “{check}”: {found}.',
    next: 'Look at the rows in question at the source. The last good version stays published.',
  },
  'question.field': {
    recovery: 'fail',
    blame: 'setting',
    message: '{dataset} has no field “{field}” here.',
    next: 'Ask for some of these: {fields}.',
  },
  'question.value': {
    recovery: 'fail',
    blame: 'setting',
    message: 'The condition “{operator}” on {field} does not take “{value}”.',
    next: 'It takes: {wanted}.',
  },
  'shown.missing': {
    recovery: 'fail',
    blame: 'setting',
    message: '{dataset} is not published in this workbook.',
    next: 'Open the workbook, switch it on in Homeroom and refresh it.',
  },
  'shown.unfinished': {
    recovery: 'pause',
    blame: 'homeroom',
    message: '{dataset} is being updated right now.',
    next: 'Ask again in a minute or two.',
  },
  'shown.past': {
    recovery: 'fail',
    blame: 'setting',
    message: 'There is no past version of {dataset} of {asOf} to be read here.',
    next: 'Ask for a later one. Past versions are kept as long as the settings say, and only the steward can read them.',
  },
  'data.held': {
    recovery: 'fail',
    blame: 'data',
    message: '{dataset} would go from {before} to {after} rows. That is more than usual.',
    next: 'If this is right, choose “Publish anyway”. Until then the last version stays.',
  },
  'data.not_landed': {
    recovery: 'fail',
    blame: 'setting',
    message: '{dataset} was never read to its end, so there is nothing stored to build it from.',
    next: 'Refresh it first. After that it can be built again without asking the source.',
  },
  'data.sql': {
    recovery: 'fail',
    blame: 'homeroom',
    message: 'The query of {dataset} does not run: {detail}',
    next: 'If your school changed this data set, correct its SQL; otherwise report it.',
  },
  'build.too_large': {
    recovery: 'fail',
    blame: 'host',
    message: '{dataset} needs {rows} rows in memory, more than fits in one execution.',
    next: 'Connect Cloud SQL or BigQuery in Settings; the same data set runs there.',
  },
  'warehouse.address': {
    recovery: 'fail',
    blame: 'setting',
    message: '{address} is not an address of a database: {detail}.',
    next: 'Correct it in Settings, “Where data sets are built”.',
  },
  'warehouse.port': {
    recovery: 'fail',
    blame: 'setting',
    message:
      'Google lets scripts reach databases at ports of 1025 and above only, and this one is {port}.',
    next: 'Let the database listen at a higher port, or forward one to it, and set that in Settings.',
  },
  'warehouse.ssl_in_address': {
    recovery: 'fail',
    blame: 'setting',
    message:
      'Google takes no {parameter} in the address of a database: its connections are always encrypted.',
    next: 'In Settings, take it out of the address and give the certificates, if there are any, in their own fields.',
  },
  'warehouse.no_connection': {
    recovery: 'pause',
    blame: 'setting',
    message: 'Google could not connect to the database at {host} and does not say why.',
    next: 'Check in this order: address and port; that its firewall lets Google’s servers in (docs/warehouses.md says where their addresses are listed); user and password; the name of the database; certificates.',
  },
  'warehouse.unreachable': {
    recovery: 'pause',
    blame: 'setting',
    message: 'No answer from the database at {host}.',
    next: 'Check address and port. Its firewall must let Google’s servers in: docs/warehouses.md says where their addresses are listed.',
  },
  'warehouse.tls': {
    recovery: 'fail',
    blame: 'setting',
    message: 'The database at {host} could not be reached securely.',
    next: 'Check the certificates in Settings, “Where data sets are built”: server, client and client key belong together.',
  },
  'warehouse.refused': {
    recovery: 'fail',
    blame: 'credential',
    message: 'The database at {host} refused the user {user} or the password.',
    next: 'Give user and password anew in Settings, “Where data sets are built”: a character may be missing.',
  },
  'warehouse.auth_plugin': {
    recovery: 'fail',
    blame: 'setting',
    message: 'The user {user} signs in by {plugin}, which Google’s driver cannot do.',
    next: 'Ask for a user that signs in by mysql_native_password, or switch TLS on for this user.',
  },
  'warehouse.unknown_database': {
    recovery: 'fail',
    blame: 'setting',
    message: 'The server has no database {database}.',
    next: 'Make it, or correct its name in Settings, “Where data sets are built”.',
  },
  'warehouse.unknown': {
    recovery: 'fail',
    blame: 'homeroom',
    message: 'This version of Homeroom cannot build data sets in “{engine}”.',
    next: 'Reload the workbook; if it comes back, ask whoever maintains your copy.',
  },
  'warehouse.locked': {
    recovery: 'fail',
    blame: 'credential',
    message: '{engine} has no password here, so nothing is built.',
    next: 'Give it anew in Settings, “Where data sets are built”.',
  },
  'warehouse.rights': {
    recovery: 'fail',
    blame: 'credential',
    message: 'The user {user} may not do this in the database: {detail}.',
    next: 'Ask the database’s keeper for the rights listed in docs/warehouses.md.',
  },
  'warehouse.taken': {
    recovery: 'fail',
    blame: 'setting',
    message: 'Another workbook keeps its data sets in the schema {schema}.',
    next: 'Choose another schema in Settings, “Where data sets are built”.',
  },
  'warehouse.type': {
    recovery: 'fail',
    blame: 'setting',
    message: 'The column {table}.{column} is {found} and would have to become {wanted}.',
    next: 'Drop the table in the database: it is filled again from the raw data.',
  },
  'warehouse.key': {
    recovery: 'fail',
    blame: 'data',
    message: '{table}.{column} tells rows apart and has {chars} characters; {most} fit.',
    next: 'Ask the vendor why it is so long. Until then choose another engine: the built-in one takes any length.',
  },
  'warehouse.busy': {
    recovery: 'pause',
    blame: 'host',
    message: 'The database is busy: {detail}.',
    next: 'Nothing to do: Homeroom tries again by itself.',
  },
  'warehouse.lost': {
    recovery: 'pause',
    blame: 'host',
    message: 'The connection to the database was lost.',
    next: 'Nothing to do: Homeroom tries again by itself.',
  },
  'warehouse.quota': {
    recovery: 'pause',
    blame: 'host',
    message: 'Today’s connections to databases are used up.',
    next: 'Nothing to do: Homeroom goes on tomorrow by itself.',
  },
  'warehouse.full': {
    recovery: 'fail',
    blame: 'setting',
    message: 'The database has no room: {detail}.',
    next: 'Ask its keeper for more space. Your tabs and tables are as they were.',
  },
  'warehouse.limit': {
    recovery: 'fail',
    blame: 'setting',
    message: 'The query would read {bytes}, more than the limit of {limit} set for this project.',
    next: 'Raise the limit in Settings, “Where data sets are built”, or switch data sets off.',
  },
  'warehouse.scope': {
    recovery: 'fail',
    blame: 'setting',
    message:
      'This copy of Homeroom may not use {engine} so: the permission “{scope}” was left out when it was built.',
    next: 'Whoever maintains your copy adds “{scope}” to src/org/scopes.json and pushes it; then grant it here.',
  },
  'warehouse.sql': {
    recovery: 'fail',
    blame: 'homeroom',
    message: 'The database refused a statement: {detail}',
    next: 'If your school changed this data set, correct its SQL; otherwise report it.',
  },
  'warehouse.missing': {
    recovery: 'fail',
    blame: 'setting',
    message: 'BigQuery does not find it: {detail}.',
    next: 'Check project and location in Settings, “Where data sets are built”. Deleted tables are filled again by a refresh.',
  },
  'warehouse.denied': {
    recovery: 'fail',
    blame: 'credential',
    message: 'BigQuery does not let this Google account do that: {detail}.',
    next: 'Ask the project’s owner for the roles listed in docs/warehouses.md.',
  },
  'warehouse.day_quota': {
    recovery: 'pause',
    blame: 'host',
    message: 'A quota of BigQuery is used up: {detail}.',
    next: 'Nothing to do: Homeroom goes on by itself. If it comes back, refresh less often.',
  },
  'warehouse.billing': {
    recovery: 'fail',
    blame: 'setting',
    message: 'BigQuery’s free sandbox cannot do this: {detail}.',
    next: 'Ask the project’s owner to switch billing on for it.',
  },
  'warehouse.api_off': {
    recovery: 'fail',
    blame: 'setting',
    message: 'BigQuery is not switched on for the script’s Google Cloud project.',
    next: 'Ask the project’s owner to enable the BigQuery API there; it takes some minutes.',
  },
  'warehouse.location': {
    recovery: 'fail',
    blame: 'setting',
    message: 'BigQuery keeps the data set {dataset} in {found}, and Settings say {wanted}.',
    next: 'Correct the location in Settings, “Where data sets are built”, or choose another name for the data set.',
  },
  'warehouse.clearing': {
    recovery: 'fail',
    blame: 'setting',
    message: 'What was read from {site} still stands in {engine}. It is deleted within the hour.',
    next: 'There is nothing to do. Backups of the database are its keeper’s.',
  },
  'warehouse.uncleared': {
    recovery: 'fail',
    blame: 'setting',
    message: 'What was read from {site} could not be deleted in {engine} yet.',
    next: 'It is tried again, at least once a day, as long as data sets are built there.',
  },
  'warehouse.left': {
    recovery: 'fail',
    blame: 'setting',
    message: 'Homeroom’s tables still stand in {engine}, where data sets were built before.',
    next: 'They hold students’ data and are no longer refreshed. Delete them there if nobody reads them any more: your tabs and what was read stay.',
  },
  'warehouse.leaving': {
    recovery: 'fail',
    blame: 'setting',
    message: 'Homeroom’s tables in {engine} are being deleted.',
    next: 'It goes on by itself, within the hour.',
  },
  'warehouse.differs': {
    recovery: 'fail',
    blame: 'data',
    message: '{dataset} has {after} rows in the new place and {before} here.',
    next: 'Nothing was switched. Refresh here first, then move again; if it stays, report it.',
  },
  'workbook.full': {
    recovery: 'fail',
    blame: 'workbook',
    message: 'The workbook has no room for {tab}: it may hold 10 million cells.',
    next: 'Delete tabs or empty columns you do not need, or publish to a new workbook.',
  },
  'workbook.locked': {
    recovery: 'fail',
    blame: 'workbook',
    message: 'The tab “{tab}” is protected, so Homeroom may not write to it.',
    next: 'Remove the protection (Data, then Protected sheets and ranges) and refresh.',
  },
  'workbook.unreachable': {
    recovery: 'fail',
    blame: 'workbook',
    message: 'This Google account may not open the workbook, or it is gone.',
    next: 'Ask whoever owns it to share it with you, or choose another workbook.',
  },
  'workbook.busy': {
    recovery: 'pause',
    blame: 'host',
    message: 'Google Sheets did not accept the change just now.',
    next: 'Nothing to do: Homeroom tries again by itself.',
  },
  'storage.full': {
    recovery: 'fail',
    blame: 'workbook',
    message: 'Google’s store for this workbook’s settings is full (500 KB).',
    next: 'Switch off data sets you do not need, or remove old connections.',
  },
  'storage.lost': {
    recovery: 'retry',
    blame: 'host',
    message: 'A file of raw data is gone from your Drive.',
    next: 'Nothing to do: Homeroom reads it from the source again.',
  },
  'host.quota': {
    recovery: 'pause',
    blame: 'host',
    message: 'Today’s share of {service} is used up.',
    next: 'Nothing to do: Homeroom goes on tomorrow by itself.',
  },
  'host.transient': {
    recovery: 'retry',
    blame: 'host',
    message: 'Google had a short problem: {detail}',
    next: 'Nothing to do: Homeroom tries again by itself.',
  },
  'host.unauthorized': {
    recovery: 'fail',
    blame: 'host',
    message: 'Homeroom no longer has your permission for {service}.',
    next: 'Open the Homeroom menu and grant the permission again.',
  },
  'consent.spreadsheets': {
    recovery: 'fail',
    blame: 'host',
    message: 'Homeroom may not use your spreadsheets: nothing can be published.',
    next: NEXT_CONSENT,
  },
  'consent.email': {
    recovery: 'fail',
    blame: 'host',
    message:
      'Homeroom may not see your mail address: it cannot tell who looks after this workbook, so nothing can be connected.',
    next: NEXT_CONSENT,
  },
  'consent.drive': {
    recovery: 'fail',
    blame: 'host',
    message: 'Homeroom may not keep files of its own in your Drive: nothing can be refreshed.',
    next: NEXT_CONSENT,
  },
  'consent.requests': {
    recovery: 'fail',
    blame: 'host',
    message:
      'Homeroom may not reach other services: your school’s systems cannot be asked, so nothing is refreshed.',
    next: NEXT_CONSENT,
  },
  'consent.windows': {
    recovery: 'fail',
    blame: 'host',
    message: 'Homeroom may not show its sidebar and dialogs.',
    next: NEXT_CONSENT,
  },
  'consent.trigger': {
    recovery: 'fail',
    blame: 'host',
    message: 'Homeroom may not work while you are away: nothing is refreshed by itself.',
    next: NEXT_CONSENT,
  },
  'consent.mail': {
    recovery: 'fail',
    blame: 'host',
    message: 'Homeroom may not send mails: nobody is told when a data set needs a person.',
    next: NEXT_CONSENT,
  },
  'consent.classroom': {
    recovery: 'fail',
    blame: 'host',
    message: 'Homeroom may not read Google Classroom: its courses are not refreshed.',
    next: NEXT_CONSENT,
  },
  'consent.bigquery': {
    recovery: 'fail',
    blame: 'host',
    message: 'Homeroom may not use BigQuery: what is built there is not refreshed.',
    next: NEXT_CONSENT,
  },
  'consent.sqlservice': {
    recovery: 'fail',
    blame: 'host',
    message: 'Homeroom may not use Cloud SQL by its name: what is built there is not refreshed.',
    next: NEXT_CONSENT,
  },
  'consent.some': {
    recovery: 'fail',
    blame: 'host',
    message: 'Homeroom lacks a permission that it needs: something will not work.',
    next: NEXT_CONSENT,
  },
  'setup.no_connection': {
    recovery: 'fail',
    blame: 'setting',
    message: '{dataset} has no source.',
    next: 'Open Connections and connect a system that feeds it.',
  },
  'setup.missing': {
    recovery: 'fail',
    blame: 'setting',
    message: '{setting} is empty.',
    next: 'Fill in {setting}.',
  },
  'setup.no_such_choice': {
    recovery: 'fail',
    blame: 'setting',
    message: '“{value}” is no answer to {setting}.',
    next: 'Choose one of these: {options}.',
  },
  'setup.not_a_number': {
    recovery: 'fail',
    blame: 'setting',
    message: '{setting} is a number, which “{value}” is not.',
    next: 'Write it in digits, as in 250.',
  },
  'setup.not_a_date': {
    recovery: 'fail',
    blame: 'setting',
    message: '{setting} is a date, which “{value}” is not.',
    next: 'Give the year, the month and the day, as in 2027-06-30.',
  },
  'setup.same_site': {
    recovery: 'fail',
    blame: 'setting',
    message: 'Another connection is called “{site}” already.',
    next: 'Choose another name of the site: rows are told apart by it.',
  },
  'setup.unknown_connection': {
    recovery: 'fail',
    blame: 'setting',
    message: 'This connection is no longer there.',
    next: 'Look at the list of connections anew: somebody may have removed it.',
  },
  'setup.bad_date': {
    recovery: 'fail',
    blame: 'setting',
    message: '“{value}” is not a date.',
    next: 'Give the year, the month and the day, as in 2027-06-30.',
  },
  'setup.running': {
    recovery: 'fail',
    blame: 'setting',
    message: 'A refresh is at work right now.',
    next: 'Cancel it or wait until it is over, then try again.',
  },
  'setup.not_steward': {
    recovery: 'fail',
    blame: 'setting',
    message: '{steward} looks after the connections of this workbook and keeps their secrets.',
    next: 'Ask {steward} to do it. If that person has left, take over in Settings.',
  },
  'setup.steward_gone': {
    recovery: 'fail',
    blame: 'setting',
    message: 'Nothing has been refreshed from the account of {steward} for {hours} hours.',
    next: 'Ask {steward} to open Homeroom in this workbook. If that person has left, take over in Settings.',
  },
  'setup.copied': {
    recovery: 'fail',
    blame: 'setting',
    message:
      'This workbook is a copy. Its connections and data sets came along, their secrets did not.',
    next: 'Open Connections and give the secrets once: whoever does looks after this copy, and it refreshes by itself.',
  },
  'setup.secret_missing': {
    recovery: 'fail',
    blame: 'setting',
    message: '{site} has no secret here, so it is not read.',
    next: 'Open Connections and give the secret of {site} anew.',
  },
  'setup.key_refused': {
    recovery: 'fail',
    blame: 'credential',
    message: 'The key and secret of {site} are refused.',
    next: 'Open Connections and give the key and secret of {site} anew.',
  },
  'setup.key_expires': {
    recovery: 'fail',
    blame: 'credential',
    message: 'The key of {site} works until {date}.',
    next: 'Ask the vendor for a new one and give it in Connections, with its date.',
  },
  'setup.paused': {
    recovery: 'skip',
    blame: 'setting',
    message: '{site} is paused, so {dataset} is not refreshed.',
    next: 'Open Connections and let {site} go on. Until then the last version stays.',
  },
  'setup.paused_unread': {
    recovery: 'fail',
    blame: 'setting',
    message: '{dataset} has rows of {site} too, which is paused and was not read in this account.',
    next: 'Open Connections and let {site} go on, or remove it if its rows should go.',
  },
  'setup.unknown_connector': {
    recovery: 'fail',
    blame: 'homeroom',
    message: 'This version of Homeroom does not know the connector “{connector}”.',
    next: 'Reload the workbook; if it comes back, ask whoever maintains your copy.',
  },
  'setup.custom_kind': {
    recovery: 'fail',
    blame: 'homeroom',
    message: 'This version of Homeroom does not know sources of the kind “{kind}”.',
    next: 'Reload the workbook; if it comes back, ask whoever maintains your copy.',
  },
  'setup.custom_lost': {
    recovery: 'fail',
    blame: 'workbook',
    message:
      'The file that says how {source} is read is not in this account: a copy of a workbook has none.',
    next: 'Open “Add a source”, paste the file again and save it, then give its connections to it.',
  },
  'setup.custom_unread': {
    recovery: 'fail',
    blame: 'setting',
    message: 'The file cannot be read as a source. Line {line}: {problem}',
    next: 'Correct the file and check it again. Nothing was saved.',
  },
  'setup.custom_used': {
    recovery: 'fail',
    blame: 'setting',
    message: '{source} is used by the connection {site}.',
    next: 'Remove its connections first, then the source.',
  },
  'setup.query_writes': {
    recovery: 'fail',
    blame: 'setting',
    message: 'What is read of {table} has the word {word} in it, which does more than read.',
    next: 'Leave it out. If {word} is the name of a column, write it in quotes.',
  },
  'setup.query_one': {
    recovery: 'fail',
    blame: 'setting',
    message: 'The query or the row filter of {table} is not whole, or is more than one.',
    next: 'A query begins with SELECT or WITH (SQL Server: SELECT), a filter is a condition as behind WHERE. Close quotes and brackets.',
  },
  'setup.no_key': {
    recovery: 'fail',
    blame: 'setting',
    message: 'The key of {table} is not among the columns that are read as they are.',
    next: 'Choose a column that tells its rows apart, or several together.',
  },
  'setup.custom_address': {
    recovery: 'fail',
    blame: 'setting',
    message: 'No file could be read at this address.',
    next: 'Give the https:// address of the file itself, which opens without signing in, or paste its text.',
  },
  'setup.no_looker': {
    recovery: 'fail',
    blame: 'setting',
    message: 'This copy of Homeroom has no connector for Looker Studio.',
    next: 'Whoever maintains it deploys one, as docs/looker.md tells, and names it in src/org/looker.json.',
  },
  'setup.unknown_dataset': {
    recovery: 'fail',
    blame: 'homeroom',
    message: 'This version of Homeroom does not know the data set “{dataset}”.',
    next: 'Reload the workbook; if it comes back, ask whoever maintains your copy.',
  },
  'activity.unknown_run': {
    recovery: 'fail',
    blame: 'setting',
    message: 'This run is no longer on record.',
    next: 'Runs are kept for as long as Settings says. Colleagues see the last ones only.',
  },
  'check.unfinished': {
    recovery: 'retry',
    blame: 'host',
    message: 'The System check is not finished: the time of one execution did not suffice.',
    next: 'Check again: it goes on where it stopped.',
  },
  'setup.too_often': {
    recovery: 'fail',
    blame: 'host',
    message: 'Google lets an add-on refresh by itself once an hour at most.',
    next: 'Stay with every hour. A copy of Homeroom that your school owns can refresh more often.',
  },
  'setup.too_many_triggers': {
    recovery: 'fail',
    blame: 'host',
    message: 'Google allows no further automatic refresh for your account in this script.',
    next: 'Delete triggers you no longer need at script.google.com, under My triggers, and open Homeroom again.',
  },
  'setup.unknown_zone': {
    recovery: 'fail',
    blame: 'setting',
    message: '“{zone}” is not a time zone.',
    next: 'Choose one from the list, such as Europe/Paris or America/New_York.',
  },
  'setup.bad_email': {
    recovery: 'fail',
    blame: 'setting',
    message: '“{email}” is not an e-mail address.',
    next: 'Correct it, or take it off the list of recipients.',
  },
  'setup.bad_setting': {
    recovery: 'fail',
    blame: 'setting',
    message: '{setting} takes {expected}.',
    next: 'Correct {setting} and save again. Nothing was changed.',
  },
  'host.trigger_silent': {
    recovery: 'fail',
    blame: 'host',
    message: 'The automatic refresh has not started for {hours} hours, although it is set up.',
    next: 'Refresh by hand for now. If it lasts, remove Homeroom under Extensions, Add-ons, and install it again: your data sets stay.',
  },
  'host.killed': {
    recovery: 'fail',
    blame: 'host',
    message: 'Google ended the work {count} times in a row before anything came of it: {what}.',
    next: 'Refresh fewer data sets at a time. If one of them never succeeds, report it with the run’s id.',
  },
  'quota.waits': {
    recovery: 'pause',
    blame: 'host',
    message:
      '{count} data set(s) wait, because today’s share of {service} does not suffice for all.',
    next: 'Nothing to do: they go on by themselves, the longest overdue first. Less frequent schedules need less.',
  },
  'report.missing': {
    recovery: 'fail',
    blame: 'homeroom',
    message: 'This version of Homeroom has no data set “{dataset}”.',
    next: 'The report begins to work when a system that has this is connected: see docs/reports.',
  },
  'report.unknown': {
    recovery: 'fail',
    blame: 'setting',
    message: 'There is no report “{report}”.',
    next: 'Go back to the gallery: it shows every report there is.',
  },
  'board.link': {
    recovery: 'fail',
    blame: 'setting',
    message: 'This link opens no board: it is not whole, or it was revoked or is over.',
    next: 'Ask whoever gave it to you for a new one. It is made in Homeroom, beneath the board.',
  },
  'web.visitor': {
    recovery: 'fail',
    blame: 'setting',
    message: 'This page shows the board and does nothing else.',
    next: 'Open the workbook to do more: Homeroom is in its menu.',
  },
  'report.chart': {
    recovery: 'fail',
    blame: 'setting',
    message: 'The report {report} has no chart “{chart}”.',
    next: 'Open the report anew: it may have changed.',
  },
  'report.suppressed': {
    recovery: 'fail',
    blame: 'setting',
    message: 'The rows are not shown: fewer than {people} persons could be told from them.',
    next: 'Choose a larger group.',
  },
  'homeroom.unexpected': {
    recovery: 'fail',
    blame: 'homeroom',
    message: 'Something went wrong inside Homeroom: {detail}',
    next: 'Refresh again. If it comes back, report it with the run’s id.',
  },
} as const satisfies Readonly<Record<string, Entry>>;

export type FailureCode = keyof typeof table;
export const FAILURES: Readonly<Record<FailureCode, Entry>> = table;

/** A thing that went wrong, as data: it is stored, shown and mailed. Never a secret, never a student. */
export interface Failure {
  readonly code: FailureCode;
  readonly params: Readonly<Record<string, string | number>>;
}

/** A text without addresses of persons. */
export const discreet = (text: string): string =>
  text.replace(/[^\s"'<>(),;:]+@[^\s"'<>(),;:]+/g, '…@…');

/**
 * An error's sentence without what it quotes: a JSON parser quotes the text it could not read, and Google
 * Sheets the value it could not write.
 */
export const unquoted = (text: string): string =>
  discreet(text).replace(/"[^"]*"?|“[^”]*”?/g, '“…”');

/** How a failure travels up a call stack. */
export class FailureError extends Error {
  readonly failure: Failure;
  constructor(code: FailureCode, params: Failure['params'] = {}) {
    super(`${code}: ${tell({ code, params }).message}`);
    this.failure = { code, params };
  }
}

export const fill = (template: string, params: Failure['params']): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? '')).trim();

/**
 * The failure in words: what happened and what to do next.
 * @param say puts a text, or a parameter that is one, into another language.
 */
export const tell = (
  { code, params }: Failure,
  say: (english: string) => string = (english) => english,
): { message: string; next: string } => {
  const told = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'string' ? say(value) : value,
    ]),
  );
  return {
    message: fill(say(FAILURES[code].message), told),
    next: fill(say(FAILURES[code].next), told),
  };
};

/** Any thrown value as a failure. An error nobody named fails loudly under its own text. */
export const failureOf = (error: unknown): Failure =>
  error instanceof FailureError
    ? error.failure
    : {
        code: 'homeroom.unexpected',
        params: {
          detail: unquoted(error instanceof Error ? error.message : String(error)).slice(0, 300),
        },
      };
