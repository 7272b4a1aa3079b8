import { t } from '../messages';
import { Button } from '../parts/Button';
import { showTab } from '../state/actions';
import { useSelect, useSession } from '../state/hooks';
import { isMine } from '../state/run';

/** The way to the connections, for whoever may change them. */
export const ToConnections = () => {
  const session = useSession();
  const mine = useSelect(({ console }) => isMine(console));
  return mine ? (
    <p>
      <Button kind="link" onClick={() => showTab(session, 'connections')}>
        {t.problem.connections}
      </Button>
    </p>
  ) : null;
};
