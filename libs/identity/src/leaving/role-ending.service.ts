import { Injectable } from '@nestjs/common';
import { type Actor, NotFound, Unauthorized } from '#libs/kernel';
import { FactBus, type RowOf, type Work } from '#libs/platform';
import { RoleGrant } from '../accounts/role-grant.entity.js';
import { RoleEnded } from '../identity.facts.js';
import { ApiKeyService } from '../keys/api-key.service.js';
import { SessionService } from '../sessions/session.service.js';
import { LastAdministrator, LastOwner } from './ending.errors.js';

type GrantRow = Pick<RowOf<RoleGrant>, 'id' | 'user_id' | 'role' | 'company_id'>;

/** Ends roles. Their holders are signed out everywhere, with their sockets. */
@Injectable()
export class RoleEndingService {
  constructor(
    private readonly keys: ApiKeyService,
    private readonly sessions: SessionService,
    private readonly facts: FactBus,
  ) {}

  /**
   * @param grantId id of the manager, steward, owner or administrator
   * @throws NotFound no such role, or of a company out of reach
   * @throws Unauthorized owners may end managers and stewards only
   * @throws LastOwner, LastAdministrator
   */
  async end(work: Work, grantId: number): Promise<void> {
    const { user_id: userId } = await this.find(work, grantId);
    await work.rows('select id from users where id = $1 for update', [userId]);
    const grant = await this.find(work, grantId);
    await this.remove(work, grant);
    await this.keys.revokeAll(work, userId);
    await this.sessions.revokeAll(work, userId);
  }

  /** Ends all roles of a user whose account ends; the caller has locked the user. */
  async endAll(work: Work, userId: number): Promise<void> {
    const grants = await work.rows<GrantRow>(
      'select id, user_id, role, company_id from role_grants where user_id = $1 order by company_id, id',
      [userId],
    );
    for (const grant of grants) await this.remove(work, grant);
  }

  private async find(work: Work, grantId: number): Promise<GrantRow> {
    const grant = await work.row<GrantRow>(
      'select id, user_id, role, company_id from role_grants where id = $1',
      [grantId],
    );
    if (!grant || !isReached(work.actor, grant)) throw new NotFound('Role');
    const isOwners = grant.role === 'manager' || grant.role === 'steward';
    if (!isOwners && !work.actor.isAdministrator) throw new Unauthorized();
    return grant;
  }

  private async remove(work: Work, grant: GrantRow): Promise<void> {
    if (grant.role === 'owner') await this.assertOtherOwner(work, grant);
    if (grant.role === 'administrator') await this.assertOtherAdministrator(work, grant);
    await work.tx.delete(RoleGrant, grant.id);
    work.hint({ topic: 'grants-changed', userId: grant.user_id });
    await this.facts.record(
      work,
      new RoleEnded(grant.user_id, grant.id, grant.role, grant.company_id),
    );
  }

  /** Serializes simultaneous endings: the second one waits, and is refused if it is the last. */
  private async assertOtherOwner(
    work: Work,
    { id, company_id: companyId }: GrantRow,
  ): Promise<void> {
    await work.rows('select id from companies where id = $1 for update', [companyId]);
    const other = await work.row(
      `select 1 from role_grants g join users u on u.id = g.user_id
        where g.company_id = $1 and g.role = 'owner' and g.id <> $2 and u.is_active limit 1`,
      [companyId, id],
    );
    if (!other) throw new LastOwner();
  }

  /** Administrators have no company to lock, so all of their grants are locked, by id. */
  private async assertOtherAdministrator(work: Work, { id }: GrantRow): Promise<void> {
    const held = await work.rows<{ id: number; is_active: boolean }>(
      `select g.id, u.is_active from role_grants g join users u on u.id = g.user_id
        where g.role = 'administrator' order by g.id for update of g`,
    );
    if (!held.some((other) => other.id !== id && other.is_active)) throw new LastAdministrator();
  }
}

/** Owners reach the roles of their own company, administrators all. */
function isReached(actor: Actor, { company_id: companyId }: GrantRow): boolean {
  return actor.isAdministrator || (companyId !== null && actor.is('owner', companyId));
}
