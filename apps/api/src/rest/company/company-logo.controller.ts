import { Controller, Get, Headers, Param, Res } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CompanyLogoService } from '#libs/company';
import { NotFound } from '#libs/kernel';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { Returns, text } from '../../edge/openapi/response-shapes.js';
import { By } from '../../edge/auth/by.js';

/** A new picture gets a new address. */
const IMMUTABLE_CACHE = 'public, max-age=31536000, immutable';

/** A logo is public, from any origin: time sheets draw it on a canvas of another origin. */
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
  @Returns(200, text('(the picture)'))
  @Returns(304)
  async show(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Param('file') file: string,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('if-none-match') known = '',
  ): Promise<Buffer | undefined> {
    const logo = await this.logos.find(this.unitOfWork.reading(by), slug, file);
    if (!logo) throw new NotFound('CompanyLogo');

    const etag = `"${logo.etag}"`;
    void reply
      .header('ETag', etag)
      .header('Cache-Control', IMMUTABLE_CACHE)
      .header('Access-Control-Allow-Origin', '*')
      .removeHeader('Access-Control-Allow-Credentials');
    if (known.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag))
      return void reply.status(304);
    void reply.type(logo.media_type);
    return logo.content;
  }
}
