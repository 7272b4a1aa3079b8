import { useSession } from '../state/session';
import { Empty } from './Empty';
import { RunTable } from './RunTable';
import { usePolled } from './usePolled';

/** Every execution of the script, newest first; above them what is running now. */
export function Executions() {
  const { api } = useSession();
  const [executions] = usePolled(api.executions);
  const [running] = usePolled(api.running);
  return (
    <>
      <div class="drawer-head">
        <h2>
          Executions <small>{executions?.length}</small>
        </h2>
        <p class="running" role="status">
          {running && running.length > 0 && (
            <>
              <i class="spinner" aria-hidden="true" /> Running:{' '}
              {running.map((run) => run.function).join(', ')}
            </>
          )}
        </p>
      </div>
      {!executions?.length ? (
        <Empty of={executions}>The script has not run yet.</Empty>
      ) : (
        <RunTable label="List of executions" executions={[...executions].reverse()} />
      )}
    </>
  );
}
