import { useEffect } from 'preact/hooks';
import type { RunStory } from '../../../src/app/api';
import { Told as TroubleTold } from '../../parts/Told';
import { t } from '../../messages/more';
import { BackTo } from '../../parts/BackTo';
import { Note } from '../../parts/Note';
import { Awaited, isLoading } from '../../parts/Waiting';
import { showPage } from '../../state/actions';
import { loadStory } from '../../state/activity';
import { useSelect, useSession } from '../../state/hooks';
import { NOT_ASKED } from '../../state/loaded';
import { changedBy, endOf, outcomeOf } from '../../state/past';
import { Screen } from '../Screen';
import { Log } from './Log';
import { Sources } from './Sources';
import { Support } from './Support';
import { causeOf, headlineOf } from './words';
import { Dot } from '../../parts/Dot';
import { Soft } from '../../parts/Soft';

const BONES = ['head', 'facts', 'title', 'run', 'title', 'run', 'run'];

/** One run told whole: what was read from whom, what became of it, and the log behind it. */
export const Story = ({ id }: { id: string }) => {
  const session = useSession();
  const story = useSelect(({ rooms }) => rooms.activity.stories[id]) ?? NOT_ASKED;
  useEffect(() => void loadStory(session, id), [session, id]);
  const here = story.is === 'here';
  return (
    <Screen
      label={here ? headlineOf(story.value) : t.story.loading}
      footer={
        isLoading(story) ? (
          <span class="quiet">{t.story.loading}</span>
        ) : here ? (
          <Support run={id} cloudLog={story.value.cloudLog} />
        ) : undefined
      }
    >
      <BackTo to={t.story.back} act={() => showPage(session, null)} />
      <Awaited
        of={story}
        bones={BONES}
        failed={t.story.failedTitle}
        retry={() => void loadStory(session, id)}
      >
        {(told) => <Told story={told} />}
      </Awaited>
    </Screen>
  );
};

const Told = ({ story }: { story: RunStory }) => {
  const { timeZone, you } = useSelect(({ console }) => console)!;
  const { executions = 1, waited = [] } = story;
  const now = useSelect((state) => new Date(state.now).toISOString());
  const day = t.activity.day(story.at, now, timeZone);
  return (
    <>
      <h2 class={`view-title story-title ${outcomeOf(story)}`}>
        <Dot />
        <span>{headlineOf(story)}</span>
      </h2>
      <p class="soft pair story-when">
        <span>{t.story.when(day, t.activity.time(story.at, timeZone))}</span>
        <span>{causeOf(story, you)}</span>
      </p>
      <Facts story={story} />
      {waited.map(({ why, ms }, i) => (
        <Note key={i} tone="info">
          <p>{t.story.waited(why.message, ms)}</p>
        </Note>
      ))}
      {executions > 1 && (
        <p class="soft aside">{t.story.executions(executions, executions - 1 - waited.length)}</p>
      )}
      <Sources sources={story.sources} />
      <h3 class="group-title">{t.story.datasets}</h3>
      <ul class="ends">
        {story.datasets.map((dataset) => (
          <li key={dataset.id}>
            <p class="end">
              <span class="name">{dataset.title}</span>
              <span class={`status ${STATUS[endOf(dataset)]}`}>
                <Dot />
                {t.story.outcomes[endOf(dataset)]}
              </span>
            </p>
            {dataset.is === 'published' && dataset.rows !== undefined && (
              <Soft>{t.story.published(dataset.rows, dataset.changed ?? 0)}</Soft>
            )}
            {dataset.unread && <p class="warn">{t.activity.unread(dataset.unread)}</p>}
            {dataset.setAside && <p class="warn">{t.story.setAside(dataset.setAside)}</p>}
            {dataset.trouble && (
              <Note tone={dataset.is === 'failed' ? 'bad' : 'warn'}>
                <TroubleTold of={dataset.trouble} />
              </Note>
            )}
          </li>
        ))}
      </ul>
      <Log story={story} />
    </>
  );
};

/** The list's own colours, by what became of a data set. */
const STATUS = {
  ...{ published: 'fresh', partial: 'partial', failed: 'failed', held: 'held' },
  ...{ previewed: 'off', left: 'off' },
} as const;

const Facts = ({ story }: { story: RunStory }) => {
  const { facts } = t.story;
  const all: readonly (readonly [string, string])[] = [
    [facts.rowsRead, t.number(story.rowsRead)],
    [facts.changed, t.number(changedBy(story))],
    [facts.ms, t.activity.took(story.ms)],
  ];
  return (
    <dl class="facts-grid">
      {all.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
};
