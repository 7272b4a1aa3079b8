import type { SettingsCard } from '../../../src/app/api';
import { t } from '../../messages/more';
import { Button } from '../../parts/Button';
import { Note } from '../../parts/Note';
import { showPage } from '../../state/actions';
import { useSelect, useSession } from '../../state/hooks';

/** Whose account does the work, whether it still does, and the way to take its place. */
export const Stewardship = ({ card: { stewardship } }: { card: SettingsCard }) => {
  const session = useSession();
  const now = useSelect((state) => state.now);
  const { timeZone } = useSelect(({ console }) => console)!;
  const { email, you, since, seen, gone } = stewardship;
  return (
    <section>
      <h3>{t.settings.steward}</h3>
      {email === undefined ? (
        <p>{t.settings.nobodyLooks}</p>
      ) : (
        <>
          <p class="address">{you ? t.settings.you(email) : email}</p>
          <p class="soft pair">
            {since && <span>{t.settings.since(t.settings.date(since, timeZone))}</span>}
            {seen && <span>{t.settings.seen(t.ago(now - Date.parse(seen)))}</span>}
          </p>
          {gone && (
            <Note tone="warn">
              <p>{t.settings.gone(email)}</p>
            </Note>
          )}
          {(!you || gone) && (
            <p class="act">
              <Button onClick={() => showPage(session, { is: 'takeOver' })}>
                {t.settings.takeOver}
              </Button>
            </p>
          )}
        </>
      )}
    </section>
  );
};
