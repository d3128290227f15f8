import { AccountEnded, RoleEnded } from '#libs/identity';
import { Follower, OnFact, type Work } from '#libs/platform';
import { WorkerAccountService } from '../workers/worker-account.service.js';

/** Removes ended roles from the company's contacts: they are no stewards, and have no account. */
@Follower('labor')
export class AccountFollower {
  constructor(private readonly accounts: WorkerAccountService) {}

  @OnFact(RoleEnded)
  async whenRoleEnded(work: Work, { role, companyId, userId }: RoleEnded): Promise<void> {
    if (role === 'steward') await this.accounts.unmarkSteward(work, companyId!, userId);
  }

  @OnFact(AccountEnded)
  async whenAccountEnded(work: Work, { userId }: AccountEnded): Promise<void> {
    await this.accounts.unlinkAll(work, userId!);
  }
}
