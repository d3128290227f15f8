import { Injectable } from '@nestjs/common';
import { OnTask, UnitOfWork } from '#libs/platform';
import { DELETE_EXPIRED_STATIONS } from './delete-expired-stations.task-name.js';
import { ExpiredStationService } from './expired-station.service.js';

/** A tablet may lie in a case for days: what it hands in then is kept aside. */
const WEEK = 7 * 24;

@Injectable()
export class DeleteExpiredStationsTask {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly stations: ExpiredStationService,
  ) {}

  /** May run twice. */
  @OnTask(DELETE_EXPIRED_STATIONS)
  async delete(_payload: object): Promise<void> {
    await this.unitOfWork.asSystem((work) =>
      this.stations.delete(work, { dryRun: false, hours: WEEK }),
    );
  }
}
