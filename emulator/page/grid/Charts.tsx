import type { TabOverview } from '../api/contract';
import { px } from '../px';
import { Chart } from './Chart';
import { type Geometry, leftOf, topOf } from './geometry';

/** The tab's native charts, over its cells. Charts do not stand in frozen rows here. */
export function Charts({ tab, geometry }: { tab: TabOverview; geometry: Geometry }) {
  return (
    <>
      {tab.charts.map((chart) => (
        <div
          key={chart.id}
          class="chart-box"
          style={{
            left: px(leftOf(geometry, chart.column) + chart.offset[0]),
            top: px(topOf(geometry, chart.row) - geometry.headHeight + chart.offset[1]),
          }}
        >
          <Chart chart={chart} />
        </div>
      ))}
    </>
  );
}
