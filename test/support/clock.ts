import { Clock } from '#libs/platform';

/** A clock that a test sets; it runs on from there unless it is stopped. */
export class TestClock extends Clock {
  private offset = 0;
  private stopped: Date | null = null;

  override now(): Date {
    return this.stopped ? new Date(this.stopped) : new Date(Date.now() + this.offset);
  }

  /** Sets the clock to an instant and stops it. */
  setTime(instant: Date | string): void {
    this.stopped = new Date(instant);
  }

  /** Advances the stopped clock. */
  advance(minutes: number): void {
    this.setTime(new Date(this.now().getTime() + minutes * 60_000));
  }

  /** Back to the real time. */
  useRealTime(): void {
    this.stopped = null;
    this.offset = 0;
  }
}
