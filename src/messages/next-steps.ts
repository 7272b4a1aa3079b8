/**
 * What to do next where the answers stand before a person: the table of failures sends everybody else to
 * Connections.
 */
export const nextSteps: Readonly<Record<string, string>> = {
  'source.refused_key': 'Copy both anew: a character may be missing.',
  'source.unknown_host': 'Look for a typing error.',
  'source.login': 'Type user and password anew: a character may be missing.',
  'source.no_database': 'Correct the name of the database.',
};
