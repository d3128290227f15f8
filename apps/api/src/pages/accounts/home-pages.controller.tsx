import { Get, Inject } from '@nestjs/common';
import { type Caller, CONFIGURATION, type Configuration } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import { page, type Page, type SeeOther, seeOther } from '../layout/page.js';
import { PageController } from '../layout/page-controller.js';
import { DashboardPage } from './dashboard.page.js';
import { WelcomePage } from './welcome.page.js';

@PageController()
export class HomePagesController {
  constructor(@Inject(CONFIGURATION) private readonly configuration: Configuration) {}

  @Get()
  @Allow('anyone')
  welcome(@By() { actor }: Caller): Page | SeeOther {
    if (actor.userId !== null) return seeOther('/app/dashboard/');
    return page(<WelcomePage />, { title: 'Crews for live events', language: 'en' });
  }

  @Get('dashboard/')
  @Allow('signed-in')
  dashboard(@By() { actor }: Caller): Page {
    return page(<DashboardPage actor={actor} devTools={this.configuration.devTools} />, {
      title: 'Dashboard',
      language: 'en',
    });
  }
}
