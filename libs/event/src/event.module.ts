import { Module } from '@nestjs/common';
import { EventQueries } from './event.queries.js';

@Module({ providers: [EventQueries], exports: [EventQueries] })
export class EventModule {}
