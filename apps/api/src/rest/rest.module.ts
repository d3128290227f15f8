import { Module } from '@nestjs/common';
import { CallTimeModule } from '#libs/call-time';
import { CompanyModule } from '#libs/company';
import { EventModule } from '#libs/event';

/** JSON over HTTP: one folder a resource; each translates and decides nothing. */
@Module({
  imports: [CompanyModule, EventModule, CallTimeModule],
  controllers: [],
})
export class RestModule {}
