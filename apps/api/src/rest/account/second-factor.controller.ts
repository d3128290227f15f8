import { Body, Controller, Delete, Get, Ip, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  SecondFactorEnabled,
  SecondFactorNeeded,
  SecondFactorNotBegun,
  SecondFactorService,
  WrongCurrentPassword,
  WrongOtp,
} from '#libs/identity';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { WhenRepeated } from '../../edge/idempotency/when-repeated.js';
import { By, type Credential, SignedInWith } from '../../edge/auth/by.js';
import { Refuses } from '../../edge/openapi/refuses.js';
import { Returns, type Static } from '../../edge/openapi/response-shapes.js';
import { PasswordThrottleService } from '../../edge/rate-limit/password-throttle.service.js';
import { success, SuccessShape, type SuccessView } from '../presenters/success.js';
import {
  BeginSecondFactorDto,
  ConfirmSecondFactorDto,
  NewSecondFactorShape,
  ProvenSecondFactorDto,
  RecoveryCodesShape,
  type RecoveryCodesView,
  SecondFactorShape,
} from './second-factor.dto.js';

/** An authenticator app beside the password. */
@ApiTags('Auth')
@Controller('user/second-factor')
export class SecondFactorController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly secondFactor: SecondFactorService,
    private readonly throttle: PasswordThrottleService,
  ) {}

  @ApiOperation({ operationId: 'showSecondFactor', summary: 'Whether I have a second factor' })
  @Get()
  @Allow('self.read')
  @Returns(200, SecondFactorShape)
  async show(@By() by: Caller): Promise<Static<typeof SecondFactorShape>> {
    const work = this.unitOfWork.reading(by);
    const { enabled, required, recoveryCodesLeft } = await this.secondFactor.status(
      work,
      by.actor.userId!,
    );
    return { enabled, required, recovery_codes_left: recoveryCodesLeft };
  }

  @ApiOperation({
    operationId: 'beginSecondFactor',
    summary: 'Makes a secret for my authenticator app',
    description: 'Nothing changes until a code of the app confirms it.',
  })
  @Post()
  @WhenRepeated({ secret: true })
  @Allow('self.read')
  @Refuses(new WrongCurrentPassword(), new SecondFactorEnabled())
  @Returns(200, NewSecondFactorShape)
  begin(
    @By() by: Caller,
    @Ip() address: string,
    @Body() { current_password: password }: BeginSecondFactorDto,
  ): Promise<Static<typeof NewSecondFactorShape>> {
    return this.throttle.changePassword(address, by.actor.userId!, () =>
      this.secondFactor.begin(by, password),
    );
  }

  @ApiOperation({
    operationId: 'confirmSecondFactor',
    summary: 'From now on signing in asks for a code; answers recovery codes, once',
    description: 'The key of this call stays; all others, and every session, end.',
  })
  @Post('confirm')
  @WhenRepeated({ secret: true })
  @Allow('self.read')
  @Refuses(new WrongOtp(), new SecondFactorNotBegun())
  @Returns(200, RecoveryCodesShape)
  async confirm(
    @By() by: Caller,
    @SignedInWith() credential: Credential,
    @Ip() address: string,
    @Body() { otp }: ConfirmSecondFactorDto,
  ): Promise<RecoveryCodesView> {
    const userId = by.actor.userId!;
    const codes = await this.throttle.changePassword(address, userId, () =>
      this.unitOfWork.as(by, (work) => this.secondFactor.confirm(work, userId, otp, credential)),
    );
    return { ...success('The second factor is set up.'), recovery_codes: codes };
  }

  @ApiOperation({
    operationId: 'renewRecoveryCodes',
    summary: 'Makes new recovery codes; the old ones are worth nothing any more',
  })
  @Post('recovery-codes')
  @WhenRepeated({ secret: true })
  @Allow('self.read')
  @Refuses(new WrongCurrentPassword(), new WrongOtp())
  @Returns(200, RecoveryCodesShape)
  async renew(
    @By() by: Caller,
    @Ip() address: string,
    @Body() { current_password: password, otp }: ProvenSecondFactorDto,
  ): Promise<RecoveryCodesView> {
    const codes = await this.throttle.changePassword(address, by.actor.userId!, () =>
      this.secondFactor.renewRecoveryCodes(by, password, otp),
    );
    return { ...success('These are your new recovery codes.'), recovery_codes: codes };
  }

  @ApiOperation({
    operationId: 'disableSecondFactor',
    summary: 'Takes the second factor away, unless a company asks for it (409)',
  })
  @Delete()
  @Allow('self.read')
  @Refuses(new WrongCurrentPassword(), new WrongOtp(), new SecondFactorNeeded())
  @Returns(200, SuccessShape)
  async disable(
    @By() by: Caller,
    @Ip() address: string,
    @Body() { current_password: password, otp }: ProvenSecondFactorDto,
  ): Promise<SuccessView> {
    await this.throttle.changePassword(address, by.actor.userId!, () =>
      this.secondFactor.disable(by, password, otp),
    );
    return success('The second factor is gone.');
  }
}
