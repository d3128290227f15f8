import { Body, Controller, Get, Headers, Ip, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { InvitationService, AccountRegistrationService } from '#libs/identity';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { WhenRepeated } from '../../edge/idempotency/when-repeated.js';
import {
  Returns,
  choice,
  object,
  phone,
  type Static,
  text,
} from '../../edge/openapi/response-shapes.js';
import { By } from '../../edge/auth/by.js';
import { TokenThrottleService } from '../../edge/rate-limit/token-throttle.service.js';
import { OwnerRegistrationDto } from './invitation.dto.js';

const OwnerInvitationShape = object('OwnerInvitation', {
  status: choice(['success']),
  phone: phone(),
});
const OwnerRegisteredShape = object('OwnerRegistered', {
  status: choice(['success']),
  message: text('Welcome!', 'For people.'),
  token: text(
    '9f2c5e0e6f5a4c589f0a0d6f6b1f3c119f2c5e0e',
    'A key: send it as `Authorization: Token <key>`.',
  ),
});

/** Registers the holder of an owner's invitation with a new company. */
@ApiTags('Invitations')
@Controller()
export class OwnerRegistrationController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly invitations: InvitationService,
    private readonly registration: AccountRegistrationService,
    private readonly throttle: TokenThrottleService,
  ) {}

  @ApiOperation({
    operationId: 'showOwnerInvitation',
    summary: 'Whether an invitation can still be used',
  })
  @Get('owner/register/:token')
  @Allow('anyone')
  @Returns(200, OwnerInvitationShape)
  async show(
    @By() by: Caller,
    @Param('token') token: string,
    @Ip() address: string,
  ): Promise<Static<typeof OwnerInvitationShape>> {
    const { phone_number } = await this.throttle.attempt(address, () =>
      this.invitations.findOpen(this.unitOfWork.reading(by), 'owner', token),
    );
    return { status: 'success', phone: phone_number };
  }

  @ApiOperation({
    operationId: 'registerOwner',
    summary: 'Creates a company, its owner (also a manager), and a key',
  })
  @Post('owner/register/:token')
  @WhenRepeated({ secret: true })
  @Allow('anyone')
  @Returns(201, OwnerRegisteredShape)
  async register(
    @By() by: Caller,
    @Param('token') token: string,
    @Body() body: OwnerRegistrationDto,
    @Ip() address: string,
    @Headers('user-agent') userAgent = '',
  ): Promise<Static<typeof OwnerRegisteredShape>> {
    const form = {
      username: body.username,
      firstName: body.first_name,
      lastName: body.last_name,
      email: body.email,
      password: body.password,
      confirmPassword: body.confirm_password,
      companyName: body.company_name,
      companyShortName: body.company_short_name ?? null,
    };
    const key = await this.throttle.attempt(address, () =>
      this.registration.ownerWithKey(by, token, form, userAgent),
    );
    return { status: 'success', message: 'Welcome!', token: key };
  }
}
