import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CompanyLogoService, shrinkLogo } from '#libs/company';
import { NotFound } from '#libs/kernel';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';

const IMMUTABLE_CACHE = 'public, max-age=31536000, immutable';
/** Logos that a process keeps; each has a kilobyte or two. */
const MOST_KEPT = 500;

/** Logos of companies as small as pages show them: those behind links in texts have to be light. */
@Controller('app')
@ApiExcludeController()
export class SmallLogosController {
  private readonly kept = new Map<string, Buffer>();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly logos: CompanyLogoService,
  ) {}

  /** @param file changes with the logo, so that browsers may keep it for ever */
  @Get('logo/:slug/:file')
  @Allow('anyone')
  async show(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Param('file') file: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const name = `${slug}/${file}`;
    const small = this.kept.get(name) ?? (await this.shrink(by, slug, file));
    if (this.kept.size >= MOST_KEPT) this.kept.clear();
    this.kept.set(name, small);
    void reply.header('Cache-Control', IMMUTABLE_CACHE).type('image/webp');
    return small;
  }

  private async shrink(by: Caller, slug: string, file: string): Promise<Buffer> {
    const logo = await this.logos.find(this.unitOfWork.reading(by), slug, file);
    if (!logo) throw new NotFound('CompanyLogo');
    return shrinkLogo(logo.content);
  }
}
