import { Injectable } from '@nestjs/common';
import {
  companyNameInTexts,
  type MessageDraft,
  MessageService,
  TEXT_TEMPLATES,
} from '#libs/messaging';
import type { Work } from '#libs/platform';
import {
  REQUEST_IN_CONTEXT_COLUMNS,
  REQUESTS_IN_CONTEXT,
  type RequestInContext,
} from './request-in-context.rows.js';

/**
 * What is deleted. Queue the texts before the rows are deleted, or archived at the instant of the
 * work.
 */
export type CancellationScope =
  { requestId: number } | { requirementId: number } | { callTimeId: number } | { eventId: number };

/** Texts confirmed workers of future calls that they need not come. */
@Injectable()
export class CancellationTextService {
  constructor(private readonly messages: MessageService) {}

  /**
   * One text for each worker and call; for a whole event one for each worker. None for a canceled
   * event, whose crew was told when it was canceled.
   */
  async queue(work: Work, canceled: CancellationScope): Promise<void> {
    const told = await this.recipients(work, canceled);
    if (told.length === 0) return;
    await this.messages.send(
      work,
      told.map((request) => ({
        ...cancellationDraft(request, 'eventId' in canceled),
        aboutId: 'requestId' in canceled ? null : request.id,
      })),
    );
  }

  /**
   * What was archived earlier was announced then. A call archived with its event is part of the
   * event's text.
   */
  private recipients(work: Work, canceled: CancellationScope): Promise<RequestInContext[]> {
    const [column, id] = idColumnOf(canceled);
    const eventStays = column === 'e.id' ? notArchivedBefore('e') : 'e.archived_at is null';
    return work.rows<RequestInContext>(
      `select distinct on (w.id) ${REQUEST_IN_CONTEXT_COLUMNS} from ${REQUESTS_IN_CONTEXT}
        where ${column} = $1 and r.state = 'confirmed' and ct.starts_at > $2 and not e.canceled
          and ${notArchivedBefore('q')} and ${notArchivedBefore('ct')} and ${eventStays}
        order by w.id, ct.starts_at, r.id`,
      [id, work.now],
    );
  }
}

/** `$2` is the instant of the work, which is the archiving time of its rows. */
const notArchivedBefore = (alias: string): string =>
  `(${alias}.archived_at is null or ${alias}.archived_at = $2)`;

function idColumnOf(canceled: CancellationScope): [column: string, id: number] {
  if ('requestId' in canceled) return ['r.id', canceled.requestId];
  if ('requirementId' in canceled) return ['q.id', canceled.requirementId];
  if ('callTimeId' in canceled) return ['ct.id', canceled.callTimeId];
  return ['e.id', canceled.eventId];
}

/** About the one call, or about the whole event with its first day. */
export function cancellationDraft(request: RequestInContext, wholeEvent: boolean): MessageDraft {
  return {
    kind: 'cancellation',
    companyId: request.company_id,
    phoneNumber: request.phone_number,
    language: request.language,
    aboutId: request.id,
    callStartsAt: request.starts_at,
    timeZone: request.time_zone,
    body: TEXT_TEMPLATES[request.language].cancellation({
      company: companyNameInTexts({
        companyName: request.company_name,
        companyShortName: request.company_short_name,
      }),
      event: request.event_name,
      call: wholeEvent ? null : request.call_name,
      date: wholeEvent ? request.event_start_date : request.date,
    }),
  };
}
