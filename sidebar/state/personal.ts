import type { DatasetDetails } from '../../src/app/api';
import type { Field, PersonalChoice } from '../../src/model';
import { t } from '../messages/more';
import { accept, call, say } from './call';
import { loadDetails } from './details';
import type { Session } from './session';

export type Kind = 'as_it_is' | 'hashed' | 'left_out';

/** A field that tells of persons, and what can be done with it. */
export interface Hideable {
  readonly field: Field;
  readonly kinds: readonly Kind[];
  /** Why not all of them are there. */
  readonly why?: string;
}

export const hideableIn = ({
  fields,
  key,
}: Pick<DatasetDetails, 'fields' | 'key'>): readonly Hideable[] =>
  fields
    .filter((field) => field.class !== 'none')
    .map((field) => {
      const isKey = key.includes(field.name);
      const isText = field.type === 'text';
      const { isKey: keyed, isKeyNotText } = t.hiding;
      const why = isKey ? (isText ? keyed : isKeyNotText) : undefined;
      return {
        field,
        kinds: [
          'as_it_is',
          ...(isText ? (['hashed'] as const) : []),
          ...(isKey ? [] : (['left_out'] as const)),
        ],
        ...(why === undefined ? {} : { why }),
      };
    });

export const kindOf = (choice: PersonalChoice, name: string): Kind => choice[name] ?? 'as_it_is';

export const withKind = (choice: PersonalChoice, name: string, kind: Kind): PersonalChoice => {
  const { [name]: _, ...others } = choice;
  return kind === 'as_it_is' ? others : { ...others, [name]: kind };
};

/** The order in which fields were chosen says nothing. */
export const isSame = (a: PersonalChoice, b: PersonalChoice): boolean =>
  Object.keys({ ...a, ...b }).every((name) => a[name] === b[name]);

/** @returns whether it was saved. */
export const setPersonal = async (
  session: Session,
  id: string,
  title: string,
  choice: PersonalChoice,
): Promise<boolean> => {
  const console = await call(
    session,
    `personal/${id}`,
    () => session.client.setPersonal(id, choice),
    () => void setPersonal(session, id, title, choice),
  );
  if (!console) return false;
  accept(session, console);
  say(session, t.hiding.saved(title));
  await loadDetails(session, id);
  return true;
};
