import { consoleMore } from '../../src/messages/console-more';
import { forms, t as first } from '.';

/** Every text of the console, for what is loaded when it is first opened. */
export const t = { ...first, ...consoleMore(forms) };
