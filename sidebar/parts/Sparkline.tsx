import { t } from '../messages';
import { HEIGHT, pathOf, WIDTH } from './spark';

export const Sparkline = ({ rows }: { rows: readonly number[] }) =>
  rows.length < 2 ? null : (
    <svg class="spark" width={WIDTH} height={HEIGHT} role="img" aria-label={t.list.history(rows)}>
      <path d={pathOf(rows)} />
    </svg>
  );
