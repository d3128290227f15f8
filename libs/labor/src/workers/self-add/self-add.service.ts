import { Injectable } from '@nestjs/common';
import type { Company } from '#libs/company';
import { NotFound } from '#libs/kernel';
import {
  CodeAllowanceService,
  type Language,
  MessageService,
  TEXT_TEMPLATES,
} from '#libs/messaging';
import type { RowOf, Work } from '#libs/platform';
import { readPhone } from '../read-phone.js';
import { WorkerExists } from '../worker.errors.js';
import { type WorkerDraft, WorkerService } from '../worker.service.js';

/** What the public page of a company shows of it. */
export type SelfAddCompany = Pick<RowOf<Company>, 'id' | 'slug' | 'name' | 'name_short'>;

/** People who add themselves to a company's contacts, by its public link. */
@Injectable()
export class SelfAddService {
  constructor(
    private readonly workers: WorkerService,
    private readonly allowances: CodeAllowanceService,
    private readonly messages: MessageService,
  ) {}

  /** The company of a public link. One statement. @throws NotFound */
  async company(work: Work, slug: string): Promise<SelfAddCompany> {
    const company = await work.row<SelfAddCompany>(
      'select c.id, c.slug, c.name, c.name_short from companies c where c.slug = $1',
      [slug],
    );
    if (!company) throw new NotFound('Company');
    return company;
  }

  /**
   * Adds the person to the company's contacts and asks the number for consent, unless it was asked or sent STOP. A
   * known number changes nothing, and the caller does not learn of it.
   *
   * @throws NotFound no such company
   * @throws PhoneInvalid
   * @throws PremiumNumber, CountryNotAllowed, NumberTextedEnough, CompanyTextedEnough
   */
  async add(
    work: Work,
    companySlug: string,
    draft: WorkerDraft & { language: Language },
  ): Promise<void> {
    const company = await this.company(work, companySlug);
    const phoneNumber = readPhone(draft.phoneNumber);
    const allowance = { phoneNumber, companyId: company.id, field: 'phone_number' };
    await this.allowances.assertAllowed(work, allowance);
    try {
      await this.workers.addUnchecked(work, company.id, draft);
    } catch (error) {
      if (!(error instanceof WorkerExists)) throw error;
    }
    const sender = {
      firstName: '',
      companyName: company.name,
      companyShortName: company.name_short,
    };
    await this.messages.askConsent(work, [
      {
        phoneNumber,
        companyId: company.id,
        wording: TEXT_TEMPLATES[draft.language].consentQuestion({ sender }),
      },
    ]);
  }
}
