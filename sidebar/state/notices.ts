import type { ConsoleState, DatasetCard, Notice, Trouble } from '../../src/app/api';
import { t } from '../messages';

/** What a person sees above the list: the server's notices, and troubles that many data sets share. */
export interface Banner {
  readonly key: string;
  /** `shared`: many data sets have the very same trouble; `paused`: what a person wished. */
  readonly kind: Notice['kind'] | 'shared' | 'paused';
  readonly message: string;
  readonly next: string;
  readonly url?: string;
  readonly connection?: string;
}

/** From so many data sets on, the same trouble is told once for all of them. */
const SHARED = 2;

const REFUSED = 'source.refused_key';
const PAUSED = 'setup.paused';
const NO_SOURCE = 'setup.no_connection';

/** What is the same but for the data set's own name is the same. */
const sameAs = ({ code, message, params }: Trouble): string =>
  code === NO_SOURCE
    ? code
    : code === PAUSED
      ? `${code}/${params?.['site'] ?? ''}`
      : `${code}/${message}`;

/** A trouble of many, in words that name no single data set. */
const bannerOf = (trouble: Trouble, count: number): Banner => {
  const { code, message, next, params } = trouble;
  const key = sameAs(trouble);
  if (code === NO_SOURCE) return { key, kind: 'shared', message: t.notices.noSource(count), next };
  if (code === PAUSED)
    return {
      key,
      kind: 'paused',
      message: t.notices.paused(String(params?.['site'] ?? ''), count),
      next: t.notices.pausedNext,
    };
  return { key, kind: 'shared', message, next };
};

const isOn = ({ status }: DatasetCard): boolean => status !== 'off' && status !== 'held';

/** Whether a notice of the server says already what a trouble says. */
const isSaid = (notices: readonly Notice[], { code, message }: Trouble): boolean =>
  notices.some(
    (notice) => notice.message === message || (notice.kind === 'key_refused' && code === REFUSED),
  );

export const bannersOf = ({ notices, datasets }: Pick<ConsoleState, 'notices' | 'datasets'>) => {
  const said: Banner[] = notices.map((notice) => ({
    key: `${notice.kind}/${notice.connection ?? ''}`,
    ...notice,
  }));
  const troubles = datasets.filter(isOn).flatMap(({ trouble }) => trouble ?? []);
  const counts = new Map<string, number>();
  for (const trouble of troubles)
    counts.set(sameAs(trouble), (counts.get(sameAs(trouble)) ?? 0) + 1);
  for (const trouble of troubles) {
    const key = sameAs(trouble);
    const shared = (counts.get(key) ?? 0) >= SHARED;
    if (!shared || isSaid(notices, trouble) || said.some((banner) => banner.key === key)) continue;
    said.push(bannerOf(trouble, counts.get(key) ?? 0));
  }
  return said as readonly Banner[];
};

/** Whether a data set's trouble is told above the list: then its card says it in a word. */
export const isTold = (
  { notices }: Pick<ConsoleState, 'notices'>,
  banners: readonly Banner[],
  trouble: Trouble,
): boolean => isSaid(notices, trouble) || banners.some(({ key }) => key === sameAs(trouble));
