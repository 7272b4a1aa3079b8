import { useId, useRef, useState } from 'preact/hooks';
import type { DatasetCard } from '../../src/app/api';
import { t } from '../messages';
import { Button } from '../parts/Button';
import { focusNext } from '../parts/focus';
import { SelectField } from '../parts/SelectField';
import { setSchedule } from '../state/details';
import { useBusy, useSelect, useSession } from '../state/hooks';
import { draftOf, isSame, KINDS, scheduleOf, type Draft, type Kind } from '../state/schedule';

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const DAYS = [1, 2, 3, 4, 5, 6, 7];

/** When a data set is refreshed by itself. Nothing is saved before a person says so. */
export const ScheduleEditor = ({ dataset }: { dataset: DatasetCard }) => {
  const session = useSession();
  const { id, title, schedule } = dataset;
  const [draft, setDraft] = useState<Draft | null>(null);
  const saving = useBusy(`schedule/${id}`);
  const often = useSelect(({ console }) => (console?.tickMinutes ?? 60) < 60);

  const notes = useId();
  const place = useRef<HTMLDivElement>(null);
  const shown = draft ?? draftOf(schedule);
  const kinds = KINDS.filter((kind) => kind !== 'tick' || often || shown.every === kind);
  const changed = draft !== null && !isSame(scheduleOf(draft), schedule);
  const change = (part: Partial<Draft>) => setDraft({ ...shown, ...part });
  const timed = !['tick', 'hour', 'never'].includes(shown.every);
  const done = () => {
    setDraft(null);
    focusNext(() => place.current?.querySelector('select'));
  };
  const save = async () => {
    if (await setSchedule(session, id, title, scheduleOf(shown))) done();
  };
  return (
    <div
      ref={place}
      class="schedule"
      role="group"
      aria-label={t.schedule.labelOf(title)}
      aria-describedby={notes}
    >
      <SelectField
        title={t.schedule.label}
        value={shown.every}
        options={kinds.map((kind) => ({ value: kind, text: t.schedule.kinds[kind] }))}
        onChange={(every) => change({ every })}
      />
      {timed && (
        <div class="moment">
          {shown.every === 'week' && (
            <SelectField
              title={t.schedule.day}
              value={shown.day}
              options={DAYS.map((day) => ({ value: day, text: t.schedule.dayOf(day) }))}
              onChange={(day) => change({ day })}
            />
          )}
          <SelectField
            title={t.schedule.hour}
            value={shown.hour}
            options={HOURS.map((hour) => ({ value: hour, text: t.schedule.hourOf(hour) }))}
            onChange={(hour) => change({ hour })}
          />
        </div>
      )}
      <Notes id={notes} every={shown.every} />
      {changed && (
        <div class="acts">
          <Button kind="link" busy={saving} onClick={() => void save()}>
            {saving ? t.schedule.saving : t.schedule.save}
          </Button>
          <Button kind="link" busy={saving} onClick={done}>
            {t.schedule.keep}
          </Button>
        </div>
      )}
    </div>
  );
};

/** What the choice means here: whose hours, which days, and how exact Google is. */
const Notes = ({ id, every }: { id: string; every: Kind }) => {
  const { calendar, timeZone, tickMinutes } = useSelect(({ console }) => console)!;
  return (
    <div class="soft" id={id}>
      {every === 'school_day' && (
        <p>{calendar ? t.schedule.calendar(calendar.from, calendar.to) : t.schedule.noCalendar}</p>
      )}
      {!['tick', 'hour', 'never'].includes(every) && (
        <p>
          {t.schedule.zone(timeZone)} {t.schedule.within(tickMinutes)}
        </p>
      )}
    </div>
  );
};
