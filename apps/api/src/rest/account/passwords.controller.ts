import { Body, Controller, Ip, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  PasswordChangeService,
  PasswordResetService,
  ResetLinkGone,
  WrongCurrentPassword,
} from '#libs/identity';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { Refuses } from '../../edge/openapi/refuses.js';
import { Returns } from '../../edge/openapi/response-shapes.js';
import { By, type Credential, SignedInWith } from '../../edge/auth/by.js';
import { PasswordThrottleService } from '../../edge/rate-limit/password-throttle.service.js';
import { success, SuccessShape, type SuccessView } from '../presenters/success.js';
import { ChangePasswordDto, ForgotPasswordDto, ResetPasswordDto } from './account.dto.js';

/** Changes the password, with the old one or with a mailed link. */
@ApiTags('Auth')
@Controller()
export class PasswordsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly changes: PasswordChangeService,
    private readonly resets: PasswordResetService,
    private readonly throttle: PasswordThrottleService,
  ) {}

  @ApiOperation({
    operationId: 'changePassword',
    summary: 'Changes my password',
    description: 'The key of this call stays; all others, and every session, end.',
  })
  @Post('user/change-password')
  @Allow('self.read')
  @Refuses(new WrongCurrentPassword())
  @Returns(200, SuccessShape)
  async change(
    @By() by: Caller,
    @SignedInWith() credential: Credential,
    @Ip() address: string,
    @Body() body: ChangePasswordDto,
  ): Promise<SuccessView> {
    const given = {
      currentPassword: body.current_password,
      newPassword: body.new_password,
      confirmPassword: body.confirm_password,
    };
    await this.throttle.changePassword(address, by.actor.userId!, () =>
      this.changes.change(by, given, credential),
    );
    return success('Your password was changed.');
  }

  @ApiOperation({
    operationId: 'forgotPassword',
    summary: 'Asks for a link to choose a new password',
    description: 'Answered alike whether or not an account has the address.',
  })
  @Post('forgot-password')
  @Allow('anyone')
  @Returns(200, SuccessShape)
  async forgot(
    @By() by: Caller,
    @Ip() address: string,
    @Body() { email }: ForgotPasswordDto,
  ): Promise<SuccessView> {
    await this.throttle.countResetRequest(address, email);
    await this.unitOfWork.as(by, (work) => this.resets.requestLink(work, email));
    return success(
      'If an account has this address, a link to choose a new password is on its way.',
    );
  }

  @ApiOperation({
    operationId: 'resetPassword',
    summary: 'Chooses a new password with a link',
    description: 'Once for each link; every key and session of the account ends.',
  })
  @Post('reset-password/:token')
  @Allow('anyone')
  @Refuses(new ResetLinkGone())
  @Returns(200, SuccessShape)
  async reset(
    @By() by: Caller,
    @Param('token') token: string,
    @Ip() address: string,
    @Body() body: ResetPasswordDto,
  ): Promise<SuccessView> {
    const given = { newPassword: body.new_password, confirmPassword: body.confirm_password };
    await this.throttle.resetPassword(address, () => this.resets.reset(by, token, given));
    return success('Your password was changed. Please log in.');
  }
}
