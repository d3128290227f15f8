import { Injectable } from '@nestjs/common';
import { defineTask, OnTask } from '../tasks/task-queue.service.js';
import { UnitOfWork } from '../work/unit-of-work.js';
import { IdempotencyKeyService } from './idempotency-key.service.js';

export const DELETE_EXPIRED_IDEMPOTENCY_KEYS = defineTask<object>(
  'platform.delete-expired-idempotency-keys',
);

@Injectable()
export class DeleteExpiredIdempotencyKeysTask {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly keys: IdempotencyKeyService,
  ) {}

  /** May run twice. */
  @OnTask(DELETE_EXPIRED_IDEMPOTENCY_KEYS)
  async delete(_payload: object): Promise<void> {
    await this.unitOfWork.asSystem((work) => this.keys.deleteExpired(work));
  }
}
