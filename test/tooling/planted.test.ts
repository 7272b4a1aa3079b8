import { evaluate, folderWith } from './_run';

const quoted = JSON.stringify;
const KINDS = ['logs', 'mails', 'records', 'errors', 'screens', 'answers'];

/** What is said of a run that left these words behind, each kind at least a harmless one. */
const search = (words: Record<string, string>): string => {
  const kept = folderWith(
    Object.fromEntries(KINDS.map((kind) => [`${kind}-1.txt`, words[kind] ?? 'harmless'])),
  );
  try {
    return evaluate('planted.mjs', `it.searchEvidence(${quoted(kept.path)})`);
  } catch (error) {
    return (error as Error).message;
  } finally {
    kept.remove();
  }
};

describe('the search for planted secrets and students', () => {
  it('finds nothing in harmless words', () => expect(search({})).toMatch(/^searched .*none/));

  it('finds one wherever it stands', () => {
    expect(search({ logs: 'a\n{"detail":"key demo-secret was refused"}' })).toMatch(
      /a secret in logs: .*demo-secret/,
    );
    expect(search({ mails: 'Dear parents of Zephyrine' })).toMatch(/a student in mails/);
    expect(search({ records: 'QUOKKASWORTH' })).toMatch(/a student in records/);
    expect(search({ answers: '{"authorization":"Bearer abcdefgh12"}' })).toMatch(
      /a token in answers/,
    );
  });

  it('is not content with an empty run', () => {
    const nothing = folderWith({ 'logs-1.txt': 'harmless' });
    expect(() => evaluate('planted.mjs', `it.searchEvidence(${quoted(nothing.path)})`)).toThrow(
      /Nothing was kept to be searched of: mails, records, errors, screens, answers/,
    );
    nothing.remove();
  });
});
