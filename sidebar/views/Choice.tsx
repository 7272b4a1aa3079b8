import type { ConnectorCard } from '../../src/app/api';
import { t } from '../messages';
import { Button } from '../parts/Button';
import { showForm } from '../state/actions';
import { useSession } from '../state/hooks';

/** The systems that can be connected. */
export const Choice = (props: {
  readonly connectors: readonly ConnectorCard[];
  /** Each has its button, even if it is the only one here. */
  readonly all?: boolean;
}) => {
  const { connectors, all = connectors.length > 1 } = props;
  const session = useSession();
  return (
    <ul class="choice">
      {connectors.map(({ id, title, description }) => (
        <li key={id}>
          <h3>{title}</h3>
          <p>{description}</p>
          {all && (
            <Button kind="link" onClick={() => showForm(session, { connector: id })}>
              {t.guide.begin(title)}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
};
