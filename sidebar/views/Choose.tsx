import { t } from '../messages';
import { leaveForm } from '../state/actions';
import { useSelect, useSession } from '../state/hooks';
import { Screen } from './Screen';
import { Systems } from './Systems';

/** Which system is to be connected. */
export const Choose = () => {
  const session = useSession();
  const connectors = useSelect(({ console }) => console!.connectors);
  const first = useSelect(({ console }) => console!.connections.length === 0);
  const to = first ? t.later.back : t.tabs.connections;
  return (
    <Screen label={t.connections.choose} back={{ to, act: () => leaveForm(session) }}>
      <Systems connectors={connectors} />
    </Screen>
  );
};
