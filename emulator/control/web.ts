/**
 * The web app at its address (Google's guide to web apps). As on Google: what is no page is answered by a redirect to
 * another address; a page stands in a frame; the status is 200 whatever the script says, and no header is
 * the script's.
 */
import type { Machine } from '../machine/machine';
import type { Visited } from '../machine/web-app';
import type { Asked, Raw, Routes } from './router';
import { withClient } from './run-client';

const HTML = 'text/html; charset=utf-8';
/** Google's frame around a page of HtmlService. */
const SANDBOX = [
  ...['allow-downloads', 'allow-forms', 'allow-modals', 'allow-popups'],
  ...['allow-popups-to-escape-sandbox', 'allow-same-origin', 'allow-scripts'],
  'allow-top-navigation-by-user-activation',
].join(' ');
const KEPT = 200;

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (c) => `&#${String(c.charCodeAt(0))};`);

const notice = (title: string, message: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escaped(title)}</title></head>` +
  `<body style="font:14px sans-serif;padding:5em"><p>${escaped(message)}</p></body></html>`;

export function webRoutes(machine: Machine): Routes {
  /** Answers waiting to be fetched at their second address; the oldest is forgotten. */
  const waiting = new Map<string, Raw>();
  let made = 0;
  const park = (answer: Raw): string => {
    const key = `k${String(++made)}${Math.random().toString(36).slice(2)}`;
    waiting.set(key, answer);
    for (const old of waiting.keys()) if (waiting.size > KEPT) waiting.delete(old);
    return key;
  };
  const refused = (status: number, title: string, message: string): Raw => ({
    raw: notice(title, message),
    type: HTML,
    status,
  });

  function answerOf(visited: Visited, deployment: string, asked: Asked): Raw {
    if (visited.is === 'refused') return refused(visited.status, visited.title, visited.message);
    const { output } = visited;
    if (output.is === 'text') {
      const { text, type, file } = output;
      const headers: Record<string, string> = { 'Access-Control-Allow-Origin': '*' };
      if (file !== undefined) headers['Content-Disposition'] = `attachment; filename="${file}"`;
      const key = park({ raw: text, type: `${type}; charset=utf-8`, headers });
      const Location = `/macros/echo?user_content_key=${key}&lib=emulated`;
      return { raw: '', type: HTML, status: 302, headers: { ...headers, Location } };
    }
    const names = [...new Set(asked.query.keys())];
    const location = {
      parameter: Object.fromEntries(names.map((name) => [name, asked.query.get(name)!])),
      parameters: Object.fromEntries(names.map((name) => [name, asked.query.getAll(name)])),
    };
    const page = park({ raw: withClient(output.html, { deployment, location }), type: HTML });
    const meta = output.meta
      .map(([name, content]) => `<meta name="${escaped(name)}" content="${escaped(content)}">`)
      .join('');
    return {
      raw:
        `<!doctype html><html><head><meta charset="utf-8"><title>${escaped(output.title)}</title>${meta}` +
        '<style>html,body,iframe{margin:0;width:100%;height:100%;border:0;display:block}</style></head>' +
        `<body><iframe id="sandboxFrame" title="${escaped(output.title)}" sandbox="${SANDBOX}" ` +
        `src="/macros/page?key=${page}"></iframe></body></html>`,
      type: HTML,
      ...(output.framed ? {} : { headers: { 'X-Frame-Options': 'SAMEORIGIN' } }),
    };
  }

  async function visit(asked: Asked): Promise<Raw> {
    const { rest, sent } = asked;
    const [deployment = '', form, ...path] = rest.split('/');
    const workbook = machine.webApp.workbookOf(deployment);
    if (workbook === null || (form !== 'exec' && form !== 'dev'))
      return refused(404, 'Page not found', 'Sorry, the file you have requested does not exist.');
    const visited = await machine.visit({
      method: sent.method === 'POST' ? 'POST' : 'GET',
      query: sent.search,
      path: path.join('/'),
      workbook,
      ...(sent.method === 'POST' && {
        body: sent.bytes,
        ...(sent.type !== undefined && { type: sent.type }),
      }),
    });
    return answerOf(visited, deployment, asked);
  }

  const fetched = (name: string) => (asked: Asked) =>
    waiting.get(asked.query.get(name) ?? '') ??
    refused(404, 'Page not found', 'Sorry, the file you have requested does not exist.');
  const not = (): Raw => refused(405, 'Error', 'Method Not Allowed');

  return {
    'GET /macros/s/*': visit,
    'POST /macros/s/*': visit,
    'GET /macros/echo': fetched('user_content_key'),
    'GET /macros/page': fetched('key'),
    // Whoever sends its POST on to the second address, or asks beforehand, is turned away.
    'POST /macros/echo': not,
    'OPTIONS /macros/s/*': not,
    'PUT /macros/s/*': not,
    'DELETE /macros/s/*': not,
  };
}
