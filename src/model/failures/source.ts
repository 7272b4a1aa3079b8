import type { Entry } from './entry';

/** Of sources and the credentials for them. */
export const SOURCE = {
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
    next: 'Homeroom tries again by itself. If it lasts, send this message to the vendor.',
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
    message: '{resource} on {host} has no column or tab {columns}.',
    next: 'Give it its name back, or say what it is called now: in “Add a source”, or in the mapping of its connection. What was read before stays.',
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
    next: 'Tell the vendor that paging does not end. What was read before stays.',
  },
  'source.expression': {
    recovery: 'fail',
    blame: 'setting',
    message:
      'An expression in the file of this source cannot be evaluated for {resource}: {problem}',
    next: 'Check the settings. If they are right, change the file under “Add a source”. What was read before stays.',
  },
  'source.setting': {
    recovery: 'fail',
    blame: 'setting',
    message: 'The file of this source does not take the setting {setting}: {problem}.',
    next: 'Open Connections and correct the setting.',
  },
  'source.stream_gone': {
    recovery: 'fail',
    blame: 'source',
    message: 'The system no longer has {resource}, which was read from it before.',
    next: 'What was read stays as it is. If it was given another name, it stands in the list of data sets under that; if it is gone for good, switch this data set off.',
  },
  'source.too_many': {
    recovery: 'fail',
    blame: 'source',
    message:
      '{resource} on {host} would be read in more than {count} parts, which no refresh gets through.',
    next: 'Choose a later start date, or a larger step in the file. What was read before stays.',
  },
  'source.crowded': {
    recovery: 'fail',
    blame: 'source',
    message:
      '{host} sends only so many records of {resource} at once, and has more of one moment than that.',
    next: 'Ask whoever wrote the file how the rest of them is reached. What was read before stays.',
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
    message: '{resource} at {host} changed faster than it could be read.',
    next: 'Homeroom tries again by itself. A refresh at night has better chances.',
  },
  'source.port': {
    recovery: 'fail',
    shut: true,
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
    shut: true,
    blame: 'setting',
    message: 'The database at {host} could not be reached securely.',
    next: 'Check the certificates in Connections: server, client and client key belong together.',
  },
  'source.login': {
    recovery: 'fail',
    shut: true,
    blame: 'credential',
    message: 'The database at {host} refused the user {user} or the password.',
    next: 'Open Connections and give user and password anew: a character may be missing.',
  },
  'source.login_kind': {
    recovery: 'fail',
    shut: true,
    blame: 'setting',
    message:
      'The user {user} of the database at {host} signs in by {plugin}, which Google’s driver cannot do.',
    next: 'Ask its keeper for a user that signs in by mysql_native_password, or to switch TLS on for this user.',
  },
  'source.no_database': {
    recovery: 'fail',
    shut: true,
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
    message: 'The database at {host} did not take the query for {resource}: {detail}.',
    next: 'Check the names of table and columns in Connections. What was read before stays.',
  },
  'source.same_key': {
    recovery: 'fail',
    blame: 'data',
    message: '{count} row(s) of {resource} at {host} have the same {key} as another, or none.',
    next: 'Choose a column that tells every row apart. What was read before stays.',
  },
  'source.hours': {
    recovery: 'pause',
    blame: 'setting',
    message:
      '{resource} at {host} may be read between {from} and {to} o’clock only, and was never read yet.',
    next: 'Nothing to do: Homeroom reads it then. The hours are a setting of the connection.',
  },
} as const satisfies Readonly<Record<string, Entry>>;
