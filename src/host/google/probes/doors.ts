import { metadataIn, METADATA_FIELDS, metadataRequests, placed } from '../metadata';
import type { Google } from '../globals';
import { freshTab, sheetsOf, TAB } from './lab';
import { cannot, refusal, saw, type Question } from './probe';

const KEY = 'homeroom-check';
/** One more than the guide allows a tab, the key among them. */
const TOO_LONG = 30_001 - KEY.length;
const NOBODY = 1_909_262_027;
const CACHED = 'homeroom-check';

const at = TAB.sheetId;
/** What our tab says of itself. */
const said = (g: Google): readonly string[] => {
  const { api, id } = sheetsOf(g);
  return metadataIn(api.get(id, { fields: METADATA_FIELDS }))
    .filter(({ sheetId, key }) => sheetId === at && key === KEY)
    .map(({ value }) => value);
};
const say = (g: Google, value: string | null): void => {
  const { api, id } = sheetsOf(g);
  const there = placed(api.get(id, { fields: METADATA_FIELDS }));
  const change = { do: 'set_metadata', sheetId: at, key: KEY, value } as const;
  api.batchUpdate({ requests: metadataRequests(change, there) }, id);
};

/** What visitors, Looker Studio and whoever reads what is published rely on. */
export const doors: readonly Question[] = [
  {
    id: 'metadata',
    title:
      'A tab keeps what is written beside its cells, up to 30,000 characters, and takes it along',
    expected: { seen: true, changed: true, removed: true, refused: true, goneWithTab: true },
    kinder: 'less',
    ask: (g) => {
      freshTab(g);
      const { api, id } = sheetsOf(g);
      say(g, 'a');
      const seen = said(g).join() === 'a';
      say(g, 'b');
      const changed = said(g).join() === 'b';
      const dataFilter = { developerMetadataLookup: { metadataId: NOBODY } };
      const removeNone = refusal('Sheets', () =>
        api.batchUpdate({ requests: [{ deleteDeveloperMetadata: { dataFilter } }] }, id),
      );
      const { refused, sentence = '' } = refusal('Sheets', () => say(g, 'x'.repeat(TOO_LONG)));
      say(g, null);
      const removed = said(g).length === 0;
      say(g, 'c');
      freshTab(g);
      return saw({
        ...{ seen, changed, removed, refused, sentence, goneWithTab: said(g).length === 0 },
        removingNoneIsRefused: removeNone.refused,
      });
    },
  },
  {
    id: 'cache',
    title: 'The cache takes 99,000 plain characters or 33,000 of any kind, and no more than 100 KB',
    expected: { plain: true, any: true, refused: true },
    kinder: 'less',
    ask: (g) => {
      const cache = g.CacheService.getUserCache();
      const takes = (text: string): boolean => {
        cache.put(CACHED, text, 60);
        const kept = cache.get(CACHED);
        cache.remove(CACHED);
        // It may forget at any time; what it gives back must be the same.
        return kept === null || kept === text;
      };
      return saw({
        plain: takes('x'.repeat(99_000)),
        any: takes('€'.repeat(33_000)),
        ...refusal('Cache', () => cache.put(CACHED, 'x'.repeat(110_000), 60)),
      });
    },
  },
  {
    id: 'workbook-unreachable',
    title: 'How Google refuses to open a workbook that is not there',
    expected: { app: 'workbook.unreachable', api: 'workbook.unreachable' },
    ask: (g) => {
      const nowhere = `1${'0'.repeat(43)}`;
      const app = refusal('Sheets', () => g.SpreadsheetApp.openById(nowhere).getName());
      const api = refusal('Sheets', () =>
        sheetsOf(g).api.get(nowhere, { fields: 'spreadsheetId' }),
      );
      return saw({
        ...{ app: app.means ?? 'opened', api: api.means ?? 'opened' },
        ...{ sentence: app.sentence ?? '', apiSentence: api.sentence ?? '' },
      });
    },
  },
  {
    id: 'web-app',
    title: 'A web app is told neither headers nor visitors, and answers by a redirect',
    ask: (g) => {
      const url = g.ScriptApp.getService().getUrl() as string | null;
      const found = { address: url ? (/\/\w+$/.exec(url)?.[0] ?? '') : 'none' };
      return cannot(
        'It would need a visit from outside: ask the address of your own deployment with “curl -iL”.',
        found,
      );
    },
  },
  {
    id: 'metadata-elsewhere',
    title: 'What is written beside a tab is seen from Looker Studio and from the web app too',
    ask: () =>
      cannot('It would need a data source: make one in Looker Studio and see what it offers.'),
  },
  {
    id: 'studio',
    title: 'What Looker Studio takes from a connector, and that there is no document around it',
    ask: () =>
      cannot('It would need a data source: make one in Looker Studio and see what it offers.'),
  },
];
