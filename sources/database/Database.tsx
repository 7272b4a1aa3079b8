import { useState } from 'preact/hooks';
import type {
  Answer,
  ExploreTold,
  SourceChange,
  SourceSample,
  SourceText,
} from '../../src/app/api';
import { Button } from '../../sidebar/parts/Button';
import { Changes } from '../Changes';
import { Save, Told, type Saved } from '../Save';
import { client, tried, useCalls } from '../server';
import { Streams } from '../Streams';
import { w } from '../words';
import { choose, definitionOf, GENTLE, idOf, wanting, type Chosen } from './chosen';
import { ChosenTable } from './ChosenTable';
import { Gently } from './Gently';
import { Input } from './Input';
import { renewed, restored } from './saved';
import { Tables } from './Tables';
import { FIRST, kept, split, WhereFields } from './Where';

/** What there is in a database, and what of the tables and queries that were chosen is there now. */
const explored = async (
  where: ReturnType<typeof split>,
  chosen: readonly Chosen[],
): Promise<Answer<{ readonly found: ExploreTold; readonly chosen: readonly Chosen[] }>> => {
  const found = await client.exploreDatabase(where);
  if ('trouble' in found) return found;
  const tables = chosen.flatMap(({ query, path }) => (query === undefined ? [path] : []));
  const opened =
    tables.length > 0 ? await client.exploreDatabase({ ...where, tables }) : { value: null };
  if ('trouble' in opened) return opened;
  const known: Chosen[] = [];
  for (const one of chosen) {
    const told =
      one.query === undefined
        ? opened
        : await client.exploreDatabase({ ...where, query: one.query });
    if ('trouble' in told) return told;
    const now = told.value?.opened.find(({ path }) => idOf(path) === idOf(one.path));
    known.push(now ? renewed(one, now) : one);
  }
  return { value: { found: found.value, chosen: known } };
};

/** The steps in which tables of a database become a source: each opens the next one. */
export const Database = ({
  before,
}: {
  /** The saved source that is changed; absent: it is a new one. */
  before?: SourceText;
}) => {
  const d = w.database;
  const calls = useCalls();
  const { busy, call } = calls;
  const [known] = useState(() => (before ? restored(before) : null));
  const [where, setWhere] = useState(known?.where ?? FIRST);
  const [found, setFound] = useState<ExploreTold | null>(null);
  const [ticked, setTicked] = useState<readonly string[]>(known?.chosen.map(({ id }) => id) ?? []);
  const [chosen, setChosen] = useState<readonly Chosen[]>(known?.chosen ?? []);
  const [query, setQuery] = useState('');
  const [queryName, setQueryName] = useState('');
  const [gentle, setGentle] = useState(known?.gentle ?? GENTLE);
  const [samples, setSamples] = useState<readonly SourceSample[] | null>(null);
  const [changes, setChanges] = useState<readonly SourceChange[]>([]);
  const [name, setName] = useState(before?.title ?? '');
  const [want, setWant] = useState<string | null>(null);
  const [saved, setSaved] = useState<Saved | null>(null);

  /** What was seen and saved was of other choices. */
  const anew = (): void => {
    setSamples(null);
    setWant(null);
    setSaved(null);
  };
  const change = (next: readonly Chosen[]): void => {
    setChosen(next);
    anew();
  };
  const without = (id: string): void => {
    change(chosen.filter((one) => one.id !== id));
    setTicked(ticked.filter((one) => one !== id));
  };
  const look = (): void =>
    call(
      'look',
      () => explored(split(where), before ? chosen : []),
      (told) => {
        setFound(told.found);
        setTicked(told.chosen.map(({ id }) => id));
        change(told.chosen);
        setName(name || (where['database'] ?? ''));
      },
    );
  const wanted = (found?.tables ?? [])
    .map(({ path }) => path)
    .filter((path) => ticked.includes(idOf(path)) && !chosen.some(({ id }) => id === idOf(path)));
  const open = (): void =>
    call(
      'open',
      () => client.exploreDatabase({ ...split(where), tables: wanted }),
      ({ opened }) => change([...chosen, ...opened.map((one) => choose(one))]),
    );
  const addQuery = (): void => {
    const title = queryName.trim();
    if (title === '') {
      setWant(d.wantName);
      return;
    }
    call(
      'query',
      () => client.exploreDatabase({ ...split(where), query }),
      ({ opened }) => {
        const added = opened.map((one) => choose(one, query, title));
        change([...chosen.filter(({ id }) => !added.some((one) => one.id === id)), ...added]);
        setQuery('');
        setQueryName('');
      },
    );
  };
  const source = () => ({
    kind: 'sql',
    text: definitionOf(name.trim(), kept(where), chosen, gentle),
  });
  const ready = (then: () => void): void => {
    const lacking = wanting(chosen, gentle);
    setWant(lacking);
    if (lacking === null) then();
  };
  const preview = (): void =>
    ready(() =>
      call(
        'preview',
        () => tried({ ...source(), ...split(where) }, before?.id),
        (told) => {
          setSamples(told.samples);
          setChanges(told.changes);
        },
      ),
    );
  const save = (): void =>
    ready(() =>
      call(
        'save',
        () => client.saveSource({ ...(before ? { id: before.id } : {}), ...source(), title: name }),
        ({ id }) => setSaved({ id, name }),
      ),
    );
  return (
    <>
      {!before && <p>{d.intro}</p>}
      <section aria-label={d.where}>
        <h2>{d.where}</h2>
        <WhereFields where={where} onChange={setWhere} />
        <Button kind={found ? 'plain' : 'primary'} busy={busy === 'look'} onClick={look}>
          {busy === 'look' ? d.looking : d.look}
        </Button>
      </section>

      {found && (
        <section aria-label={d.look}>
          <Tables
            found={found}
            ticked={ticked}
            onTick={(id, on) => {
              if (on) setTicked([...ticked, id]);
              else without(id);
            }}
          />
          {wanted.length > 0 && (
            <Button kind="primary" busy={busy === 'open'} onClick={open}>
              {busy === 'open' ? d.choosing : d.choose}
            </Button>
          )}
          <details>
            <summary>{d.query}</summary>
            <Input title={d.queryName} value={queryName} maxLength={60} onInput={setQueryName} />
            <Input
              title={d.queryText}
              help={d.queryHelp}
              rows={5}
              value={query}
              onInput={setQuery}
            />
            <Button busy={busy === 'query'} onClick={addQuery}>
              {busy === 'query' ? d.addingQuery : d.addQuery}
            </Button>
          </details>
        </section>
      )}

      {chosen.length > 0 && (
        <section aria-label={d.chosen}>
          <h2>{d.chosen}</h2>
          {chosen.map((one) => (
            <ChosenTable
              key={one.id}
              of={one}
              onChange={(next) => change(chosen.map((of) => (of.id === one.id ? next : of)))}
              onRemove={() => without(one.id)}
            />
          ))}
          <Gently
            of={gentle}
            onChange={(next) => {
              setGentle(next);
              anew();
            }}
          />
          <Button kind={samples ? 'plain' : 'primary'} busy={busy === 'preview'} onClick={preview}>
            {busy === 'preview' ? w.previewing : w.preview}
          </Button>
          {samples && <Streams samples={samples} />}
          {samples && before && <Changes changes={changes} />}
        </section>
      )}
      {chosen.length > 0 && samples && (
        <Save name={name} busy={busy} done={saved !== null} onName={setName} onSave={save} />
      )}
      <Told calls={calls} want={want} saved={saved} changed={before !== undefined} />
    </>
  );
};
