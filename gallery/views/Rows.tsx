import { useEffect, useRef } from 'preact/hooks';
import type { PointAt } from '../../src/app/api';
import type { Filters } from '../../src/model';
import { Button } from '../../sidebar/parts/Button';
import { client, useAsked } from '../server';
import { w } from '../words';
import { Trouble } from './Trouble';

/** A point whose rows somebody wants to see. */
export interface Wanted {
  readonly chart: string;
  readonly name: string;
  readonly at: PointAt;
}

/** The rows behind a point, above everything else until it is closed. */
export const Rows = (props: {
  readonly id: string;
  readonly wanted: Wanted;
  readonly filters: Filters;
  readonly close: () => void;
}) => {
  const { id, wanted, filters, close } = props;
  const box = useRef<HTMLDialogElement>(null);
  const [asked, { retry }] = useAsked(
    () => client.behind(id, wanted.chart, wanted.at, filters),
    JSON.stringify([id, wanted, filters]),
  );
  useEffect(() => {
    const before = document.activeElement;
    box.current?.showModal();
    return () => (before as HTMLElement | SVGElement | null)?.focus();
  }, []);
  return (
    <dialog ref={box} class="rows" aria-label={w.rows.title(wanted.name)} onClose={close}>
      <div class="title-row">
        <h2>{w.rows.title(wanted.name)}</h2>
        <Button onClick={() => box.current?.close()}>{w.rows.close}</Button>
      </div>
      {asked.is === 'asked' && (
        <p role="status" class="soft">
          {w.drawing}
        </p>
      )}
      {asked.is === 'failed' && <Trouble of={asked.trouble} retry={retry} />}
      {asked.is === 'here' && (
        <>
          <p class="soft">{w.rows.count(asked.value.rows.length, asked.value.count)}</p>
          <div class="numbers" tabIndex={0} role="region" aria-label={w.rows.title(wanted.name)}>
            <table>
              <thead>
                <tr>
                  {asked.value.fields.map(({ name, title }) => (
                    <th key={name} scope="col">
                      {title}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {asked.value.rows.map((row, r) => (
                  <tr key={r}>
                    {row.map((cell, i) => (
                      <td key={i} class={typeof cell === 'number' ? 'figure' : undefined}>
                        {cell === null
                          ? ''
                          : typeof cell === 'boolean'
                            ? cell
                              ? w.yes
                              : w.no
                            : String(cell)}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </dialog>
  );
};
