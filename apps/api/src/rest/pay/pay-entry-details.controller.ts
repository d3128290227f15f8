import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { EntryDetailService } from '#libs/pay';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import { WhenRepeated } from '../../edge/idempotency/when-repeated.js';
import { Returns } from '../../edge/openapi/response-shapes.js';
import { success, SuccessShape, type SuccessView } from '../presenters/success.js';
import {
  EntryDetailsDto,
  EntryDetailsShape,
  type EntryDetailsView,
  NewExtraDto,
  PayExtraShape,
  type PayExtraView,
  presentDetails,
  presentExtra,
  ReasonQuery,
} from './pay-entry-details.dto.js';

/** What a manager says about the pay of a time entry beside its hours. */
@ApiTags('Pay')
@Controller('pay/time-entries/:id')
export class PayEntryDetailsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly details: EntryDetailService,
  ) {}

  @ApiOperation({
    operationId: 'showPayDetails',
    summary: 'Whether the worker was sent home, which meals are waived, and extras',
  })
  @Get('details')
  @Allow('pay.read')
  @Returns(200, EntryDetailsShape)
  async show(@By() by: Caller, @Param('id') id: number): Promise<EntryDetailsView> {
    return presentDetails(await this.details.ofEntry(this.unitOfWork.reading(by), id));
  }

  @ApiOperation({
    operationId: 'changePayDetails',
    summary: 'Changes them; what is left out stays',
  })
  @Patch('details')
  @Allow('pay.edit')
  @Returns(200, EntryDetailsShape)
  async change(
    @By() by: Caller,
    @Param('id') id: number,
    @Body() body: EntryDetailsDto,
  ): Promise<EntryDetailsView> {
    return presentDetails(
      await this.unitOfWork.as(by, (work) =>
        this.details.change(
          work,
          id,
          {
            sentHome: body.sent_home,
            waivedFirst: body.waived_first_meal,
            waivedSecond: body.waived_second_meal,
          },
          body.reason ?? null,
        ),
      ),
    );
  }

  @ApiOperation({
    operationId: 'addPayExtra',
    summary: 'Adds travel, per diem, a bonus or a gift',
  })
  @Post('extras')
  @WhenRepeated({ creates: true })
  @Allow('pay.edit')
  @Returns(201, PayExtraShape)
  async addExtra(
    @By() by: Caller,
    @Param('id') id: number,
    @Body() { kind, amount: cents, note = '', reason }: NewExtraDto,
  ): Promise<PayExtraView> {
    return presentExtra(
      await this.unitOfWork.as(by, (work) =>
        this.details.addExtra(work, id, { kind, cents, note }, reason ?? null),
      ),
    );
  }

  @ApiOperation({ operationId: 'removePayExtra', summary: 'Takes an extra away' })
  @Delete('extras/:extra_id')
  @Allow('pay.edit')
  @Returns(200, SuccessShape)
  async removeExtra(
    @By() by: Caller,
    @Param('id') id: number,
    @Param('extra_id') extraId: number,
    @Query() { reason }: ReasonQuery,
  ): Promise<SuccessView> {
    await this.unitOfWork.as(by, (work) =>
      this.details.removeExtra(work, id, extraId, reason ?? null),
    );
    return success('Extra removed.');
  }
}
