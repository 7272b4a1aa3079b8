import { useState } from 'preact/hooks';
import type { ShareCard, TokenCard } from '../../src/app/api';
import type { Scope } from '../../src/api/token';
import { Button } from '../../sidebar/parts/Button';
import { copyText } from '../../sidebar/state/copy';
import { client, useAct, useAsked } from '../server';
import { forms, w } from '../words';
import { Head } from './Head';
import { Trouble } from './Trouble';

const s = w.share;

/** Fewer wrong tokens are somebody’s slip. */
const NOTABLE = 10;

/** What other programs may read of what is published, and which sources push. */
export const Share = ({ back }: { readonly back: (() => void) | undefined }) => {
  const [asked, { set, retry }] = useAsked(() => client.share(), 'share');
  return (
    <>
      <Head title={s.title} {...(back ? { back } : {})} />
      <main class="share">
        <p class="soft intro">{s.intro}</p>
        {asked.is === 'failed' && <Trouble of={asked.trouble} retry={retry} />}
        {asked.is === 'asked' && (
          <p role="status" class="soft waiting">
            {w.opening}
          </p>
        )}
        {asked.is === 'here' && <Shared card={asked.value} set={set} />}
      </main>
    </>
  );
};

interface Part {
  readonly card: ShareCard;
  readonly set: (card: ShareCard) => void;
}

const Shared = ({ card, set }: Part) => {
  const [making, setMaking] = useState(false);
  const [text, setText] = useState<string | null>(null);
  return (
    <>
      {card.address === null ? (
        <p class="note info">{s.noAddress}</p>
      ) : (
        <Copied label={s.address} text={card.address} />
      )}
      {!card.you && <p class="note info">{s.steward}</p>}
      {text !== null && card.tokens.some(({ id }) => text.startsWith(`hr_${id}_`)) && (
        <div class="note good" role="status">
          <p>{s.once}</p>
          <Copied label={s.copy} text={text} />
        </div>
      )}
      {card.wrong && card.wrong.count >= NOTABLE && (
        <p class="note info">{s.wrong(card.wrong.count)}</p>
      )}
      {card.tokens.length === 0 && !making && <p class="soft none-yet">{s.none}</p>}
      <ul class="tokens">
        {card.tokens.map((token) => (
          <li key={token.id}>
            <TokenLine token={token} card={card} set={set} />
          </li>
        ))}
      </ul>
      {making ? (
        <MakeToken
          card={card}
          done={(next, made) => {
            setMaking(false);
            setText(made);
            if (next) set(next);
          }}
        />
      ) : (
        card.you && (
          <Button
            kind="primary"
            disabled={card.datasets.length === 0}
            onClick={() => setMaking(true)}
          >
            {s.make}
          </Button>
        )
      )}
      {card.hooks.length > 0 && <Hooks card={card} set={set} />}
    </>
  );
};

/** A text to be copied; it can be selected where copying is forbidden. */
export const Copied = ({ label, text }: { readonly label: string; readonly text: string }) => {
  const [copied, setCopied] = useState(false);
  return (
    <div class="copied">
      <input
        readOnly
        value={text}
        aria-label={label}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button
        label={s.of(s.copy, label)}
        onClick={() => {
          void copyText(text).then(setCopied);
        }}
      >
        {copied ? s.copied : s.copy}
      </Button>
    </div>
  );
};

const TokenLine = ({ token, card, set }: Part & { readonly token: TokenCard }) => {
  const { busy, trouble, act } = useAct();
  const [sure, setSure] = useState(false);
  const titles = Object.entries(token.scope).map(([id, { fields }]) => {
    const known = card.datasets.find((dataset) => dataset.id === id);
    const all = known?.fields.length ?? fields?.length ?? 0;
    const some =
      fields === undefined || fields.length === all ? s.all : s.fields(fields.length, all);
    return `${known?.title ?? id} (${some})`;
  });
  const when =
    token.lastUsed === undefined ? undefined : forms.ago(Date.now() - Date.parse(token.lastUsed));
  return (
    <article class={token.over ? 'token over' : 'token'}>
      <div class="title-row">
        <h2>{token.name}</h2>
        <span class="soft">
          {token.over
            ? s.over
            : token.expires === undefined
              ? ''
              : s.until(forms.date(`${token.expires}T12:00:00Z`, 'UTC'))}
        </span>
      </div>
      <p class="soft">{token.board === undefined ? forms.list(titles) : s.board}</p>
      <p class="soft">
        {s.used(token.today, token.daily)},{' '}
        {token.lastUsed === undefined
          ? s.unused
          : s.lastUsed(when ?? forms.date(token.lastUsed, 'UTC'))}
      </p>
      <Trouble of={trouble} />
      {sure ? (
        <div class="sure">
          <p>{s.revokeSure}</p>
          <Button
            kind="danger"
            busy={busy}
            onClick={() => act(() => client.revokeToken(token.id), set)}
          >
            {s.revoke}
          </Button>
          <Button onClick={() => setSure(false)}>{s.cancel}</Button>
        </div>
      ) : (
        <Button kind="link" label={s.of(s.revoke, token.name)} onClick={() => setSure(true)}>
          {s.revoke}
        </Button>
      )}
    </article>
  );
};

