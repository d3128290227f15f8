import { ApiError } from './api-error.js';

/**
 * What goes wrong with a call:
 *
 * | kind     | the call is done | the caller sees |
 * | -------- | ---------------- | --------------- |
 * | `refuse` | no               | the error given |
 * | `cut`    | no               | a connection that breaks |
 * | `lose`   | yes              | a connection that breaks |
 * | `garble` | yes              | an answer that is no JSON |
 * | `delay`  | yes              | the answer, so many milliseconds later |
 * | `hold`   | yes              | the answer, after `until` has resolved |
 */
export type Fault =
  | { kind: 'refuse'; error: ApiError }
  | { kind: 'cut' | 'lose' | 'garble' }
  | { kind: 'delay'; milliseconds: number }
  | { kind: 'hold'; until: Promise<void> };

interface Planned {
  fault: Fault;
  times: number;
  matches: (method: string, path: string) => boolean;
}

/** Faults planned by a test, used in their order. */
export class Faults {
  private planned: Planned[] = [];

  /** @param path the beginning of the affected paths, or a pattern; default: every call */
  next(times: number, fault: Fault, path: string | RegExp = '', method?: string): void {
    const matches = (calledMethod: string, called: string) =>
      (method === undefined || method === calledMethod) &&
      (typeof path === 'string' ? called.startsWith(path) : path.test(called));
    this.planned.push({ fault, times, matches });
  }

  /** Plans the error answer of an outage at Stripe. */
  fail(times: number, path: string | RegExp = '', status = 500): void {
    const error = new ApiError(status, {
      type: 'api_error',
      message: 'An unknown error occurred',
    });
    this.next(times, { kind: 'refuse', error }, path);
  }

  /** Holds the next call. @returns what lets it go on */
  hold(path: string | RegExp = ''): () => void {
    let release!: () => void;
    const until = new Promise<void>((resolve) => {
      release = resolve;
    });
    this.next(1, { kind: 'hold', until }, path);
    return release;
  }

  /** How many times something is still to go wrong. */
  get left(): number {
    return this.planned.reduce((sum, { times }) => sum + times, 0);
  }

  clear(): void {
    this.planned = [];
  }

  /** Uses up one planned fault. */
  take(method: string, path: string): Fault | null {
    const found = this.planned.find(({ times, matches }) => times > 0 && matches(method, path));
    if (!found) return null;
    found.times -= 1;
    this.planned = this.planned.filter(({ times }) => times > 0);
    return found.fault;
  }
}
