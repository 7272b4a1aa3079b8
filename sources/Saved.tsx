import { useState } from 'preact/hooks';
import type { SavedSource, SourceText } from '../src/app/api';
import { Button } from '../sidebar/parts/Button';
import { client, type useCalls } from './server';
import { w } from './words';

type Calls = ReturnType<typeof useCalls>;

/** One saved source: what it is, and before it goes, what depends on it. */
const Row = ({
  source,
  calls: { busy, call },
  onChange,
  onGone,
}: {
  source: SavedSource;
  calls: Calls;
  onChange: (text: SourceText) => void;
  onGone: () => void;
}) => {
  const [asking, setAsking] = useState(false);
  const { id, kind, title, datasets, sites, on } = source;
  const name = kind === 'sql' ? 'database' : kind;
  const of = w.kinds[name as keyof typeof w.kinds] as { readonly title: string } | undefined;
  return (
    <li>
      <div class="one">
        <span>
          <b>{title}</b>
          <small>
            {[
              of?.title,
              w.own.datasets(datasets),
              sites.length > 0 ? w.own.connected(sites) : w.own.alone,
            ]
              .filter(Boolean)
              .join(' · ')}
          </small>
        </span>
        <Button
          label={w.own.changeOf(title)}
          busy={busy === `open ${id}`}
          onClick={() => call(`open ${id}`, () => client.openSource(id), onChange)}
        >
          {w.own.change}
        </Button>
        <Button label={w.own.removeOf(title)} onClick={() => setAsking(!asking)}>
          {w.own.remove}
        </Button>
      </div>
      {asking && (
        <div class="sure" role="group" aria-label={w.own.sure(title)}>
          <p>
            {sites.length > 0 ? (
              w.own.used(sites)
            ) : (
              <>
                <b>{w.own.sure(title)}</b> {w.own.goes(datasets)}
              </>
            )}{' '}
            {on.length > 0 && w.own.on(on)}
          </p>
          {sites.length === 0 && (
            <Button
              kind="danger"
              busy={busy === `remove ${id}`}
              onClick={() => call(`remove ${id}`, () => client.removeSource(id), onGone)}
            >
              {busy === `remove ${id}` ? w.own.removing : w.own.remove}
            </Button>
          )}
          <Button onClick={() => setAsking(false)}>{w.own.keep}</Button>
        </div>
      )}
    </li>
  );
};

/** The sources that are saved, to be changed or removed. */
export const Saved = ({
  sources,
  calls,
  onChange,
  onGone,
}: {
  sources: readonly SavedSource[];
  calls: Calls;
  onChange: (text: SourceText) => void;
  onGone: (title: string) => void;
}) => (
  <section aria-label={w.own.title} class="own">
    <h2>{w.own.title}</h2>
    <ul>
      {sources.map((source) => (
        <Row
          key={source.id}
          source={source}
          calls={calls}
          onChange={onChange}
          onGone={() => onGone(source.title)}
        />
      ))}
    </ul>
  </section>
);
