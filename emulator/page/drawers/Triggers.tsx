import { useSelect, useSession } from '../state/session';
import { clockText } from '../time';
import { Empty } from './Empty';
import { usePolled } from './usePolled';

/** What the script has asked to be started by, and when that was and will be. */
export function Triggers() {
  const { api } = useSession();
  const [triggers] = usePolled(api.triggers);
  const zone = useSelect(({ overview }) => overview?.timeZone ?? 'UTC');
  return (
    <>
      <div class="drawer-head">
        <h2>
          Triggers <small>{triggers?.length}</small>
        </h2>
      </div>
      {!triggers?.length ? (
        <Empty of={triggers}>The script has set no trigger: nothing will start by itself.</Empty>
      ) : (
        <div class="scroller" tabIndex={0} role="region" aria-label="List of triggers">
          <table>
            <thead>
              <tr>
                <th scope="col">Function</th>
                <th scope="col">When</th>
                <th scope="col">Last ran</th>
                <th scope="col">Next</th>
                <th scope="col">User</th>
              </tr>
            </thead>
            <tbody>
              {triggers.map((trigger) => (
                <tr key={trigger.id}>
                  <th scope="row">{trigger.function}</th>
                  <td>{trigger.when}</td>
                  <td>{trigger.last ? clockText(trigger.last, zone) : 'not yet'}</td>
                  <td>{clockText(trigger.next, zone)}</td>
                  <td>{trigger.user}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
