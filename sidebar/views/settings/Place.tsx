import type { SettingsCard } from '../../../src/app/api';
import { t } from '../../messages/more';
import { Button } from '../../parts/Button';
import { showPage } from '../../state/actions';
import { useSession } from '../../state/hooks';

/** Where data sets are built, in a line; all about it is on a page of its own. */
export const Place = ({ card: { place }, mine }: { card: SettingsCard; mine: boolean }) => {
  const session = useSession();
  const { title, moving } = place;
  return (
    <section>
      <h3>{t.warehouse.title}</h3>
      <p>{moving ? t.warehouse.moving(title, moving) : title}</p>
      <p class="act">
        <Button onClick={() => showPage(session, { is: 'warehouse' })}>
          {mine && !moving ? t.warehouse.change : t.warehouse.look}
        </Button>
      </p>
    </section>
  );
};
