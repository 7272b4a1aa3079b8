import { useState } from 'preact/hooks';
import type { Condition, Overview } from '../api/contract';
import { makeDistrict, notify } from '../state/actions';
import { refresh } from '../state/poll';
import { useSession } from '../state/session';
import { usePolled } from '../drawers/usePolled';

const CONDITIONS: readonly (readonly [Condition, string])[] = [
  ['well', 'answers as it should'],
  ['down', 'does not answer'],
  ['wrong-key', 'refuses the key'],
  ['slow', 'takes 20 seconds a request'],
  ['too-many', 'asks to slow down (429)'],
];

/** What the demo district does next, and how much time passes in it and here. */
export function Stage({ overview }: { overview: Overview }) {
  const session = useSession();
  const [condition, again] = usePolled(session.api.condition);
  const make = async (is: Condition) => {
    await makeDistrict(session, is);
    await again();
  };
  return (
    <>
      <fieldset class="stage">
        <legend>The district</legend>
        {CONDITIONS.map(([is, says]) => (
          <label key={is}>
            <input
              type="radio"
              name="condition"
              checked={condition === is}
              onChange={() => void make(is)}
            />
            {says}
          </label>
        ))}
        <button
          type="button"
          class="button"
          disabled={condition === 'well'}
          onClick={() => void make('well')}
        >
          All well again
        </button>
      </fieldset>
      <Passing overview={overview} />
    </>
  );
}

/** Time passes with all triggers that fall due; a day also brings the school's own changes. */
function Passing({ overview: { now, passing } }: { overview: Overview }) {
  const session = useSession();
  const [said, setSaid] = useState('');
  const pass = async (what: string, time: Parameters<typeof session.api.pass>[0]) => {
    setSaid('');
    try {
      const started = await session.api.pass(time);
      const ran = started === 1 ? '1 execution was' : `${started} executions were`;
      setSaid(`${what} has passed. ${started === 0 ? 'Nothing was' : ran} started.`);
    } catch (error) {
      notify(session, 'No time has passed', (error as Error).message);
    }
    await refresh(session);
  };
  return (
    <div class="passing">
      <button
        type="button"
        class="button"
        disabled={passing !== null}
        onClick={() => void pass('An hour', { hours: 1 })}
      >
        Pass an hour
      </button>
      <button
        type="button"
        class="button"
        disabled={passing !== null}
        onClick={() => void pass('A school day', { day: true })}
      >
        Pass a day
      </button>
      {passing && (
        <progress
          aria-label="Time that has passed"
          max={Date.parse(passing.to) - Date.parse(passing.from)}
          value={Math.max(0, Date.parse(now) - Date.parse(passing.from))}
        />
      )}
      <p role="status">{passing ? 'Time passes…' : said}</p>
    </div>
  );
}
