import { Body, Controller, Get, Headers, Ip, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { PeopleQueries, SignInService, WrongCredentials } from '#libs/identity';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/allow.js';
import { Answers, type Static } from '../../edge/answers.js';
import { By, type Credential, SignedInWith } from '../../edge/by.js';
import { SignInThrottle } from '../../edge/throttle.js';
import {
  LogoutShape,
  LoginDto,
  LoginShape,
  UserInfoShape,
  WrongCredentialsShape,
} from './auth.shapes.js';
import { presentUserInfo } from './user-info.presenter.js';

@ApiTags('Auth')
@Controller()
export class AuthController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly signIn: SignInService,
    private readonly people: PeopleQueries,
    private readonly throttle: SignInThrottle,
  ) {}

  @ApiOperation({ operationId: 'login', summary: 'Sign in: user name and password for a key' })
  @Post('login/')
  @Allow('anyone')
  @Answers(200, LoginShape)
  @Answers(
    401,
    WrongCredentialsShape,
    'Unknown user, wrong password, an account that is switched off, or something is missing.',
  )
  async login(
    @By() by: Caller,
    @Body() { username, password }: LoginDto,
    @Ip() address: string,
    @Headers('user-agent') userAgent?: string,
  ): Promise<Static<typeof LoginShape>> {
    if (!username || !password) throw new WrongCredentials();
    const attempt = { username, password, address, userAgent: userAgent ?? '' };
    const { key, user } = await this.throttle.watch(address, username, () =>
      this.signIn.withKey(by, attempt),
    );
    return { status: 'success', token: key, user };
  }

  @ApiOperation({ operationId: 'logout', summary: 'Sign out: the key of this call ends' })
  @Post('logout/')
  @Allow('signed-in')
  @Answers(200, LogoutShape)
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
  @Answers(200, UserInfoShape)
  async info(@By() by: Caller): Promise<Static<typeof UserInfoShape>> {
    const profile = await this.people.profileOf(this.unitOfWork.reading(by), by.actor.userId!);
    return presentUserInfo(by.actor, profile);
  }
}
