import type { Registry } from '../../model';
import type { Host, Studio, StudioConnector, StudioRequest, WebAnswer, WebRequest } from '../host';
import { createAssets } from './assets';
import type { Google } from './globals';
import type { createStudio } from './studio';
import type { brokenAnswer, outputOf, requestOf } from './web';
import { createHost } from './index';

/** `dist/api.html`: what answers whoever visits the script's own address. */
interface WebCode {
  readonly requestOf: typeof requestOf;
  readonly outputOf: typeof outputOf;
  readonly brokenAnswer: typeof brokenAnswer;
  answerWeb(host: Host, registry: Registry<Host>, request: WebRequest): WebAnswer;
}
/** `dist/looker.html`: the connector of Looker Studio. */
interface LookerCode {
  readonly createStudio: typeof createStudio;
  createConnector(
    open: (workbook?: string) => Host,
    studio: Studio,
    registry: Registry<Host>,
  ): StudioConnector;
}

/**
 * Looker Studio calls without any document around the script. Within one only a page of the script's own
 * address can call these, in the name of whoever deployed it: nobody reads data that way. assumes: studio
 */
const refuseVisitors = (g: Google): void => {
  const book = g.SpreadsheetApp.getActiveSpreadsheet() as object | null;
  const { Session } = g;
  if (book && Session.getActiveUser().getEmail() !== Session.getEffectiveUser().getEmail())
    throw new Error('This page shows the board and does nothing else.');
};

/**
 * The ways in that are no part of the add-on: the script's own address, and Looker Studio. Their code lies
 * beside the bundle, and nothing of it is read before somebody comes in.
 */
export const createDoors = (google: () => Google, registry: Registry<Host>) => {
  const code = (g: Google, name: string): unknown =>
    createAssets(g, (milliseconds) => g.Utilities.sleep(milliseconds)).code(name);
  const visit =
    (method: WebRequest['method']) =>
    (event: unknown): unknown => {
      const g = google();
      const { requestOf, outputOf, answerWeb, brokenAnswer } = code(g, 'api') as WebCode;
      try {
        return outputOf(g, answerWeb(createHost(g), registry, requestOf(method, event)));
      } catch {
        // Google's own page would say where in our code it was.
        return outputOf(g, brokenAnswer);
      }
    };
  const connector = (): StudioConnector => {
    const g = google();
    refuseVisitors(g);
    const { createConnector, createStudio } = code(g, 'looker') as LookerCode;
    return createConnector((workbook) => createHost(g, { workbook }), createStudio(g), registry);
  };
  return {
    doGet: visit('GET'),
    doPost: visit('POST'),
    getAuthType: () => connector().getAuthType(),
    getConfig: (request: StudioRequest) => connector().getConfig(request),
    getSchema: (request: StudioRequest) => connector().getSchema(request),
    getData: (request: StudioRequest) => connector().getData(request),
    isAdminUser: () => connector().isAdminUser(),
  };
};
