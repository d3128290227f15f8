import { Injectable } from '@nestjs/common';
import { CompanyQueries } from '#libs/company';
import { type Actor, NotFound } from '#libs/kernel';
import { FactBus, type RowOf, type Work } from '#libs/platform';
import type { Invitation } from './invitation.entity.js';
import { InvitationWithdrawn } from './invitation.facts.js';
import { InvitationService } from './invitation.service.js';

/** An invitation that waits for its answer. */
export type OpenInvitationRow = Pick<
  RowOf<Invitation>,
  'id' | 'kind' | 'phone_number' | 'created_at' | 'expires_at'
>;

type HeldInvitation = Pick<RowOf<Invitation>, 'id' | 'kind' | 'company_id' | 'phone_number'> & {
  company_slug: string | null;
};

const COLUMNS = 'i.id, i.kind, i.phone_number, i.created_at, i.expires_at';
const IS_OPEN = 'i.used_at is null and i.expires_at > $2';

/** Invitations of managers and owners that nobody has accepted yet. */
@Injectable()
export class OpenInvitationService {
  constructor(
    private readonly invitations: InvitationService,
    private readonly companies: CompanyQueries,
    private readonly facts: FactBus,
  ) {}

  /** The company's managers to be, newest first; null: owners of new companies. One statement. */
  async listUnchecked(work: Work, companyId: number | null): Promise<OpenInvitationRow[]> {
    return work.rows(
      `select ${COLUMNS} from invitations i
        where i.company_id is not distinct from $1::bigint and ${IS_OPEN} order by i.id desc limit 200`,
      [companyId, work.now],
    );
  }

  /**
   * Makes the link worthless.
   *
   * @throws NotFound unknown, accepted, expired, or out of reach
   */
  async withdraw(work: Work, id: number): Promise<void> {
    await this.end(work, await this.hold(work, id));
  }

  /**
   * Sends another link to the same number; the old one is worth nothing any more.
   *
   * @throws NotFound unknown, accepted, expired, or out of reach
   * @throws InvitedPhoneStopped, and as `CodeAllowanceService`
   */
  async resend(work: Work, id: number): Promise<void> {
    const held = await this.hold(work, id);
    await this.end(work, held);
    const invited = { phone: held.phone_number };
    if (held.kind === 'owner') return this.invitations.inviteOwner(work, invited);
    const company = await this.companies.managed(work, held.company_slug!, 'owner');
    await this.invitations.inviteManager(work, company, invited);
  }

  private async hold(work: Work, id: number): Promise<HeldInvitation> {
    const held = await work.row<HeldInvitation>(
      `select i.id, i.kind, i.company_id, i.phone_number, (select c.slug from companies c where c.id = i.company_id) as company_slug
         from invitations i where i.id = $1 and ${IS_OPEN} for update of i`,
      [id, work.now],
    );
    if (!held || !isReached(work.actor, held)) throw new NotFound('Invitation');
    return held;
  }

  private async end(
    work: Work,
    { id, kind, company_id: companyId }: HeldInvitation,
  ): Promise<void> {
    await work.execute('update invitations set expires_at = $2 where id = $1', [id, work.now]);
    await this.facts.record(work, new InvitationWithdrawn({ id, kind, companyId }));
  }
}

/** Owners reach the invitations to their own company, administrators all. */
function isReached(actor: Actor, { company_id: companyId }: HeldInvitation): boolean {
  return actor.isAdministrator || (companyId !== null && actor.is('owner', companyId));
}
