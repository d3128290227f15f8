import { Injectable } from '@nestjs/common';
import { AUDIT_STATE, type AuditState } from '#libs/notification';
import type { Work } from '#libs/platform';

const HOURS_COUNTED = 24;

/** What the database tells about the system. */
export interface SystemStatus {
  tasks: {
    /** Due now or later. */
    queued: number;
    /** Due by now, and not begun. */
    due: number;
    running: number;
    /** Given up after their last attempt. */
    failed: number;
    /** Since when the oldest due task waits. */
    oldest_due_at: Date | null;
    /** Failing or given up, by name, most first. */
    failing: { task: string; count: number; error: string | null }[];
  };
  /** Of the last 24 hours, by channel and status. */
  messages: { channel: string; status: string; count: number }[];
  /** Processes that run tasks, alive within the last two minutes. */
  runners: number;
  database: {
    version: string;
    bytes: number;
    connections: number;
    max_connections: number;
  };
  /** The hash chains of the audit trail. */
  audit: AuditState;
}

type DatabaseRow = SystemStatus['database'] & Pick<SystemStatus, 'runners' | 'audit'>;

/** The state of tasks, messages and the database, for administrators. */
@Injectable()
export class SystemStatusQueries {
  /** Three statements. */
  async read(work: Work): Promise<SystemStatus> {
    const [tasks, messages, database] = await Promise.all([
      this.tasks(work),
      work.rows<SystemStatus['messages'][number]>(
        `select m.channel, m.status, count(*)::int as count from outgoing_messages m
          where m.created_at >= $1::timestamptz - interval '${HOURS_COUNTED} hours' group by 1, 2 order by 1 desc, 3 desc, 2`,
        [work.now],
      ),
      this.database(work),
    ]);
    const { runners, audit, ...about } = database;
    return { tasks, messages, runners, audit, database: about };
  }

  private async tasks(work: Work): Promise<SystemStatus['tasks']> {
    const row = await work.row<SystemStatus['tasks']>(
      `with job as (
         select j.task_identifier, j.last_error, j.run_at, j.locked_at is not null as runs,
                j.attempts >= j.max_attempts as gave_up, j.attempts > 0 and j.last_error is not null as fails
           from graphile_worker.jobs j)
       select count(*) filter (where not runs and not gave_up)::int as queued,
              count(*) filter (where not runs and not gave_up and run_at <= now())::int as due,
              count(*) filter (where runs)::int as running, count(*) filter (where gave_up)::int as failed,
              min(run_at) filter (where not runs and not gave_up and run_at <= now()) as oldest_due_at,
              coalesce((select json_agg(failing) from (
                select task_identifier as task, count(*)::int as count, left(max(last_error), 200) as error
                  from job where fails or gave_up group by 1 order by 2 desc, 1 limit 10) failing), '[]') as failing
         from job`,
    );
    return row!;
  }

  private async database(work: Work): Promise<DatabaseRow> {
    const row = await work.row<DatabaseRow>(
      `select current_setting('server_version') as version, pg_database_size(current_database()) as bytes,
              (select count(*)::int from pg_stat_activity where datname = current_database()) as connections,
              current_setting('max_connections')::int as max_connections,
              (select count(*)::int from task_heartbeats h where h.beat_at > now() - interval '2 minutes') as runners,
              ${AUDIT_STATE} as audit`,
    );
    return row!;
  }
}
