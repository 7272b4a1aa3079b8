/**
 * What to do next where the answers stand before a person: the table of failures sends everybody else to
 * Connections.
 */
export const nextSteps: Readonly<Record<string, string>> = {
  'source.refused_key': 'Copy both anew: a character may be missing.',
  'source.unknown_host': 'Look for a typing error.',
  // What was never saved is tried by nobody but this person.
  'source.unreachable':
    'Check the address. If it is right, the system may be down: try again later.',
  'source.too_busy': 'Wait a minute and try again.',
  'source.error': 'Try again in a few minutes. If it lasts, tell whoever runs the system.',
  'source.unstable': 'Try again when fewer people work in it, at night for example.',
  'source.bad_request':
    'Check the address and what else is filled in. If it is right, tell whoever runs the system.',
  'source.closed':
    'Check address and port. Its firewall must let Google’s servers in: docs/sql.md says where their addresses are listed. If all is right, it may be down: try again later.',
  'source.slow':
    'Try again later. If it lasts, read fewer rows at a time, or ask its keeper for an index on the key and on the change column.',
  'source.login': 'Type user and password anew: a character may be missing.',
  'source.statement': 'Correct it, or the names of tables and columns, and try again.',
  'source.no_database': 'Correct the name of the database.',
};
