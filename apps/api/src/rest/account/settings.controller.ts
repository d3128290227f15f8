import { Body, Controller, Get, Ip, Patch } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type ChangedSettings, type SettingsOutcome, UserSettingsService } from '#libs/identity';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { Returns } from '../../edge/openapi/response-shapes.js';
import { By } from '../../edge/auth/by.js';
import { PasswordThrottleService } from '../../edge/rate-limit/password-throttle.service.js';
import {
  SettingsChangedShape,
  type SettingsChangedView,
  SettingsDto,
  SettingsShape,
  type SettingsView,
} from './account.dto.js';

const MESSAGES: Record<SettingsOutcome, string> = {
  saved: 'Your settings were saved.',
  mailed:
    'We mailed a link to your present address. What you changed of address and number counts when you open it, within 24 hours.',
  password_needed:
    'Your account has no email address that we could ask. Enter your current password to set an address or number.',
};

/** Settings of the caller's own account. */
@ApiTags('Auth')
@Controller()
export class SettingsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly settings: UserSettingsService,
    private readonly throttle: PasswordThrottleService,
  ) {}

  @ApiOperation({ operationId: 'showSettings', summary: 'My name, address and number' })
  @Get('user/settings')
  @Allow('self.read')
  @Returns(200, SettingsShape)
  show(@By() by: Caller): Promise<SettingsView> {
    return this.settings.find(this.unitOfWork.reading(by), by.actor.userId!);
  }

  @ApiOperation({
    operationId: 'changeSettings',
    summary: 'Changes what is given of my name, address and number',
    description:
      'Another address or number counts at once with `current_password`, else when the link mailed to the old address is opened within 24 hours; until then the answer has the old values. The old address is told in both cases, with a link that undoes it for 72 hours.',
  })
  @Patch('user/settings')
  @Allow('self.read')
  @Returns(200, SettingsChangedShape)
  async change(
    @By() by: Caller,
    @Ip() address: string,
    @Body() body: SettingsDto,
  ): Promise<SettingsChangedView> {
    const { phone_number: phone } = body;
    const change = (): Promise<ChangedSettings> =>
      this.settings.change(by, {
        firstName: body.first_name,
        lastName: body.last_name,
        email: body.email,
        phoneNumber: phone === null ? '' : phone,
        currentPassword: body.current_password,
      });
    const { settings, outcome } = body.current_password
      ? await this.throttle.changePassword(address, by.actor.userId!, change)
      : await change();
    return { status: 'success', message: MESSAGES[outcome], ...settings };
  }
}
