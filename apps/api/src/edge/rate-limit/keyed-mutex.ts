interface KeyState {
  /** Running, waiting, or about to do either. */
  users: number;
  running: number;
  ended: number;
  waiting: (() => void)[];
}

/** Lets as many run at once, for each key, as places are left; the others wait until one of them has ended. */
export class KeyedMutex {
  private readonly states = new Map<string, KeyState>();

  /** @param left how many places there are, one at least; throws where there is none */
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
    const places = await left();
    // Who ended while we looked may have used up a place that we saw.
    if (line.ended !== ended) continue;
    if (line.running < places) {
      line.running++;
      return;
    }
    await new Promise<void>((wake) => line.waiting.push(wake));
  }
}
