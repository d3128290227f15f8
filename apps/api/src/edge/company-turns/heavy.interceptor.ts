import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import { from, lastValueFrom, type Observable } from 'rxjs';
import type { EdgeRequest } from '../http/edge-request.js';
import { CompanyTurnsService } from './company-turns.service.js';

/** Has a `@Heavy` route wait for its company's turn. */
@Injectable()
export class HeavyInterceptor implements NestInterceptor {
  constructor(private readonly turns: CompanyTurnsService) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { actor } = context.switchToHttp().getRequest<EdgeRequest>();
    if (actor?.userId == null) return next.handle();
    return from(this.turns.run(actor, 'heavy', () => lastValueFrom(next.handle())));
  }
}
