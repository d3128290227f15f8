import { Body, Controller, Ip, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ProfilePhoneInvalid, WrongCurrentPassword } from '#libs/identity';
import {
  NumberAlreadyOwn,
  NumberCodeGone,
  NumberStopped,
  OwnNumberService,
  WrongNumberCode,
} from '#libs/labor';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import { Refuses } from '../../edge/openapi/refuses.js';
import { Returns } from '../../edge/openapi/response-shapes.js';
import { NumberThrottleService } from '../../edge/rate-limit/number-throttle.service.js';
import { success, SuccessShape, type SuccessView } from '../presenters/success.js';
import {
  NewNumberDto,
  NumberChangedShape,
  type NumberChangedView,
  NumberCodeDto,
} from './number.dto.js';

/** The number at which companies text the caller. */
@ApiTags('Auth')
@Controller('user/number')
export class NumberController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly numbers: OwnNumberService,
    private readonly throttle: NumberThrottleService,
  ) {}

  @ApiOperation({
    operationId: 'askForNumber',
    summary: 'Texts a code to a new number of mine',
    description:
      'Valid for five minutes and five tries; a new one replaces it. Nothing changes yet.',
  })
  @Post()
  @Allow('request.answer')
  @Refuses(
    new WrongCurrentPassword(),
    new ProfilePhoneInvalid(),
    new NumberAlreadyOwn(),
    new NumberStopped(),
  )
  @Returns(200, SuccessShape)
  async ask(
    @By() by: Caller,
    @Ip() address: string,
    @Body() { phone_number: phoneNumber, current_password: currentPassword }: NewNumberDto,
  ): Promise<SuccessView> {
    await this.throttle.sendCode(address, by.actor.userId!, () =>
      this.numbers.sendCode(by, { phoneNumber, currentPassword }),
    );
    return success('The code is on its way.');
  }

  @ApiOperation({
    operationId: 'proveNumber',
    summary: 'Takes the number whose code this is',
    description:
      'All companies text it from now on. Links to the old one stop working, unanswered offers are queued again, and consent is asked anew. The old mail address is told, and can undo it for 72 hours.',
  })
  @Post('confirm')
  @Allow('request.answer')
  @Refuses(new WrongNumberCode(), new NumberCodeGone())
  @Returns(200, NumberChangedShape)
  async prove(@By() by: Caller, @Body() { code }: NumberCodeDto): Promise<NumberChangedView> {
    const { left } = await this.numbers.prove(by, code);
    const { phoneNumber } = await this.numbers.find(this.unitOfWork.reading(by));
    return {
      status: 'success',
      message: 'Your number is changed.',
      phone_number: phoneNumber!,
      companies_left: left,
    };
  }
}
