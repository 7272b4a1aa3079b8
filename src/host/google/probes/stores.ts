import { PROPERTY, removeProperty } from './lab';
import { cannot, refusal, saw, type Question } from './probe';

/** Characters in ASCII, which are bytes. The first is the most that `records.ts` puts into one. */
const SIZES = [8_500, 9 * 1_024, 9 * 1_024 + 100] as const;

/** What is kept between executions, and what keeps executions apart. */
export const stores: readonly Question[] = [
  {
    id: 'property-size',
    title: 'A property takes 8,500 characters, and more than 9 KB is refused',
    expected: { takes8500: true, refused: true, means: 'storage.full' },
    ask: (g) => {
      const store = g.PropertiesService.getUserProperties();
      const [small, most, large] = SIZES.map((size) => () => {
        store.setProperty(PROPERTY, 'x'.repeat(size));
      }) as [() => void, () => void, () => void];
      try {
        return saw({
          takes8500: !refusal('Properties', small).refused,
          takes9216: !refusal('Properties', most).refused,
          ...refusal('Properties', large),
        });
      } finally {
        removeProperty(g);
      }
    },
  },
  {
    id: 'document-lock',
    title: 'The workbook has a lock; who holds it may take it again, at once',
    expected: { there: true, again: true, released: true },
    ask: (g) => {
      // Without a container there is none, whatever the types say.
      const lock = g.LockService.getDocumentLock() as GoogleAppsScript.Lock.Lock | null;
      if (!lock) return saw({ there: false });
      // Another check holds it for a moment when it begins.
      if (!lock.tryLock(2_000))
        return cannot('A refresh is at work and holds the lock: check again when it is over.');
      const again = lock.tryLock(0);
      lock.releaseLock();
      return saw({ there: true, again, released: !lock.hasLock() });
    },
  },
];
