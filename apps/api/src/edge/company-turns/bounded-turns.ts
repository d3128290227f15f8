export interface TurnLimits {
  /** Tasks of a key that run at once. */
  atOnce: number;
  /** Further ones that wait. */
  waiting: number;
  /** Milliseconds that one waits at most. */
  waitMs: number;
}

/** Too many wait already, or it waited too long. The task was not begun. */
export class NoTurn extends Error {}

interface Waiting {
  begin: () => void;
}

interface KeyState {
  running: number;
  waiting: Waiting[];
}

/** Runs some tasks of each key at once; further ones wait in their order, so many and so long as the limits say. */
export class BoundedTurns {
  private readonly states = new Map<string, KeyState>();

  constructor(private readonly limits: TurnLimits) {}

  /**
   * @param waited is told in milliseconds how long the task waited, if it did, also in vain
   * @throws NoTurn
   */
  async run<T>(key: string, task: () => Promise<T>, waited?: (ms: number) => void): Promise<T> {
    const state = this.states.get(key) ?? { running: 0, waiting: [] };
    this.states.set(key, state);
    if (state.running < this.limits.atOnce) state.running++;
    else await this.wait(state, waited);
    try {
      return await task();
    } finally {
      const next = state.waiting.shift();
      if (next) next.begin();
      else if (--state.running === 0) this.states.delete(key);
    }
  }

  /** Fulfilled when a task has ended, whose place is then taken. */
  private wait(state: KeyState, waited?: (ms: number) => void): Promise<void> {
    if (state.waiting.length >= this.limits.waiting) return Promise.reject(new NoTurn());
    const began = performance.now();
    return new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => {
        state.waiting.splice(state.waiting.indexOf(waiting), 1);
        reject(new NoTurn());
      }, this.limits.waitMs);
      const waiting = {
        begin: () => {
          clearTimeout(timer);
          resolve();
        },
      };
      state.waiting.push(waiting);
    }).finally(() => waited?.(performance.now() - began));
  }
}
