import { AccountChangeUndone, AccountEnded, RoleEnded } from '#libs/identity';
import { Follower, OnFact, type Work } from '#libs/platform';
import { OwnContactMovingService } from '../workers/own/own-contact-moving.service.js';
import { WorkerAccountService } from '../workers/worker-account.service.js';

/** Removes ended roles from the company's contacts: they are no stewards, and have no account. */
@Follower('labor')
export class AccountFollower {
  constructor(
    private readonly accounts: WorkerAccountService,
    private readonly contacts: OwnContactMovingService,
  ) {}

  @OnFact(RoleEnded)
  async whenRoleEnded(work: Work, { role, companyId, userId }: RoleEnded): Promise<void> {
    if (role === 'steward') await this.accounts.unmarkSteward(work, companyId!, userId);
  }

  /** A number that somebody else proved with a stolen account is no number of its contacts any more. */
  @OnFact(AccountChangeUndone)
  async whenAccountChangeUndone(
    work: Work,
    { subjectId: userId }: AccountChangeUndone,
  ): Promise<void> {
    await this.contacts.moveBack(work, userId!);
  }

  @OnFact(AccountEnded)
  async whenAccountEnded(work: Work, { userId }: AccountEnded): Promise<void> {
    await this.accounts.unlinkAll(work, userId!);
  }
}
