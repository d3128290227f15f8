import { setTimeout as sleep } from 'node:timers/promises';
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type Conflict, unseal } from '#libs/kernel';
import {
  CONFIGURATION,
  type Configuration,
  IdempotencyKeyService,
  type KeyClaim,
  type StoredAnswer,
  UnitOfWork,
} from '#libs/platform';
import { type EdgeRequest, isPage } from '../http/edge-request.js';
import { RepeatedAnswer } from '../http/repeated-answer.js';
import { anotherRequest, answerLost, stillRunning } from './idempotency-errors.js';
import { idempotencyKeyOf } from './idempotency-key-header.js';
import { identityOf, type RequestIdentity } from './request-identity.js';
import { isCreation, type RepetitionPolicy, WhenRepeated } from './when-repeated.js';

const SECOND = 1000;
/**
 * Milliseconds for which a repeated request of the same sender gets the stored answer; without a key ten seconds after
 * the answer.
 */
const HOLDS = { key: 24 * 60 * 60 * SECOND, secret: 60 * SECOND, derived: 10 * SECOND };
/**
 * Milliseconds that a repetition waits for the first request to end; after a commit the answer follows within moments.
 */
const WAITS = { running: 10 * SECOND, committed: SECOND };
const [FIRST_PAUSE, LONGEST_PAUSE] = [10, 250];

interface Repeatable extends RequestIdentity {
  policy: RepetitionPolicy;
  userId: number | null;
  isDerived: boolean;
}

/**
 * Lets a POST with an `Idempotency-Key`, or a creation without one, through once; a repetition gets the first answer.
 * Forms of pages carry no key; those that create something are known by what they send.
 *
 * @throws RepeatedAnswer it was answered before
 * @throws Mismatch the key came with another request
 * @throws Conflict the first one still runs, or its answer is lost
 */
@Injectable()
export class IdempotencyGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly unitOfWork: UnitOfWork,
    private readonly keys: IdempotencyKeyService,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() === 'ws') return true;
    const request = context.switchToHttp().getRequest<EdgeRequest>();
    if (request.method !== 'POST') return true;

    const key = isPage(request) ? null : idempotencyKeyOf(request.headers['idempotency-key']);
    const policy = this.reflector.get(WhenRepeated, context.getHandler()) ?? {};
    const creates = isCreation(policy, request.body);
    request.undoesCreations = policy.undoes ?? (policy.creates !== undefined && !creates);
    if (key === null && !creates) return true;

    const { secretKey } = this.configuration;
    const identity = await identityOf(request, key, secretKey ?? '');
    const userId = request.actor?.userId ?? null;
    await this.claim(request, { ...identity, policy, userId, isDerived: key === null });
    return true;
  }

  private async claim(request: EdgeRequest, repeatable: Repeatable): Promise<void> {
    const { policy, keyHash, sealKey } = repeatable;
    const id = await this.untilSettled(request, repeatable);
    if (id === null) {
      request.isRepeated = true;
      return;
    }
    request.claimedKey = { id, keyHash, sealKey, policy };
    request.caller = { ...request.caller!, idempotencyKeyId: id };
  }

  /** @returns the id of the claimed key; null: it was done, and its answer is read again */
  private async untilSettled(request: EdgeRequest, repeatable: Repeatable): Promise<number | null> {
    const { policy, isDerived } = repeatable;
    const holdsMs = isDerived ? HOLDS.derived : policy.secret ? HOLDS.secret : HOLDS.key;
    let waiting = { state: 'running', since: Date.now() };
    for (let pause = FIRST_PAUSE; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
      const work = this.unitOfWork.reading(request.caller);
      const claim = await this.keys.claim(work, { ...repeatable, holdsMs });
      if (claim.state === 'claimed') return claim.id;
      if (claim.state === 'another-request') throw anotherRequest();
      if (claim.state === 'answered') throw repeatedAnswer(claim, repeatable);
      if (claim.state === 'committed' && policy.readsAgain) return null;

      if (claim.state !== waiting.state) waiting = { state: claim.state, since: Date.now() };
      if (!this.mayWait(claim, isDerived, waiting.since)) throw unsettled(claim);
      await sleep(pause);
    }
  }

  private mayWait({ state }: KeyClaim, isDerived: boolean, since: number): boolean {
    if (state === 'running' && !isDerived) return false;
    return Date.now() - since < WAITS[state as keyof typeof WAITS];
  }
}

function repeatedAnswer(stored: StoredAnswer, { sealKey, keyHash }: Repeatable): Error {
  const body = unseal(stored.answer, sealKey, keyHash);
  return body === null ? answerLost() : new RepeatedAnswer(stored.status, body, stored.contentType);
}

function unsettled({ state }: KeyClaim): Conflict {
  return state === 'committed' ? answerLost() : stillRunning();
}
