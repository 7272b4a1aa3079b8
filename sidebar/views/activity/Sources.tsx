import type { RunStory } from '../../../src/app/api';
import { t } from '../../messages/more';
import { useSelect } from '../../state/hooks';
import { Soft } from '../../parts/Soft';

/** What was read from whom; the bar is each source's share of the time reading took. */
export const Sources = ({ sources }: Pick<RunStory, 'sources'>) => {
  const { connections, connectors } = useSelect(({ console }) => console)!;
  const most = Math.max(1, ...sources.map(({ ms }) => ms));
  const nameOf = ({ connection, site }: RunStory['sources'][number]): string => {
    const kind = connections.find(({ id }) => id === connection)?.connector;
    const title = connectors.find(({ id }) => id === kind)?.title;
    return title && title !== site ? t.story.source(site, title) : site;
  };
  return (
    <>
      <h3 class="group-title">{t.story.sources}</h3>
      {sources.length === 0 ? (
        <Soft>{t.story.noSources}</Soft>
      ) : (
        <ul class="sources">
          {sources.map((source) => (
            <li key={source.connection}>
              <p class="end">
                <span class="name">{nameOf(source)}</span>
                <span class="soft">{t.activity.took(source.ms)}</span>
              </p>
              <div class="share" aria-hidden="true">
                <i style={{ width: `${((source.ms / most) * 100).toFixed(1)}%` }} />
              </div>
              <p class="soft pair">
                <span>{t.activity.read(source.rowsRead)}</span>
                <span>{t.story.asked(source.requests, source.retries)}</span>
              </p>
            </li>
          ))}
        </ul>
      )}
    </>
  );
};
