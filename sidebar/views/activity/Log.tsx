import type { LogLine, RunStory } from '../../../src/app/api';
import { t } from '../../messages/more';
import { Chevron } from '../../parts/Icons';
import { useSelect } from '../../state/hooks';
import { factsOf, titlesIn } from '../../state/facts';
import { isMine } from '../../state/run';
import { Soft } from '../../parts/Soft';

/** The lines behind the story: quiet, one below the other. Open at once where something failed. */
export const Log = ({ story: { log, is } }: { story: RunStory }) => {
  const { timeZone, steward } = useSelect(({ console }) => console)!;
  const mine = useSelect(({ console }) => isMine(console));
  if (!log)
    return (
      <>
        <h3 class="group-title">{t.story.log}</h3>
        <Soft>
          {mine ? t.story.logGone : steward ? t.story.noLog(steward.email) : t.story.noLogAnybody}
        </Soft>
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
  const titles = useSelect(titlesIn);
  const word = t.story.severities[severity];
  const facts = factsOf(about, titles);
  return (
    <li class={severity.toLowerCase()}>
      <time dateTime={at}>{t.story.time(at, timeZone, true)}</time>
      <div>
        <p>
          {word && <strong>{word}</strong>} {t.story.events[event] ?? event}
        </p>
        {facts.length > 0 && (
          <p class="pair soft">
            {facts.map((fact) => (
              <span key={fact}>{fact}</span>
            ))}
          </p>
        )}
      </div>
    </li>
  );
};
