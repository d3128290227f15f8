import { Param, Post, Req } from '@nestjs/common';
import { ContactProfileQueries, type WorkerCounter, WorkerCounterService } from '#libs/labor';
import { ConsentService } from '#libs/messaging';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { PageController } from '../frame/page-controller.js';
import { type SeeOther, seeOther } from '../frame/page.js';
import { RowIdPipe } from '../frame/row-id.pipe.js';
import { wordsOf } from '../frame/words.js';
import { CONTACT_WORDS } from './contact.words.js';

/** Small changes of a contact, each one press: counters, and consent given by word or on paper. */
@PageController()
export class ContactCountersController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly contacts: ContactProfileQueries,
    private readonly counters: WorkerCounterService,
    private readonly consents: ConsentService,
  ) {}

  @Post(':id/increment-nocallnoshow/')
  @Allow('worker.edit')
  moreNoShows(@By() by: Caller, @Param('id', RowIdPipe) id: number): Promise<SeeOther> {
    return this.adjust(by, id, 'no_show_count', 1);
  }

  @Post(':id/decrement-nocallnoshow/')
  @Allow('worker.edit')
  fewerNoShows(@By() by: Caller, @Param('id', RowIdPipe) id: number): Promise<SeeOther> {
    return this.adjust(by, id, 'no_show_count', -1);
  }

  @Post(':id/increment-canceled/')
  @Allow('worker.edit')
  moreCanceled(@By() by: Caller, @Param('id', RowIdPipe) id: number): Promise<SeeOther> {
    return this.adjust(by, id, 'canceled_count', 1);
  }

  @Post(':id/decrement-canceled/')
  @Allow('worker.edit')
  fewerCanceled(@By() by: Caller, @Param('id', RowIdPipe) id: number): Promise<SeeOther> {
    return this.adjust(by, id, 'canceled_count', -1);
  }

  /** Consent that somebody gave a manager by word or on paper. */
  @Post('worker/:slug/consent/')
  @Allow('worker.edit')
  async noteConsent(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Req() request: EdgeRequest,
  ): Promise<SeeOther> {
    const contact = await this.unitOfWork.as(by, async (work) => {
      const found = await this.contacts.bySlug(work, slug);
      await this.consents.grantByHand(work, found.company_id, [found.phone_number]);
      return found;
    });
    const lines = [wordsOf(CONTACT_WORDS, request).consentGiven];
    return seeOther(`/app/worker/${contact.slug}/`, { tone: 'success', lines });
  }

  private async adjust(
    by: Caller,
    id: number,
    counter: WorkerCounter,
    step: 1 | -1,
  ): Promise<SeeOther> {
    const { slug } = await this.unitOfWork.as(by, async (work) => {
      const contact = await this.contacts.byId(work, id);
      await this.counters.adjust(work, contact.slug, counter, step);
      return contact;
    });
    return seeOther(`/app/worker/${slug}/`);
  }
}
