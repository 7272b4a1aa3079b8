import { useEffect } from 'preact/hooks';
import type { CheckReport } from '../../src/app/api';
import type { Json } from '../../src/model';
import { t } from '../messages/more';
import { Button } from '../parts/Button';
import { Copy } from '../parts/Copy';
import { Fold } from '../parts/Fold';
import { Note } from '../parts/Note';
import { Awaited, isLoading } from '../parts/Waiting';
import { showPage } from '../state/actions';
import { countsOf, groupsOf, loadCheck, runCheck, type Checked } from '../state/check';
import { useSelect, useSession } from '../state/hooks';
import { Screen } from './Screen';
import { Dot } from '../parts/Dot';
import { Soft } from '../parts/Soft';

/** The host, asked by itself: what Homeroom relies on and what was found. */
export const SystemCheck = () => {
  const session = useSession();
  const { report, going, problem } = useSelect(({ rooms }) => rooms.check);
  useEffect(() => void loadCheck(session), [session]);
  const value = report.is === 'here' ? report.value : null;
  const loading = isLoading(report);
  return (
    <Screen
      label={t.check.title}
      back={{ to: t.check.back, act: () => showPage(session, null) }}
      footer={
        <>
          {going && (
            <div class="bar unsure" aria-hidden="true">
              <i />
            </div>
          )}
          {value && !going && (
            <Copy
              label={t.copying.report}
              said={t.copying.reportSaid}
              text={() => Promise.resolve(JSON.stringify(value, null, 2))}
            />
          )}
          {(going || loading) && (
            <span class="quiet">
              {loading
                ? t.check.loading
                : value?.running
                  ? t.check.soFar(value.checks.length)
                  : t.check.begins}
            </span>
          )}
          <Button kind="primary" busy={going || loading} onClick={() => void runCheck(session)}>
            {going ? t.check.running : value ? t.check.again : t.check.run}
          </Button>
        </>
      }
    >
      <p class="intro">{t.check.what}</p>
      {problem && (
        <Note tone="bad">
          <p role="alert">
            {problem.message} {problem.next}
          </p>
        </Note>
      )}
      <Awaited
        of={report}
        bones={[]}
        failed={t.check.failedTitle}
        retry={() => void loadCheck(session)}
      >
        {(last) =>
          last ? <Report report={last} /> : !going && <p class="soft never">{t.check.never}</p>
        }
      </Awaited>
    </Screen>
  );
};

const Report = ({ report }: { report: CheckReport }) => {
  const { now, timeZone } = useSelect(({ console }) => console)!;
  return (
    <>
      <h3 class="check-sum">{t.check.summary(countsOf(report))}</h3>
      {!report.running && <Soft>{t.check.at(t.clock(report.at, now, timeZone))}</Soft>}
      {report.trouble && (
        <Note tone="warn">
          <p>
            {report.trouble.message} {report.trouble.next}
          </p>
        </Note>
      )}
      {groupsOf(report).map(({ is, checks }) => (
        <div key={is} class="check-group">
          <Fold open={is === 'differs'} title={<Verdict is={is} count={checks.length} />}>
            <ul class="checks">
              {checks.map((check) => (
                <Row key={check.id} check={check} />
              ))}
            </ul>
          </Fold>
        </div>
      ))}
    </>
  );
};

const Verdict = ({ is, count }: { is: Checked['is']; count: number }) => (
  <h4 class={`status ${STATUS[is]}`}>
    <Dot />
    {t.check.group(t.check.is[is], count)}
  </h4>
);

/** The list's own colours, by how an answer compares. */
const STATUS = { as_expected: 'fresh', differs: 'failed', unknown: 'off' } as const;

const Row = ({ check }: { check: Checked }) => {
  const { title, is, found, expected, ms, reason } = check;
  return (
    <li>
      <p class="end">
        <span class="name">{title}</span>
        {ms > 0 && <span class="soft">{t.check.took(ms)}</span>}
      </p>
      {reason && <p class="soft reason">{reason}</p>}
      {is !== 'unknown' && (
        <dl>
          <dt>{t.check.found}</dt>
          <dd>{told(found)}</dd>
          {is === 'differs' && expected !== undefined && (
            <>
              <dt>{t.check.expected}</dt>
              <dd>{told(expected)}</dd>
            </>
          )}
        </dl>
      )}
    </li>
  );
};

/** A value as a person reads it: `megabytes: 1024` and not `{"megabytes":1024}`. */
const told = (value: Json): string =>
  typeof value === 'string'
    ? value
    : value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.entries(value)
          .map(([name, one]) => `${name}: ${JSON.stringify(one)}`)
          .join(', ')
      : JSON.stringify(value);
