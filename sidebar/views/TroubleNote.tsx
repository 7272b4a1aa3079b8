import type { DatasetCard, Trouble } from '../../src/app/api';
import { Told } from '../parts/Told';
import { t } from '../messages';
import { Button } from '../parts/Button';
import { Note } from '../parts/Note';
import { publishAnyway } from '../state/actions';
import { useBusy, useSession } from '../state/hooks';
import { ToConnections } from './ToConnections';

/** Troubles whose next step lies in the connection. */
const OF_CONNECTION = [
  'source.refused_key',
  'source.unknown_host',
  'source.not_found',
  'source.not_json',
  'setup.no_connection',
  'setup.paused',
  'setup.paused_unread',
  'setup.secret_missing',
];

/** The last error in plain words, its next step, and the button that takes it. */
export const TroubleNote = ({ dataset, trouble }: { dataset: DatasetCard; trouble: Trouble }) => {
  const session = useSession();
  const { id, title } = dataset;
  const publishing = useBusy(`publish/${id}`);
  const held = trouble.code === 'data.held';
  const ask = () =>
    session.store.set({
      question: {
        title: t.held.title(title),
        body: `${trouble.message} ${t.held.body}`,
        yes: t.held.act,
        no: t.confirm.no,
        danger: false,
        act: () => void publishAnyway(session, id),
      },
    });
  return (
    <Note tone={held ? 'warn' : dataset.status === 'paused' ? 'info' : 'bad'}>
      <Told of={trouble} />
      {held && (
        <p>
          <Button kind="link" busy={publishing} onClick={ask}>
            {publishing ? t.run.starting : t.held.act}
          </Button>
        </p>
      )}
      {OF_CONNECTION.includes(trouble.code) && <ToConnections />}
    </Note>
  );
};
