import type { Hidden } from '../engine/choices';
import { asJson, keys, snapshot } from '../engine/store';
import type { Host } from '../host/host';
import { FailureError, type PersonalChoice, type Registry } from '../model';
import { requireSteward } from './steward';

/**
 * What of a data set's fields is published as codes, or not at all, from its next refresh on. All that is
 * not named is published as it is.
 * @throws setup.not_steward, setup.unknown_dataset, question.field, setup.bad_setting
 */
export const setPersonal = (
  host: Host,
  registry: Registry<Host>,
  id: string,
  fields: PersonalChoice,
): void => {
  requireSteward(host, snapshot(host));
  const dataset = registry.datasets.get(id);
  if (!dataset) throw new FailureError('setup.unknown_dataset', { dataset: id });
  for (const [name, how] of Object.entries(fields)) {
    const field = dataset.fields.find((one) => one.name === name);
    if (!field)
      throw new FailureError('question.field', {
        dataset: dataset.title,
        field: name,
        fields: dataset.fields.map((one) => one.name).join(', '),
      });
    const refuse = (expected: string): never => {
      throw new FailureError('setup.bad_setting', { setting: field.title, expected });
    };
    const isKey = dataset.key.includes(name);
    if (how === 'left_out' && isKey) refuse('as it is or as a code: rows are told apart by it');
    if (how === 'hashed' && field.type !== 'text')
      refuse('as it is or left out: only text becomes a code');
    if (!['left_out', 'hashed'].includes(how)) refuse('as it is, as a code or left out');
  }
  const at = new Date(host.clock.now()).toISOString();
  host.records.set(keys.personal(id), asJson({ fields, at } satisfies Hidden));
};
