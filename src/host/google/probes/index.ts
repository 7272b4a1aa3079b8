import type { Asked, Probes } from '../../host';
import { hostError } from '../errors';
import type { Google } from '../globals';
import { doors } from './doors';
import { drive } from './drive';
import { sweep } from './lab';
import { jdbc } from './jdbc';
import { latency } from './latency';
import { cannot, saw, sentenceOf, type Question } from './probe';
import { loading, runtime } from './runtime';
import { sheets } from './sheets';
import { stores } from './stores';
import { triggers } from './triggers';
import { toLookAt } from './unasked';
import { utilities } from './utilities';
import { web } from './web';

/**
 * Every assumption about the host that this folder or the emulator makes, as a question. Where one is
 * relied on, a comment says `assumes: <id>`; a test holds both sides together.
 * @param entered when the execution came to its first own line.
 */
export const createProbes = (g: Google, entered = Date.now()): Probes => {
  const all: readonly Question[] = [
    ...[...runtime, loading(entered), ...sheets, ...drive, ...stores, ...triggers],
    ...[...web, ...utilities, ...latency, ...jdbc, ...doors, ...toLookAt],
  ];
  return {
    all,
    ask: async (id, database) => {
      const question = all.find((one) => one.id === id);
      if (!question) return cannot('This version does not know the question.');
      try {
        return await question.ask(g, database);
      } catch (error) {
        return failed(question, error);
      }
    },
    sweep: () => sweep(g),
  };
};

/** What a refused permission or a short problem hides stays unknown; any other failure is an answer. */
const failed = ({ title, expected }: Question, error: unknown): Asked => {
  const sentence = sentenceOf(error);
  const { code } = hostError(error, title).failure;
  if (code === 'host.unauthorized')
    return cannot('Google did not allow it: grant Homeroom its permissions and check again.', {
      sentence,
    });
  if (code === 'host.transient' || code === 'host.quota')
    return cannot('Google had a problem of its own just then: check again later.', { sentence });
  return expected === undefined ? cannot('It failed.', { sentence }) : saw({ failed: sentence });
};
