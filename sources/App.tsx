import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { SavedSource, SourceText } from '../src/app/api';
import { Button } from '../sidebar/parts/Button';
import { Database } from './database/Database';
import { Manifest } from './Manifest';
import { Saved } from './Saved';
import { client, useCalls } from './server';
import { Table } from './table/Table';
import { w } from './words';

type KindName = keyof typeof w.kinds;

/** The steps of a kind: for a new source, or for a saved one that is changed. */
type Steps = ComponentType<{ readonly before?: SourceText }>;

/** What a source can be added by: what the server calls its kind, and the page of its steps. */
const KINDS: readonly (readonly [name: KindName, kind: string, steps: Steps])[] = [
  ['file', 'file', (props) => <Table kind="file" {...props} />],
  ['tracker', 'tracker', (props) => <Table kind="tracker" {...props} />],
  ['database', 'sql', Database],
  ['manifest', 'manifest', Manifest],
];

/** A saved source that is changed, in the steps of its kind. */
const Change = ({ of, onLeave }: { of: SourceText; onLeave: () => void }) => {
  const [, , Steps] = KINDS.find(([, kind]) => kind === of.kind) ?? KINDS[0]!;
  return (
    <main class="sources">
      <h1>{w.own.changeOf(of.title)}</h1>
      <p class="note warn changing">
        {w.own.changing(of.title)} <Button onClick={onLeave}>{w.own.leave}</Button>
      </p>
      <Steps before={of} />
    </main>
  );
};

/** Which kind it is, then that kind's own steps. */
export const App = () => {
  const [kind, setKind] = useState<KindName>(KINDS[0]![0]);
  const calls = useCalls();
  const [sources, setSources] = useState<readonly SavedSource[]>([]);
  const [changing, setChanging] = useState<SourceText | null>(null);
  const [gone, setGone] = useState('');
  const list = (): void => calls.call('list', () => client.savedSources(), setSources);
  useEffect(list, []);
  const [, , Steps] = KINDS.find(([name]) => name === kind)!;
  if (changing)
    return (
      <Change
        of={changing}
        onLeave={() => {
          setChanging(null);
          list();
        }}
      />
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
