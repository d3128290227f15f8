import { Body, Controller, Delete, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CompanyQueries } from '#libs/company';
import { InvitationService } from '#libs/identity';
import { StewardInvitationService, WorkerQueries } from '#libs/labor';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { Returns } from '../../edge/openapi/response-shapes.js';
import { By } from '../../edge/auth/by.js';
import { InvitationThrottleService } from '../../edge/rate-limit/invitation-throttle.service.js';
import { CompanyQuery } from '../company-query.dto.js';
import { success, SuccessShape, type SuccessView } from '../presenters/success.js';
import { InvitationDto, StewardInvitationDto } from './invitation.dto.js';

/** Each role invites the next one, by text and, if there is an address, by mail. */
@ApiTags('Invitations')
@Controller()
export class InvitationsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly companies: CompanyQueries,
    private readonly stewards: StewardInvitationService,
    private readonly workers: WorkerQueries,
    private readonly invitations: InvitationService,
    private readonly throttle: InvitationThrottleService,
  ) {}

  @ApiOperation({
    operationId: 'inviteSteward',
    summary: 'Makes a contact a steward',
    description:
      'At once, if the number belongs to a contact of the company with an account. Others get a link, and become stewards by registering.',
  })
  @Post('send-steward-invite')
  @Allow('steward.invite')
  @Returns(200, SuccessShape)
  async inviteSteward(
    @By() by: Caller,
    @Query() query: CompanyQuery,
    @Body() { name, ...invited }: StewardInvitationDto,
  ): Promise<SuccessView> {
    await this.throttle.count(by.actor.userId!);
    const outcome = await this.unitOfWork.as(by, async (work) =>
      this.stewards.invite(
        work,
        await this.companies.managed(work, query.company),
        invited,
        name ?? null,
      ),
    );
    return success(
      outcome === 'granted' ? 'This person is a steward from now on.' : 'The invitation was sent.',
    );
  }

  @ApiOperation({
    operationId: 'withdrawStewardInvitation',
    summary: "Takes a steward's invitation back: who registers with its link becomes no steward",
    description:
      'Invited are contacts with `is_steward` and without an account; of others the answer is 404. The role of a steward ends by `DELETE /roles/{id}/`.',
  })
  @Delete('workers/:slug/steward-invitation')
  @Allow('steward.invite')
  @Returns(200, SuccessShape)
  async withdrawSteward(@By() by: Caller, @Param('slug') slug: string): Promise<SuccessView> {
    await this.unitOfWork.as(by, async (work) => {
      const { id, company_id: companyId } = await this.workers.reached(work, slug);
      await this.stewards.withdraw(work, companyId, id);
    });
    return success('The invitation was taken back.');
  }

  @ApiOperation({
    operationId: 'inviteManager',
    summary: 'Invites a manager of the company, by text and mail; the link works once, for 7 days',
  })
  @Post('send-manager-invite')
  @Allow('manager.invite')
  @Returns(200, SuccessShape)
  async inviteManager(
    @By() by: Caller,
    @Query() query: CompanyQuery,
    @Body() invited: InvitationDto,
  ): Promise<SuccessView> {
    await this.throttle.count(by.actor.userId!);
    await this.unitOfWork.as(by, async (work) =>
      this.invitations.inviteManager(
        work,
        await this.companies.managed(work, query.company, 'owner'),
        invited,
      ),
    );
    return success('The invitation was sent.');
  }

  @ApiOperation({
    operationId: 'inviteOwner',
    summary:
      'Invites the owner of a new company, by text and mail; the link works once, for 7 days',
  })
  @Post('admin/invite-owner')
  @Allow('owner.invite')
  @Returns(200, SuccessShape)
  async inviteOwner(@By() by: Caller, @Body() invited: InvitationDto): Promise<SuccessView> {
    await this.throttle.count(by.actor.userId!);
    await this.unitOfWork.as(by, (work) => this.invitations.inviteOwner(work, invited));
    return success('The invitation was sent.');
  }
}
