import type { DatasetCard } from '../../src/app/api';
import { t } from '../messages';

/** What a data set holds, for the person who decides whether to switch it on. */
export const Details = ({ dataset }: { dataset: DatasetCard }) => {
  const { description, grain, sources, fields, quarantined } = dataset;
  return (
    <div class="details">
      <p>{description}</p>
      <dl>
        <dt>{t.details.grain}</dt>
        <dd>{grain}</dd>
        <dt>{t.details.sources}</dt>
        <dd>{t.details.listOf(sources)}</dd>
      </dl>
      {quarantined ? <p class="soft">{t.list.quarantined(quarantined)}</p> : null}
      <h4>{t.details.fields(fields.length)}</h4>
      <p>{t.details.listOf(fields)}</p>
    </div>
  );
};
