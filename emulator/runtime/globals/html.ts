import { handleOf } from './blob';
import { emulated } from './emulated';
import { host } from './host';
import type { WebOutput } from '../protocol';

const XFrameOptionsMode = { ALLOWALL: 'ALLOWALL', DEFAULT: 'DEFAULT' };
const SandboxMode = { IFRAME: 'IFRAME', NATIVE: 'NATIVE', EMULATED: 'EMULATED' };

/** Google's reference of HtmlOutput.addMetaTag: these and no others. */
const META = [
  'apple-mobile-web-app-capable',
  'apple-mobile-web-app-status-bar-style',
  'google-site-verification',
  'mobile-web-app-capable',
  'viewport',
];

const outputs = new WeakMap<object, () => WebOutput>();
/** What a web app answers as a page; null: it is none. */
export const htmlOutputOf = (value: object): WebOutput | null => outputs.get(value)?.() ?? null;

function output(content: string) {
  const state = {
    content,
    title: '',
    width: null as number | null,
    height: null as number | null,
    meta: [] as readonly (readonly [string, string])[],
    framed: false,
  };
  const self = emulated('HtmlOutput', {
    getContent: () => state.content,
    setContent: (text: string) => set({ content: text }),
    append: (text: string) => set({ content: state.content + text }),
    clear: () => set({ content: '' }),
    getTitle: () => state.title,
    setTitle: (title: string) => set({ title }),
    getWidth: () => state.width,
    setWidth: (width: number) => set({ width }),
    getHeight: () => state.height,
    setHeight: (height: number) => set({ height }),
    addMetaTag: (name: string, text: string) => {
      if (!META.includes(name))
        throw new Error(`The meta tag you specified is not allowed in this context.`);
      return set({ meta: [...state.meta, [name, text]] });
    },
    setFaviconUrl: () => set({}),
    setSandboxMode: () => set({}),
    setXFrameOptionsMode: (mode: string) => {
      if (mode !== XFrameOptionsMode.ALLOWALL && mode !== XFrameOptionsMode.DEFAULT)
        throw new Error('Invalid argument: mode');
      return set({ framed: mode === XFrameOptionsMode.ALLOWALL });
    },
  });
  const set = (more: Partial<typeof state>): typeof self => {
    Object.assign(state, more);
    return self;
  };
  outputs.set(self, () => {
    const { content: html, title, meta, framed } = state;
    return { is: 'page', html, title, meta, framed };
  });
  return self;
}

const file = (name: string): string => host<string>('HtmlService.readFile', name);

/** A template: printing (`<?= ?>`, `<?!= ?>`) and plain scriptlets over properties set on it. */
function template(source: string) {
  const self: Record<string, unknown> = {
    getRawContent: () => source,
    evaluate: () => output(evaluate(source, self)),
  };
  return self;
}

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

function evaluate(source: string, scope: Record<string, unknown>): string {
  const code = source.split(/(<\?!?=?[\s\S]*?\?>)/).map((part) => {
    if (!part.startsWith('<?')) return `__out.push(${JSON.stringify(part)});`;
    if (part.startsWith('<?!=')) return `__out.push(String(${part.slice(4, -2)}));`;
    if (part.startsWith('<?=')) return `__out.push(__escape(String(${part.slice(3, -2)})));`;
    return part.slice(2, -2);
  });
  const names = Object.keys(scope).filter((n) => n !== 'evaluate' && n !== 'getRawContent');
  const out: string[] = [];
  const run = new Function('__out', '__escape', ...names, code.join('\n')) as (
    ...args: unknown[]
  ) => void;
  run(out, escapeHtml, ...names.map((n) => scope[n]));
  return out.join('');
}

export const HtmlService = emulated('HtmlService', {
  XFrameOptionsMode,
  SandboxMode,
  createHtmlOutput: (content?: unknown) => {
    const handle = handleOf(content);
    return output(handle ? host<string>('Blob.getDataAsString', handle) : String(content ?? ''));
  },
  createHtmlOutputFromFile: (name: string) => output(file(name)),
  createTemplate: (source: string) => template(source),
  createTemplateFromFile: (name: string) => template(file(name)),
});
