import { useEffect, useState } from 'preact/hooks';
import type { SourceChange, SourceSample, SourceText } from '../../src/app/api';
import type { Draft } from '../../src/model';
import { Button } from '../../sidebar/parts/Button';
import { Input } from '../database/Input';
import { Changes } from '../Changes';
import { Save, Told, type Saved } from '../Save';
import { client, tried, useCalls } from '../server';
import { Streams } from '../Streams';
import { w } from '../words';
import { Columns } from './Columns';
import {
  areNamed,
  definitionIn,
  definitionOf,
  offer,
  offeredIn,
  saidIn,
  textOf,
  type Offered,
} from './definition';
import { FileHow, TrackerHow, type Given } from './How';

/** What is known of a saved source before its table is looked at. */
const savedDraft = ({ text }: SourceText): Draft => ({
  text,
  columns: definitionOf(text).columns.map(({ from }) => ({ from, seen: [] })),
  rows: 0,
});

/** The steps in which a table becomes a source, wherever it lies: each opens the next one. */
export const Table = ({
  kind,
  before,
}: {
  kind: 'file' | 'tracker';
  /** The saved source that is changed; absent: it is a new one. */
  before?: SourceText;
}) => {
  const t = w.table;
  const words = t[kind];
  const calls = useCalls();
  const { busy, call } = calls;
  const [known] = useState(() => (before ? definitionOf(before.text) : null));
  const [address, setAddress] = useState(known?.address ?? '');
  const [login, setLogin] = useState({ user: '', password: '' });
  /** What the person says of it, where that is not what was found. */
  const [given, setGiven] = useState<Given>(() => (known ? saidIn(known) : {}));
  const [draft, setDraft] = useState<Draft | null>(() => (before ? savedDraft(before) : null));
  const [columns, setColumns] = useState<readonly Offered[]>(() => (known ? offeredIn(known) : []));
  const [samples, setSamples] = useState<readonly SourceSample[] | null>(null);
  const [changes, setChanges] = useState<readonly SourceChange[]>([]);
  /** Whether the table has been looked at on this page. */
  const [looked, setLooked] = useState(false);
  const [name, setName] = useState(before?.title ?? '');
  const [want, setWant] = useState<string | null>(null);
  const [saved, setSaved] = useState<Saved | null>(null);

  /** What was seen and saved was of other choices. */
  const anew = (): void => {
    setSamples(null);
    setWant(null);
    setSaved(null);
  };
  const secrets = (): Record<string, string> =>
    login.password === '' ? {} : { password: login.password };
  const user = (): Record<string, string> => (login.user === '' ? {} : { user: login.user });
  const look = (said: Given): void =>
    call(
      'look',
      () =>
        client.draftSource({ kind, given: { ...said, ...user(), address }, secrets: secrets() }),
      (found) => {
        anew();
        setGiven(said);
        setColumns(offer(found, draft ? columns : [], before !== undefined));
        // Another tab is called otherwise, unless a person has said how.
        if (!before && (!draft || name === definitionIn(draft).title))
          setName(definitionIn(found).title);
        setDraft(found);
        setLooked(true);
      },
    );
  // What is saved is compared at once with what the table is now, where it opens without more.
  useEffect(() => {
    if (before) look(given);
  }, []);
  const change = (next: readonly Offered[]): void => {
    setColumns(next);
    anew();
  };
  const ready = (then: (text: string) => void): void => {
    const lacking = columns.every(({ taken }) => !taken)
      ? t.wantColumn
      : areNamed(columns)
        ? null
        : t.wantName;
    setWant(lacking);
    if (lacking !== null || !draft) return;
    then(
      textOf({ ...definitionIn(draft), title: name.trim() || definitionIn(draft).title }, columns),
    );
  };
  const preview = (): void =>
    ready((text) =>
      call(
        'preview',
        () =>
          tried({ kind, text, settings: { address, ...user() }, secrets: secrets() }, before?.id),
        (told) => {
          setSamples(told.samples);
          setChanges(told.changes);
        },
      ),
    );
  const save = (): void =>
    ready((text) =>
      call(
        'save',
        () => client.saveSource({ ...(before ? { id: before.id } : {}), kind, text, title: name }),
        ({ id }) => setSaved({ id, name }),
      ),
    );
  const changed = (of: string, value: string): void => {
    // Another tab is another table.
    setGiven(of === 'tab' ? { tab: value } : { ...given, [of]: value });
  };
  // An empty tab: another one is chosen.
  const nothing = draft !== null && columns.length === 0;
  return (
    <>
      {!before && <p>{words.intro}</p>}
      {!before && kind === 'file' && <p class="hint">{t.results}</p>}
      <section aria-label={words.where}>
        <Input
          title={words.address}
          help={words.addressHelp}
          placeholder="https://"
          value={address}
          onInput={(value) => {
            setAddress(value);
            anew();
            // What is changed keeps its columns wherever its table lies.
            if (before) return;
            setDraft(null);
            setGiven({});
          }}
        />
        {kind === 'file' && (
          <details>
            <summary>{t.login}</summary>
            <div class="grid">
              <Input
                title={t.user}
                value={login.user}
                onInput={(value) => setLogin({ ...login, user: value })}
              />
              <Input
                title={t.password}
                help={t.loginHelp}
                type="password"
                value={login.password}
                onInput={(value) => setLogin({ ...login, password: value })}
              />
            </div>
          </details>
        )}
        {!draft && (
          <Button kind="primary" busy={busy === 'look'} onClick={() => look({})}>
            {busy === 'look' ? t.looking : words.look}
          </Button>
        )}
      </section>

      {draft && (
        <section aria-label={words.how}>
          <h2>{words.how}</h2>
          {kind === 'file' ? (
            <FileHow definition={definitionIn(draft)} given={given} onChange={changed} />
          ) : (
            <TrackerHow
              definition={definitionIn(draft)}
              given={given}
              tabs={draft.choices ?? []}
              onChange={changed}
            />
          )}
          <Button
            kind={nothing ? 'primary' : 'plain'}
            busy={busy === 'look'}
            onClick={() => look(given)}
          >
            {busy === 'look' ? t.looking : t.again}
          </Button>
          {nothing && <p class="note warn">{t.nothing}</p>}
        </section>
      )}

      {draft && !nothing && (
        <section>
          <h2>{t.columns}</h2>
          {draft.unsure?.map((one) => (
            <p key={`${one.is} ${one.what}`} class="note warn">
              {one.is === 'heading'
                ? t.unsure.heading(one.what)
                : t.unsure[one.is](one.what, one.rows)}
            </p>
          ))}
          <p class="hint">
            {looked ? t.seenRows(draft.rows) : t.kept} {t.columnsHelp}
          </p>
          <Columns columns={columns} onChange={change} />
          <Button kind={samples ? 'plain' : 'primary'} busy={busy === 'preview'} onClick={preview}>
            {busy === 'preview' ? t.looking : w.preview}
          </Button>
          {samples && <Streams samples={samples} titled={false} />}
          {samples && before && <Changes changes={changes} />}
        </section>
      )}

      {draft && samples && (
        <Save name={name} busy={busy} done={saved !== null} onName={setName} onSave={save} />
      )}
      <Told calls={calls} want={want} saved={saved} changed={before !== undefined} />
    </>
  );
};
