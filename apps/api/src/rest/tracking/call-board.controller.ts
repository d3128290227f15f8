import { Controller, Get, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  ArrivalAskingService,
  LaborRequirementQueries,
  OfferWithdrawingService,
  ReplacingService,
  RequestQueries,
} from '#libs/labor';
import { type Caller, UnitOfWork } from '#libs/platform';
import { CallBoardQueries } from '#libs/time-entry';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import {
  choice,
  flag,
  integer,
  object,
  Returns,
  type Static,
} from '../../edge/openapi/response-shapes.js';
import {
  CallBoardShape,
  type CallBoardView,
  presentCallBoard,
} from '../presenters/call-board.presenter.js';

const ArrivalAskedShape = object('ArrivalAsked', {
  status: choice(['success']),
  outcome: choice(
    ['sent', 'repeated', 'opted out via STOP', 'awaiting consent'],
    '`repeated`: they were asked less than five minutes ago, so nothing is sent. The last two: call them.',
  ),
});
type ArrivalAskedView = Static<typeof ArrivalAskedShape>;

const ReplacementShape = object('ReplacementStarted', {
  status: choice(['success']),
  asked: integer(3, 'Offers that are sent now.'),
  repeated: flag(false, 'Somebody was sought already, and nobody is asked by this call.'),
});
type ReplacementView = Static<typeof ReplacementShape>;

const WithdrawnShape = object('OffersWithdrawn', {
  status: choice(['success']),
  withdrawn: integer(3, 'Offers that were open.'),
});
type WithdrawnView = Static<typeof WithdrawnShape>;

/** The first hour of a call: who is there, and what to do about who is not. */
@ApiTags('Time sheets')
@Controller()
export class CallBoardController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly boards: CallBoardQueries,
    private readonly requests: RequestQueries,
    private readonly requirements: LaborRequirementQueries,
    private readonly asking: ArrivalAskingService,
    private readonly replacing: ReplacingService,
    private readonly withdrawing: OfferWithdrawingService,
  ) {}

  @ApiOperation({
    operationId: 'showCallBoard',
    summary: 'Who of a call’s crew is here, on the way or silent',
    description:
      'Workers say that they are on the way by text (OMW, LATE 15, or YES to our question). Dashboards in the room of the call get a hint at every change.',
  })
  @Get('call-time/:slug/board')
  @Allow('timeSheet.read')
  @Returns(200, CallBoardShape)
  async show(@By() by: Caller, @Param('slug') slug: string): Promise<CallBoardView> {
    return presentCallBoard(await this.boards.board(this.unitOfWork.reading(by), slug));
  }

  @ApiOperation({
    operationId: 'askWhetherComing',
    summary: 'Texts a silent worker whether they are on their way; the token is the short one',
    description:
      'From 15 minutes before the call until it is over, once in five minutes, to workers who may be texted.',
  })
  @Post('request/:token/ask-arrival')
  @Allow('request.manage')
  @Returns(200, ArrivalAskedShape)
  ask(@By() by: Caller, @Param('token') token: string): Promise<ArrivalAskedView> {
    return this.unitOfWork.as(by, async (work) => {
      const outcome = await this.asking.ask(work, await this.requests.reached(work, token));
      return { status: 'success', outcome };
    });
  }

  @ApiOperation({
    operationId: 'replaceWorker',
    summary: 'Asks others in place of a missing worker; the token is the short one',
    description:
      'Asks three workers at a time who are free, have the skill and may be texted, in the order of the fill list; further ones after a no, or after five minutes without an answer, fifteen in all. The first yes is confirmed at once. When enough are here or on their way, open offers are withdrawn with a text. Repeating it changes nothing.',
  })
  @Post('request/:token/replace')
  @Allow('request.manage')
  @Returns(200, ReplacementShape)
  replace(@By() by: Caller, @Param('token') token: string): Promise<ReplacementView> {
    return this.unitOfWork.as(by, async (work) => ({
      status: 'success',
      ...(await this.replacing.replace(work, await this.requests.reached(work, token))),
    }));
  }

  @ApiOperation({
    operationId: 'withdrawOffers',
    summary: "Withdraws a labor requirement's open offers of a running call, with a text",
    description:
      'Ends searches for replacements, too. It happens by itself when enough have come. The slug is the requirement’s.',
  })
  @Post('request/:slug/withdraw-offers')
  @Allow('request.manage')
  @Returns(200, WithdrawnShape)
  withdraw(@By() by: Caller, @Param('slug') slug: string): Promise<WithdrawnView> {
    return this.unitOfWork.as(by, async (work) => {
      const { requirementId } = await this.requirements.reachedIds(work, slug);
      return {
        status: 'success',
        withdrawn: await this.withdrawing.withdraw(work, requirementId),
      };
    });
  }
}
