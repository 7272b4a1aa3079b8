import { useSession } from '../state/session';
import { Empty } from './Empty';
import { RunTable } from './RunTable';
import { usePolled } from './usePolled';

/** Every execution of the script, newest first. */
export function Executions() {
  const { api } = useSession();
  const [executions] = usePolled(api.executions);
  return (
    <>
      <div class="drawer-head">
        <h2>
          Executions <small>{executions?.length}</small>
        </h2>
      </div>
      {!executions?.length ? (
        <Empty of={executions}>The script has not run yet.</Empty>
      ) : (
        <RunTable label="List of executions" executions={[...executions].reverse()} />
      )}
    </>
  );
}
