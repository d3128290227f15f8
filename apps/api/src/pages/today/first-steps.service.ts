import { Injectable } from '@nestjs/common';
import { type FirstSteps, ManagerAttentionQueries } from '#libs/labor';
import type { Caller } from '#libs/platform';
import { UnitOfWork } from '#libs/platform';
import { asManagerOf } from './as-manager-of.js';

/** What a new company has already, for the pages of its first steps. */
@Injectable()
export class FirstStepsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly attention: ManagerAttentionQueries,
  ) {}

  /** Null: the actor does not manage the company. One statement. */
  async of(by: Caller, companyId: number): Promise<FirstSteps | null> {
    if (!by.actor.manages(companyId)) return null;
    const work = this.unitOfWork.reading(asManagerOf(by, companyId));
    return this.attention.firstSteps(work, companyId);
  }
}
