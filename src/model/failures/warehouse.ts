import type { Entry } from './entry';

/** Of the places where data sets are built. */
export const WAREHOUSE = {
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
    next: 'Check in this order: address and port; that its firewall lets in Google’s addresses (all of www.gstatic.com/ipranges/goog.json, for this port); user and password; the name of the database; certificates; of MySQL 8, that the user does not sign in by caching_sha2_password.',
  },
  'warehouse.unreachable': {
    recovery: 'pause',
    blame: 'setting',
    message: 'No answer from the database at {host}.',
    next: 'Check address and port. Its firewall must let in Google’s addresses: all of www.gstatic.com/ipranges/goog.json, for this port.',
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
} as const satisfies Readonly<Record<string, Entry>>;
