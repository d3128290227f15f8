import { Body, Param, Post, Req } from '@nestjs/common';
import { Invalid, PaymentRequired } from '#libs/kernel';
import { ManualReminderService, MessageRetryService, OfferSendingService } from '#libs/labor';
import type { SendCounts } from '#libs/messaging';
import { type Caller, UnitOfWork, type Work } from '#libs/platform';
import { ClockInCodeSendingService } from '#libs/time-entry';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { type SeeOther, seeOther } from '../frame/page.js';
import { PageController } from '../frame/page-controller.js';
import { wordsOf } from '../frame/words.js';
import { type SendQueue, SendQueueService } from './send-queue.service.js';
import { type SendScope, sentHref } from './send-scope.js';
import { sendReportNotice } from './send-report-notice.js';
import { SENDING_WORDS } from './sending.words.js';

type Verb = (work: Work, queue: SendQueue) => Promise<SendCounts>;

/** Sends from pages: the queue of an event, call or requirement, a reminder, and failed texts once more. */
@PageController()
export class SendingController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sending: OfferSendingService,
    private readonly reminders: ManualReminderService,
    private readonly retries: MessageRetryService,
    private readonly queues: SendQueueService,
    private readonly codes: ClockInCodeSendingService,
  ) {}

  /** The form of an event's page; without `send_messages` nothing is sent. */
  @Post('events/:slug/')
  @Allow('request.sendOffers')
  async sendOfEvent(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Body() body: { send_messages?: unknown } | undefined,
    @Req() request: EdgeRequest,
  ): Promise<SeeOther> {
    if (body?.send_messages === undefined) return seeOther(`/app/events/${slug}/`);
    return this.send(by, request, 'event', slug, this.offers);
  }

  @Post('call/:slug/send-calltime/')
  @Allow('request.sendOffers')
  sendOfCall(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Req() request: EdgeRequest,
  ): Promise<SeeOther> {
    return this.send(by, request, 'call', slug, this.offers);
  }

  @Post('labor/:slug/send-messages/')
  @Allow('request.sendOffers')
  sendOfRequirement(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Req() request: EdgeRequest,
  ): Promise<SeeOther> {
    return this.send(by, request, 'labor', slug, this.offers);
  }

  @Post('call/:slug/send-reminder/')
  @Allow('request.sendOffers')
  remind(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Req() request: EdgeRequest,
  ): Promise<SeeOther> {
    return this.send(by, request, 'reminder', slug, (work) => this.reminders.send(work, slug));
  }

  @Post('events/:slug/messages/retry/')
  @Allow('request.sendOffers')
  retry(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Req() request: EdgeRequest,
  ): Promise<SeeOther> {
    return this.send(by, request, 'event', slug, (work, { scope }) =>
      this.retries.retry(work, scope),
    );
  }

  /** *Send QR to all*. */
  @Post('event/:slug/send-clock-in/')
  @Allow('event.edit')
  async sendCodes(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Req() request: EdgeRequest,
  ): Promise<SeeOther> {
    try {
      return await this.send(by, request, 'codes', slug, (work) => this.codes.send(work, slug));
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      const { untracked } = wordsOf(SENDING_WORDS, request);
      return seeOther(`/app/events/${slug}/`, { tone: 'warning', lines: [untracked] });
    }
  }

  private readonly offers: Verb = (work, { scope }) => this.sending.sendOffers(work, scope);

  /** Afterwards the page of the event shows what this press sent, and how it goes. */
  private async send(
    by: Caller,
    request: EdgeRequest,
    kind: SendScope['kind'],
    slug: string,
    verb: Verb,
  ): Promise<SeeOther> {
    let eventSlug = slug;
    try {
      return await this.unitOfWork.as(by, async (work) => {
        const queue = await this.queues.find(work, kind, slug);
        eventSlug = queue.event.slug;
        const counts = await verb(work, queue);
        const href =
          counts.queued + counts.held + counts.consentAsked > 0
            ? sentHref(eventSlug, work.now)
            : `/app/events/${eventSlug}/`;
        return seeOther(href, sendReportNotice(counts, request));
      });
    } catch (error) {
      if (!(error instanceof PaymentRequired)) throw error;
      const { unpaid } = wordsOf(SENDING_WORDS, request);
      return seeOther(`/app/events/${eventSlug}/`, { tone: 'warning', lines: [unpaid] });
    }
  }
}
