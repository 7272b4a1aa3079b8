import type { RunBar } from '../state/past';

const HEIGHT = 44;
const BASE = 30;
const WIDTH = 268;

/** The last runs at a glance: up is good, the taller the more changed; down needs a look. */
export const RunBars = ({
  bars,
  most,
  label,
}: {
  bars: readonly RunBar[];
  most: number;
  label: string;
}) => {
  const step = WIDTH / most;
  const from = WIDTH - bars.length * step;
  return (
    <svg
      class="run-bars"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <path class="base" d={`M0 ${BASE + 0.5}H${WIDTH}`} />
      {bars.map(({ id, outcome, size }, i) => {
        const up = outcome === 'good' || outcome === 'cancelled';
        const height = outcome === 'cancelled' ? 3 : up ? 2 + size * (BASE - 4) : 10;
        return (
          <rect
            key={id}
            class={outcome}
            x={from + i * step + step * 0.15}
            width={step * 0.7}
            y={up ? BASE - height : BASE + 2}
            height={height}
            rx="1"
          />
        );
      })}
    </svg>
  );
};
