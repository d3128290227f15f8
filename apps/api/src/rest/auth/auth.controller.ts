import { Body, Controller, Get, Headers, Ip, Post, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  SecondFactorRequired,
  SignInService,
  UserProfileQueries,
  WrongCredentials,
  WrongSecondFactor,
} from '#libs/identity';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { WhenRepeated } from '../../edge/idempotency/when-repeated.js';
import { Refuses } from '../../edge/openapi/refuses.js';
import { Returns, type Static } from '../../edge/openapi/response-shapes.js';
import { By, type Credential, SignedInWith } from '../../edge/auth/by.js';
import { DeviceCookieService } from '../../edge/auth/device-cookie.service.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { SignInThrottleService } from '../../edge/rate-limit/sign-in-throttle.service.js';
import { LogoutShape, LoginDto, LoginShape, UserInfoShape } from './auth.shapes.js';
import { presentUserInfo } from './user-info.presenter.js';

@ApiTags('Auth')
@Controller()
export class AuthController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly signIn: SignInService,
    private readonly people: UserProfileQueries,
    private readonly throttle: SignInThrottleService,
    private readonly devices: DeviceCookieService,
  ) {}

  @ApiOperation({ operationId: 'login', summary: 'Sign in: user name and password for a key' })
  @Post('login/')
  @WhenRepeated({ secret: true })
  @Allow('anyone')
  @Returns(200, LoginShape)
  @Refuses(new WrongCredentials(), new SecondFactorRequired(), new WrongSecondFactor())
  async login(
    @By() by: Caller,
    @Body() { username, password, otp }: LoginDto,
    @Ip() address: string,
    @Req() request: EdgeRequest,
    @Headers('user-agent') userAgent?: string,
  ): Promise<Static<typeof LoginShape>> {
    if (!username || !password) throw new WrongCredentials();
    const attempt = { username, password, otp, address, userAgent: userAgent ?? '' };
    const from = { address, device: this.devices.read(request, username) };
    const { key, user } = await this.throttle.attempt(from, username, () =>
      this.signIn.withKey(by, attempt),
    );
    return { status: 'success', token: key, user };
  }

  @ApiOperation({ operationId: 'logout', summary: 'Sign out: the key of this call ends' })
  @Post('logout/')
  @Allow('signed-in')
  @Returns(200, LogoutShape)
  async logout(
    @By() by: Caller,
    @SignedInWith() credential: Credential,
  ): Promise<Static<typeof LogoutShape>> {
    await this.unitOfWork.as(by, (work) => this.signIn.signOut(work, credential));
    return { status: 'success' };
  }

  @ApiOperation({ operationId: 'showMyself', summary: 'Who am I, and in which roles' })
  @Get('user/info/')
  @Allow('self.read')
  @Returns(200, UserInfoShape)
  async info(@By() by: Caller): Promise<Static<typeof UserInfoShape>> {
    const profile = await this.people.own(this.unitOfWork.reading(by));
    return presentUserInfo(by.actor, profile);
  }
}
