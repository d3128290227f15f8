import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { CompanyRow } from '#libs/company';
import { Actor } from '#libs/kernel';
import { Allow } from '../../edge/auth/allow.js';
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

@ApiExcludeController()
@Controller('dev/components')
export class DevComponentsController {
  constructor(private readonly assets: AssetFilesService) {}

  @Get()
  @Allow('anyone')
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Cache-Control', 'no-store')
  show(
    @Query('theme') theme?: string,
    @Query('language') language?: string,
    @Query('dialog') dialog?: string,
  ): string {
    return renderPage(page(<ComponentsPage />, { title: 'Components' }), {
      actor: ACTOR,
      language: language === 'es' ? 'es' : 'en',
      assets: this.assets.urls,
      devTools: true,
      notice: null,
      csrfToken: () => '',
      address: `/dev/components${dialog === 'dialog-sample' ? '?dialog=dialog-sample' : ''}`,
      theme: theme === 'dark' || theme === 'light' ? theme : null,
      company: COMPANY,
      companies: [
        COMPANY,
        { slug: 'other', name: 'Northern Lights & Rigging of Greater Minneapolis' },
      ],
    });
  }
}
