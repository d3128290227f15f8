import { Get, Req } from '@nestjs/common';
import { type Caller, HintBus, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { productVersion } from '../../edge/http/product-version.js';
import { SystemStatusQueries } from '../../health/system-status.queries.js';
import { SocketRegistryService } from '../../live/connections/socket-registry.service.js';
import { PageController } from '../frame/page-controller.js';
import { page, type Page } from '../frame/page.js';
import { wordsOf } from '../frame/words.js';
import { SYSTEM_WORDS } from './system.words.js';
import { SystemPage } from './system.page.js';

/** The state of the system, by the same queries as REST. */
@PageController()
export class SystemController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly status: SystemStatusQueries,
    private readonly sockets: SocketRegistryService,
    private readonly hints: HintBus,
  ) {}

  @Get('callman-admin/system/')
  @Allow('system.read')
  async show(@By() by: Caller, @Req() request: EdgeRequest): Promise<Page> {
    const model = {
      status: await this.status.read(this.unitOfWork.reading(by)),
      sockets: this.sockets.countByKind(),
      hints: this.hints.state,
      version: productVersion(),
    };
    return page(<SystemPage {...model} />, {
      title: wordsOf(SYSTEM_WORDS, request).title,
    });
  }
}
