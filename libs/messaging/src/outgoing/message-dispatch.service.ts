import { Injectable } from '@nestjs/common';
import { isPremiumNumber } from '#libs/kernel';
import { type RowOf, TaskQueueService, type Work } from '#libs/platform';
import { hintMessageChanged, lockMessage, type LockedMessage } from './locked-message.js';
import { MessageCheckService } from './message-check.service.js';
import { MessageMetricsService } from './message-metrics.service.js';
import { MessageFailureService } from './message-failure.service.js';
import type { AcceptedSms } from '../providers/sms.provider.js';
import type { ProviderFailure } from '../providers/provider-failure.js';
import {
  decideSend,
  NO_CONSENT_REASON,
  OPTED_OUT_REASON,
  PREMIUM_REASON,
} from './rules/send-decision.js';
import { messageLifetimeMs, expiryReason } from './rules/message-lifetime.js';
import { ATTEMPT_TIMEOUT_MS, retryDelayMs } from './rules/retry-delay.js';
import { holdUntil } from './rules/sending-hours.js';
import { type ConsentStatus, ConsentStatuses } from '../consent/consent-statuses.js';
import { OutgoingMessage } from './outgoing-message.entity.js';
import { addSendTasks } from './send-message.task-name.js';

/**
 * The status of a message before and after it is handed to a provider; each verb has a transaction
 * of its own.
 */
@Injectable()
export class MessageDispatchService {
  constructor(
    private readonly tasks: TaskQueueService,
    private readonly checks: MessageCheckService,
    private readonly failures: MessageFailureService,
    private readonly metrics: MessageMetricsService,
  ) {}

  /**
   * Claims a message for sending. If an earlier try was interrupted (`unsureSince`), ask the
   * provider before `resume`; otherwise everything was checked again, and the message can be sent
   * now.
   *
   * @returns null when there is nothing to send (sent, dropped or held meanwhile, or claimed by
   * another process)
   */
  async claim(work: Work, messageId: number): Promise<LockedMessage | null> {
    const message = await lockMessage(work, messageId);
    if (!message || !isWaiting(message)) return null;

    const isDoubtful = message.status === 'sending' || message.unsureSince !== null;
    if (!isDoubtful) return this.release(work, message);
    const patience = ATTEMPT_TIMEOUT_MS - (work.now.getTime() - (message.sentAt?.getTime() ?? 0));
    if (patience > 0) return this.recheck(work, message, patience);
    await work.tx.update(OutgoingMessage, messageId, {
      status: 'sending',
      sentAt: work.now,
      statusAt: work.now,
    });
    return { ...message, unsureSince: message.unsureSince ?? message.sentAt ?? message.createdAt };
  }

  /**
   * Continues after the provider was asked about the interrupted try.
   *
   * @param taken the provider's messages that look like this one; those of our other messages are
   * ignored
   * @returns the message when it has to be sent now
   */
  async resume(
    work: Work,
    messageId: number,
    taken: readonly AcceptedSms[],
  ): Promise<LockedMessage | null> {
    const message = await lockMessage(work, messageId);
    if (message?.status !== 'sending') return null;
    const ours = await this.findUnassigned(work, messageId, taken);
    if (!ours) return this.release(work, message);
    await this.markSent(work, messageId, ours);
    return null;
  }

  /** The provider accepted it. Keeps a report that arrived earlier. */
  async markSent(
    work: Work,
    messageId: number,
    { providerId, status }: AcceptedSms,
  ): Promise<void> {
    const message = await work.row<Pick<LockedMessage, 'companyId' | 'subjectId' | 'channel'>>(
      `with arrived as (
         update outgoing_messages m
            set status = case when status in ('queued', 'held', 'sending') then $2 else status end,
                status_at = case when status in ('queued', 'held', 'sending') then $4 else status_at end,
                provider_id = coalesce(provider_id, case when exists (select from outgoing_messages o where o.provider_id = $3 and o.id <> m.id) then null else $3 end),
                sent_at = $4, error = case when status in ('queued', 'held', 'sending') then null else error end, unsure_since = null
          where id = $1 returning company_id, subject_id, channel
       ) select company_id as "companyId", subject_id as "subjectId", channel from arrived`,
      [messageId, status, providerId, work.now],
    );
    if (!message) return;
    this.metrics.count(work, message.channel, 'sent');
    hintMessageChanged(work, message);
  }

