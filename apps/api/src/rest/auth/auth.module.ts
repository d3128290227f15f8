import { Module } from '@nestjs/common';
import { EdgeModule } from '../../edge/edge.module.js';
import { AuthController } from './auth.controller.js';

/** Login, logout, and who somebody is. */
@Module({ imports: [EdgeModule], controllers: [AuthController] })
export class AuthModule {}
