import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The last heartbeat of a task runner; see `RunnerHeartbeat`. */
@Entity('task_heartbeats')
export class TaskHeartbeat {
  @PrimaryColumn('text') runnerId!: string;
  @Column('timestamptz') beatAt!: Date;
}
