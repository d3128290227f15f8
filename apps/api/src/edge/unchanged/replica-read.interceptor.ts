import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { RevisionQueries } from '#libs/identity';
import type { EdgeRequest } from '../http/edge-request.js';
import { ReplicaAnswersService } from './replica-answers.service.js';
import { REVISED_METADATA } from './turning.js';

/** Metadata key of `@ReadsReplica` routes. */
export const READS_REPLICA_METADATA = 'callmanager:reads-replica';

/** Reads a `@ReadsReplica` route at a replica, else at the primary. One that is `@Revised` as well is read by that. */
@Injectable()
export class ReplicaReadInterceptor implements NestInterceptor {
  constructor(
    private readonly replicas: ReplicaAnswersService,
    private readonly revisions: RevisionQueries,
    private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<EdgeRequest>();
    const isRevised = this.reflector.get<unknown>(REVISED_METADATA, context.getHandler());
    if (isRevised !== undefined || !this.replicas.mayAnswer(request)) return next.handle();
    return from(this.answer(request, () => lastValueFrom(next.handle())));
  }

  private async answer(request: EdgeRequest, handle: () => Promise<unknown>): Promise<unknown> {
    const revision = request.revision ?? (await this.revisions.ofActorNow(request.actor!));
    const read = await this.replicas.read(request, revision, handle);
    return read ? read.found : handle();
  }
}
