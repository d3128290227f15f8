import { Controller, Get, Header, Req } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { CompanyRow } from '#libs/company';
import { Actor } from '#libs/kernel';
import { Allow } from '../../edge/auth/allow.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { Returns, text } from '../../edge/openapi/response-shapes.js';
import { AssetFilesService } from '../../pages/assets/asset-files.service.js';
import { page } from '../../pages/frame/page.js';
import { renderPage } from '../../pages/frame/render.js';
import { ComponentsPage } from './components.page.js';

/** The visitor that the frame of the page pretends to have. */
const ACTOR = new Actor({
  userId: 1,
  username: 'maria',
  firstName: 'Maria Kowalski',
  grants: [{ id: 1, role: 'manager', companyId: 1 }],
});
const COMPANY = { slug: 'acme', name: 'Acme Stage Crews', logo_file: null } as CompanyRow;
const OTHER = { slug: 'other', name: 'Northern Lights & Rigging of Greater Minneapolis' };

@ApiTags('Development')
@Controller('dev/components')
export class DevComponentsController {
  constructor(private readonly assets: AssetFilesService) {}

  @ApiOperation({
    operationId: 'showComponents',
    summary: 'A page with every component of the pages in every state',
  })
  @ApiProduces('text/html')
  @Get()
  @Allow('anyone')
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Cache-Control', 'no-store')
  @Returns(200, text('<!doctype html>…'), 'The page.')
  show(@Req() { query, url }: EdgeRequest): string {
    const { theme, language } = query as { theme?: string; language?: string };
    return renderPage(page(<ComponentsPage />, { title: 'Components' }), {
      actor: ACTOR,
      language: language === 'es' ? 'es' : 'en',
      assets: this.assets.urls,
      devTools: true,
      notice: null,
      csrfToken: () => '',
      address: url,
      theme: theme === 'dark' || theme === 'light' ? theme : null,
      company: COMPANY,
      companies: [COMPANY, OTHER],
    }).toString();
  }
}
