import { Module } from '@nestjs/common';
import { CallTimeQueries } from './call-time.queries.js';

@Module({ providers: [CallTimeQueries], exports: [CallTimeQueries] })
export class CallTimeModule {}
