import type { LogLine, RunStory } from '../../../src/app/api';
import type { Json } from '../../../src/model';
import { t } from '../../messages';
import { Chevron } from '../../parts/Icons';
import { useSelect } from '../../state/hooks';
import { isMine } from '../../state/run';

/** The lines behind the story: quiet, one below the other. Open at once where something failed. */
export const Log = ({ story: { log, is } }: { story: RunStory }) => {
  const { timeZone, steward } = useSelect(({ console }) => console)!;
  const mine = useSelect(({ console }) => isMine(console));
  if (!log)
    return (
      <>
        <h3 class="group-title">{t.story.log}</h3>
        <p class="soft">
          {mine ? t.story.logGone : steward ? t.story.noLog(steward.email) : t.story.noLogAnybody}
        </p>
      </>
    );
  return (
    <details class="more log" open={is === 'failed'}>
      <summary>
        <Chevron />
        <h3>{t.story.log}</h3>
        <span>{t.story.lines(log.length)}</span>
      </summary>
      <ol>
        {log.map((line, i) => (
          <Line key={i} line={line} timeZone={timeZone} />
        ))}
      </ol>
    </details>
  );
};

const Line = ({ line, timeZone }: { line: LogLine; timeZone: string }) => {
  const { at, severity, event, about } = line;
  const word = t.story.severities[severity];
  return (
    <li class={severity.toLowerCase()}>
      <time dateTime={at}>{t.story.time(at, timeZone, true)}</time>
      <span>
        {word && <strong>{word}</strong>} {event.replace(/[._]/g, ' ')}
        <span class="about">{aboutOf(about)}</span>
      </span>
    </li>
  );
};

/** Names and numbers of a line; what is nested is for machines. */
const aboutOf = (about: Readonly<Record<string, Json>>): string =>
  Object.entries(about)
    .filter(([, value]) => value !== null && typeof value !== 'object' && value !== '')
    .map(
      ([name, value]) => `${name} ${typeof value === 'number' ? t.number(value) : String(value)}`,
    )
    .join(' · ');
