/**
 * The script's web app (Google's guide to web apps). It is there where the script belongs to the school:
 * bound to its workbook, deployed by somebody, as whom it is executed whoever comes. An add-on has none.
 */
import { FETCH_PAYLOAD_BYTES } from '../limits';
import type { WebOutput } from '../runtime/protocol';
import { FIRST_WORKBOOK } from './owner';
import type { CallAnswer, CallOptions } from './machine';
import type { Part } from './service';
import type { Settings } from './settings';
import type { Workbooks } from './workbooks';

/** By workbook: who has deployed the script that is bound to it; null: nobody. */
type Deployments = Readonly<Record<string, string | null>>;

const PREFIX = 'AKfycb';
export const deploymentOf = (workbook: string): string => `${PREFIX}${workbook}`;

export interface WebApp extends Part {
  /** As whom it is executed; null: there is none. */
  runsAs(workbook: string): string | null;
  deploy(workbook: string, user: string | null): void;
  /** The workbook whose script has this deployment; null: none has. */
  workbookOf(deployment: string): string | null;
}

export function createWebApp(settings: Settings, workbooks: Workbooks): WebApp {
  let deployments: Deployments = {};
  const runsAs = (workbook: string): string | null => {
    if (settings.mode !== 'owned' || !settings.container) return null;
    return workbook in deployments ? deployments[workbook]! : settings.user;
  };
  return {
    service: {
      // Google's reference of Service.getUrl: null where it is not deployed. assumes: web-app
      'ScriptApp.getServiceUrl': ({ execution }) =>
        runsAs(execution.workbook) === null
          ? null
          : `${settings.address}/macros/s/${deploymentOf(execution.workbook)}/exec`,
    },
    snapshot: () => deployments,
    restore: (saved) => {
      deployments = saved as Deployments;
    },
    runsAs,
    deploy: (workbook, user) => {
      deployments = { ...deployments, [workbook]: user };
    },
    workbookOf: (deployment) =>
      workbooks.list().find(({ id }) => deploymentOf(id) === deployment)?.id ?? null,
  };
}

export interface Visit {
  readonly method: 'GET' | 'POST';
  /** What stands behind the `?`, as it was sent. */
  readonly query?: string;
  /** What stands behind `/exec/`. */
  readonly path?: string;
  readonly body?: Buffer;
  readonly type?: string;
  readonly workbook?: string;
}
export type Visited =
  | { readonly is: 'answered'; readonly output: WebOutput; readonly call: CallAnswer }
  /** Google's own page says why. */
  | {
      readonly is: 'refused';
      readonly status: number;
      readonly title: string;
      readonly message: string;
      readonly call?: CallAnswer;
    };

const refused = (status: number, title: string, message: string): Visited => ({
  is: 'refused',
  status,
  title,
  message,
});
const NOT_THERE = refused(
  404,
  'Page not found',
  'Sorry, unable to open the file at this time. Please check the address and try again.',
);
/** Google's guide to web apps: these names are its own, and a request with one is answered with 405. */
const RESERVED = ['c', 'sid'];

/** By name all values, in their order. */
function gather(into: Map<string, string[]>, encoded: string): void {
  for (const [name, value] of new URLSearchParams(encoded))
    into.set(name, [...(into.get(name) ?? []), value]);
}

/**
 * Source: Google's guide to web apps, and what it sends by public examples. There are no headers, nor the
 * address of who asks. A form's fields are parameters as well.
 */
function eventOf({ method, query = '', path, body, type }: Visit): Record<string, unknown> {
  const all = new Map<string, string[]>();
  gather(all, query);
  const contents = body?.toString('utf8') ?? '';
  const mime = (type ?? '').split(';')[0]!.trim().toLowerCase();
  if (mime === 'application/x-www-form-urlencoded') gather(all, contents);
  return {
    parameter: Object.fromEntries([...all].map(([name, values]) => [name, values[0]])),
    parameters: Object.fromEntries(all),
    queryString: query,
    contextPath: '',
    contentLength: method === 'POST' ? (body?.length ?? 0) : -1,
    ...(path && { pathInfo: path }),
    ...(method === 'POST' && {
      postData: {
        contents,
        length: body?.length ?? 0,
        name: 'postData',
        type: type ?? 'application/octet-stream',
      },
    }),
  };
}

interface Means {
  readonly webApp: WebApp;
  call(name: string, args: readonly unknown[], options: CallOptions): Promise<CallAnswer>;
  changed(): void;
}

export function createVisits({ webApp, call, changed }: Means) {
  return {
    webApp,
    /** Deploys the script of a workbook as somebody; null: withdraws it. */
    deploy(user: string | null, workbook: string = FIRST_WORKBOOK): void {
      webApp.deploy(workbook, user);
      changed();
    },
    /** Somebody comes to the web app, whoever it is. */
    async visit(visit: Visit): Promise<Visited> {
      const { method, query = '', body, workbook = FIRST_WORKBOOK } = visit;
      const user = webApp.runsAs(workbook);
      if (user === null) return NOT_THERE;
      if (RESERVED.some((name) => new URLSearchParams(query).has(name)))
        return refused(405, 'Error', 'Method Not Allowed');
      if ((body?.length ?? 0) > FETCH_PAYLOAD_BYTES)
        return refused(413, 'Error', 'Your client issued a request that was too large.');
      const name = method === 'POST' ? 'doPost' : 'doGet';
      const answer = await call(name, [eventOf(visit)], { user, workbook, kind: 'visit' });
      if (!answer.error)
        return { is: 'answered', output: answer.result as WebOutput, call: answer };
      // The status is 200 whatever the script did.
      return { ...refused(200, 'Error', answer.error.message), call: answer };
    },
    /** A page that the web app has answered calls a function by `google.script.run`. */
    pageCall(name: string, args: readonly unknown[], workbook = FIRST_WORKBOOK) {
      const user = webApp.runsAs(workbook);
      return user === null ? null : call(name, args, { user, workbook, kind: 'page' });
    },
  };
}
