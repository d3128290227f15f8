import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { UserSettingsService } from '#libs/identity';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { Returns } from '../../edge/openapi/response-shapes.js';
import { By } from '../../edge/auth/by.js';
import {
  SettingsChangedShape,
  type SettingsChangedView,
  SettingsDto,
  SettingsShape,
  type SettingsView,
} from './account.dto.js';

/** What everybody may know and change of their own account. */
@ApiTags('Auth')
@Controller()
export class SettingsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly settings: UserSettingsService,
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
  })
  @Patch('user/settings')
  @Allow('self.read')
  @Returns(200, SettingsChangedShape)
  async change(@By() by: Caller, @Body() body: SettingsDto): Promise<SettingsChangedView> {
    const { first_name: firstName, last_name: lastName, email, phone_number: phone } = body;
    const changes = { firstName, lastName, email, phoneNumber: phone === null ? '' : phone };
    const changed = await this.unitOfWork.as(by, (work) =>
      this.settings.change(work, by.actor.userId!, changes),
    );
    return { status: 'success', message: 'Your settings were saved.', ...changed };
  }
}
