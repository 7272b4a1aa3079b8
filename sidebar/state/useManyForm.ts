import { useEffect, useRef, useState } from 'preact/hooks';
import type { ConnectorCard } from '../../src/app/api';
import { isSecret } from '../../src/model/connector';
import { t } from '../messages/more';
import { reload } from './actions';
import { say } from './call';
import { answersOf, draftOf } from './form';
import { useBusy, useSession } from './hooks';
import { askMany, linesOf, MOST, NAME, type Asking } from './many';
import { useDraft } from './useDraft';

/** Whether connections of this system may differ by a name: a database's does. */
export const canBeMany = ({ settings }: Pick<ConnectorCard, 'settings'>): boolean =>
  settings.some(({ name }) => name === 'database');

/** Many connections of one system by a list of names: what is typed, and how each of them stands. */
export const useManyForm = (connector: ConnectorCard) => {
  const session = useSession();
  const [names, setNames] = useState('');
  const [wrong, setWrong] = useState<string | undefined>(undefined);
  const [asking, setAsking] = useState<Asking | null>(null);
  const here = useRef(true);
  useEffect(() => () => void (here.current = false), []);
  const lines = linesOf(names);
  const own = lines.length > 0 && lines.every(({ hasSecret }) => hasSecret);
  const asks = own
    ? {
        ...connector,
        settings: connector.settings.map((one) =>
          isSecret(one) ? { ...one, optional: true as const } : one,
        ),
      }
    : connector;
  const form = useDraft(asks, () => {
    const draft = draftOf(connector, undefined, false);
    return { ...draft, site: NAME, values: { ...draft.values, database: NAME } };
  });

  const send = (what: 'test' | 'save') => {
    const { settings } = answersOf(connector, form.draft);
    const lacking =
      lines.length === 0
        ? t.form.many.noNames
        : lines.length > MOST
          ? t.form.many.tooMany(MOST)
          : lines.length > 1 && !Object.values(settings).some((text) => text.includes(NAME))
            ? t.form.many.noPlace
            : undefined;
    setWrong(lacking);
    if (lacking !== undefined) return;
    const again = (): void => send(what);
    void form.ask(async (draft) => {
      const input = {
        connector: connector.id,
        site: draft.site.trim() || NAME,
        ...answersOf(connector, draft),
      };
      const ended = await askMany(session, what, input, lines, setAsking, () => here.current);
      if (ended.is === 'value' && here.current)
        tell(
          what,
          ended.value.map((one) => one),
        );
      if (what === 'save') await reload(session);
      return ended.is === 'value' ? { is: 'value', value: null } : ended;
    }, again);
  };

  const tell = (what: 'test' | 'save', tried: Asking['tried']): void => {
    const failing = tried.filter(({ is }) => is === 'fails').map(({ name }) => name);
    const good = tried.length - failing.length;
    const { many } = t.form;
    const bad = failing.length > 0 ? many.bad(failing.length) : '';
    const worked = what === 'test' ? many.good(good) : many.saved(good);
    say(session, many.told(good > 0 ? worked : '', bad));
    if (what === 'test') return;
    // Those that are saved are done with: what is left is what still has to be put right.
    setNames(
      lines
        .filter(({ name }) => failing.includes(name))
        .map(({ text }) => text)
        .join('\n'),
    );
    const first = session.store.get().console?.connections.length === 0;
    if (failing.length === 0)
      session.store.set({ form: null, tab: first ? 'datasets' : 'connections' });
  };

  return {
    ...form,
    names,
    lines,
    own,
    wrong,
    asking,
    testing: useBusy('test'),
    saving: useBusy('save'),
    typeNames: (text: string) => {
      setNames(text);
      setWrong(undefined);
    },
    typeSite: (site: string) => form.change({ site }, 'site'),
    test: () => send('test'),
    save: () => send('save'),
  };
};
