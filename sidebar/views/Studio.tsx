import { useEffect, useState } from 'preact/hooks';
import type { DatasetCard, LookerLinks } from '../../src/app/api';
import { t } from '../messages/more';
import { Button } from '../parts/Button';
import { Note } from '../parts/Note';
import { Soft } from '../parts/Soft';
import { Told } from '../parts/Told';
import { useSession } from '../state/hooks';
import { LOADING, read, type Loaded } from '../state/loaded';

/** The ways into Looker Studio, asked for when they are looked at. */
export const Studio = ({ dataset }: { dataset: DatasetCard }) => {
  const session = useSession();
  const { id, title, publishedAt } = dataset;
  const [links, setLinks] = useState<Loaded<LookerLinks>>(LOADING);
  const ask = async () => {
    setLinks(LOADING);
    setLinks(await read(() => session.client.lookerLinks(id)));
  };
  useEffect(() => {
    if (publishedAt !== undefined) void ask();
  }, [id, publishedAt === undefined]);
  return (
    <div class="studio" aria-busy={publishedAt !== undefined && links.is === 'loading'}>
      <p>{t.studio.intro}</p>
      {publishedAt === undefined ? (
        <Soft>{t.studio.first}</Soft>
      ) : links.is === 'here' ? (
        <Links title={title} links={links.value} />
      ) : links.is === 'failed' ? (
        <Note tone="warn">
          <Told of={links.trouble} />
          <p>
            <Button kind="link" onClick={() => void ask()}>
              {t.problem.retry}
            </Button>
          </p>
        </Note>
      ) : (
        <Soft>{t.studio.asking}</Soft>
      )}
    </div>
  );
};

const Links = ({ title, links }: { title: string; links: LookerLinks }) => (
  <>
    <Way
      href={links.source}
      words={t.studio.source}
      label={t.studio.sourceOf(title)}
      help={t.studio.sourceHelp}
    />
    {links.report && (
      <Way
        href={links.report}
        words={t.studio.report}
        label={t.studio.reportOf(title)}
        help={t.studio.reportHelp}
      />
    )}
    <Soft>{t.studio.who}</Soft>
  </>
);

const Way = (props: {
  readonly href: string;
  readonly words: string;
  readonly label: string;
  readonly help: string;
}) => (
  <p class="way">
    <a
      class="button link"
      href={props.href}
      target="_blank"
      rel="noopener"
      aria-label={props.label}
    >
      {props.words} <span aria-hidden="true">↗</span>
    </a>
    <span class="soft">{props.help}</span>
  </p>
);
