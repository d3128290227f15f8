import { Body, Controller, Get, Ip, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  NotTheInvitedPhone,
  UnknownRegistration,
  WorkerRegistrationService,
  WorkerRegistrationQueries,
  VerificationCodeService,
} from '#libs/labor';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { Refuses } from '../../edge/openapi/refuses.js';
import { Returns } from '../../edge/openapi/response-shapes.js';
import { By } from '../../edge/auth/by.js';
import { RegistrationThrottleService } from '../../edge/rate-limit/registration-throttle.service.js';
import { TokenThrottleService } from '../../edge/rate-limit/token-throttle.service.js';
import {
  CodeSentShape,
  type CodeSentView,
  InvitationShape,
  type InvitationView,
  RegisterDto,
  RegisteredShape,
  type RegisteredView,
  StartRegistrationDto,
} from './registration.dto.js';

/** Registers an invited worker or steward: the link names them, a code proves the phone. */
@ApiTags('Registration')
@Controller()
export class RegistrationController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly registrations: WorkerRegistrationQueries,
    private readonly codes: VerificationCodeService,
    private readonly registration: WorkerRegistrationService,
    private readonly tokens: TokenThrottleService,
    private readonly throttle: RegistrationThrottleService,
  ) {}

  @ApiOperation({ operationId: 'showInvitation', summary: 'Whose phone was invited' })
  @Get('steward/register/:token')
  @Allow('anyone')
  @Returns(200, InvitationShape)
  async show(
    @By() by: Caller,
    @Param('token') token: string,
    @Ip() address: string,
  ): Promise<InvitationView> {
    const invited = await this.tokens.attempt(address, () =>
      this.registrations.openInvitation(this.unitOfWork.reading(by), token),
    );
    return { phone: invited.phone_number, token };
  }

  @ApiOperation({
    operationId: 'startRegistration',
    summary: 'Texts a new code to the invited phone',
    description: 'Valid for five minutes and five tries; it replaces the code before.',
  })
  @Post('user/register/start')
  @Allow('anyone')
  @Returns(200, CodeSentShape)
  @Refuses(new UnknownRegistration(), new NotTheInvitedPhone())
  async start(
    @By() by: Caller,
    @Ip() address: string,
    @Body() { phone, token }: StartRegistrationDto,
  ): Promise<CodeSentView> {
    await this.tokens.attempt(address, () =>
      this.throttle.sendCode(token, () =>
        this.unitOfWork.as(by, (work) => this.codes.send(work, token, phone)),
      ),
    );
    return { message: 'We sent a code to your phone.', token };
  }

  @ApiOperation({
    operationId: 'register',
    summary: 'Makes the account',
    description: 'Nobody is logged in by it. Whatever is refused, the invitation stays good.',
  })
  @Post('user/register')
  @Allow('anyone')
  @Returns(201, RegisteredShape)
  @Refuses(new UnknownRegistration())
  async register(
    @By() by: Caller,
    @Ip() address: string,
    @Body() body: RegisterDto,
  ): Promise<RegisteredView> {
    const {
      token,
      verification_code: code,
      username,
      email,
      password,
      first_name: firstName = '',
      last_name: lastName = '',
    } = body;
    await this.tokens.attempt(address, () =>
      this.registration.register(by, {
        token,
        code,
        username,
        email,
        password,
        firstName,
        lastName,
      }),
    );
    return { message: 'User created successfully' };
  }
}
