import type { CommittedAnswer } from './send-answers.js';

/** How long frames took, in milliseconds. */
export interface Delays {
  frames: number;
  p50: number;
  p99: number;
  longest: number;
}

/** Delays from each commit to each of its frames: a frame belongs to the last commit of its company before it. */
export function delaysOf(
  commits: readonly CommittedAnswer[],
  arrivals: readonly Float64Array[],
): Delays {
  const byCompany = new Map<number, number[]>();
  for (const { company, at } of commits)
    byCompany.set(company, [...(byCompany.get(company) ?? []), at]);
  const delays: number[] = [];
  for (const frames of arrivals) {
    for (let n = 0; n < frames.length; n += 2) {
      const at = frames[n + 1]!;
      const cause = byCompany.get(frames[n]!)?.findLast((moment) => moment <= at);
      if (cause !== undefined) delays.push(at - cause);
    }
  }
  delays.sort((a, b) => a - b);
  const part = (share: number): number =>
    delays[Math.min(delays.length - 1, Math.floor(delays.length * share))] ?? NaN;
  return { frames: delays.length, p50: part(0.5), p99: part(0.99), longest: part(1) };
}
