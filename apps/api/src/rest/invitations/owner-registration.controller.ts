import { Body, Controller, Get, Headers, Ip, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { InvitationService, RegistrationService } from '#libs/identity';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/allow.js';
import { Answers, choice, object, phone, type Static, text } from '../../edge/answers.js';
import { By } from '../../edge/by.js';
import { TokenThrottle } from '../../edge/throttle.js';
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

/** Whoever holds an owner's invitation brings a company. */
@ApiTags('Invitations')
@Controller()
export class OwnerRegistrationController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly invitations: InvitationService,
    private readonly registration: RegistrationService,
    private readonly throttle: TokenThrottle,
  ) {}

  @ApiOperation({
    operationId: 'showOwnerInvitation',
    summary: 'Whether an invitation can still be used',
  })
  @Get('owner/register/:token')
  @Allow('anyone')
  @Answers(200, OwnerInvitationShape)
  async show(
    @By() by: Caller,
    @Param('token') token: string,
    @Ip() address: string,
  ): Promise<Static<typeof OwnerInvitationShape>> {
    const { phone_number } = await this.throttle.watch(address, () =>
      this.invitations.open(this.unitOfWork.reading(by), 'owner', token),
    );
    return { status: 'success', phone: phone_number };
  }

  @ApiOperation({
    operationId: 'registerOwner',
    summary: 'Makes a company, its owner (who manages it too), and a key',
  })
  @Post('owner/register/:token')
  @Allow('anyone')
  @Answers(201, OwnerRegisteredShape)
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
    const key = await this.throttle.watch(address, () =>
      this.registration.ownerWithKey(by, token, form, userAgent),
    );
    return { status: 'success', message: 'Welcome!', token: key };
  }
}
