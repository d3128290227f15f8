import { Inject, Injectable } from '@nestjs/common';
import { CONFIGURATION, type Configuration, type Work } from '#libs/platform';
import { type LinkBase, type LinkedPage, linkTo } from './link.js';

/**
 * Absolute links to pages: of the caller's single-page app, else of the configured one, else below
 * our own `/app/`.
 */
@Injectable()
export class LinkService {
  constructor(
    @Inject(CONFIGURATION)
    private readonly configuration: Pick<Configuration, 'publicUrl' | 'frontendUrl'>,
  ) {}

  base(work: Work): LinkBase {
    const { publicUrl, frontendUrl } = this.configuration;
    return { publicUrl, frontendUrl: work.caller.origin ?? frontendUrl };
  }

  to(work: Work, page: LinkedPage): string {
    return linkTo(page, this.base(work));
  }

  confirm(work: Work, eventSlug: string, shortToken: string): string {
    return this.to(work, { page: 'confirm', eventSlug, shortToken });
  }

  timeChange(work: Work, token: string): string {
    return this.to(work, { page: 'timeChange', token });
  }

  clockIn(work: Work, token: string): string {
    return this.to(work, { page: 'clockIn', token });
  }

  /** The page that shows a worker's code. Always ours: the single-page app has no such page. */
  /** The worker's own hours of a month. @param month 'YYYY-MM' */
  ownHours(work: Work, month: string): string {
    return this.to(work, { page: 'ownHours', month });
  }

  clockInCode(work: Work, eventSlug: string, code: string): string {
    return this.to(work, { page: 'clockInCode', eventSlug, code });
  }

  station(work: Work, token: string): string {
    return this.to(work, { page: 'station', token });
  }

  stewardRegister(work: Work, token: string): string {
    return this.to(work, { page: 'stewardRegister', token });
  }

  ownerRegister(work: Work, token: string): string {
    return this.to(work, { page: 'ownerRegister', token });
  }

  /** Always ours: the single-page app has no such page. */
  managerRegister(work: Work, token: string): string {
    return this.to(work, { page: 'managerRegister', token });
  }

  resetPassword(work: Work, token: string): string {
    return this.to(work, { page: 'resetPassword', token });
  }

  /** Always ours: the single-page app has no such page. */
  accountChange(work: Work, token: string): string {
    return this.to(work, { page: 'accountChange', token });
  }

  /** Always ours: the single-page app has no such page. */
  callSheet(work: Work, shortToken: string): string {
    return this.to(work, { page: 'callSheet', token: shortToken });
  }

  /** Always ours: calendars read it. */
  calendarFeed(work: Work, token: string): string {
    return this.to(work, { page: 'calendarFeed', token });
  }

  userRegister(work: Work): string {
    return this.to(work, { page: 'userRegister' });
  }

  login(work: Work): string {
    return this.to(work, { page: 'login' });
  }
}
