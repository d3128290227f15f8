import { applyDecorators, SetMetadata, UseInterceptors } from '@nestjs/common';
import { ReplicaReadInterceptor, READS_REPLICA_METADATA } from './replica-read.interceptor.js';

/**
 * For a GET whose rows are all of tables with revisions, that writes nothing, and reads as the caller that it was given: it may be
 * read from a replica (docs/decisions/0063). Beside `@Revised()`, or alone for what depends on the time as well. Not worth it
 * where there is less to read than to ask.
 */
export function ReadsReplica(): MethodDecorator {
  return applyDecorators(
    SetMetadata(READS_REPLICA_METADATA, true),
    UseInterceptors(ReplicaReadInterceptor),
  );
}
