import { Module } from '@nestjs/common';
import { LaborModule, RegistrationModule } from '#libs/labor';
import { MessagingModule } from '#libs/messaging';
import { TimeEntryModule } from '#libs/time-entry';
import { EdgeModule } from '../edge/edge.module.js';
import { LoginController } from './accounts/login.controller.js';
import { RootController } from './accounts/root.controller.js';
import { StartController } from './accounts/start.controller.js';
import { AssetFiles } from './assets/asset-files.js';
import { ClockInController } from './clock-in/clock-in.controller.js';
import { StationController } from './clock-in/station.controller.js';
import { CancelController } from './confirm/cancel.controller.js';
import { ConfirmController } from './confirm/confirm.controller.js';
import { NoticeCookie } from './frame/notice-cookie.js';
import { PasswordsPages } from './passwords/passwords.controller.js';
import { InvitedController } from './register/invited.controller.js';
import { RegisterController } from './register/register.controller.js';
import { TimeChangeController } from './time-change/time-change.controller.js';

/** HTML under `/app/`: one folder an area; controllers call the same verbs and queries as REST. */
@Module({
  imports: [EdgeModule, MessagingModule, LaborModule, RegistrationModule, TimeEntryModule],
  controllers: [
    RootController,
    StartController,
    LoginController,
    PasswordsPages,
    ConfirmController,
    CancelController,
    TimeChangeController,
    ClockInController,
    StationController,
    RegisterController,
    InvitedController,
  ],
  providers: [AssetFiles, NoticeCookie],
})
export class PagesModule {}
