import {
  BadRequestException,
  Body,
  Controller,
  HttpException,
  Ip,
  Post,
  Res,
} from '@nestjs/common';
import { ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Throttled } from '#libs/kernel';
import { ContactFormService } from '#libs/messaging';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { messageNaming } from '../../edge/http/field-message.js';
import { Returns } from '../../edge/openapi/response-shapes.js';
import { By } from '../../edge/auth/by.js';
import { success, SuccessShape, type SuccessView } from '../presenters/success.js';
import { CONTACT_BODY, ContactRefusedShape, ContactThrottledShape } from './contact.shapes.js';
import { readContactForm } from './contact-form.js';
import { ContactThrottleService } from './contact-throttle.service.js';

@ApiTags('Public')
@Controller()
export class ContactController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly form: ContactFormService,
    private readonly throttle: ContactThrottleService,
  ) {}

  @ApiOperation({
    operationId: 'sendContactForm',
    summary: 'Sends a message of the public site to sales',
    description:
      'Five calls an hour from one address, whatever is in them. The sender gets a short reply by mail.',
  })
  @Post('contact')
  @Allow('anyone')
  @ApiBody(CONTACT_BODY)
  @Returns(200, SuccessShape)
  @Returns(400, ContactRefusedShape, 'Something is missing or wrong; one sentence for each field.')
  @Returns(429, ContactThrottledShape, 'Five calls in this hour already.')
  async send(
    @By() by: Caller,
    @Ip() address: string,
    @Body() body: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SuccessView> {
    await this.count(address, reply);
    const read = readContactForm(body);
    if ('complaints' in read) {
      const [[field, sentence] = ['', '']] = Object.entries(read.complaints);
      const message = messageNaming(field, sentence);
      throw new BadRequestException({
        status: 'error',
        message,
        code: 'fields.invalid',
        errors: read.complaints,
      });
    }
    await this.unitOfWork.as(by, (work) => this.form.submit(work, read.contact));
    return success('Thank you for your message. We will be in touch soon.');
  }

  /** This form shows `message`, which other 429 answers do not have. */
  private async count(address: string, reply: FastifyReply): Promise<void> {
    try {
      await this.throttle.count(address);
    } catch (error) {
      if (!(error instanceof Throttled)) throw error;
      reply.header('Retry-After', String(Math.max(1, Math.ceil(error.retryAfter))));
      throw new HttpException(
        {
          detail: error.message,
          message: 'You have written to us several times within the hour. Please try again later.',
        },
        429,
      );
    }
  }
}
