import type { ConnectorCard } from '../../src/app/api';
import { t } from '../messages';
import { Button } from '../parts/Button';
import { showForm } from '../state/actions';
import { useSession } from '../state/hooks';

/** The systems that can be connected. */
export const Choice = ({ connectors }: { connectors: readonly ConnectorCard[] }) => {
  const session = useSession();
  return (
    <ul class="choice">
      {connectors.map(({ id, title, description }) => (
        <li key={id}>
          <h3>{title}</h3>
          <p>{description}</p>
          {connectors.length > 1 && (
            <Button kind="link" onClick={() => showForm(session, { connector: id })}>
              {t.guide.begin(title)}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
};
