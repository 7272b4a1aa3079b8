import { useRef, useState } from 'preact/hooks';
import type { DatasetCard, DatasetDetails } from '../../src/app/api';
import type { Destination } from '../../src/model';
import { t } from '../messages/more';
import { Button } from '../parts/Button';
import { Copy } from '../parts/Copy';
import { focusNext } from '../parts/focus';
import { SelectField } from '../parts/SelectField';
import { setDestination } from '../state/details';
import { useBusy, useSession } from '../state/hooks';
import { Soft } from '../parts/Soft';

const ALL: readonly Destination[] = ['both', 'tab', 'table'];

/** Where a data set goes, where there is a choice, and the name of its table for those who ask by SQL. */
export const PublishedTo = (props: {
  readonly dataset: DatasetCard;
  readonly value: Required<Pick<DatasetDetails, 'to' | 'table'>>;
}) => {
  const session = useSession();
  const { id, title } = props.dataset;
  const { to, table } = props.value;
  const [draft, setDraft] = useState(to);
  const saving = useBusy(`to/${id}`);
  const place = useRef<HTMLDivElement>(null);
  const done = () => focusNext(() => place.current?.querySelector('select'));
  const save = async () => {
    if (await setDestination(session, id, title, draft)) done();
  };
  return (
    <div ref={place} class="schedule">
      <SelectField
        title={t.to.label}
        value={draft}
        options={ALL.map((one) => ({ value: one, text: t.to.kinds[one] }))}
        onChange={setDraft}
      />
      <Soft>{t.to.means[draft]}</Soft>
      {draft !== to && (
        <div class="acts">
          <Button kind="link" busy={saving} onClick={() => void save()}>
            {saving ? t.schedule.saving : t.schedule.save}
          </Button>
          <Button
            kind="link"
            busy={saving}
            onClick={() => {
              setDraft(to);
              done();
            }}
          >
            {t.schedule.keep}
          </Button>
        </div>
      )}
      {to !== 'tab' && (
        <div class="saved-secret">
          <code>{table}</code>
          <Copy label={t.to.copy} said={t.to.copied} text={() => Promise.resolve(table)} />
        </div>
      )}
    </div>
  );
};
