import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type OwnTimeOffRow, TimeOffService } from '#libs/labor';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import { Returns } from '../../edge/openapi/response-shapes.js';
import {
  AvailabilityShape,
  type AvailabilityView,
  OwnTimeOffShape,
  type OwnTimeOffView,
  TimeOffDto,
} from './availability.dto.js';

/** When the caller does not work, for whichever company. */
@ApiTags('Auth')
@Controller('user/availability')
export class AvailabilityController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly timesOff: TimeOffService,
  ) {}

  @ApiOperation({ operationId: 'showAvailability', summary: 'When I do not work' })
  @Get()
  @Allow('request.answer')
  @Returns(200, AvailabilityShape)
  async show(@By() by: Caller): Promise<AvailabilityView> {
    const rows = await this.timesOff.own(this.unitOfWork.reading(by));
    return { times_off: rows.map(present) };
  }

  @ApiOperation({
    operationId: 'addTimeOff',
    summary: 'Says that I do not work on some days, or at hours of a weekday',
    description:
      'Whoever fills a call sees it beside my name, and can ask me all the same. Saying the same again answers what is there.',
  })
  @Post()
  @Allow('request.answer')
  @Returns(201, OwnTimeOffShape)
  add(@By() by: Caller, @Body() body: TimeOffDto): Promise<OwnTimeOffView> {
    return this.unitOfWork.as(by, async (work) =>
      present(
        await this.timesOff.add(work, {
          startsOn: body.starts_on,
          endsOn: body.ends_on,
          weekday: body.weekday,
          fromTime: body.from_time,
          untilTime: body.until_time,
        }),
      ),
    );
  }

  @ApiOperation({ operationId: 'removeTimeOff', summary: 'I work then again' })
  @Delete(':id')
  @Allow('request.answer')
  @Returns(204)
  async remove(@By() by: Caller, @Param('id') id: number): Promise<void> {
    await this.unitOfWork.as(by, (work) => this.timesOff.remove(work, id));
  }
}

function present(row: OwnTimeOffRow): OwnTimeOffView {
  const { id, starts_on, ends_on, weekday, from_time, until_time } = row;
  return { id, starts_on, ends_on, weekday, from_time, until_time };
}
