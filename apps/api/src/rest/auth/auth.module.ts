import { Module } from '@nestjs/common';
import { EdgeModule } from '../../edge/edge.module.js';
import { PasswordsController } from '../account/passwords.controller.js';
import { SettingsController } from '../account/settings.controller.js';
import { AuthController } from './auth.controller.js';

/** Login, logout, who somebody is, and what they may change of their own account. */
@Module({ imports: [EdgeModule], controllers: [AuthController, SettingsController, PasswordsController] })
export class AuthModule {}
