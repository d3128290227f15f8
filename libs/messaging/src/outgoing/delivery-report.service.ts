import { Injectable, Logger } from '@nestjs/common';
import type { Work } from '#libs/platform';
import {
  hintMessageChanged,
  lockMessage,
  lockMessageByProviderId,
  type LockedMessage,
} from './locked-message.js';
import { MessageMetricsService } from './message-metrics.service.js';
import { MessageFailureService } from './message-failure.service.js';
import { type DeliveryStatus, mayAdvanceStatus } from './rules/delivery-status.js';

/** A provider's report on a message. */
export interface DeliveryReport {
  providerId: string;
  /** Our id, sent along with the message; null: it was not returned. */
  messageId: number | null;
  status: DeliveryStatus;
  /** Why it was not delivered, for people to read. */
  reason: string | null;
  /** The recipient sent STOP to the carrier. */
  optedOut: boolean;
}

/** Updates messages by the provider's reports. */
@Injectable()
export class DeliveryReportService {
  private readonly log = new Logger(DeliveryReportService.name);

  constructor(
    private readonly failures: MessageFailureService,
    private readonly metrics: MessageMetricsService,
  ) {}

  /** Reports on unknown messages, late ones and repeated ones change nothing. */
  async record(work: Work, report: DeliveryReport): Promise<void> {
    const message =
      (await lockMessageByProviderId(work, report.providerId)) ??
      (await this.findByOwnId(work, report));
    if (!message) return;
    if (report.optedOut)
      await this.failures.recordOptOut(work, message, report.reason ?? 'opted out');
    if (!mayAdvanceStatus(message.status, report.status)) return;

    await work.rows(
      `update outgoing_messages set status = $2, status_at = $3, provider_id = $4, sent_at = coalesce(sent_at, $3), error = null, unsure_since = null where id = $1`,
      [message.id, report.status, work.now, report.providerId],
    );
    hintMessageChanged(work, message);
    if (report.status === 'delivered') this.metrics.count(work, message.channel, 'delivered');
    if (report.status === 'failed' || report.status === 'undelivered')
      await this.failures.fail(work, message, report.status, report.reason ?? report.status);
  }

  /** The report came before our own commit, or our process was killed before it. */
  private async findByOwnId(
    work: Work,
    { messageId, providerId }: DeliveryReport,
  ): Promise<LockedMessage | null> {
    const message = messageId === null ? null : await lockMessage(work, messageId);
    if (!message?.providerId) return message;
    this.log.warn(
      `Message ${message.id} was taken twice: as ${message.providerId}, and as ${providerId}.`,
    );
    return null;
  }
}
