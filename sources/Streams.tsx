import { FirstRows } from '../sidebar/parts/FirstRows';
import type { SourceSample } from '../src/app/api';
import { toldHere } from './server';
import { w } from './words';

const Trouble = ({ of }: { of: NonNullable<SourceSample['trouble']> }) => {
  const { message, next } = toldHere(of);
  return (
    <p class="note warn">
      {message} {next}
    </p>
  );
};

/** The first rows of each stream, or why there are none. */
export const Streams = ({
  samples,
  titled = true,
}: {
  samples: readonly SourceSample[];
  /** Whether each is called by its name: one alone need not be. */
  titled?: boolean;
}) => (
  <>
    {samples.map((sample) => (
      <section key={sample.stream} class="stream">
        {titled && <h3>{sample.stream}</h3>}
        {sample.trouble ? (
          <Trouble of={sample.trouble} />
        ) : (
          <p class="hint">
            {sample.late
              ? w.late
              : sample.rows === 0
                ? w.noRows
                : (titled ? w.rows : w.table.read)(sample.rows)}
          </p>
        )}
        {sample.first.length > 0 && (
          <FirstRows label={sample.stream} columns={sample.columns} rows={sample.first} />
        )}
        {sample.aside && (
          <div class="aside">
            <p class="note warn">
              {w.table.aside(sample.asides ?? 0)}. {w.table.asideHelp}
            </p>
            <ul class="problems">
              {sample.aside.map(({ line, why }) => (
                <li key={line}>
                  <b>{w.line(line)} </b>
                  {why}
                </li>
              ))}
            </ul>
          </div>
        )}
        {sample.more > 0 && <p class="hint">{w.more(sample.more)}</p>}
      </section>
    ))}
  </>
);
