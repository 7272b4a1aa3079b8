import { useState } from 'preact/hooks';
import type { DatasetCard, DatasetDetails } from '../../src/app/api';
import { t } from '../messages/more';
import { Button } from '../parts/Button';
import { SelectField } from '../parts/SelectField';
import { Soft } from '../parts/Soft';
import { TextField } from '../parts/TextField';
import { useBusy, useClock, useSelect, useSession } from '../state/hooks';
import { inputOf, previewIn, repair, UNTOUCHED, type RepairDraft } from '../state/repair';
import { isMine } from '../state/run';

const HOW = ['landed', 'again'] as const;

/** A data set built or read again, and what either would change. It is done as a run, which the footer shows. */
export const Repair = (props: {
  readonly dataset: DatasetCard;
  readonly details: DatasetDetails;
}) => {
  const session = useSession();
  const { id, title, status } = props.dataset;
  const [draft, setDraft] = useState<RepairDraft>(UNTOUCHED);
  const asking = useBusy(`repair/${id}`);
  const mine = useSelect(({ console }) => isMine(console));
  const steward = useSelect(({ console }) => console?.steward?.email ?? '');
  if (!mine) return <Soft>{t.repair.steward(steward)}</Soft>;
  const change = (some: Partial<RepairDraft>): void => setDraft({ ...draft, ...some });
  const busy = asking || status === 'running';
  const wrong = draft.from !== '' && draft.to !== '' && draft.to < draft.from;
  const act = (preview: boolean) => () => {
    if (!wrong) void repair(session, inputOf(id, draft, preview));
  };
  const { sites = [] } = props.details;
  const again = draft.how === 'again';
  return (
    <div class="repair" role="group" aria-label={t.repair.groupOf(title)}>
      <SelectField
        title={t.repair.what}
        help={t.repair.means[draft.how]}
        value={draft.how}
        options={HOW.map((value) => ({ value, text: t.repair.how[value] }))}
        onChange={(how) => change({ how })}
      />
      {again && sites.length > 1 && (
        <SelectField
          title={t.repair.site}
          value={draft.site}
          options={[
            { value: '', text: t.repair.everySite },
            ...sites.map(({ id: value, site: text }) => ({ value, text })),
          ]}
          onChange={(site) => change({ site })}
        />
      )}
      {again && (
        <>
          <TextField
            title={t.repair.from}
            help={t.repair.fromHelp}
            type="date"
            optional
            value={draft.from}
            onInput={(from) => change({ from })}
          />
          {draft.from !== '' && (
            <TextField
              title={t.repair.to}
              type="date"
              optional
              value={draft.to}
              error={wrong ? t.repair.wrong : undefined}
              onInput={(to) => change({ to })}
            />
          )}
        </>
      )}
      <div class="acts">
        <Button kind="link" busy={busy} onClick={act(true)}>
          {t.repair.look}
        </Button>
        <Button kind="link" busy={busy} onClick={act(false)}>
          {t.repair.go[draft.how]}
        </Button>
      </div>
      <Found dataset={props.dataset} details={props.details} busy={busy} />
    </div>
  );
};

/** What would change, from the last look, and the way to have it done. */
const Found = (props: {
  readonly dataset: DatasetCard;
  readonly details: DatasetDetails;
  readonly busy: boolean;
}) => {
  const session = useSession();
  const { now, timeZone } = useClock();
  const { id } = props.dataset;
  const found = previewIn(props.details, id);
  if (!found) return <Soft>{t.repair.before}</Soft>;
  const { added = 0, changed = 0, gone = 0 } = found;
  const nothing = added + changed + gone === 0;
  return (
    <div role="status">
      <p>{t.repair.found(added, changed, gone)}</p>
      <Soft>{t.repair.foundAt(found.at, now, timeZone)}</Soft>
      {!nothing && (
        <Button
          kind="link"
          busy={props.busy}
          onClick={() => void repair(session, inputOf(id, UNTOUCHED, false))}
        >
          {t.repair.publish}
        </Button>
      )}
    </div>
  );
};
