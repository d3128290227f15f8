import { Module } from '@nestjs/common';
import { LaborModule, WorkerRegistrationModule } from '#libs/labor';
import { MessagingModule } from '#libs/messaging';
import { EdgeModule } from '../../edge/edge.module.js';
import { CalendarFeedController } from '../account/calendar-feed.controller.js';
import { LanguageController } from '../account/language.controller.js';
import { AvailabilityController } from '../account/availability.controller.js';
import { TextLanguageController } from '../account/text-language.controller.js';
import { NumberController } from '../account/number.controller.js';
import { MyProfileController } from '../account/my-profile.controller.js';
import { CredentialsController } from '../account/credentials.controller.js';
import { PasswordsController } from '../account/passwords.controller.js';
import { SecondFactorController } from '../account/second-factor.controller.js';
import { SettingsController } from '../account/settings.controller.js';
import { RegistrationController } from '../registration/registration.controller.js';
import { AuthController } from './auth.controller.js';

/** Accounts: registration, login, logout, and the user's own data. */
@Module({
  imports: [EdgeModule, LaborModule, MessagingModule, WorkerRegistrationModule],
  controllers: [
    AuthController,
    SettingsController,
    LanguageController,
    CalendarFeedController,
    CredentialsController,
    SecondFactorController,
    PasswordsController,
    MyProfileController,
    AvailabilityController,
    NumberController,
    TextLanguageController,
    RegistrationController,
  ],
})
export class AuthModule {}
