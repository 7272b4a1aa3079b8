import type { ComponentChildren } from 'preact';
import { t } from '../messages';
import { Bars, Share } from '../parts/Icons';
import { openReports } from '../state/actions';
import { useBusy, useSession } from '../state/hooks';

/** What is made of data sets stands elsewhere: the gallery takes the console's place, sharing lies over it. */
export const Doors = () => (
  <nav class="doors" aria-label={t.doors.label}>
    <Door to="gallery" title={t.doors.reports} tip={t.doors.reportsTip}>
      <Bars />
    </Door>
    <Door to="share" title={t.doors.share} tip={t.doors.shareTip}>
      <Share />
    </Door>
  </nav>
);

const Door = (props: {
  readonly to: 'gallery' | 'share';
  readonly title: string;
  readonly tip: string;
  readonly children: ComponentChildren;
}) => {
  const session = useSession();
  const busy = useBusy(`reports/${props.to}`);
  return (
    <button
      type="button"
      title={props.tip}
      aria-disabled={busy || undefined}
      onClick={() => {
        if (!busy) void openReports(session, props.to);
      }}
    >
      {props.children}
      {busy ? t.doors.opening : props.title}
    </button>
  );
};
