import { Get, Inject, Req } from '@nestjs/common';
import { type Caller, CONFIGURATION, type Configuration, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { page, type Page, type SeeOther, seeOther } from '../frame/page.js';
import { PageController } from '../frame/page-controller.js';
import { RevisedPage } from '../frame/revised-page.js';
import { ManagerDashboardService } from '../today/manager-dashboard.service.js';
import { wordsOf } from '../frame/words.js';
import { DashboardPage } from './dashboard.page.js';
import { DASHBOARD_WORDS } from './dashboard.words.js';
import { DemonstrationService } from './demonstration.service.js';
import { WelcomePage } from './welcome.page.js';
import { WELCOME_WORDS } from './welcome.words.js';

@PageController()
export class HomePagesController {
  constructor(
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    private readonly unitOfWork: UnitOfWork,
    private readonly managers: ManagerDashboardService,
    private readonly demonstration: DemonstrationService,
  ) {}

  @Get()
  @Allow('anyone')
  async welcome(@By() by: Caller, @Req() request: EdgeRequest): Promise<Page | SeeOther> {
    if (by.actor.userId !== null) return seeOther('/app/dashboard/');
    const demonstration = await this.demonstration.accounts(this.unitOfWork.reading(by));
    return page(<WelcomePage demonstration={demonstration} />, {
      title: wordsOf(WELCOME_WORDS, request).tab,
    });
  }

  @Get('dashboard/')
  @RevisedPage()
  @Allow('signed-in')
  async dashboard(@By() by: Caller, @Req() request: EdgeRequest): Promise<Page | SeeOther> {
    const { roles, isAdministrator } = by.actor;
    if (isAdministrator) return seeOther('/app/callman-admin/');
    if (roles.has('owner') && !roles.has('manager')) return seeOther('/app/owner/');
    if (roles.has('worker') && roles.size === 1) return seeOther('/app/user-profile/');
    const { devTools } = this.configuration;
    const ofManager = roles.has('manager') ? await this.managers.page(by, request) : null;
    if (ofManager) return ofManager;
    if (roles.has('steward')) return seeOther('/app/steward/');
    return page(<DashboardPage actor={by.actor} devTools={devTools} />, {
      title: wordsOf(DASHBOARD_WORDS, request).title,
      width: 'column',
    });
  }
}
