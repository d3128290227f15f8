import { Injectable } from '@nestjs/common';
import type { JSX } from 'preact';
import { type EventRow, zoneOf } from '#libs/event';
import { NotFound } from '#libs/kernel';
import {
  ManualReminderService,
  type MessageProgress,
  MessageProgressQueries,
  type TextPreview,
  TextPreviewService,
} from '#libs/labor';
import { nextOpening } from '#libs/messaging';
import type { Caller, Work } from '#libs/platform';
import { ClockInCodeSendingService } from '#libs/time-entry';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { SharedReadsService } from '../frame/shared-reads.service.js';
import { SendPanel } from './send-panel.js';
import { type SendQueue, SendQueueService } from './send-queue.service.js';
import { parseSendValue, type SendScope } from './send-scope.js';
import { SendingProgress } from './sending-progress.js';

/** The parameters of an event's page that are about sending. */
export interface SendingQuery {
  /** A preview is open: see `parseSendValue`. */
  send?: unknown;
  /** Id of the request whose text is shown whole. */
  text?: unknown;
  /** The instant of a press, as ISO: its progress is shown. */
  sent?: unknown;
}

/** Makes the part of an event's page that is about its texts. */
@Injectable()
export class SendingPanelService {
  constructor(
    private readonly previews: TextPreviewService,
    private readonly progress: MessageProgressQueries,
    private readonly reminders: ManualReminderService,
    private readonly queues: SendQueueService,
    private readonly codes: ClockInCodeSendingService,
    private readonly shared: SharedReadsService,
  ) {}

  /**
   * The open preview of what would be sent (see `SendingQuery`), else how the texts go: one statement.
   *
   * @param event one that the actor reaches
   * @returns the element, by the number of the event's requests that wait to be sent
   * @throws NotFound, Unauthorized the preview is of a call or requirement that is not the event's
   */
  async ofEvent(
    work: Work,
    event: EventRow,
    request: EdgeRequest,
  ): Promise<(queued: number) => JSX.Element> {
    const query = request.query as SendingQuery;
    const scope = parseSendValue(query.send);
    if (scope) {
      const panel = await this.panel(work.caller, event, scope, query);
      return () => panel;
    }
    const since = instantOf(query.sent);
    const read = (): Promise<MessageProgress> =>
      this.progress.progressUnchecked(work, { eventId: event.id }, since);
    const progress = since
      ? await read()
      : await this.shared.ofPage(work, request, `texts of event ${event.id}`, read);
    const { sending_from_minute: from, sending_until_minute: until } = event.company;
    const zone = zoneOf(event);
    const opening = nextOpening({ now: work.now, zone, from, until });
    return (queued) => (
      <SendingProgress
        eventSlug={event.slug}
        progress={progress}
        opening={opening}
        zone={zone}
        isOfOnePress={since !== null}
        queued={event.canceled ? 0 : queued}
      />
    );
  }

  private async panel(
    by: Caller,
    event: EventRow,
    scope: SendScope,
    { text }: SendingQuery,
  ): Promise<JSX.Element> {
    let names: SendQueue['names'] = {};
    const queueOf = async (work: Work): Promise<SendQueue['scope']> => {
      const slug = 'slug' in scope ? scope.slug : event.slug;
      const queue = await this.queues.find(work, scope.kind, slug);
      if (queue.event.id !== event.id) throw new NotFound('Event');
      ({ names } = queue);
      return queue.scope;
    };
    const preview = await this.preview(by, event.slug, scope, queueOf);
    const shown = preview.texts.findIndex(({ requestId }) => String(requestId) === text);
    return (
      <SendPanel
        eventSlug={event.slug}
        scope={scope}
        names={names}
        preview={preview}
        zone={zoneOf(event)}
        shown={Math.max(shown, 0)}
      />
    );
  }

  private preview(
    by: Caller,
    eventSlug: string,
    scope: SendScope,
    queueOf: (work: Work) => Promise<SendQueue['scope']>,
  ): Promise<TextPreview> {
    if (scope.kind === 'codes')
      return this.previews.of(by, (work) => this.codes.send(work, eventSlug));
    if (scope.kind !== 'reminder') return this.previews.offers(by, queueOf);
    return this.previews.of(by, async (work) => {
      await queueOf(work);
      await this.reminders.send(work, scope.slug);
    });
  }
}

/** Null: no readable instant. */
function instantOf(value: unknown): Date | null {
  const instant = new Date(typeof value === 'string' ? value : Number.NaN);
  return Number.isNaN(instant.getTime()) ? null : instant;
}
