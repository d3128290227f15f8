import { Module } from '@nestjs/common';
import { WorkedTimeQueries } from './worked-time/worked-time.queries.js';

const providers = [WorkedTimeQueries];

/** What hours cost: rates, rule sets, and the engine that computes lines of them. */
@Module({
  imports: [],
  providers,
  exports: providers,
})
export class PayModule {}
