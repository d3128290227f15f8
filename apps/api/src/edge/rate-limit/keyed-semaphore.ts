interface KeyState {
  /** Tasks that run, wait, or are about to. */
  users: number;
  running: number;
  ended: number;
  waiting: (() => void)[];
}

/** Runs at most as many tasks at once for each key as are allowed; the others wait until one has ended. */
export class KeyedSemaphore {
  private readonly states = new Map<string, KeyState>();

  /** @param left how many tasks may run, at least one; throws if none may */
  async run<T>(key: string, left: () => Promise<number>, task: () => Promise<T>): Promise<T> {
    const line = this.states.get(key) ?? { users: 0, running: 0, ended: 0, waiting: [] };
    this.states.set(key, line);
    line.users++;
    try {
      await acquire(line, left);
      return await task().finally(() => {
        line.running--;
        line.ended++;
      });
    } finally {
      line.waiting.shift()?.();
      if (--line.users === 0) this.states.delete(key);
    }
  }
}

async function acquire(line: KeyState, left: () => Promise<number>): Promise<void> {
  for (;;) {
    const { ended } = line;
    const allowed = await left();
    // A task that ended while `left` was read may have used up a try that it counted, so it is read again.
    if (line.ended !== ended) continue;
    if (line.running < allowed) {
      line.running++;
      return;
    }
    await new Promise<void>((wake) => line.waiting.push(wake));
  }
}
