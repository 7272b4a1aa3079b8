import type { Finding } from '../../src/model';
import { t } from '../messages';
import { useClock, useSelect } from '../state/hooks';
import { Soft } from '../parts/Soft';

/** What checks and the source's shape have to tell; nothing was stopped by it. */
export const Findings = ({ findings }: { findings: readonly Finding[] }) => {
  const { now, timeZone } = useClock();
  const connections = useSelect(({ console }) => console!.connections);
  const siteOf = ({ params }: Finding): string =>
    connections.find(({ id }) => id === params['connection'])?.site ?? t.details.theSource;
  if (findings.length === 0) return <Soft>{t.details.noFindings}</Soft>;
  return (
    <>
      <Soft>{t.details.stopped}</Soft>
      <ul class="findings">
        {findings.map((finding) => (
          <li
            key={`${finding.kind}/${finding.about}/${finding.params['connection']}/${finding.params['how']}`}
          >
            <p>{wordsOf(finding, siteOf(finding))}</p>
            <Soft>
              {t.details.since(finding.since, now, timeZone)}{' '}
              {finding.kind === 'schema' && <span class="tag">{finding.about}</span>}
            </Soft>
          </li>
        ))}
      </ul>
    </>
  );
};

/** What kinds it does not know yet are told in the log's own words. */
const wordsOf = ({ kind, about, params, message }: Finding, site: string): string => {
  const { title, rows, how, fields } = params;
  const what = String(title ?? about);
  if (kind === 'check' && rows !== undefined) return t.details.finding.check(what, Number(rows));
  if (how === 'added') return t.details.finding.added(what, site, String(fields));
  return how === 'gone' ? t.details.finding.gone(what, site, String(fields)) : message;
};
