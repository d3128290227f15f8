import { parseArgs } from 'node:util';

/** The parameters of a run. */
export interface Plan {
  companies: number;
  /** Clients on both processes together; half listen on raw sockets, half are dashboards in four rooms each. */
  clients: number;
  /** Seconds of one answer per second, to the first company. */
  calmSeconds: number;
  /** Answers per second, to all companies in turn, for as long as each takes. */
  rates: number[];
  stepSeconds: number;
}

const FULL: Plan = {
  companies: 20,
  clients: 2000,
  calmSeconds: 60,
  rates: [2, 4, 8, 16, 24, 32],
  stepSeconds: 10,
};
const SMOKE: Plan = { companies: 2, clients: 40, calmSeconds: 5, rates: [2], stepSeconds: 3 };

/** @throws Error with a sentence about the wrong argument */
export function readPlan(args: string[]): Plan {
  const { values } = parseArgs({ args, options: { smoke: { type: 'boolean', default: false } } });
  return values.smoke ? SMOKE : FULL;
}
