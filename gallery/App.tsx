import { useState } from 'preact/hooks';
import { Gallery } from './views/Gallery';
import { Report } from './views/Report';
import { Share } from './views/Share';

/** What is shown, and what one goes back to. */
export type Place =
  | { readonly is: 'gallery' }
  | { readonly is: 'report'; readonly id: string; readonly live: boolean }
  | { readonly is: 'share' };

const placeOf = (start: string): Place => {
  const [kind, id = ''] = start.split(':');
  if ((kind === 'report' || kind === 'board') && id !== '')
    return { is: 'report', id, live: kind === 'board' };
  return kind === 'share' ? { is: 'share' } : { is: 'gallery' };
};

export const App = ({ start }: { readonly start: string }) => {
  const [place, go] = useState(() => placeOf(start));
  const back = () => go({ is: 'gallery' });
  if (place.is === 'report') return <Report id={place.id} live={place.live} back={back} />;
  if (place.is === 'share') return <Share back={back} />;
  return <Gallery go={go} />;
};
