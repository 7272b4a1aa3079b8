import type * as Second from '../more';
import { t } from '../messages';
import { LOADING, read, type Loaded } from './loaded';
import type { Session } from './session';

/** The pages that are not part of what is loaded first. */
export type More = typeof Second;

/** What the file beside the page holds. */
interface Part {
  /** Of which build it is: it works with that one's first part alone. */
  readonly build: string;
  readonly style: string;
  readonly code: string;
}

/** The first part of the page, as the build has put it around this code. */
declare const first: { readonly build: string; readonly shared: object };

/** Asks for the second part, unless it is here or on its way. */
export const loadMore = async (session: Session): Promise<void> => {
  const { store, client } = session;
  const { is } = store.get().more;
  if (is === 'here' || is === 'loading') return;
  store.set({ more: LOADING });
  const answer = await read(() => client.morePages());
  store.set({ more: answer.is === 'here' ? taken(answer.value) : answer });
};

/** Homeroom may have been renewed since the page was opened: then the two parts do not fit. */
const taken = (text: string): Loaded<More> => {
  const part = JSON.parse(text) as Part;
  const value = part.build === first.build ? run(part) : undefined;
  return value ? { is: 'here', value } : { is: 'failed', trouble: t.later.renewed };
};

/**
 * Code as a script of the page, as the first part is one: whatever lets that one run lets this one run
 * too, which is not said of `eval`.
 */
const run = ({ style, code }: Part): More | undefined => {
  let more: More | undefined;
  const scope = globalThis as { takeMore?: (make: (shared: typeof first) => More) => void };
  scope.takeMore = (make) => {
    more = make(first);
  };
  document.head.append(
    Object.assign(document.createElement('style'), { textContent: style }),
    Object.assign(document.createElement('script'), { textContent: code }),
  );
  delete scope.takeMore;
  return more;
};
