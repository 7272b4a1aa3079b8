import type { ConsoleState, DatasetCard, Notice, Trouble } from '../../src/app/api';

/** What a person sees above the list: the server's notices, and troubles that many data sets share. */
export interface Banner {
  readonly key: string;
  /** `shared`: many data sets failed for the very same reason. */
  readonly kind: Notice['kind'] | 'shared';
  readonly message: string;
  readonly next: string;
  readonly url?: string;
  readonly connection?: string;
}

/** From so many data sets on, the same trouble is told once for all of them. */
const SHARED = 2;

const REFUSED = 'source.refused_key';

const sameAs = (trouble: Trouble): string => `${trouble.code}/${trouble.message}`;

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
    said.push({ key, kind: 'shared', message: trouble.message, next: trouble.next });
  }
  return said as readonly Banner[];
};

/** Whether a data set's trouble is told above the list: then its card says it in a word. */
export const isTold = (
  { notices }: Pick<ConsoleState, 'notices'>,
  banners: readonly Banner[],
  trouble: Trouble,
): boolean => isSaid(notices, trouble) || banners.some(({ key }) => key === sameAs(trouble));