const MakeToken = (props: {
  readonly card: ShareCard;
  readonly done: (next: ShareCard | null, text: string | null) => void;
}) => {
  const { card, done } = props;
  const [name, setName] = useState('');
  const [expires, setExpires] = useState('');
  const [daily, setDaily] = useState('1000');
  const [scope, setScope] = useState<Scope>({});
  const { busy, trouble, act } = useAct();
  const submit = (event: Event): void => {
    event.preventDefault();
    const input = { name, scope, daily: Number(daily), ...(expires === '' ? {} : { expires }) };
    act(
      () => client.makeToken(input),
      ({ text, ...next }) => done(next, text),
    );
  };
  const without = (id: string): Scope => {
    const { [id]: _, ...others } = scope;
    return others;
  };
  return (
    <form class="make-token" onSubmit={submit}>
      <label>
        <span>{s.name}</span>
        <input
          type="text"
          required
          maxLength={80}
          placeholder={s.namePlaceholder}
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
        />
      </label>
      <fieldset>
        <legend>{s.datasets}</legend>
        {card.datasets.map(({ id, title, fields }) => {
          const part = scope[id];
          const chosen = part?.fields ?? fields.map((field) => field.name);
          const choose = (names: readonly string[]): void =>
            setScope({ ...scope, [id]: names.length === fields.length ? {} : { fields: names } });
          return (
            <div key={id} class="choose-dataset">
              <label>
                <input
                  type="checkbox"
                  checked={part !== undefined}
                  onChange={(event) =>
                    setScope(event.currentTarget.checked ? { ...scope, [id]: {} } : without(id))
                  }
                />
                {title}
              </label>
              {part !== undefined && (
                <details>
                  <summary>{s.fields(chosen.length, fields.length)}</summary>
                  {fields.some((field) => field.class !== 'none') && (
                    <p class="soft">{s.personal}</p>
                  )}
                  {fields.map((field) => (
                    <label key={field.name} class={field.class === 'none' ? undefined : 'personal'}>
                      <input
                        type="checkbox"
                        checked={chosen.includes(field.name)}
                        disabled={chosen.length === 1 && chosen.includes(field.name)}
                        onChange={(event) =>
                          choose(
                            fields
                              .map((one) => one.name)
                              .filter((one) =>
                                one === field.name
                                  ? event.currentTarget.checked
                                  : chosen.includes(one),
                              ),
                          )
                        }
                      />
                      {field.title}
                    </label>
                  ))}
                </details>
              )}
            </div>
          );
        })}
      </fieldset>
      <label>
        <span>{s.expires}</span>
        <input
          type="date"
          value={expires}
          onInput={(event) => setExpires(event.currentTarget.value)}
        />
        {expires === '' && <span class="soft">{s.never}</span>}
      </label>
      <label>
        <span>{s.daily}</span>
        <input
          type="number"
          min={1}
          max={10000}
          value={daily}
          onInput={(event) => setDaily(event.currentTarget.value)}
        />
      </label>
      <Trouble of={trouble} />
      <p class="actions">
        <Button
          kind="primary"
          type="submit"
          busy={busy}
          disabled={name.trim() === '' || Object.keys(scope).length === 0}
        >
          {s.create}
        </Button>
        <Button onClick={() => done(null, null)}>{s.cancel}</Button>
      </p>
    </form>
  );
};

const Hooks = ({ card, set }: Part) => {
  const { busy, trouble, act } = useAct();
  const [secret, setSecret] = useState<{ readonly of: string; readonly text: string } | null>(null);
  return (
    <section class="hooks">
      <h2>{s.hooks}</h2>
      <p class="soft">{s.hooksIntro}</p>
      <Trouble of={trouble} />
      <ul>
        {card.hooks.map(({ connection, site, connector, on, waiting }) => (
          <li key={connection}>
            <div class="title-row">
              <h3>{s.of(connector, site)}</h3>
              {card.you && (
                <span class="hook-acts">
                  <Button
                    kind="link"
                    busy={busy}
                    label={s.of(on ? s.hookAnew : s.hookOn, site)}
                    onClick={() =>
                      act(
                        () => client.openHook(connection),
                        ({ secret: text, ...next }) => {
                          setSecret({ of: connection, text });
                          set(next);
                        },
                      )
                    }
                  >
                    {on ? s.hookAnew : s.hookOn}
                  </Button>
                  {on && (
                    <Button
                      kind="link"
                      busy={busy}
                      label={s.of(s.hookOff, site)}
                      onClick={() => act(() => client.closeHook(connection), set)}
                    >
                      {s.hookOff}
                    </Button>
                  )}
                </span>
              )}
            </div>
            {on && card.address !== null && (
              <Copied label={s.address} text={`${card.address}?hook=${connection}`} />
            )}
            {on && secret?.of === connection && (
              <div class="note good" role="status">
                <p>{s.once}</p>
                <Copied label={s.secret} text={secret.text} />
              </div>
            )}
            {waiting > 0 && <p class="soft">{s.waiting(waiting)}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
};
