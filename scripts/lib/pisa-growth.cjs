// How the demo's databases of countries grow. Beside its clock, so that tests pass the seconds themselves.
/** Countries that gain a response each second. */
const EACH_SECOND = 3;
/** Every so many seconds a response is corrected, and one is withdrawn. */
const CORRECTED = 5;
const WITHDRAWN = 20;

/** Some answers are not known: so PISA writes them. */
const answer = (chance, low, high, digits) =>
  chance() < 0.08 ? 'NA' : (low + chance() * (high - low)).toFixed(digits);

/** One response more. */
const respond = (client, code, chance) =>
  client.query(
    `INSERT INTO responses SELECT lpad((coalesce(max(id)::integer, 0) + 1)::text, 8, '0'), $1, $2, $3, $4, $5,
      now() AT TIME ZONE 'UTC' FROM responses`,
    [
      code,
      ...[answer(chance, -3, 3, 4), answer(chance, 600, 2400, 0)],
      ...[answer(chance, -3, 3, 4), answer(chance, 0, 8, 0)],
    ],
  );

/** Whichever response lies so far down its table, from 0 to 1. */
const LYING =
  '(SELECT id FROM responses ORDER BY id OFFSET floor($1::float8 * (SELECT COUNT(*) FROM responses)) LIMIT 1)';

/**
 * Each second some countries gain a response; now and then one is corrected or withdrawn.
 * @param countries `{ code, client }` of each, where a client has `query(sql, values)`
 * @param second from 1 on
 * @param chance numbers from 0 to 1
 * @returns the statements under way
 */
const passSecond = (countries, second, chance) => {
  const one = () => countries[Math.floor(chance() * countries.length)];
  const work = Array.from({ length: EACH_SECOND }, () => {
    const { client, code } = one();
    return respond(client, code, chance);
  });
  if (second % CORRECTED === 0)
    work.push(
      one().client.query(`UPDATE responses SET tmins = $2 WHERE id = ${LYING}`, [
        chance(),
        answer(chance, 600, 2400, 0),
      ]),
    );
  if (second % WITHDRAWN === 0)
    work.push(one().client.query(`DELETE FROM responses WHERE id = ${LYING}`, [chance()]));
  return work;
};

module.exports = { passSecond, respond };
