import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, UnitOfWork } from '#libs/platform';
import { MissingCrewQueries } from '#libs/time-entry';
import { Allow } from '../../edge/auth/allow.js';
import { Returns } from '../../edge/openapi/response-shapes.js';
import { By } from '../../edge/auth/by.js';
import {
  MissingCrewShape,
  type MissingCrewView,
  presentMissingCrew,
} from '../presenters/missing-crew.presenter.js';

@ApiTags('Time sheets')
@Controller('call-time/:slug')
export class MissingCrewController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly queries: MissingCrewQueries,
  ) {}

  @ApiOperation({
    operationId: 'listNotClockedIn',
    summary: 'Confirmed workers of a call who have not clocked in',
    description:
      'Empty until ten minutes after the call. Sockets of its requirements and of the managers get a hint when workers are missing then.',
  })
  @Get('not-clocked-in')
  @Allow('timeSheet.read')
  @Returns(200, MissingCrewShape)
  async list(@By() by: Caller, @Param('slug') slug: string): Promise<MissingCrewView> {
    return presentMissingCrew(await this.queries.board(this.unitOfWork.reading(by), slug));
  }
}
