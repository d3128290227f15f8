import { Module } from '@nestjs/common';
import { CompanyModule } from '#libs/company';
import { EventQueries } from './event.queries.js';
import { EventService } from './event.service.js';

@Module({ imports: [CompanyModule], providers: [EventQueries, EventService], exports: [EventQueries, EventService] })
export class EventModule {}
