import { Body, Controller, Delete, Get, Param, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CallSheetQueries, CallSheetService, CallTimeQueries } from '#libs/call-time';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import { Returns } from '../../edge/openapi/response-shapes.js';
import {
  CallSheetDto,
  CallSheetShape,
  type CallSheetView,
  presentCallSheet,
} from './call-sheet.dto.js';

/** What the crew of a call reads beside its time and place: parking, dress, meals, contacts. */
@ApiTags('Call times')
@Controller('call-times/:slug/sheet')
export class CallSheetsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly calls: CallTimeQueries,
    private readonly queries: CallSheetQueries,
    private readonly sheets: CallSheetService,
  ) {}

  @ApiOperation({ operationId: 'showCallSheet', summary: 'The sheet of a call; blank without one' })
  @Get()
  @Allow('callTime.edit')
  @Returns(200, CallSheetShape)
  async show(@By() by: Caller, @Param('slug') slug: string): Promise<CallSheetView> {
    const work = this.unitOfWork.reading(by);
    const { id } = await this.calls.reached(work, slug);
    return presentCallSheet(await this.queries.ofCallUnchecked(work, id));
  }

  @ApiOperation({
    operationId: 'writeCallSheet',
    summary: 'Writes the whole sheet; confirmed workers read it, and texts link it',
  })
  @Put()
  @Allow('callTime.edit')
  @Returns(200, CallSheetShape)
  async write(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Body() body: CallSheetDto,
  ): Promise<CallSheetView> {
    const { place = '', parking = '', dress = '', meals = '', notes = '' } = body;
    const contacts = (body.contacts ?? []).map(({ name = '', role = '', phone = null }) => ({
      name,
      role,
      phone,
    }));
    const draft = { place, parking, dress, meals, notes, contacts };
    return presentCallSheet(
      await this.unitOfWork.as(by, (work) =>
        this.sheets.write(work, slug, { ...draft, showsCrew: body.shows_crew ?? false }),
      ),
    );
  }

  @ApiOperation({ operationId: 'removeCallSheet', summary: 'Removes the sheet of a call' })
  @Delete()
  @Allow('callTime.edit')
  @Returns(200, CallSheetShape)
  async remove(@By() by: Caller, @Param('slug') slug: string): Promise<CallSheetView> {
    await this.unitOfWork.as(by, (work) => this.sheets.remove(work, slug));
    return presentCallSheet(null);
  }
}
