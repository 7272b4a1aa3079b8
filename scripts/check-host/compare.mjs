// Two reports of the System check side by side: where is the emulator kinder than the host, where harsher?

/** Milliseconds vary; this much is about the same. */
const ABOUT = 1.5;

const isPlain = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What is found as single values: `{minutes: [1]}` is one entry, `{a: {b: 1}}` is `a.b`. */
const leavesOf = (value, path = '') =>
  isPlain(value)
    ? Object.entries(value).flatMap(([name, inner]) =>
        leavesOf(inner, path ? `${path}.${name}` : name),
      )
    : [[path, value]];

const amountOf = (value) => {
  if (typeof value === 'boolean') return Number(value);
  return Array.isArray(value) ? value.length : value;
};

/** How much kinder the emulator's value is: positive, negative, 0, or null where the two just differ. */
const leaning = (ours, theirs, kinder) => {
  if (JSON.stringify(ours) === JSON.stringify(theirs)) return 0;
  const [here, there] = [amountOf(ours), amountOf(theirs)];
  if (!kinder || typeof here !== 'number' || typeof there !== 'number') return null;
  if (typeof ours === 'number') {
    const [low, high] = [Math.min(here, there), Math.max(here, there)];
    if (high <= low * ABOUT || high - low < 5) return 0;
  }
  if (here === there) return null;
  return here > there === (kinder === 'more') ? 1 : -1;
};

const byValues = (ours, theirs) => {
  const there = new Map(leavesOf(theirs.found));
  const leanings = leavesOf(ours.found).map(([path, value]) =>
    leaning(value, there.get(path), ours.kinder),
  );
  if (leanings.every((one) => one === 0)) return 'agree';
  if (leanings.includes(1) && leanings.includes(-1)) return 'differ';
  if (leanings.includes(1)) return 'kinder';
  return leanings.includes(-1) ? 'harsher' : 'differ';
};

const verdictOf = (ours, theirs) => {
  if (!theirs) return 'not asked there';
  if (!ours) return 'not asked here';
  if (ours.is === 'unknown' || theirs.is === 'unknown') return 'unknown';
  // What Homeroom relies on counts for more than which value is the larger.
  if (ours.is !== theirs.is) return theirs.is === 'differs' ? 'kinder' : 'harsher';
  return byValues(ours, theirs);
};

/** In the order in which a reader wants them: `kinder` is where tests promise too much. */
export const VERDICTS = Object.freeze({
  kinder: 'The emulator is kinder than this host',
  harsher: 'The emulator is harsher than this host',
  differ: 'The two differ, and neither is the kinder',
  unknown: 'Not known of both',
  'not asked there': 'Not asked on this host: the report is of another version',
  'not asked here': 'Not asked any more: the report is of another version',
  agree: 'They agree',
});

/** One line for each question that either report has. */
export const compare = (emulator, host) => {
  const ours = new Map(emulator.checks.map((check) => [check.id, check]));
  const theirs = new Map(host.checks.map((check) => [check.id, check]));
  return [...new Set([...ours.keys(), ...theirs.keys()])].map((id) => ({
    id,
    title: (ours.get(id) ?? theirs.get(id)).title,
    verdict: verdictOf(ours.get(id), theirs.get(id)),
    emulator: ours.get(id)?.found ?? null,
    host: theirs.get(id)?.found ?? null,
  }));
};

/** What Homeroom relies on and this host does not do. */
export const violated = (host) => host.checks.filter(({ is }) => is === 'differs');
