import { Get, Query, Req } from '@nestjs/common';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { PageController } from '../frame/page-controller.js';
import { page, type Page } from '../frame/page.js';
import { languageOf } from '../frame/request-language.js';
import { wordsOf } from '../frame/words.js';
import { NextPage } from './next.page.js';
import { OwnWorkService } from './own-work.service.js';
import { RequestsPage } from './requests.page.js';
import { WORKER_WORDS } from './worker.words.js';

/** A worker's own calls, of all companies. */
@PageController()
export class OwnWorkController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly own: OwnWorkService,
  ) {}

  @Get('user-profile/')
  @Allow('request.answer')
  async next(
    @By() by: Caller,
    @Req() request: EdgeRequest,
    @Query('cancel') cancel?: string,
  ): Promise<Page> {
    const work = this.unitOfWork.reading(by);
    const model = await this.own.read(work, languageOf(request));
    const code = await this.own.code(work, model.next);
    return page(<NextPage work={model} code={code} canceling={Number(cancel) || null} />, {
      title: wordsOf(WORKER_WORDS, request).next.title,
      room: 'own-work',
      width: 'column',
    });
  }

  @Get('user-profile/requests/')
  @Allow('request.answer')
  async requests(@By() by: Caller, @Req() request: EdgeRequest): Promise<Page> {
    const model = await this.own.read(this.unitOfWork.reading(by), languageOf(request));
    return page(<RequestsPage work={model} />, {
      title: wordsOf(WORKER_WORDS, request).requests.title,
      room: 'own-work',
      width: 'column',
    });
  }
}
