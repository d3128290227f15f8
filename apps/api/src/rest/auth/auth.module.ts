import { Module } from '@nestjs/common';
import { LaborScreensModule, WorkerRegistrationModule } from '#libs/labor';
import { EdgeModule } from '../../edge/edge.module.js';
import { MyProfileController } from '../account/my-profile.controller.js';
import { CredentialsController } from '../account/credentials.controller.js';
import { PasswordsController } from '../account/passwords.controller.js';
import { SecondFactorController } from '../account/second-factor.controller.js';
import { SettingsController } from '../account/settings.controller.js';
import { RegistrationController } from '../registration/registration.controller.js';
import { AuthController } from './auth.controller.js';

/** Accounts: how they are made, login and logout, and what people see and change of their own. */
@Module({
  imports: [EdgeModule, LaborScreensModule, WorkerRegistrationModule],
  controllers: [
    AuthController,
    SettingsController,
    CredentialsController,
    SecondFactorController,
    PasswordsController,
    MyProfileController,
    RegistrationController,
  ],
})
export class AuthModule {}
