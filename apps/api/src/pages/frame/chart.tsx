import { scaleLinear } from 'd3-scale';
import { curveMonotoneX, line } from 'd3-shape';
import type { JSX } from 'preact';
import { FRAME_WORDS } from './frame.words.js';
import { useWords } from './words.js';

export interface ChartPoint {
  label: string;
  value: number;
}

interface ChartProps {
  points: readonly ChartPoint[];
  /** What the numbers are, also the heading of their column. */
  label: string;
  /** Heading of the points' column. */
  pointLabel?: string;
  id?: string;
}

const WIDTH = 600;
const HEIGHT = 160;

/** Amounts side by side, with the numbers as a table below. */
export function BarChart(props: ChartProps): JSX.Element {
  const { points } = props;
  const { y, top } = scaleOf(points);
  const step = WIDTH / Math.max(points.length, 1);
  const width = Math.min(Math.max(step * 0.7, 1), 60);
  return (
    <Chart {...props} top={top}>
      {points.map(({ label, value }, index) => (
        <rect
          key={label}
          class="chart-bar"
          x={round(index * step + (step - width) / 2)}
          y={round(y(value))}
          width={round(width)}
          height={round(HEIGHT - y(value))}
        >
          <title>{`${label}: ${value}`}</title>
        </rect>
      ))}
    </Chart>
  );
}

/** A development over time, with the numbers as a table below. */
export function LineChart(props: ChartProps): JSX.Element {
  const { points } = props;
  const { y, top } = scaleOf(points);
  const step = WIDTH / Math.max(points.length - 1, 1);
  const path = line<ChartPoint>()
    .x((_, index) => round(points.length === 1 ? WIDTH / 2 : index * step))
    .y(({ value }) => round(y(value)))
    .curve(curveMonotoneX)([...points]);
  return (
    <Chart {...props} top={top}>
      <path class="chart-line" d={path ?? ''} />
    </Chart>
  );
}

function Chart(
  props: ChartProps & { top: number; children: JSX.Element | JSX.Element[] },
): JSX.Element {
  const { points, label, pointLabel, id, top, children } = props;
  const words = useWords(FRAME_WORDS);
  const shown = [points[0], points[Math.floor(points.length / 2)], points.at(-1)];
  const ends = points.length > 2 ? shown : [points[0], points[1]];
  return (
    <figure class="chart" id={id}>
      <figcaption class="chart-label">{label}</figcaption>
      <div class="chart-plot">
        <div class="chart-values" aria-hidden="true">
          <span>{top}</span>
          <span>{top / 2}</span>
          <span>0</span>
        </div>
        <svg
          class="chart-drawing"
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
          role="img"
        >
          <title>{label}</title>
          {[0, HEIGHT / 2, HEIGHT].map((height) => (
            <line key={height} class="chart-grid" x1="0" x2={WIDTH} y1={height} y2={height} />
          ))}
          {children}
        </svg>
        <div class="chart-points" aria-hidden="true">
          {ends.map((point, index) => (
            <span key={index}>{point?.label}</span>
          ))}
        </div>
      </div>
      <details class="chart-numbers">
        <summary>{words.numbers}</summary>
        <table class="chart-table">
          <thead>
            <tr>
              <th scope="col">{pointLabel ?? ''}</th>
              <th scope="col">{label}</th>
            </tr>
          </thead>
          <tbody>
            {points.map((point) => (
              <tr key={point.label}>
                <th scope="row">{point.label}</th>
                <td>{point.value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

/** A scale from 0 to a round, even number above the largest value. */
function scaleOf(points: readonly ChartPoint[]): { y: (value: number) => number; top: number } {
  const largest = Math.max(...points.map(({ value }) => value), 2);
  const [, upper = 2] = scaleLinear([0, largest], [0, 1]).nice(4).domain();
  const top = upper % 2 === 0 ? upper : upper + 1;
  return { y: scaleLinear([0, top], [HEIGHT, 0]), top };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
