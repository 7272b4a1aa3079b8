import { useId } from 'preact/hooks';
import { TICK_MINUTES } from '../../../src/model/records';
import { t } from '../../messages/more';
import { SelectField } from '../../parts/SelectField';
import { useSelect, useSession } from '../../state/hooks';
import { edit } from '../../state/settings';
import type { SectionProps } from './section';

/** Whose wall clock hours are told by, and how often Homeroom looks at it. */
export const Clock = (props: SectionProps) => {
  const session = useSession();
  const { draft, errors, mine } = props;
  return (
    <section>
      <h3>{t.settings.clock}</h3>
      <Zone {...props} />
      <SelectField
        title={t.settings.tick}
        help={t.settings.tickHelp}
        value={draft.tickMinutes}
        options={TICK_MINUTES.map((minutes) => ({
          value: minutes,
          text: t.settings.ticks(minutes),
        }))}
        disabled={!mine}
        error={errors.tickMinutes}
        onChange={(tickMinutes) => edit(session, { tickMinutes })}
      />
    </section>
  );
};

/** Typed and found among some four hundred, by the browser's own list. */
const Zone = ({ card, draft, errors, mine }: SectionProps) => {
  const session = useSession();
  const id = useId();
  const now = useSelect((state) => new Date(state.now).toISOString());
  const { timeZone } = draft;
  const error = errors.timeZone;
  const known = card.timeZones.includes(timeZone.trim());
  return (
    <div class="field">
      <label for={id}>{t.settings.timeZone}</label>
      <input
        id={id}
        type="text"
        list={`${id}-list`}
        autocomplete="off"
        spellcheck={false}
        value={timeZone}
        readOnly={!mine}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={error ? `${id}-error` : `${id}-now`}
        onInput={(event) => edit(session, { timeZone: event.currentTarget.value })}
      />
      <datalist id={`${id}-list`}>
        {mine && card.timeZones.map((zone) => <option key={zone} value={zone} />)}
      </datalist>
      {error ? (
        <div class="error" id={`${id}-error`}>
          {error}
        </div>
      ) : (
        <p class="help" id={`${id}-now`}>
          {known ? t.settings.timeZoneNow(t.activity.time(now, timeZone.trim())) : ' '}
        </p>
      )}
    </div>
  );
};
