import type { Google } from '../globals';
import { noAnswer } from '../http';
import { isBeside, saw, sentenceOf, timed, type Question } from './probe';

/** Google's own and quick: without a token it says 401, which is an answer. */
const GOOGLE = 'https://www.googleapis.com/drive/v3/files?pageSize=1';
const NOBODY = 'https://homeroom-check.invalid/';
const SEVERAL = 8;

const request = { url: GOOGLE, muteHttpExceptions: true };

export const askGoogle = (g: Google): void => void g.UrlFetchApp.fetchAll([request]);

/** What web requests do. */
export const web: readonly Question[] = [
  {
    id: 'fetch-any-host',
    title: 'Web requests need no list of hosts in the manifest',
    expected: { answered: true },
    ask: (g) => {
      const code = g.UrlFetchApp.fetch(GOOGLE, { muteHttpExceptions: true }).getResponseCode();
      return saw({ answered: code > 0, code });
    },
  },
  {
    id: 'fetch-parallel',
    title: 'Eight web requests made together take no longer than four made one by one',
    expected: { times: '≤ 4' },
    kinder: 'less',
    ask: (g) => {
      askGoogle(g);
      const one = timed(() => askGoogle(g));
      const all = timed(() =>
        g.UrlFetchApp.fetchAll(new Array<typeof request>(SEVERAL).fill(request)),
      );
      return saw({ times: Math.round((10 * all) / Math.max(1, one)) / 10 });
    },
  },
  {
    id: 'fetch-unanswered',
    title: 'One request without an answer makes all that are made with it throw',
    expected: { throws: true, means: 'unknown_host' },
    ask: (g) => {
      try {
        g.UrlFetchApp.fetchAll([request, { url: NOBODY, muteHttpExceptions: true }]);
        return saw({ throws: false });
      } catch (error) {
        if (isBeside(error)) throw error;
        return saw({ throws: true, means: noAnswer(error).noAnswer, sentence: sentenceOf(error) });
      }
    },
  },
  {
    id: 'fetch-characters',
    title: 'An address with characters that are not encoded is refused',
    kinder: 'less',
    ask: (g) => {
      try {
        g.UrlFetchApp.fetch(`${GOOGLE}&fields=ü`, { muteHttpExceptions: true });
        return saw({ refused: false });
      } catch (error) {
        if (isBeside(error)) throw error;
        return saw({ refused: true, sentence: sentenceOf(error) });
      }
    },
  },
];
