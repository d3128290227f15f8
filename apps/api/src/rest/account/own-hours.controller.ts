import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { MyRequestsQueries } from '#libs/labor';
import { type Caller, UnitOfWork } from '#libs/platform';
import {
  DisputedCallDeleted,
  DisputeIsOpen,
  HoursDisputeService,
  RowRemarksQueries,
} from '#libs/time-entry';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import { Refuses } from '../../edge/openapi/refuses.js';
import { integer, list, object, Returns, type Static } from '../../edge/openapi/response-shapes.js';
import { OwnHoursShape, presentOwnHours } from '../presenters/row-remarks.presenter.js';
import { DisputeDto, OwnHoursQuery } from './own-hours.dto.js';

const DisputeOpenedShape = object('DisputeOpened', { id: integer(5, 'Of the dispute.') });
const OwnHoursListShape = list(OwnHoursShape);

/** What became of the caller's own hours, in all companies. */
@ApiTags('Auth')
@Controller('user/hours')
export class OwnHoursController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly mine: MyRequestsQueries,
    private readonly remarks: RowRemarksQueries,
    private readonly disputes: HoursDisputeService,
  ) {}

  @ApiOperation({
    operationId: 'listOwnHours',
    summary: 'Whether my hours are approved, what was corrected, and what I disputed',
    description: 'Calls with hours and no-shows. The hours themselves are in `/user/profile/`.',
  })
  @Get()
  @Allow('request.answer')
  @Returns(200, OwnHoursListShape)
  async list(
    @By() by: Caller,
    @Query() { from = '1900-01-01', to = '2999-12-31' }: OwnHoursQuery,
  ): Promise<Static<typeof OwnHoursListShape>> {
    const work = this.unitOfWork.reading(by);
    const { requests } = await this.mine.own(work, { from, to });
    const told = requests.filter(({ state, time_entry: entry }) => entry || state === 'no_show');
    const found = await this.remarks.ofOwn(
      work,
      told.map(({ id }) => id),
    );
    return [...found].map(([id, history]) => presentOwnHours(id, history));
  }

  @ApiOperation({
    operationId: 'disputeHours',
    summary: 'Says what is wrong with my hours; the id is that of the labor request',
    description: 'One at a time: 409 while the last one is not answered.',
  })
  @Refuses(new DisputeIsOpen(), new DisputedCallDeleted())
  @Post(':id/dispute')
  @Allow('request.answer')
  @Returns(201, DisputeOpenedShape)
  dispute(
    @By() by: Caller,
    @Param('id') id: number,
    @Body() { sentence }: DisputeDto,
  ): Promise<Static<typeof DisputeOpenedShape>> {
    return this.unitOfWork.as(by, async (work) => ({
      id: await this.disputes.open(work, id, sentence),
    }));
  }
}
