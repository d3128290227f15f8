import { Injectable } from '@nestjs/common';
import { ResetLinkGone, WrongCurrentPassword, WrongOtp } from '#libs/identity';
import { networkOf } from '#libs/kernel';
import { FailedAttemptsService } from './failed-attempts.service.js';
import type { FailedAttempts } from './failed-attempts.js';

const MINUTES = 15;

/**
 * Slows down guessing and flooding around passwords:
 *
 * - Ten wrong current passwords, or codes of an authenticator app, of one user from one address block further tries
 *   from there.
 * - Thirty unknown links from one address block further unknown ones; a valid link is never refused.
 * - Requests for a link are all counted, by address and by address and mailbox; nobody can use up another person's
 *   tries.
 */
@Injectable()
export class PasswordThrottleService {
  private readonly changes: FailedAttempts;
  private readonly unknownLinks: FailedAttempts;
  private readonly resetRequests: FailedAttempts;
  private readonly resetRequestsByMailbox: FailedAttempts;

  constructor(counters: FailedAttemptsService) {
    this.changes = counters.counterOf('password-changes', { limit: 10, minutes: MINUTES });
    this.unknownLinks = counters.counterOf('reset-links', { limit: 30, minutes: MINUTES });
    this.resetRequests = counters.counterOf('links-asked', { limit: 30, minutes: MINUTES });
    this.resetRequestsByMailbox = counters.counterOf('links-asked-for-mailbox', {
      limit: 5,
      minutes: MINUTES,
    });
  }

  /** @throws Throttled */
  changePassword<T>(address: string, userId: number, change: () => Promise<T>): Promise<T> {
    return this.changes.attempt(
      `${networkOf(address)} ${userId}`,
      change,
      (error) => error instanceof WrongCurrentPassword || error instanceof WrongOtp,
    );
  }

  /** @throws Throttled instead of ResetLinkGone, after too many */
  async resetPassword<T>(address: string, reset: () => Promise<T>): Promise<T> {
    try {
      return await reset();
    } catch (error) {
      if (error instanceof ResetLinkGone) await this.unknownLinks.countCall(networkOf(address));
      throw error;
    }
  }

  /** @throws Throttled, whether or not the mailbox is known */
  async countResetRequest(address: string, email: string): Promise<void> {
    const network = networkOf(address);
    await this.resetRequests.countCall(network);
    await this.resetRequestsByMailbox.countCall(`${network} ${email.trim().toLowerCase()}`);
  }
}
