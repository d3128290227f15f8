import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { SettingsService } from '#libs/identity';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/allow.js';
import { Answers } from '../../edge/answers.js';
import { By } from '../../edge/by.js';
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
    private readonly settings: SettingsService,
  ) {}

  @ApiOperation({ operationId: 'showSettings', summary: 'My name, address and number' })
  @Get('user/settings')
  @Allow('self.read')
  @Answers(200, SettingsShape)
  show(@By() by: Caller): Promise<SettingsView> {
    return this.settings.of(this.unitOfWork.reading(by), by.actor.userId!);
  }

  @ApiOperation({
    operationId: 'changeSettings',
    summary: 'Changes what is given of my name, address and number',
  })
  @Patch('user/settings')
  @Allow('self.read')
  @Answers(200, SettingsChangedShape)
  async change(@By() by: Caller, @Body() body: SettingsDto): Promise<SettingsChangedView> {
    const { first_name: firstName, last_name: lastName, email, phone_number: phone } = body;
    const changes = { firstName, lastName, email, phoneNumber: phone === null ? '' : phone };
    const changed = await this.unitOfWork.as(by, (work) =>
      this.settings.change(work, by.actor.userId!, changes),
    );
    return { status: 'success', message: 'Your settings were saved.', ...changed };
  }
}
