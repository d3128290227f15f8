import { Injectable } from '@nestjs/common';
import { FactBus, type Work } from '#libs/platform';
import { RegistrationInvitationService } from './registration-invitation.service.js';
import { WorkerChanged, WorkerLinked } from './worker.facts.js';

interface WorkerToLink {
  id: number;
  company_id: number;
  /** E.164. */
  phone_number: string;
}

/** Links contacts to accounts. A number counts only where a code has proven it. */
@Injectable()
export class WorkerAccountService {
  constructor(
    private readonly invitations: RegistrationInvitationService,
    private readonly facts: FactBus,
  ) {}

  /**
   * Links the worker to the account with this verified number; without one, makes an invitation (30
   * days).
   */
  async linkOrInvite(work: Work, worker: WorkerToLink): Promise<void> {
    if (!(await this.link(work, worker))) await this.invitations.ensureTokens(work, [worker.id]);
  }

  /** The same for many workers of one company, in two statements. */
  async linkOrInviteAll(
    work: Work,
    companyId: number,
    workerIds: readonly number[],
  ): Promise<void> {
    if (workerIds.length === 0) return;
    const linked = await work.rows<{ id: number; user_id: number }>(
      `update workers set user_id = owner.user_id
         from (select distinct on (up.phone_number) up.phone_number, u.id as user_id
                 from user_profiles up join users u on u.id = up.user_id
                where up.phone_verified_at is not null and u.is_active
                  and up.phone_number in (select phone_number from workers where id = any($1::bigint[]))
                order by up.phone_number, up.phone_verified_at desc, u.id desc) owner
        where workers.id = any($1::bigint[]) and workers.user_id is null and workers.phone_number = owner.phone_number
        returning workers.id, owner.user_id`,
      [workerIds],
    );
    for (const { id: workerId, user_id } of linked)
      await this.facts.record(work, new WorkerLinked({ companyId, workerId, after: { user_id } }));
    const isLinked = new Set(linked.map(({ id }) => id));
    await this.invitations.ensureTokens(
      work,
      workerIds.filter((id) => !isLinked.has(id)),
    );
  }

  /**
   * Keeps an existing link. Of several users who proved the same number, the latest gets the
   * contact.
   *
   * @returns whether the worker was linked
   */
  async link(work: Work, worker: WorkerToLink): Promise<boolean> {
    const linked = await work.row<{ user_id: number }>(
      `update workers set user_id = owner.id
         from (select u.id from user_profiles up join users u on u.id = up.user_id
                where up.phone_number = $2 and up.phone_verified_at is not null and u.is_active
                order by up.phone_verified_at desc, u.id desc limit 1) owner
        where workers.id = $1 and workers.user_id is null returning owner.id as user_id`,
      [worker.id, worker.phone_number],
    );
    if (!linked) return false;
    const { user_id: userId } = linked;
    await this.facts.record(
      work,
      new WorkerLinked({
        companyId: worker.company_id,
        workerId: worker.id,
        after: { user_id: userId },
      }),
    );
    return true;
  }

  /** Links those of the contacts that belong to nobody to an account that has proven their number. */
  async linkTo(work: Work, userId: number, workerIds: readonly number[]): Promise<void> {
    const linked = await work.rows<{ id: number; company_id: number }>(
      'update workers set user_id = $2 where id = any($1::bigint[]) and user_id is null returning id, company_id',
      [workerIds, userId],
    );
    for (const { id: workerId, company_id: companyId } of linked)
      await this.facts.record(
        work,
        new WorkerLinked({ companyId, workerId, after: { user_id: userId } }),
      );
  }

  /** Ends stewardship: open invitations no longer give the role. */
  async unmarkSteward(work: Work, companyId: number, userId: number): Promise<void> {
    const changed = await work.rows<{ id: number }>(
      'update workers set is_steward = false where company_id = $1 and user_id = $2 and is_steward returning id',
      [companyId, userId],
    );
    for (const { id: workerId } of changed)
      await this.facts.record(
        work,
        new WorkerChanged({
          companyId,
          workerId,
          before: { is_steward: true },
          after: { is_steward: false },
        }),
      );
  }

  /** Unlinks the contacts of an ended account, which may be invited again. */
  async unlinkAll(work: Work, userId: number): Promise<void> {
    const unlinked = await work.rows<{ id: number; company_id: number }>(
      'update workers set user_id = null where user_id = $1 returning id, company_id',
      [userId],
    );
    for (const { id: workerId, company_id: companyId } of unlinked)
      await this.facts.record(
        work,
        new WorkerChanged({
          companyId,
          workerId,
          before: { user_id: userId },
          after: { user_id: null },
        }),
      );
  }
}
