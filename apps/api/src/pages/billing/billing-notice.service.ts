import { Inject, Injectable } from '@nestjs/common';
import { BillingAccountQueries } from '#libs/billing';
import type { CompanyRow } from '#libs/company';
import { CONFIGURATION, type Configuration, type Work } from '#libs/platform';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { wordsOf } from '../frame/words.js';
import { BILLING_WORDS } from './billing.words.js';
import { dayIn, type StateNotice, stateNotice } from './state-notice.js';

const DUE = ['past_due', 'restricted', 'ended'];

/** Says what a company has to settle, to those who may know of its money. */
@Injectable()
export class BillingNoticeService {
  constructor(
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    private readonly accounts: BillingAccountQueries,
  ) {}

  /** Null: nothing, or the actor is neither owner nor manager of the company. At most one statement. */
  async of(
    work: Work,
    company: Pick<CompanyRow, 'id' | 'time_zone'>,
    request: EdgeRequest,
  ): Promise<StateNotice | null> {
    const { actor } = work;
    const mayKnow = actor.is('owner', company.id) || actor.manages(company.id);
    if (!mayKnow || !this.configuration.billing.stripe) return null;
    const account = await this.accounts.ofCompany(work, company.id);
    if (!account || !DUE.includes(account.state)) return null;
    const words = wordsOf(BILLING_WORDS, request);
    return stateNotice({ account, trialEnd: null }, dayIn(company.time_zone, words), words);
  }
}
