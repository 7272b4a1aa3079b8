import { useSelect } from '../state/session';

/** One line while the emulator does not answer. It goes away by itself. */
export function Lost() {
  const lost = useSelect(({ reach }) => reach.is === 'lost');
  const known = useSelect(({ overview }) => overview !== null);
  return (
    <div role="status">
      {lost && (
        <p class="lost">
          <b>The emulator does not answer.</b>{' '}
          {known
            ? 'What you see is from before, and what you type now is not kept. '
            : 'There is nothing to show yet. '}
          Start it with <code>npm start</code>; this page goes on by itself.
        </p>
      )}
    </div>
  );
}
