/** When something is to be done later; tests hand in their own. */
export interface Timer {
  /** @returns a function that calls it off */
  schedule(milliseconds: number, run: () => void): () => void;
}

const systemTimer: Timer = {
  schedule(milliseconds, run) {
    const timeout = setTimeout(run, milliseconds);
    return () => clearTimeout(timeout);
  },
};

interface PendingDelivery<News> {
  /** What came meanwhile. */
  waiting: News[];
  /** The delivery that opened the pause is still at work. */
  delivering: boolean;
  /** Null once the time is over. */
  cancelTimer: (() => void) | null;
}

/**
 * Makes few deliveries of much news: for each key the first at once, then at most one in each pause, and whatever came
 * during a pause at its end. Nothing is lost, and a slow delivery is never overtaken by the next one of its key.
 */
export class Coalescer<Key, News = null> {
  private readonly pending = new Map<Key, PendingDelivery<News>>();
  private closed = false;

  /**
   * @param deliver gets all news of the key since the last delivery, oldest first; must not throw
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

  /** Begins the pause of a key anew: it was told by somebody else just now. What waits is delivered at its end. */
  restartPause(key: Key): void {
    if (this.closed) return;
    const pause = this.pending.get(key) ?? emptyPause<News>();
    this.pending.set(key, pause);
    pause.cancelTimer?.();
    this.startTimer(key, pause);
  }

  /** Calls off what was still to be delivered; news is ignored from here on. */
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
