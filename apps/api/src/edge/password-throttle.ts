import { Injectable } from '@nestjs/common';
import { ResetLinkGone, WrongCurrentPassword } from '#libs/identity';
import { Clock } from '#libs/platform';
import { networkOf } from './client-network.js';
import { Failures } from './failures.js';

const WINDOW_MINUTES = 15;

/**
 * Slows down guessing and flooding around passwords:
 *
 * - Ten wrong current passwords of one user from one address, and no further one is tried from there.
 * - Thirty links nobody knows from one address, and the next one is refused; a link that is known never is.
 * - Asking for a link counts each call, by address and by address and mailbox; nobody can use up somebody else's tries.
 */
@Injectable()
export class PasswordThrottle {
  private readonly changes: Failures;
  private readonly links: Failures;
  private readonly asked: Failures;
  private readonly askedForMailbox: Failures;

  constructor(clock: Clock) {
    const common = { windowMinutes: WINDOW_MINUTES, now: () => clock.now() };
    this.changes = new Failures({ ...common, limit: 10 });
    this.links = new Failures({ ...common, limit: 30 });
    this.asked = new Failures({ ...common, limit: 30 });
    this.askedForMailbox = new Failures({ ...common, limit: 5 });
  }

  /** @throws Throttled */
  change<T>(address: string, userId: number, change: () => Promise<T>): Promise<T> {
    return this.changes.attempt(`${networkOf(address)} ${userId}`, change, (error) => error instanceof WrongCurrentPassword);
  }

  /** @throws Throttled instead of ResetLinkGone, when there were too many */
  async reset<T>(address: string, reset: () => Promise<T>): Promise<T> {
    try {
      return await reset();
    } catch (error) {
      if (error instanceof ResetLinkGone) count(this.links, networkOf(address));
      throw error;
    }
  }

  /** @throws Throttled, whether or not the mailbox is known */
  countAsking(address: string, email: string): void {
    const network = networkOf(address);
    count(this.asked, network);
    count(this.askedForMailbox, `${network} ${email.trim().toLowerCase()}`);
  }
}

function count(calls: Failures, key: string): void {
  calls.refuseBeyondLimit(key);
  calls.record(key);
}
