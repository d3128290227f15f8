import { Body, Get, Inject, Ip, Param, Post, Req } from '@nestjs/common';
import { NotFound } from '#libs/kernel';
import { SelfAddService } from '#libs/labor';
import { type Caller, CONFIGURATION, type Configuration, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { SelfAddThrottleService } from '../../edge/rate-limit/self-add-throttle.service.js';
import { qrCodeUrl } from '../clock-in/qr-code-url.js';
import { CurrentCompanyService } from '../frame/current-company.service.js';
import { formErrorFrom } from '../frame/form-error.js';
import { PageController } from '../frame/page-controller.js';
import { page, type Page, type SeeOther, seeOther } from '../frame/page.js';
import { readForm } from '../frame/read-form.js';
import { languageOf } from '../frame/request-language.js';
import { translateFormError } from '../frame/translate-form-error.js';
import { wordsOf } from '../frame/words.js';
import { SelfAddForm } from './self-add.form.js';
import { SelfAddPage, SelfAddPosterPage, SelfAddThanksPage } from './self-add.page.js';
import { SELF_ADD_WORDS } from './self-add.words.js';

/** The public page on which people add themselves, and its poster. */
@PageController()
export class SelfAddController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly selfAdd: SelfAddService,
    private readonly throttle: SelfAddThrottleService,
    private readonly currentCompany: CurrentCompanyService,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  @Get('info/add/:slug/')
  @Allow('anyone')
  async show(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Req() request: EdgeRequest,
  ): Promise<Page> {
    const { name } = await this.selfAdd.company(this.unitOfWork.reading(by), slug);
    return page(<SelfAddPage companyName={name} />, this.options(name, request));
  }

  @Get('info/add/:slug/thanks/')
  @Allow('anyone')
  async thank(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Req() request: EdgeRequest,
  ): Promise<Page> {
    const { name } = await this.selfAdd.company(this.unitOfWork.reading(by), slug);
    return page(<SelfAddThanksPage companyName={name} />, this.options(name, request));
  }

  @Post('info/add/:slug/')
  @Allow('anyone')
  async add(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Body() body: unknown,
    @Ip() address: string,
    @Req() request: EdgeRequest,
  ): Promise<Page | SeeOther> {
    const { name: companyName } = await this.selfAdd.company(this.unitOfWork.reading(by), slug);
    const language = languageOf(request);
    try {
      const { name, phone_number: phoneNumber } = await readForm(SelfAddForm, body);
      await this.throttle.count(address, slug);
      await this.unitOfWork.as(by, (work) =>
        this.selfAdd.add(work, slug, { name: name.trim(), phoneNumber, language }),
      );
      return seeOther(`/app/info/add/${slug}/thanks/`);
    } catch (error) {
      const refusal = translateFormError(formErrorFrom(error), language);
      const given = (body ?? {}) as Record<string, unknown>;
      const text = (field: string): string =>
        typeof given[field] === 'string' ? given[field] : '';
      const refused = { error: refusal, name: text('name'), phoneNumber: text('phone_number') };
      return page(<SelfAddPage companyName={companyName} refused={refused} />, {
        ...this.options(companyName, request),
        status: refusal.status,
      });
    }
  }

  @Get('info/add/qr/:slug/')
  @Allow('worker.read')
  async poster(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Req() request: EdgeRequest,
  ): Promise<Page> {
    const work = this.unitOfWork.reading(by);
    const { id } = await this.selfAdd.company(work, slug);
    if (!by.actor.manages(id)) throw new NotFound('Company');
    const company = await this.currentCompany.ofId(work, by, request, id);
    const url = `${this.configuration.publicUrl}/app/info/add/${slug}/`;
    const model = { companyName: company.name, url, image: await qrCodeUrl(url) };
    return page(<SelfAddPosterPage {...model} />, {
      title: wordsOf(SELF_ADD_WORDS, request).posterTitle,
      width: 'column',
    });
  }

  private options(companyName: string, request: EdgeRequest) {
    const title = wordsOf(SELF_ADD_WORDS, request).title(companyName);
    return { title, width: 'column' as const };
  }
}
