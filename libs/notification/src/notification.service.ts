import { Injectable } from '@nestjs/common';
import { FactBus, type RowOf, type Work } from '#libs/platform';
import type { Notification } from './notification.entity.js';
import { NotificationGone } from './notification.errors.js';
import {
  NotificationDeleted,
  NotificationRead,
  NotificationsCleared,
} from './notification.facts.js';

/** Managers' changes of their feed; other open screens get a hint. */
@Injectable()
export class NotificationService {
  constructor(private readonly facts: FactBus) {}

  /**
   * Marks a line as read. Repeating it does nothing.
   *
   * @throws NotificationGone no such line in a company that the actor manages
   */
  async markRead(work: Work, id: number): Promise<void> {
    const line = await work.row<{ company_id: number; was_read: boolean }>(
      `with line as (select id, company_id, read as was_read from notifications where id = $1 and company_id = any($2) for update),
            marked as (update notifications set read = true where id in (select id from line where not was_read))
       select company_id, was_read from line`,
      [id, work.actor.companyIdsAs('manager')],
    );
    if (!line) throw new NotificationGone();
    if (line.was_read) return;

    await this.facts.record(work, new NotificationRead(line.company_id, id));
    work.hint({ topic: 'notifications', companyId: line.company_id });
  }

  /**
   * Marks the lines about a requirement as read, as somebody does who opens it. Repeating it does nothing; who is no
   * manager of the company has no lines.
   */
  async markReadOfRequirement(work: Work, requirementId: number): Promise<void> {
    const lines = await work.rows<{ id: number; company_id: number }>(
      `update notifications set read = true
        where labor_requirement_id = $1 and company_id = any($2) and not read returning id, company_id`,
      [requirementId, work.actor.companyIdsAs('manager')],
    );
    for (const { id, company_id: companyId } of lines) {
      await this.facts.record(work, new NotificationRead(companyId, id));
      work.hint({ topic: 'notifications', companyId });
    }
  }

  /** @throws NotificationGone no such line in a company the actor manages */
  async delete(work: Work, id: number): Promise<void> {
    const line = await work.row<Pick<RowOf<Notification>, 'company_id' | 'response' | 'message'>>(
      `with gone as (delete from notifications where id = $1 and company_id = any($2) returning company_id, response, message)
       select company_id, response, message from gone`,
      [id, work.actor.companyIdsAs('manager')],
    );
    if (!line) throw new NotificationGone();

    await this.facts.record(
      work,
      new NotificationDeleted(line.company_id, id, {
        response: line.response,
        message: line.message,
      }),
    );
    work.hint({ topic: 'notifications', companyId: line.company_id });
  }

  /** Deletes all lines of the companies that the actor manages. */
  deleteAll(work: Work): Promise<void> {
    return this.deleteMany(work, 'all');
  }

  /** Deletes the lines that were read. */
  deleteRead(work: Work): Promise<void> {
    return this.deleteMany(work, 'read');
  }

  private async deleteMany(work: Work, which: 'all' | 'read'): Promise<void> {
    const companies = await work.rows<{ company_id: number; count: number }>(
      `with gone as (delete from notifications where company_id = any($1) and (read or $2) returning company_id)
       select company_id, count(*) as count from gone group by company_id`,
      [work.actor.companyIdsAs('manager'), which === 'all'],
    );
    for (const { company_id: companyId, count } of companies) {
      await this.facts.record(work, new NotificationsCleared(companyId, which, count));
      work.hint({ topic: 'notifications', companyId });
    }
  }
}
