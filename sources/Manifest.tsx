import { useState } from 'preact/hooks';
import type { SourceCard, SourceSample, SourceText } from '../src/app/api';
import { Button } from '../sidebar/parts/Button';
import { Changes } from './Changes';
import { Fields, split } from './Fields';
import { Save, Told, type Saved } from './Save';
import { client, useCalls } from './server';
import { Streams } from './Streams';
import { w } from './words';

const KIND = 'manifest';

/** The steps in which a source is added by a low-code manifest: each opens the next one. */
export const Manifest = ({
  before,
}: {
  /** The saved source that is changed; absent: it is a new one. */
  before?: SourceText;
}) => {
  const calls = useCalls();
  const { busy, call } = calls;
  const [text, setText] = useState(before?.text ?? '');
  const [address, setAddress] = useState('');
  const [card, setCard] = useState<SourceCard | null>(null);
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>({});
  const [samples, setSamples] = useState<readonly SourceSample[] | null>(null);
  const [name, setName] = useState('');
  const [saved, setSaved] = useState<Saved | null>(null);

  const type = (value: string): void => {
    setText(value);
    setCard(null);
    setSamples(null);
    setSaved(null);
  };
  const look = (of: string): void =>
    call(
      'look',
      () => client.inspectSource({ kind: KIND, text: of, ...(before ? { id: before.id } : {}) }),
      (found) => {
        setCard(found);
        setName(before?.title ?? found.title);
      },
    );
  const read = (): void =>
    call(
      'fetch',
      () => client.fetchSource(address),
      (found) => type(found),
    );
  const preview = (settings: SourceCard['settings']): void =>
    call(
      'preview',
      () => client.previewSource({ kind: KIND, text, ...split(settings, answers) }),
      setSamples,
    );
  /** What the first rows told that the text does not, by stream. */
  const told = (what: 'schema' | 'made') =>
    Object.fromEntries(
      (samples ?? []).flatMap((sample) => {
        const value = sample[what];
        return value === undefined ? [] : [[sample.stream, value]];
      }),
    );
  const save = (): void =>
    call(
      'save',
      () =>
        client.saveSource({
          ...(before ? { id: before.id } : {}),
          kind: KIND,
          text,
          title: name,
          schemas: told('schema'),
          made: told('made'),
        }),
      ({ id }) => setSaved({ id, name }),
    );
  const stopped = card?.problems.some(({ stops }) => stops === 'all') ?? false;
  return (
    <>
      {!before && <p>{w.intro}</p>}
      <section aria-label={w.file}>
        <div class="field">
          <label for="text">{w.paste}</label>
          <textarea
            id="text"
            rows={10}
            spellcheck={false}
            value={text}
            aria-describedby="text-help"
            onInput={(event) => type(event.currentTarget.value)}
          />
          <p class="hint" id="text-help">
            {w.pasteHelp}
          </p>
        </div>
        <div class="field">
          <label for="address">{w.address}</label>
          <div class="beside">
            <input
              id="address"
              value={address}
              placeholder="https://"
              aria-describedby="address-help"
              onInput={(event) => setAddress(event.currentTarget.value)}
            />
            <Button busy={busy === 'fetch'} onClick={read}>
              {busy === 'fetch' ? w.fetching : w.fetch}
            </Button>
          </div>
          <p class="hint" id="address-help">
            {w.addressHelp}
          </p>
        </div>
        <Button kind={card ? 'plain' : 'primary'} busy={busy === 'look'} onClick={() => look(text)}>
          {busy === 'look' ? w.looking : w.look}
        </Button>
      </section>

      {card && (
        <section aria-label={w.streams(card.streams.length)}>
          <h2>{w.streams(card.streams.length)}</h2>
          <p class="streams">{card.streams.map((stream) => stream.name).join(', ')}</p>
          {card.hosts && card.hosts.length > 0 && (
            <>
              <h2>{w.own.servers}</h2>
              <p class="streams">{card.hosts.join(', ')}</p>
            </>
          )}
          {card.changes && <Changes changes={card.changes} />}
          {card.problems.length === 0 ? (
            <p>{w.none}</p>
          ) : (
            <>
              <h2>{w.problems}</h2>
              <ul class="problems">
                {card.problems.map((problem, i) => (
                  <li key={i}>
                    {problem.line !== undefined && <b>{w.line(problem.line)} </b>}
                    {w.own.problem(problem.text)}{' '}
                    <i>
                      {problem.stops === null
                        ? w.stopsNone
                        : problem.stops === 'all'
                          ? w.stopsAll
                          : w.stops(problem.stops)}
                    </i>
                  </li>
                ))}
              </ul>
            </>
          )}
        </section>
      )}

      {card && !stopped && (
        <section aria-label={w.settings}>
          <h2>{w.settings}</h2>
          <p class="hint">{card.settings.length === 0 ? w.noSettings : w.settingsHelp}</p>
          <Fields
            settings={card.settings}
            answers={answers}
            onChange={(of, value) => setAnswers({ ...answers, [of]: value })}
          />
          <Button
            kind={samples ? 'plain' : 'primary'}
            busy={busy === 'preview'}
            onClick={() => preview(card.settings)}
          >
            {busy === 'preview' ? w.previewing : w.preview}
          </Button>
          {samples && <Streams samples={samples} />}
        </section>
      )}

      {card && !stopped && samples && (
        <Save name={name} busy={busy} done={saved !== null} onName={setName} onSave={save} />
      )}
      <Told calls={calls} saved={saved} changed={before !== undefined} />
    </>
  );
};
