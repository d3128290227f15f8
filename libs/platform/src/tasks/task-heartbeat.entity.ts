import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A task runner's last sign of life; see `Heartbeat`. */
@Entity('task_heartbeats')
export class TaskHeartbeat {
  @PrimaryColumn('text') runnerId!: string;
  @Column('timestamptz') beatAt!: Date;
}
