import type { Loaded } from './load.child.js';

export interface Figure {
  requestsPerSecond: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
}

/** Combines several rounds of the same measurement. */
export function figureOf(rounds: readonly Loaded[]): Figure {
  const times = Float64Array.from(rounds.flatMap((round) => [...round.times])).sort();
  const seconds = rounds.reduce((sum, round) => sum + round.seconds, 0);
  return {
    requestsPerSecond: rounded(times.length / seconds),
    p50: rounded(quantile(times, 0.5)),
    p99: rounded(quantile(times, 0.99)),
  };
}

function quantile(sorted: Float64Array, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

/** Three digits are enough. */
function rounded(value: number): number {
  return Number(value.toPrecision(3));
}
