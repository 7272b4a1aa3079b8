import { useId, useRef, useState } from 'preact/hooks';
import type { DatasetCard, DatasetDetails } from '../../src/app/api';
import type { PersonalChoice } from '../../src/model';
import { t } from '../messages/more';
import { Button } from '../parts/Button';
import { focusNext } from '../parts/focus';
import { SelectField } from '../parts/SelectField';
import { Soft } from '../parts/Soft';
import { useBusy, useSelect, useSession } from '../state/hooks';
import {
  hideableIn,
  isSame,
  kindOf,
  setPersonal,
  withKind,
  type Hideable,
  type Kind,
} from '../state/personal';
import { isMine } from '../state/run';

const ALL: readonly Kind[] = ['as_it_is', 'hashed', 'left_out'];

/** What is published of the fields that tell of persons. Nothing is saved before a person says so. */
export const Personal = (props: {
  readonly dataset: DatasetCard;
  readonly details: DatasetDetails;
}) => {
  const session = useSession();
  const { id, title } = props.dataset;
  const { personal = {} } = props.details;
  const [draft, setDraft] = useState<PersonalChoice | null>(null);
  const saving = useBusy(`personal/${id}`);
  const mine = useSelect(({ console }) => isMine(console));
  const steward = useSelect(({ console }) => console?.steward?.email ?? '');
  const place = useRef<HTMLDivElement>(null);
  const notes = useId();
  const fields = hideableIn(props.details);
  const shown = draft ?? personal;
  const changed = !isSame(shown, personal);
  const done = () => {
    setDraft(null);
    focusNext(() => place.current?.querySelector('select'));
  };
  const save = async () => {
    if (await setPersonal(session, id, title, shown)) done();
  };
  if (fields.length === 0) return <Soft>{t.hiding.nothing}</Soft>;
  return (
    <div
      ref={place}
      class="hiding"
      role="group"
      aria-label={t.hiding.groupOf(title)}
      aria-describedby={notes}
    >
      <p>{mine ? t.hiding.intro : t.hiding.steward(steward)}</p>
      {fields.map((one) => (
        <OneField
          key={one.field.name}
          of={one}
          kind={kindOf(shown, one.field.name)}
          mine={mine}
          onChange={(kind) => setDraft(withKind(shown, one.field.name, kind))}
        />
      ))}
      <dl id={notes} class="soft">
        {ALL.map((kind) => (
          <div key={kind}>
            <dt>{t.hiding.kinds[kind]}</dt>
            <dd>{t.hiding.means[kind]}</dd>
          </div>
        ))}
      </dl>
      {mine && <Soft>{t.hiding.from}</Soft>}
      {changed && (
        <div class="acts">
          <Button kind="link" busy={saving} onClick={() => void save()}>
            {saving ? t.hiding.saving : t.hiding.save}
          </Button>
          <Button kind="link" busy={saving} onClick={done}>
            {t.hiding.keep}
          </Button>
        </div>
      )}
    </div>
  );
};

const OneField = (props: {
  readonly of: Hideable;
  readonly kind: Kind;
  readonly mine: boolean;
  readonly onChange: (kind: Kind) => void;
}) => {
  const { field, kinds, why } = props.of;
  return (
    <SelectField
      title={field.title}
      tag={
        <span class={`tag ${field.class}`} title={t.details.classMeanings[field.class]}>
          {t.details.classes[field.class]}
        </span>
      }
      help={why}
      value={props.kind}
      options={kinds.map((kind) => ({ value: kind, text: t.hiding.kinds[kind] }))}
      disabled={!props.mine || kinds.length === 1}
      onChange={props.onChange}
    />
  );
};
