import type { Execution } from '../api/contract';
import { useSelect } from '../state/session';
import { lengthText, stampText } from '../time';

const SHOWN = 300;
const LOOK: Readonly<Record<Execution['outcome'], readonly [string, string]>> = {
  completed: ['good', 'Completed'],
  failed: ['error', 'Failed'],
  killed: ['error', 'Killed'],
  'timed out': ['error', 'Timed out'],
};

/** `{'PropertiesService.getProperty': 2, 'PropertiesService.setProperty': 1}` → `[['PropertiesService', 3]]` */
export function byService(calls: Execution['calls']): (readonly [string, number])[] {
  const sums = new Map<string, number>();
  for (const [name, times] of Object.entries(calls)) {
    const service = name.split('.')[0]!;
    sums.set(service, (sums.get(service) ?? 0) + times);
  }
  return [...sums].sort((a, b) => b[1] - a[1]);
}

export function RunTable({
  label,
  executions,
}: {
  label: string;
  executions: readonly Execution[];
}) {
  const zone = useSelect(({ overview }) => overview?.timeZone ?? 'UTC');
  return (
    <div class="scroller" tabIndex={0} role="region" aria-label={label}>
      <table>
        <thead>
          <tr>
            <th scope="col">Function</th>
            <th scope="col">Outcome</th>
            <th scope="col">Started</th>
            <th scope="col" class="number">
              Took
            </th>
            <th scope="col" class="number">
              CPU
            </th>
            <th scope="col">Calls to the host</th>
            <th scope="col">User</th>
          </tr>
        </thead>
        <tbody>
          {executions.slice(0, SHOWN).map((run) => (
            <tr key={run.id}>
              <th scope="row">
                {run.function} <small>{run.kind}</small>
              </th>
              <td>
                <span class={`state is-${LOOK[run.outcome][0]}`}>{LOOK[run.outcome][1]}</span>
                {run.error && <p class="run-error">{run.error}</p>}
              </td>
              <td>{stampText(run.at, zone)}</td>
              <td class="number">{lengthText(run.virtualMs)}</td>
              <td class="number">{lengthText(run.cpuMs)}</td>
              <td>
                <Calls calls={run.calls} />
              </td>
              <td>{run.user}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Calls({ calls }: Pick<Execution, 'calls'>) {
  const services = byService(calls);
  if (services.length === 0) return <>none</>;
  return (
    <details>
      <summary>{services.map(([service, times]) => `${service} ${times}`).join(' · ')}</summary>
      <ul>
        {Object.entries(calls)
          .sort((a, b) => b[1] - a[1])
          .map(([name, times]) => (
            <li key={name}>
              {times} × {name}
            </li>
          ))}
      </ul>
    </details>
  );
}
