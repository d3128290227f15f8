import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { hasPermission, SecondFactorMissing } from '#libs/identity';
import { Unauthorized } from '#libs/kernel';
import { Allow, ANYONE, SIGNED_IN } from './allow.js';
import type { EdgeRequest } from '../http/edge-request.js';

/**
 * Checks in the table of grants whether the actor's roles allow the route's action. A route without an action is
 * closed.
 *
 * @throws Unauthorized
 * @throws SecondFactorMissing one of the actor's roles requires a second factor first
 */
@Injectable()
export class AllowGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    if (context.getType() === 'ws') return true;
    const action = this.reflector.get(Allow, context.getHandler());
    if (action === ANYONE) return true;

    const { actor } = context.switchToHttp().getRequest<EdgeRequest>();
    if (!action || !actor || actor.userId === null) throw new Unauthorized();
    if (action === SIGNED_IN || hasPermission(actor, action)) return true;
    throw actor.lacksSecondFactor ? new SecondFactorMissing() : new Unauthorized();
  }
}
