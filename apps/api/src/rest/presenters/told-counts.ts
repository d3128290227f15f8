import type { SendOutcome } from '#libs/messaging';

/** How many workers get a text about a change of their plan, and how many have to be called. */
export interface ToldCounts {
  told: number;
  untold: number;
  awaiting: number;
  stopped: number;
}

export function countTold(outcomes: readonly SendOutcome[]): ToldCounts {
  const count = (...which: SendOutcome[]): number =>
    outcomes.filter((outcome) => which.includes(outcome)).length;
  const awaiting = count('asked', 'awaiting');
  const stopped = count('stopped');
  const untold = awaiting + stopped;
  return { told: outcomes.length - untold, untold, awaiting, stopped };
}

/** '2 could not be told (1 awaiting consent, 1 opted out via STOP)' */
export function notToldText({ untold, awaiting, stopped }: ToldCounts): string {
  const reasons = [
    ...(awaiting > 0 ? [`${awaiting} awaiting consent`] : []),
    ...(stopped > 0 ? [`${stopped} opted out via STOP`] : []),
  ].join(', ');
  return `${untold} could not be told (${reasons})`;
}
