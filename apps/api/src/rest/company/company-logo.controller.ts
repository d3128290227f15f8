import { Controller, Get, Headers, Param, Res } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CompanyLogoService } from '#libs/company';
import { Missing } from '#libs/kernel';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/allow.js';
import { Answers, text } from '../../edge/answers.js';
import { By } from '../../edge/by.js';

/** Another picture has another address. */
const FOR_EVER = 'public, max-age=31536000, immutable';

/** A logo is for everybody, from anywhere: time sheets draw it on a canvas of another origin. */
@ApiTags('Company')
@Controller('company')
export class CompanyLogoController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly logos: CompanyLogoService,
  ) {}

  @ApiOperation({
    operationId: 'showCompanyLogo',
    summary: 'The logo, under the address that `logo` of a company gives',
  })
  @ApiProduces('image/png', 'image/webp')
  @Get(':slug/logo/:file')
  @Allow('anyone')
  @Answers(200, text('(the picture)'))
  @Answers(304)
  async show(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Param('file') file: string,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('if-none-match') known = '',
  ): Promise<Buffer | undefined> {
    const logo = await this.logos.find(this.unitOfWork.reading(by), slug, file);
    if (!logo) throw new Missing('CompanyLogo');

    const etag = `"${logo.etag}"`;
    void reply
      .header('ETag', etag)
      .header('Cache-Control', FOR_EVER)
      .header('Access-Control-Allow-Origin', '*')
      .removeHeader('Access-Control-Allow-Credentials');
    if (known.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag))
      return void reply.status(304);
    void reply.type(logo.media_type);
    return logo.content;
  }
}
