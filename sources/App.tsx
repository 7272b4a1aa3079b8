import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { SavedSource, SourceText } from '../src/app/api';
import { Database } from './database/Database';
import { Manifest } from './Manifest';
import { Saved } from './Saved';
import { client, useCalls } from './server';
import { File, Tracker } from './table/Table';
import { w } from './words';

type KindName = keyof typeof w.kinds;

/** What a source can be added by, each with the page of its steps. */
const KINDS: readonly (readonly [KindName, ComponentType])[] = [
  ['file', File],
  ['tracker', Tracker],
  ['database', Database],
  ['manifest', () => <Manifest />],
];

/** Which kind it is, then that kind's own steps. */
export const App = () => {
  const [kind, setKind] = useState<KindName>(KINDS[0]![0]);
  const calls = useCalls();
  const [sources, setSources] = useState<readonly SavedSource[]>([]);
  const [changing, setChanging] = useState<SourceText | null>(null);
  const [gone, setGone] = useState('');
  const list = (): void => calls.call('list', () => client.savedSources(), setSources);
  useEffect(list, []);
  const Steps = KINDS.find(([name]) => name === kind)![1];
  if (changing)
    return (
      <main class="sources">
        <h1>{w.own.changeOf(changing.title)}</h1>
        <Manifest
          before={changing}
          onLeave={() => {
            setChanging(null);
            list();
          }}
        />
      </main>
    );
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
      {sources.length > 0 && (
        <Saved
          sources={sources}
          calls={calls}
          changeable={['manifest']}
          onChange={setChanging}
          onGone={(title) => {
            setGone(title);
            list();
          }}
        />
      )}
      <div role="status" class="told">
        {calls.trouble && (
          <p class="note bad">
            {calls.trouble.message} {calls.trouble.next}
          </p>
        )}
        {gone && <p class="note good">{w.own.removed(gone)}</p>}
      </div>
    </main>
  );
};
