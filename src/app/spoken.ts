import { asWritten, type Say } from '../messages';
import {
  FAILURES,
  mapped,
  tell,
  type Fact,
  type Failure,
  type Progress,
  type Registry,
  type Setting,
} from '../model';

/**
 * The registry as somebody reads it who speaks another language. Titles of columns stay: they are the
 * names under which the analyst finds them in the tab.
 */
export const spokenRegistry = <Host>(registry: Registry<Host>, say: Say): Registry<Host> =>
  say === asWritten ? registry : translated(registry, say);

const translated = <Host>(registry: Registry<Host>, say: Say): Registry<Host> => ({
  ...registry,
  // Not copied: how one is read lies elsewhere until it is asked for.
  connectors: mapped(registry.connectors, (connector) =>
    Object.assign(Object.create(connector) as typeof connector, {
      title: say(connector.title),
      description: say(connector.description),
      settings: connector.settings.map((setting) => said(setting, say)),
    }),
  ),
  warehouses: mapped(registry.warehouses, (warehouse) => ({
    ...warehouse,
    title: say(warehouse.title),
    description: say(warehouse.description),
    settings: warehouse.settings.map((setting) => said(setting, say)),
  })),
  // Asked for one by one: most of a contract lies elsewhere until it is asked for.
  datasets: mapped(registry.datasets, (dataset) => {
    const told: Partial<Record<string | symbol, () => unknown>> = {
      title: () => say(dataset.title),
      description: () => say(dataset.description),
      grain: () => say(dataset.grain),
      fields: () =>
        dataset.fields.map((field) => ({
          ...field,
          meaning: say(field.meaning),
          ...(field.unit === undefined ? {} : { unit: say(field.unit) }),
        })),
    };
    return new Proxy(dataset, {
      get: (known, name) => told[name]?.() ?? (Reflect.get(known, name) as unknown),
    });
  }),
});

const said = (setting: Setting, say: Say): Setting => ({
  ...setting,
  title: say(setting.title),
  help: say(setting.help),
  ...(setting.options
    ? { options: setting.options.map((one) => ({ ...one, title: say(one.title) })) }
    : {}),
});

const isTrouble = (value: object): value is Failure =>
  'code' in value && 'params' in value && String(value.code) in FAILURES;

/** A number or a yes is said by whoever shows it. */
const isFact = (value: object): value is Fact =>
  'label' in value && 'value' in value && typeof value.label === 'string';

const isProgress = (value: object): value is Progress =>
  'phase' in value && 'what' in value && typeof value.what === 'string';

/** An answer whose troubles, facts and progress, wherever they stand in it, are told in another language. */
export const retold = <T>(value: T, say: Say): T => {
  if (typeof value !== 'object' || value === null || say === asWritten) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => retold(item, say)) as T;
  if (isTrouble(value)) return { ...value, ...tell(value, say) };
  if (isFact(value)) return { ...value, label: say(value.label) };
  if (isProgress(value)) return { ...value, what: say(value.what) };
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, retold(inner, say)]),
  ) as T;
};
