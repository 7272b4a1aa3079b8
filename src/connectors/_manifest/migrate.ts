import type { Json } from '../../model';
import { contextOf, scopeOf, textIn, truthOf, valueOf } from './context';
import { get, isRec, remove, set, type Rec } from './path';
import type { Dict } from './template';
import { asJson } from './transform';
import { isTree, type Part, type Tree } from './yaml';

const list = (part: Part | undefined): readonly Part[] =>
  Array.isArray(part) ? (part as Part[]) : [];
const paths = (part: Part | undefined): readonly string[] => list(part).map(String);

const apply = (change: Tree, config: Rec): Rec => {
  const scope = scopeOf(contextOf(config, 0), change);
  const made = { ...config };
  const condition = change['condition'];
  switch (change['type']) {
    case 'ConfigRemapField': {
      const path = paths(change['field_path']);
      const map = change['map'];
      const value = get(made, path);
      if (isTree(map) && (typeof value === 'string' || typeof value === 'number')) {
        const other = Object.prototype.hasOwnProperty.call(map, String(value))
          ? map[String(value)]
          : undefined;
        if (other !== undefined) set(made, path, asJson(valueOf(other, scope)));
      }
      return made;
    }
    case 'ConfigAddFields':
      if (condition !== undefined && condition !== '' && !truthOf(condition, scope)) return made;
      for (const field of list(change['fields']))
        if (isTree(field))
          set(
            made,
            paths(field['path']).map((step) => textIn(step, scope)),
            asJson(valueOf(field['value'], scope)),
          );
      return made;
    case 'ConfigRemoveFields':
      for (const pointer of list(change['field_pointers']))
        remove(made, paths(pointer), (value: Json) =>
          condition === undefined || condition === ''
            ? true
            : truthOf(condition, { ...scope, property: value }),
        );
      return made;
    default:
      return made;
  }
};

/** The configuration as the manifest's own rules change it before it is used. */
export const migrated = (spec: Part | undefined, config: Dict): Dict => {
  const rules = isTree(spec) ? spec['config_normalization_rules'] : undefined;
  if (!isTree(rules)) return config;
  const changes = [
    ...list(rules['config_migrations']).flatMap((one) =>
      isTree(one) ? list(one['transformations']) : [],
    ),
    ...list(rules['transformations']),
  ].filter(isTree);
  const made = changes.reduce<Rec>((here, change) => apply(change, here), config as Rec);
  return isRec(made) ? made : {};
};