  /**
   * The provider refused it or did not answer. Retries later what may succeed, until the message is
   * outdated.
   *
   * @param unsureBefore as it was before this try: a clear refusal says nothing about an earlier
   * try
   */
  async markFailed(
    work: Work,
    messageId: number,
    failure: ProviderFailure,
    unsureBefore: Date | null,
  ): Promise<void> {
    const message = await lockMessage(work, messageId);
    if (message?.status !== 'sending') return;
    if (failure.optedOut) await this.failures.recordOptOut(work, message, failure.message);
    const pause = retryDelayMs(message.tries, failure);
    const isOver =
      work.now.getTime() + pause - message.createdAt.getTime() > messageLifetimeMs(message.kind);
    if (!failure.retryable || isOver)
      return this.failures.fail(work, message, 'failed', failure.message);

    const unsureSince = failure.unsure ? message.unsureSince : unsureBefore;
    await work.tx.update(OutgoingMessage, messageId, {
      status: 'queued',
      error: failure.message,
      unsureSince,
      statusAt: work.now,
    });
    await this.recheck(work, message, pause);
  }

  /** Checks consent, STOP, validity and sending hours. */
  private async release(work: Work, message: LockedMessage): Promise<LockedMessage | null> {
    let { sender } = message;
    if (message.channel === 'sms') {
      const pair = { phoneNumber: message.recipient, companyId: message.companyId };
      const consent = (await ConsentStatuses.read(work, [pair])).of(pair);
      const objection =
        (message.withdrawnAt ? 'the number changed' : null) ??
        (isPremiumNumber(message.recipient) ? PREMIUM_REASON : null) ??
        consentObjection(message, consent) ??
        expiryReason(message, work.now) ??
        (await this.checks.findObjection(work, message));
      if (objection) return this.drop(work, message, objection);

      const opening = nextAllowedSendTime(message, consent, work.now);
      if (opening) return this.hold(work, message, opening);
      ({ sender } = consent);
    }
    await work.rows(
      `update outgoing_messages set status = 'sending', sent_at = $2, status_at = $2, tries = tries + 1, unsure_since = coalesce(unsure_since, $2), sender = $3 where id = $1`,
      [message.id, work.now, sender],
    );
    return { ...message, sender };
  }

  private async drop(work: Work, message: LockedMessage, reason: string): Promise<null> {
    await this.failures.fail(work, message, 'dropped', reason);
    return null;
  }

  private async hold(work: Work, message: LockedMessage, until: Date): Promise<null> {
    await work.tx.update(OutgoingMessage, message.id, {
      status: 'held',
      error: null,
      sentAt: null,
      statusAt: work.now,
    });
    hintMessageChanged(work, message);
    return this.recheck(work, message, until.getTime() - work.now.getTime());
  }

  private async recheck(work: Work, { id, kind }: LockedMessage, pause: number): Promise<null> {
    const runAt = new Date(work.now.getTime() + pause);
    addSendTasks(this.tasks, work, [{ id, kind, runAt }]);
    return null;
  }

  private async findUnassigned(
    work: Work,
    messageId: number,
    taken: readonly AcceptedSms[],
  ): Promise<AcceptedSms | null> {
    if (taken.length === 0) return null;
    const others = await work.rows<Pick<RowOf<OutgoingMessage>, 'provider_id'>>(
      `select provider_id from outgoing_messages where provider_id = any($1) and id <> $2`,
      [taken.map(({ providerId }) => providerId), messageId],
    );
    return (
      taken.find(({ providerId }) => !others.some((other) => other.provider_id === providerId)) ??
      null
    );
  }
}

function isWaiting({ status }: LockedMessage): boolean {
  return status === 'queued' || status === 'held' || status === 'sending';
}

/** Why an SMS may not be sent, for people to read; null: it may. */
function consentObjection({ kind }: LockedMessage, consent: ConsentStatus): string | null {
  if (kind === 'mail') return null;
  const decision = decideSend(consent, kind);
  if (decision === 'stopped') return OPTED_OUT_REASON;
  return decision === 'send' ? null : NO_CONSENT_REASON;
}

/** Of reminders only automatic ones are held, so a held one is automatic. */
function nextAllowedSendTime(
  { kind, status, callStartsAt, timeZone }: LockedMessage,
  consent: ConsentStatus,
  now: Date,
): Date | null {
  if (kind === 'mail') return null;
  return holdUntil({
    ...consent,
    now,
    zone: timeZone ?? consent.timeZone,
    kind,
    callStartsAt,
    automatic: status === 'held',
  });
}
