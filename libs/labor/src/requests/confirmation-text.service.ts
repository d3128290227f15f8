import { Injectable } from '@nestjs/common';
import { CallSheetQueries } from '#libs/call-time';
import { companyNameInTexts, LinkService, MessageService, TEXT_TEMPLATES } from '#libs/messaging';
import type { Work } from '#libs/platform';
import { AttendanceService } from './attendance.service.js';
import type { RequestInContext } from './request-in-context.rows.js';
import { draftAbout } from './draft-about.js';

/** Texts workers that they are confirmed. */
@Injectable()
export class ConfirmationTextService {
  constructor(
    private readonly messages: MessageService,
    private readonly links: LinkService,
    private readonly sheets: CallSheetQueries,
    private readonly attendances: AttendanceService,
  ) {}

  /**
   * Written with the others of the transaction, right before its commit; not for a canceled event, nor to a worker who
   * has clocked in by then.
   *
   * @param hasLink with the link, though the worker had one
   */
  queue(work: Work, request: RequestInContext, hasLink = false): void {
    if (!request.event_canceled) work.batchWrite(this.write, { request, hasLink });
  }

  private readonly write = async (
    work: Work,
    queued: readonly { request: RequestInContext; hasLink: boolean }[],
  ): Promise<void> => {
    const confirmed = await this.withoutClockedIn(work, queued);
    if (confirmed.length === 0) return;
    const withSheet = await this.sheets.existingUnchecked(
      work,
      confirmed.map(({ request }) => request.call_time_id),
    );
    await this.messages.send(
      work,
      confirmed.map(({ request, hasLink }) => ({
        kind: 'confirmation' as const,
        ...draftAbout(request),
        body: this.text(work, request, hasLink, withSheet.has(request.call_time_id)),
      })),
    );
  };

  /**
   * Without those whose hours count: they need not come, they are here. Asked only of no-shows who came after all, and of
   * calls that have begun.
   */
  private async withoutClockedIn<Queued extends { request: RequestInContext }>(
    work: Work,
    queued: readonly Queued[],
  ): Promise<Queued[]> {
    const maybeHere = queued
      .filter(({ request }) => request.state === 'no_show' || request.starts_at <= work.now)
      .map(({ request }) => request.id);
    const found = await this.attendances.ofRequests(work, maybeHere);
    return queued.filter(({ request }) => (found.get(request.id)?.attendance ?? 'none') === 'none');
  }

  /** Contains the link where the worker never used one: the offer may not have arrived. */
  private text(work: Work, request: RequestInContext, hasLink: boolean, hasSheet: boolean): string {
    return TEXT_TEMPLATES[request.language].confirmation({
      company: companyNameInTexts({
        companyName: request.company_name,
        companyShortName: request.company_short_name,
      }),
      event: request.event_name,
      call: request.call_name,
      date: request.date,
      time: request.time,
      isRunning: request.starts_at <= work.now,
      role: request.skill,
      sheet: hasSheet ? this.links.callSheet(work, request.token_short) : null,
      link:
        !hasLink && request.sent_at && request.state !== 'pending'
          ? null
          : this.links.confirm(work, request.event_slug, request.token_short),
    });
  }
}
