import { useState } from 'preact/hooks';
import { t } from '../messages/more';
import { leaveForm } from '../state/actions';
import { plain } from '../state/list';
import { useSelect, useSession } from '../state/hooks';
import { Choice } from './Choice';
import { Screen } from './Screen';

/** From so many systems on, they can be searched. */
const MANY = 6;

/** Which system is to be connected. */
export const Choose = () => {
  const session = useSession();
  const connectors = useSelect(({ console }) => console!.connectors);
  const [query, setQuery] = useState('');
  const found = connectors.filter(({ title, description }) =>
    plain(`${title} ${description}`).includes(plain(query.trim())),
  );
  return (
    <Screen label={t.connections.choose} back={{ to: t.form.back, act: () => leaveForm(session) }}>
      {connectors.length > MANY && (
        <div class="find" role="search">
          <input
            type="search"
            value={query}
            placeholder={t.connections.find}
            aria-label={t.connections.find}
            onInput={(event) => setQuery(event.currentTarget.value)}
          />
        </div>
      )}
      <Choice connectors={found} all={connectors.length > 1} />
      {found.length === 0 && <p class="nothing">{t.connections.noneFound(query.trim())}</p>}
    </Screen>
  );
};
