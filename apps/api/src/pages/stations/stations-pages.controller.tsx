import { Body, Get, Inject, Param, Post, Req } from '@nestjs/common';
import { EventQueries } from '#libs/event';
import { linkTo } from '#libs/messaging';
import { type Caller, CONFIGURATION, type Configuration, UnitOfWork } from '#libs/platform';
import { ScanListQueries, StationService } from '#libs/time-entry';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { qrCodeUrl } from '../clock-in/qr-code-url.js';
import { CurrentCompanyService } from '../frame/current-company.service.js';
import { formErrorFrom } from '../frame/form-error.js';
import { page, type Page, type SeeOther, seeOther } from '../frame/page.js';
import { PageController } from '../frame/page-controller.js';
import { readForm } from '../frame/read-form.js';
import { languageOf } from '../frame/request-language.js';
import { RowIdPipe } from '../frame/row-id.pipe.js';
import { translateFormError } from '../frame/translate-form-error.js';
import { wordsOf } from '../frame/words.js';
import { NewStationForm } from './stations.form.js';
import { addressOf, type StationsModel, StationsPage } from './stations.page.js';
import { STATIONS_WORDS } from './stations.words.js';

/** The sign-in stations of an event: listed, made, ended one by one. */
@PageController()
export class StationsPagesController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventQueries,
    private readonly stations: StationService,
    private readonly scans: ScanListQueries,
    private readonly current: CurrentCompanyService,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  @Get('events/:slug/generate-signin-qr')
  @Allow('station.create')
  list(@By() by: Caller, @Param('slug') slug: string, @Req() request: EdgeRequest): Promise<Page> {
    return this.pageOf(by, slug, request);
  }

  /** Answers with the link, which is stored nowhere: the only time that it is shown. */
  @Post('events/:slug/generate-signin-qr')
  @Allow('station.create')
  async make(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Body() body: unknown,
    @Req() request: EdgeRequest,
  ): Promise<Page> {
    try {
      const { name = '' } = await readForm(NewStationForm, body);
      const { token } = await this.unitOfWork.as(by, (work) =>
        this.stations.create(work, slug, name),
      );
      // Always our own page: it can be installed, and works without a network.
      const { publicUrl } = this.configuration;
      const url = linkTo({ page: 'station', token }, { publicUrl, frontendUrl: '' });
      const made = { name: name.trim() || null, url, image: await qrCodeUrl(url) };
      return await this.pageOf(by, slug, request, { made });
    } catch (error) {
      const refusal = translateFormError(formErrorFrom(error), languageOf(request));
      const typed = (body as { name?: unknown } | null)?.name;
      const refused = {
        typed: typeof typed === 'string' ? typed : '',
        error: refusal.fields['name'] ?? refusal.message,
      };
      return this.pageOf(by, slug, request, { refused }, refusal.status);
    }
  }

  @Post('events/:slug/stations/:id/end')
  @Allow('station.create')
  async end(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Param('id', RowIdPipe) id: number,
    @Req() request: EdgeRequest,
  ): Promise<SeeOther> {
    const words = wordsOf(STATIONS_WORDS, request);
    const { name } = await this.unitOfWork.as(by, (work) => this.stations.revoke(work, slug, id));
    return seeOther(addressOf({ slug }), {
      tone: 'success',
      lines: [words.ended(name ?? words.unnamed)],
    });
  }

  private async pageOf(
    by: Caller,
    slug: string,
    request: EdgeRequest,
    more: Pick<StationsModel, 'made' | 'refused'> = {},
    status = 200,
  ): Promise<Page> {
    const work = this.unitOfWork.reading(by);
    const event = await this.events.reached(work, slug);
    const stations = await this.stations.listForEvent(work, slug);
    const kept = await this.scans.ofEvent(work, slug, 'to_judge');
    this.current.show(request, event.company);
    return page(<StationsPage {...{ event, stations, kept, now: work.now, ...more }} />, {
      title: wordsOf(STATIONS_WORDS, request).title,
      room: `event:${slug}`,
      status,
    });
  }
}
