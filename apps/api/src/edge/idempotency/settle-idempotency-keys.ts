import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { seal } from '#libs/kernel';
import { databaseFailure, type IdempotencyKeyService, type UnitOfWork } from '#libs/platform';
import type { ClaimedKey, EdgeRequest } from '../http/edge-request.js';

interface Settling {
  keys: IdempotencyKeyService;
  unitOfWork: UnitOfWork;
}

/** For a minute, the time that a failover takes at most. */
const [ATTEMPTS_LATER, PAUSE_MS] = [60, 1_000];

const UNDOING = new Set(['PATCH', 'PUT', 'DELETE']);

/**
 * Before an answer is sent, stores it for repetitions, or releases the key where nothing was done. The client can
 * therefore repeat at once. Call it once, before the application is ready.
 */
export function settleIdempotencyKeys(server: FastifyInstance, settling: Settling): void {
  server.addHook('onSend', (request: EdgeRequest, reply, payload, done) => {
    const settled = settle(request, reply, payload, settling);
    if (!settled) return done(null, payload);
    settled
      .catch((error: unknown) => {
        request.log.error({ err: error }, 'an idempotency key was not settled');
        if (databaseFailure(error) !== null)
          void settleLater(() => settle(request, reply, payload, settling));
      })
      .finally(() => done(null, payload));
  });
}

/** Once the database is back, whoever repeats the request is neither told that it still runs, nor that its answer is lost. */
async function settleLater(settleNow: () => Promise<void> | null): Promise<void> {
  for (let attempt = 1; attempt <= ATTEMPTS_LATER; attempt++) {
    await sleep(PAUSE_MS, undefined, { ref: false });
    try {
      return await (settleNow() ?? undefined);
    } catch (error) {
      if (databaseFailure(error) === null) return;
    }
  }
}

/** Null: nothing to do, as for every GET. */
function settle(
  request: EdgeRequest,
  reply: FastifyReply,
  payload: unknown,
  { keys, unitOfWork }: Settling,
): Promise<void> | null {
  const { claimedKey, caller, actor } = request;
  if (claimedKey) return settleKey(claimedKey, reply, payload, { keys, unitOfWork });
  const undoes = UNDOING.has(request.method) || request.undoesCreations;
  if (!undoes || reply.statusCode >= 400 || actor?.userId == null) return null;
  return keys.forgetCreations(unitOfWork.reading(caller), actor.userId);
}

async function settleKey(
  { id, keyHash, sealKey, policy }: ClaimedKey,
  reply: FastifyReply,
  payload: unknown,
  { keys, unitOfWork }: Settling,
): Promise<void> {
  const work = unitOfWork.reading();
  const failed = reply.statusCode >= 400;
  if (policy.secret) return keys.forget(work, id);
  if (failed && (await keys.release(work, id))) return;
  // Committed work is never repeated, even if its answer is a server error or too long to be stored.
  if (policy.readsAgain || reply.statusCode >= 500 || !isText(payload)) return;
  await keys.answered(work, id, {
    status: reply.statusCode,
    contentType: String(reply.getHeader('content-type') ?? ''),
    answer: seal(locationOf(reply) ?? textOf(payload), sealKey, keyHash),
  });
}

/** A redirect has no body but an address. */
function locationOf(reply: FastifyReply): string | null {
  const isRedirect = reply.statusCode >= 300 && reply.statusCode < 400;
  return isRedirect ? String(reply.getHeader('location')) : null;
}

function isText(payload: unknown): payload is string | Buffer | null | undefined {
  return payload == null || typeof payload === 'string' || Buffer.isBuffer(payload);
}

function textOf(payload: string | Buffer | null | undefined): string {
  return payload?.toString() ?? '';
}
