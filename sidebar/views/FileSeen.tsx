import type { FileSeen as Seen } from '../../src/app/api';
import { t } from '../messages/more';
import { Button } from '../parts/Button';
import { FirstRows } from '../parts/FirstRows';
import { Fold } from '../parts/Fold';
import { Note } from '../parts/Note';

type Column = Seen['columns'][number];
type Sample = Seen['samples'][number];

/** What is taken, and from which column; where there is none, which may be meant. */
const Columns = ({ columns }: { columns: readonly Column[] }) => {
  const { file } = t.form;
  return (
    <dl class="taken">
      {columns.map(({ as, wanted, found, near }, i) => (
        <div key={`${as} ${i}`}>
          <dt>{as}</dt>
          <dd>
            {found ?? file.either(wanted)}
            {found === null && near.length > 0 && (
              <span class="near">{file.perhaps(file.either(near))}</span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
};

const Aside = ({ of: { asides = 0, aside = [] } }: { of: Sample }) => {
  const { file } = t.form;
  if (asides === 0) return null;
  return (
    <>
      <Note tone="warn">
        <p>
          <strong>{file.aside(asides)}</strong>
        </p>
        <p>{file.asideHelp}</p>
      </Note>
      <ul class="asides">
        {aside.map(({ line, why }) => (
          <li key={line}>
            <b>{file.line(line)}</b> {why}
          </li>
        ))}
      </ul>
    </>
  );
};

/** A file as its connection would read it: its columns, its first rows, and what cannot be taken. */
export const FileSeen = (props: {
  readonly of: Seen;
  /** Answers were changed since. */
  readonly stale: boolean;
  readonly busy: boolean;
  readonly onOffer: () => void;
}) => {
  const { columns, samples, lines, offer } = props.of;
  const { file } = t.form;
  const found = columns.filter((one) => one.found !== null);
  const missing = columns.filter((one) => one.found === null && !one.optional);
  const absent = columns.filter((one) => one.found === null && one.optional);
  return (
    <section class="results seen" aria-label={file.label}>
      {props.stale && <p class="soft">{file.stale}</p>}
      {missing.length > 0 && (
        <>
          <Note tone="bad">
            <strong>{file.missing(missing.length)}</strong>
          </Note>
          <Columns columns={missing} />
        </>
      )}
      {offer && !props.stale && (
        <Button busy={props.busy} onClick={props.onOffer}>
          {file.use}
        </Button>
      )}
      {found.length > 0 && (
        <Fold title={file.found(found.length)}>
          <Columns columns={found} />
        </Fold>
      )}
      {absent.length > 0 && (
        <Fold title={file.absent(absent.length)}>
          <Columns columns={absent} />
        </Fold>
      )}
      {missing.length === 0 &&
        samples.map((sample) => (
          <div key={sample.stream}>
            <h3>{file.first}</h3>
            <p class="help">{sample.rows === 0 ? file.none : file.of(lines)}</p>
            {sample.first.length > 0 && (
              <FirstRows label={file.first} columns={sample.columns} rows={sample.first} />
            )}
            <Aside of={sample} />
          </div>
        ))}
    </section>
  );
};
