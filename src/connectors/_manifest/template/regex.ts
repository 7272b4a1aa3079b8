import { TemplateError } from './values';

/** A pattern looks at this much of a text: a stranger's pattern may take long over much. */
export const LONGEST_SUBJECT = 10_000;
/** A repetition of a repetition can take a text's length to the power of two, and more. */
const NESTED = /\((?:[^()\\]|\\.)*[+*](?:[^()\\]|\\.)*\)(?:[+*]|\{\d+,)/;

const known = new Map<string, RegExp>();

/** Python's pattern as ours. @throws TemplateError */
export const patternOf = (pattern: string, flags = ''): RegExp => {
  const name = `${flags}/${pattern}`;
  const before = known.get(name);
  if (before) return before;
  if (NESTED.test(pattern))
    throw new TemplateError(
      `The pattern ${pattern.slice(0, 60)} repeats a repetition: it could run for ever.`,
    );
  let all = flags;
  const source = pattern
    .replace(/^\(\?([aiLmsux]+)\)/, (_, letters: string) => {
      for (const letter of letters)
        if ('ims'.includes(letter) && !all.includes(letter)) all += letter;
      return '';
    })
    .replace(/\(\?P</g, '(?<')
    .replace(/\(\?P=(\w+)\)/g, '\\k<$1>')
    .replace(/\\A/g, '^')
    .replace(/\\Z/g, '$');
  try {
    const made = new RegExp(source, all);
    known.set(name, made);
    return made;
  } catch {
    throw new TemplateError(`“${pattern.slice(0, 60)}” is no pattern that is understood.`);
  }
};
