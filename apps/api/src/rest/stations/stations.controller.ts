import { Body, Controller, Delete, Get, Ip, Param, Patch, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { LinkService, sendReport } from '#libs/messaging';
import { type Caller, UnitOfWork } from '#libs/platform';
import {
  ClockInCodeSendingService,
  clockMessage,
  clockResultOf,
  StationScanService,
  StationService,
} from '#libs/time-entry';
import { Allow } from '../../edge/auth/allow.js';
import { WhenRepeated } from '../../edge/idempotency/when-repeated.js';
import { Returns, type Static } from '../../edge/openapi/response-shapes.js';
import { By } from '../../edge/auth/by.js';
import { TokenThrottleService } from '../../edge/rate-limit/token-throttle.service.js';
import { qrPng } from '../presenters/qr-code.js';
import { success, SuccessShape, type SuccessView } from '../presenters/success.js';
import { NewStationDto, StationClockDto, StationNameDto } from './stations.dto.js';
import {
  ListedStationShape,
  type ListedStationView,
  NewStationShape,
  presentStation,
  StationClockedShape,
  StationShape,
  StationsShape,
} from './stations.shapes.js';

/** Kiosks at the entrance of an event. */
@ApiTags('Stations')
@Controller()
export class StationsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly stations: StationService,
    private readonly scans: StationScanService,
    private readonly links: LinkService,
    private readonly throttle: TokenThrottleService,
    private readonly codes: ClockInCodeSendingService,
  ) {}

  @ApiOperation({
    operationId: 'sendClockInCodes',
    summary: 'Texts each confirmed worker of an event the page with their clock-in code, once',
    description: 'Who may not be texted yet gets it by a later call. The answer counts.',
  })
  @Post('event/:slug/send-clock-in')
  @Allow('event.edit')
  @Returns(200, SuccessShape)
  async sendCodes(@By() by: Caller, @Param('slug') slug: string): Promise<SuccessView> {
    const counts = await this.unitOfWork.as(by, (work) => this.codes.send(work, slug));
    return success(sendReport(counts, 'code'));
  }

  @ApiOperation({
    operationId: 'generateStation',
    summary: 'Makes a kiosk link for an event, good for 24 hours',
    description: 'Each call makes another one, and ends none.',
  })
  @Post('event/:slug/generate-station')
  @WhenRepeated({ secret: true })
  @Allow('station.create')
  @Returns(200, NewStationShape)
  async generate(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Body() { name }: NewStationDto,
  ): Promise<Static<typeof NewStationShape>> {
    const { station, url } = await this.unitOfWork.as(by, async (work) => {
      const station = await this.stations.create(work, slug, name);
      return { station, url: this.links.station(work, station.token) };
    });
    return {
      qr_code_data: qrPng(url),
      station_url: url,
      expires_at: station.expiresAt.toISOString(),
      event_name: station.event.event_name,
    };
  }

  @ApiOperation({ operationId: 'listStations', summary: 'The kiosks of an event' })
  @Get('event/:slug/stations')
  @Allow('station.create')
  @Returns(200, StationsShape)
  async list(@By() by: Caller, @Param('slug') slug: string): Promise<ListedStationView[]> {
    const work = this.unitOfWork.reading(by);
    const listed = await this.stations.listForEvent(work, slug);
    return listed.map((station) => presentStation(station, work.now));
  }

  @ApiOperation({ operationId: 'renameStation', summary: 'Names a kiosk' })
  @Patch('event/:slug/stations/:id')
  @Allow('station.create')
  @Returns(200, ListedStationShape)
  rename(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Param('id') id: number,
    @Body() { name }: StationNameDto,
  ): Promise<ListedStationView> {
    return this.unitOfWork.as(by, async (work) =>
      presentStation(await this.stations.rename(work, slug, id, name), work.now),
    );
  }

  @ApiOperation({
    operationId: 'revokeStation',
    summary: 'Ends a kiosk: its link opens nothing and takes no scans, at once',
    description: 'The others of the event go on. Repeating it is harmless.',
  })
  @Delete('event/:slug/stations/:id')
  @Allow('station.create')
  @Returns(200, SuccessShape)
  async revoke(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Param('id') id: number,
  ): Promise<SuccessView> {
    await this.unitOfWork.as(by, (work) => this.stations.revoke(work, slug, id));
    return success('The station has ended.');
  }

  @ApiOperation({
    operationId: 'validateStation',
    summary: 'Which event a kiosk link is for, and until when',
  })
  @Get('station/:token/validate')
  @Allow('anyone')
  @Returns(200, StationShape)
  async validate(
    @By() by: Caller,
    @Param('token') token: string,
    @Ip() address: string,
  ): Promise<Static<typeof StationShape>> {
    const { event_name, expires_at } = await this.throttle.attempt(address, () =>
      this.stations.find(this.unitOfWork.reading(by), token),
    );
    return { event_name, expires_at: expires_at.toISOString() };
  }

  @ApiOperation({
    operationId: 'clockAtStation',
    summary: 'A worker shows their code to the kiosk',
    description:
      'Out of the running call, else into the nearest one. Until the scheduled start, and within ten seconds of the last scan, a scan changes nothing and says since when the worker is in.',
  })
  @Post('station/:token/clock')
  @Allow('anyone')
  @Returns(200, StationClockedShape)
  async clock(
    @By() by: Caller,
    @Param('token') token: string,
    @Body() { worker_token }: StationClockDto,
    @Ip() address: string,
  ): Promise<Static<typeof StationClockedShape>> {
    const { clocked, workerName } = await this.throttle.attempt(address, async () => {
      const answer = await this.unitOfWork.as(by, (work) =>
        this.scans.clock(work, token, worker_token),
      );
      return { clocked: clockResultOf(answer), workerName: answer.workerName ?? '' };
    });
    return { status: 'success', message: clockMessage(clocked), worker_name: workerName };
  }
}
