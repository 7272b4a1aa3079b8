import type { ComponentType } from 'preact';
import { useState } from 'preact/hooks';
import { Database } from './database/Database';
import { Manifest } from './Manifest';
import { w } from './words';

type KindName = keyof typeof w.kinds;

/** What a source can be added by, each with the page of its steps. */
const KINDS: readonly (readonly [KindName, ComponentType])[] = [
  ['database', Database],
  ['manifest', Manifest],
];

/** Which kind it is, then that kind's own steps. */
export const App = () => {
  const [kind, setKind] = useState<KindName>(KINDS[0]![0]);
  const Steps = KINDS.find(([name]) => name === kind)![1];
  return (
    <main class="sources">
      <h1>{w.title}</h1>
      {KINDS.length > 1 && (
        <fieldset class="kinds">
          <legend>{w.kind}</legend>
          {KINDS.map(([name]) => (
            <label key={name} class="kind">
              <input
                type="radio"
                name="kind"
                checked={kind === name}
                onChange={() => setKind(name)}
              />
              <span>
                <b>{w.kinds[name].title}</b>
                <small>{w.kinds[name].help}</small>
              </span>
            </label>
          ))}
        </fieldset>
      )}
      <Steps key={kind} />
    </main>
  );
};
