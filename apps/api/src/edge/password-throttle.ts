import { Injectable } from '@nestjs/common';
import { ResetLinkGone, WrongCurrentPassword } from '#libs/identity';
import { networkOf } from './client-network.js';
import { FailureCounters } from './failure-counters.js';
import type { Failures } from './failures.js';

const MINUTES = 15;

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

  constructor(counters: FailureCounters) {
    this.changes = counters.of('password-changes', { limit: 10, minutes: MINUTES });
    this.links = counters.of('reset-links', { limit: 30, minutes: MINUTES });
    this.asked = counters.of('links-asked', { limit: 30, minutes: MINUTES });
    this.askedForMailbox = counters.of('links-asked-for-mailbox', { limit: 5, minutes: MINUTES });
  }

  /** @throws Throttled */
  change<T>(address: string, userId: number, change: () => Promise<T>): Promise<T> {
    return this.changes.attempt(
      `${networkOf(address)} ${userId}`,
      change,
      (error) => error instanceof WrongCurrentPassword,
    );
  }

  /** @throws Throttled instead of ResetLinkGone, when there were too many */
  async reset<T>(address: string, reset: () => Promise<T>): Promise<T> {
    try {
      return await reset();
    } catch (error) {
      if (error instanceof ResetLinkGone) await this.links.call(networkOf(address));
      throw error;
    }
  }

  /** @throws Throttled, whether or not the mailbox is known */
  async countAsking(address: string, email: string): Promise<void> {
    const network = networkOf(address);
    await this.asked.call(network);
    await this.askedForMailbox.call(`${network} ${email.trim().toLowerCase()}`);
  }
}
