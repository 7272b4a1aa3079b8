import type { Finding } from '../../src/model';
import { t } from '../messages';
import { useClock } from '../state/hooks';

/** What checks and the source's shape have to tell; nothing was stopped by it. */
export const Findings = ({ findings }: { findings: readonly Finding[] }) => {
  const { now, timeZone } = useClock();
  if (findings.length === 0) return <p class="soft">{t.details.noFindings}</p>;
  return (
    <ul class="findings">
      {findings.map((finding) => (
        <li key={`${finding.kind}/${finding.about}`}>
          <p>{t.details.finding(finding)}</p>
          <p class="soft">{t.details.since(finding.since, now, timeZone)}</p>
        </li>
      ))}
    </ul>
  );
};
