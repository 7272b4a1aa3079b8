import { ProblemError } from '../../api/problem';
import { tokenOf } from '../../api/token';
import type { Host } from '../../host/host';
import { FailureError } from '../../model';

/** A link that was good a moment ago is looked at again after so long: a revoked one dies within it. */
const SECONDS = 60;

/**
 * Lets in whoever may see a board. In the workbook everybody may; at the script's own address, where
 * everything is done in the name of whoever deployed it, only who comes with the board's own link.
 * @throws board.link
 */
export const admit = (host: Host, report: string, token: string | undefined): void => {
  if (!host.person.visits()) return;
  const key = `link/${host.workbook.id()}/${host.digest.sha256(`${report} ${token ?? ''}`)}`;
  if (token && key in host.shared.getAll([key])) return;
  try {
    if (tokenOf(host, token).board === report) {
      host.shared.putAll({ [key]: '1' }, SECONDS);
      return;
    }
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
  }
  throw new FailureError('board.link');
};
