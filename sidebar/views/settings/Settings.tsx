import { useEffect, useRef } from 'preact/hooks';
import type { SettingsCard } from '../../../src/app/api';
import { t } from '../../messages/more';
import { Button } from '../../parts/Button';
import { Awaited, isLoading } from '../../parts/Waiting';
import { useBusy, useSelect, useSession } from '../../state/hooks';
import { discard } from '../../state/leave';
import { loadSettings, save } from '../../state/settings';
import { draftOf, isChanged } from '../../state/settingsDraft';
import { Screen } from '../Screen';
import { About } from './About';
import { Clock } from './Clock';
import { Kept } from './Kept';
import { Mails } from './Mails';
import { Place } from './Place';
import { Quotas } from './Quotas';
import { Stewardship } from './Stewardship';

const BONES = ['title', 'field', 'field', 'title', 'field', 'field', 'title', 'field'];

/** What holds for the workbook as a whole. A colleague reads it; the steward changes it. */
export const Settings = () => {
  const session = useSession();
  const { card, draft } = useSelect(({ rooms }) => rooms.settings);
  useEffect(() => void loadSettings(session), [session]);
  const here = card.is === 'here' ? card.value : null;
  const mine = here !== null && isOwn(here);
  return (
    <Screen
      tab="settings"
      footer={
        isLoading(card) ? (
          <span class="quiet">{t.settings.loading}</span>
        ) : here && mine ? (
          <Save changed={isChanged(here, draft)} />
        ) : undefined
      }
    >
      <h2 class="unseen">{t.settings.label}</h2>
      <Awaited
        of={card}
        bones={BONES}
        failed={t.settings.failedTitle}
        retry={() => void loadSettings(session)}
      >
        {(saved) => <Sections card={saved} mine={mine} />}
      </Awaited>
    </Screen>
  );
};

/** Before the first connection nobody looks after the workbook: then whoever is here may. */
const isOwn = ({ stewardship }: SettingsCard): boolean =>
  stewardship.you || stewardship.email === undefined;

const Sections = ({ card, mine }: { card: SettingsCard; mine: boolean }) => {
  const { draft, errors, tries } = useSelect(({ rooms }) => rooms.settings);
  const place = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (tries === 0) return;
    const wrong = place.current?.querySelector<HTMLElement>('[aria-invalid=true]');
    wrong?.focus();
    // What is wrong stands below the field.
    wrong?.scrollIntoView({ block: 'center' });
  }, [tries]);
  const section = { card, draft: draft ?? draftOf(card), errors, mine };
  const session = useSession();
  return (
    <form
      ref={place}
      class="settings"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (mine) void save(session);
      }}
    >
      {!mine && <p class="lead">{t.settings.colleague(card.stewardship.email ?? '')}</p>}
      <Mails {...section} />
      <Clock {...section} />
      <Kept {...section} />
      <Place card={card} mine={mine} />
      {card.quotas.length > 0 && <Quotas card={card} />}
      <Stewardship card={card} />
      <About card={card} />
    </form>
  );
};

const Save = ({ changed }: { changed: boolean }) => {
  const session = useSession();
  const saving = useBusy('settings');
  const saved = useSelect(({ rooms }) => rooms.settings.saved);
  return (
    <>
      <span class="quiet">
        {changed ? t.settings.unsaved : saved ? t.settings.saved : t.settings.same}
      </span>
      {changed && (
        <Button kind="link" onClick={() => discard(session)}>
          {t.settings.undo}
        </Button>
      )}
      <Button
        kind="primary"
        busy={saving}
        disabled={!changed && !saving}
        onClick={() => void save(session)}
      >
        {saving ? t.settings.saving : t.settings.save}
      </Button>
    </>
  );
};
