import { Injectable } from '@nestjs/common';
import { FactBus, type Work } from '#libs/platform';
import { SecondFactorPolicyChanged } from '../identity.facts.js';
import { OwnSecondFactorFirst } from './second-factor.errors.js';

/** Which companies ask their people for a second factor. */
@Injectable()
export class SecondFactorPolicyService {
  constructor(private readonly facts: FactBus) {}

  async isRequiredBy(work: Work, companyId: number): Promise<boolean> {
    const policy = await work.row('select 1 from second_factor_policies where company_id = $1', [
      companyId,
    ]);
    return policy !== null;
  }

  /** Owners and managers need it if their company requires it, administrators if any does: they act in all of them. */
  async isRequiredOf(work: Work, userId: number): Promise<boolean> {
    const required = await work.row(
      `select 1 from role_grants g join second_factor_policies sp on g.role = 'administrator' or sp.company_id = g.company_id
        where g.user_id = $1 and g.role <> 'steward' limit 1`,
      [userId],
    );
    return required !== null;
  }

  /**
   * Users without a second factor lose their roles until they have set one up; their sockets are told at once.
   *
   * @throws OwnSecondFactorFirst the caller has none
   */
  async set(work: Work, companyId: number, required: boolean): Promise<void> {
    if (required === (await this.isRequiredBy(work, companyId))) return;
    if (required) await this.assertOwn(work);
    await work.rows(
      required
        ? 'insert into second_factor_policies (company_id) values ($1) on conflict do nothing'
        : 'delete from second_factor_policies where company_id = $1',
      [companyId],
    );
    const people = await work.rows<{ user_id: number }>(
      `select distinct g.user_id from role_grants g where g.company_id = $1 or g.role = 'administrator' order by 1`,
      [companyId],
    );
    for (const { user_id: userId } of people) work.hint({ topic: 'grants-changed', userId });
    await this.facts.record(work, new SecondFactorPolicyChanged(companyId, required));
  }

  private async assertOwn(work: Work): Promise<void> {
    const own = await work.row(
      'select 1 from second_factors where user_id = $1 and confirmed_at is not null',
      [work.actor.userId],
    );
    if (!own) throw new OwnSecondFactorFirst();
  }
}
