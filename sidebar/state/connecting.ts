import type { ConnectionInput, ConsoleState, FileSeen } from '../../src/app/api';
import type { Fact } from '../../src/model';
import { t } from '../messages/more';
import { accept, attempt, change, say, type Ended } from './call';
import type { Session } from './session';

export const testConnection = (
  session: Session,
  input: ConnectionInput,
): Promise<Ended<readonly Fact[]>> =>
  attempt(session, 'test', () => session.client.testConnection(input));

/** A file as a connection with these answers would read it. */
export const lookAtFile = async (
  session: Session,
  input: ConnectionInput,
): Promise<Ended<FileSeen>> => {
  const ended = await attempt(session, 'look', () => session.client.lookAtFile(input));
  if (ended.is !== 'value') return ended;
  const { columns, samples } = ended.value;
  const missing = columns.filter(({ found, optional }) => found === null && !optional);
  const { file } = t.form;
  const none = samples.every(({ rows }) => rows === 0);
  say(session, missing.length > 0 ? file.missing(missing.length) : none ? file.none : file.first);
  return ended;
};

/** A site without a name has its system's. */
const siteOf = ({ connectors }: ConsoleState, { site, connector }: ConnectionInput): string =>
  site.trim() || (connectors.find(({ id }) => id === connector)?.title ?? '');

/** Saves and leads back to where the person came from. Answers how it ended, for the form to show. */
export const saveConnection = async (
  session: Session,
  input: ConnectionInput,
): Promise<Ended<unknown>> => {
  const { store, client } = session;
  const ended = await change(session, 'save', () => client.saveConnection(input));
  if (ended.is === 'value') {
    const first = store.get().console?.connections.length === 0;
    accept(session, ended.value);
    store.set({ form: null, tab: first ? 'datasets' : 'connections' });
    say(session, t.form.saved(siteOf(ended.value, input)));
  }
  return ended;
};
