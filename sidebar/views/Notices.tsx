import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../messages';
import { Button } from '../parts/Button';
import { focusNext } from '../parts/focus';
import { Note } from '../parts/Note';
import { say } from '../state/call';
import { showForm, showPage, showTab } from '../state/actions';
import { bannersOf, type Banner } from '../state/notices';
import { useSelect, useSession } from '../state/hooks';
import { isMine } from '../state/run';

/** So many at once; the others are one click away. */
const SHOWN = 2;

/** What a person should see above everything else: each with the one thing that can be done about it. */
export const Notices = () => {
  const session = useSession();
  const state = useSelect(({ console }) => console)!;
  const [all, setAll] = useState(false);
  const banners = bannersOf(state);
  const told = useRef<readonly string[] | null>(null);
  useEffect(() => {
    // Those that were there when the sidebar was opened are read with the page.
    const fresh = banners.filter(({ key }) => told.current && !told.current.includes(key));
    told.current = banners.map(({ key }) => key);
    if (fresh[0]) say(session, fresh[0].message);
  });
  const place = useRef<HTMLElement>(null);
  const showAll = () => {
    setAll(true);
    focusNext(() => place.current);
  };
  if (banners.length === 0) return null;
  const shown = all || banners.length <= SHOWN + 1 ? banners : banners.slice(0, SHOWN);
  return (
    <section ref={place} tabIndex={-1} class="notices" aria-label={t.notices.label}>
      {shown.map((banner) => (
        <NoticeNote key={banner.key} banner={banner} />
      ))}
      {shown.length < banners.length && (
        <Button kind="link" onClick={showAll}>
          {t.notices.more(banners.length - shown.length)}
        </Button>
      )}
    </section>
  );
};

const CALM: readonly Banner['kind'][] = ['quota', 'key_expires', 'paused', 'clearing'];

export const NoticeNote = ({ banner }: { banner: Banner }) => (
  <Note tone={CALM.includes(banner.kind) ? 'info' : 'warn'}>
    <p>
      <strong>{banner.message}</strong>
    </p>
    <p>{banner.next}</p>
    <Act banner={banner} />
  </Note>
);

/** Keys are the steward's: a colleague is told whom to ask. */
const Act = ({ banner }: { banner: Banner }) => {
  const session = useSession();
  const mine = useSelect(({ console }) => isMine(console));
  const { steward, connections } = useSelect(({ console }) => console)!;
  const { kind, url } = banner;
  const of = connections.find(({ id }) => id === banner.connection);
  const button = (title: string, act: () => void) => (
    <p>
      <Button kind="link" onClick={act}>
        {title}
      </Button>
    </p>
  );
  if (kind === 'key_refused' || kind === 'key_expires' || kind === 'shared' || kind === 'paused') {
    if (!mine) return steward ? <p>{t.notices.ask(steward.email)}</p> : null;
    if (kind === 'shared' || kind === 'paused' || !of)
      return button(t.notices.shared, () => showTab(session, 'connections'));
    const request = { connector: of.connector, id: of.id, replacing: 'secret' } as const;
    return button(t.notices.act[kind], () => showForm(session, request));
  }
  if (url && /^https:/.test(url))
    return (
      <p>
        <a class="button link" href={url} target="_blank" rel="noopener">
          {t.notices.act.authorize}
        </a>
      </p>
    );
  if (kind === 'clearing') return null;
  if (kind === 'warehouse')
    return button(t.notices.act[kind], () => showPage(session, { is: 'warehouse' }));
  return button(t.notices.act[kind], () => showTab(session, 'settings'));
};
