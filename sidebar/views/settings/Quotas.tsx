import type { QuotaCard, SettingsCard } from '../../../src/app/api';
import { t } from '../../messages/more';
import { useSelect } from '../../state/hooks';
import { Soft } from '../../parts/Soft';

const MINUTE = 60_000;

/** What is used of the day's quotas and what the rest of the day is expected to need. */
export const Quotas = ({ card }: { card: SettingsCard }) => (
  <section>
    <h3>{t.settings.quotas}</h3>
    <p class="help">{t.settings.quotasHelp}</p>
    <ul class="quotas">
      {card.quotas.map((quota) => (
        <Quota key={quota.name} quota={quota} />
      ))}
    </ul>
  </section>
);

const Quota = ({ quota }: { quota: QuotaCard }) => {
  const { name, used, forecast = 0, limit, resets } = quota;
  const { timeZone, now } = useSelect(({ console }) => console)!;
  const until = t.clock(resets, now, timeZone);
  const left = Math.max(0, limit - used);
  const tight = left === 0 || forecast > left;
  const share = (n: number) => `${((100 * Math.min(n, limit)) / Math.max(1, limit)).toFixed(1)}%`;
  return (
    <li class={tight ? 'tight' : ''}>
      <p>{t.settings.quota[name](used, limit)}</p>
      <div class="meter" aria-hidden="true">
        <i class="used" style={{ width: share(used) }} />
        <i class="to-come" style={{ width: share(Math.min(forecast, left)) }} />
      </div>
      <Soft>
        {left === 0
          ? t.settings.spent(until)
          : forecast > 0
            ? t.settings.forecast(Math.ceil(name === 'triggerMs' ? forecast / MINUTE : forecast))
            : quota.forecast === 0 && t.settings.noForecast}
      </Soft>
      {left > 0 && tight && <p class="warn">{t.settings.tooMuch(until)}</p>}
    </li>
  );
};
