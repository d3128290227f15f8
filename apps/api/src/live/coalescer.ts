/** Schedules delayed calls; tests pass in their own. */
export interface Timer {
  /** @returns a function that cancels the call */
  schedule(milliseconds: number, run: () => void): () => void;
}

const systemTimer: Timer = {
  schedule(milliseconds, run) {
    const timeout = setTimeout(run, milliseconds);
    return () => clearTimeout(timeout);
  },
};

interface PendingDelivery<News> {
  /** News that arrived during the pause. */
  waiting: News[];
  /** The delivery that started the pause is still running. */
  delivering: boolean;
  /** Null once the pause is over. */
  cancelTimer: (() => void) | null;
}

/**
 * Combines news into few deliveries: for each key the first at once, then at most one per pause, with everything that
 * arrived during it. Nothing is lost, and deliveries of one key never overlap.
 */
export class Coalescer<Key, News = null> {
  private readonly pending = new Map<Key, PendingDelivery<News>>();
  private closed = false;

  /**
   * @param deliver receives all news of the key since the last delivery, oldest first; must not throw
   * @param pause milliseconds between two deliveries of a key
   */
  constructor(
    private readonly deliver: (key: Key, news: readonly News[]) => void | Promise<void>,
    private readonly pause: number,
    private readonly timer: Timer = systemTimer,
  ) {}

  add(key: Key, news: News): void {
    if (this.closed) return;
    const pause = this.pending.get(key);
    if (pause) pause.waiting.push(news);
    else this.deliverNow(key, [news]);
  }

  /** Restarts the pause of a key, after another process delivered. Waiting news is delivered at its end. */
  restartPause(key: Key): void {
    if (this.closed) return;
    const pause = this.pending.get(key) ?? emptyPause<News>();
    this.pending.set(key, pause);
    pause.cancelTimer?.();
    this.startTimer(key, pause);
  }

  /** Cancels pending deliveries and ignores later news. */
  close(): void {
    this.closed = true;
    for (const pause of this.pending.values()) pause.cancelTimer?.();
    this.pending.clear();
  }

  private deliverNow(key: Key, news: readonly News[]): void {
    const pause = emptyPause<News>();
    this.pending.set(key, pause);
    this.startTimer(key, pause);

    const delivery = this.deliver(key, news);
    if (!delivery) return;
    pause.delivering = true;
    const delivered = (): void => {
      pause.delivering = false;
      this.deliverWaiting(key, pause);
    };
    delivery.then(delivered, delivered);
  }

  private startTimer(key: Key, pause: PendingDelivery<News>): void {
    pause.cancelTimer = this.timer.schedule(this.pause, () => {
      pause.cancelTimer = null;
      this.deliverWaiting(key, pause);
    });
  }

  private deliverWaiting(key: Key, pause: PendingDelivery<News>): void {
    if (this.closed || pause.cancelTimer || pause.delivering) return;
    if (pause.waiting.length > 0) this.deliverNow(key, pause.waiting);
    else this.pending.delete(key);
  }
}

function emptyPause<News>(): PendingDelivery<News> {
  return { waiting: [], delivering: false, cancelTimer: null };
}
