import type { SettingsCard } from '../../../src/app/api';
import { t } from '../../messages/more';
import { Button } from '../../parts/Button';
import { showPage } from '../../state/actions';
import { useSession } from '../../state/hooks';
import { Support } from '../activity/Support';
import { Soft } from '../../parts/Soft';

/** Which Homeroom this is, what the school has changed in it, and whether the host does its part. */
export const About = ({ card: { about } }: { card: SettingsCard }) => {
  const session = useSession();
  const { version, own } = about;
  return (
    <section>
      <h3>{t.settings.about}</h3>
      <p>{t.settings.version(version)}</p>
      {own.length === 0 ? (
        <Soft>{t.settings.noOwn}</Soft>
      ) : (
        <>
          <Soft>{t.settings.own(own.length)}</Soft>
          <ul class="own">
            {own.map((id) => (
              <li key={id}>
                <span class="tag">{id}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <p class="help check-help">{t.settings.checkHelp}</p>
      <div class="acts">
        <Button onClick={() => showPage(session, { is: 'check' })}>{t.settings.check}</Button>
        <Support run={null} />
      </div>
    </section>
  );
};
