import { Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CompanyQueries } from '#libs/company';
import { OpenInvitationService } from '#libs/identity';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import { Returns } from '../../edge/openapi/response-shapes.js';
import { InvitationThrottleService } from '../../edge/rate-limit/invitation-throttle.service.js';
import { CompanyQuery } from '../company-query.dto.js';
import {
  OpenInvitationsShape,
  type OpenInvitationsView,
  presentOpenInvitations,
} from '../presenters/open-invitation.presenter.js';
import { success, SuccessShape, type SuccessView } from '../presenters/success.js';

/** Invitations that nobody has accepted yet. */
@ApiTags('Invitations')
@Controller()
export class OpenInvitationsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly companies: CompanyQueries,
    private readonly invitations: OpenInvitationService,
    private readonly throttle: InvitationThrottleService,
  ) {}

  @ApiOperation({
    operationId: 'listOpenInvitations',
    summary: 'Managers who were invited and have not answered, newest first',
  })
  @Get('company/invitations')
  @Allow('manager.invite')
  @Returns(200, OpenInvitationsShape)
  async ofCompany(@By() by: Caller, @Query() query: CompanyQuery): Promise<OpenInvitationsView> {
    const work = this.unitOfWork.reading(by);
    const { id } = await this.companies.managed(work, query.company, 'owner');
    return presentOpenInvitations(await this.invitations.listUnchecked(work, id));
  }

  @ApiOperation({
    operationId: 'listOpenOwnerInvitations',
    summary: 'Owners of new companies who were invited and have not answered, newest first',
  })
  @Get('admin/invitations')
  @Allow('owner.invite')
  @Returns(200, OpenInvitationsShape)
  async ofOwners(@By() by: Caller): Promise<OpenInvitationsView> {
    return presentOpenInvitations(
      await this.invitations.listUnchecked(this.unitOfWork.reading(by), null),
    );
  }

  @ApiOperation({
    operationId: 'resendInvitation',
    summary: 'Sends a new link to the same number; the old one is worth nothing any more',
  })
  @Post('invitations/:id/resend')
  @Allow('manager.invite')
  @Returns(200, SuccessShape)
  async resend(@By() by: Caller, @Param('id') id: number): Promise<SuccessView> {
    await this.throttle.count(by.actor.userId!);
    await this.unitOfWork.as(by, (work) => this.invitations.resend(work, id));
    return success('The invitation was sent again.');
  }

  @ApiOperation({
    operationId: 'withdrawInvitation',
    summary: 'The link is worth nothing any more',
  })
  @Delete('invitations/:id')
  @Allow('manager.invite')
  @Returns(200, SuccessShape)
  async withdraw(@By() by: Caller, @Param('id') id: number): Promise<SuccessView> {
    await this.unitOfWork.as(by, (work) => this.invitations.withdraw(work, id));
    return success('The invitation was taken back.');
  }
}
