import { useState } from 'preact/hooks';
import { Board } from './views/Board';
import { Gallery } from './views/Gallery';
import { Report } from './views/Report';
import { Share } from './views/Share';

/** What is shown, and what one goes back to. */
export type Place =
  | { readonly is: 'gallery' }
  | { readonly is: 'report'; readonly id: string }
  /** @param token of a link: nothing else is open to who came by it. */
  | { readonly is: 'board'; readonly id: string; readonly token?: string }
  | { readonly is: 'share' };

const placeOf = (start: string): Place => {
  const [kind, id = '', token] = start.split(':');
  if (kind === 'report' && id !== '') return { is: 'report', id };
  if (kind === 'board' && id !== '')
    return { is: 'board', id, ...(token === undefined ? {} : { token }) };
  return kind === 'share' ? { is: 'share' } : { is: 'gallery' };
};

export const App = ({ start }: { readonly start: string }) => {
  const [place, go] = useState(() => placeOf(start));
  const back = () => go({ is: 'gallery' });
  if (place.is === 'report') {
    const { id } = place;
    return <Report id={id} watch={() => go({ is: 'board', id })} back={back} />;
  }
  if (place.is === 'board') {
    const { id, token } = place;
    return (
      <Board
        id={id}
        token={token}
        back={token === undefined ? () => go({ is: 'report', id }) : undefined}
      />
    );
  }
  // Opened from the data sets it lies over them: its window is closed, and there is nothing to go back to.
  if (place.is === 'share') return <Share back={start === 'share' ? undefined : back} />;
  return <Gallery go={go} />;
};
