import { Body, Get, Post, Query, Req } from '@nestjs/common';
import { CallZoneService } from '#libs/call-time';
import { CompanyLogoService, type CompanyRow, CompanyService, reencodeLogo } from '#libs/company';
import { InvitationService, SecondFactorPolicyService } from '#libs/identity';
import { Invalid, isTimeZone } from '#libs/kernel';
import { type Caller, UnitOfWork, type Work } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { AcceptsMultipart, readMultipart } from '../../edge/http/multipart.js';
import { InvitationThrottleService } from '../../edge/rate-limit/invitation-throttle.service.js';
import { PageController } from '../frame/page-controller.js';
import { page, type Page, type SeeOther, seeOther } from '../frame/page.js';
import { readForm } from '../frame/read-form.js';
import { wordsOf } from '../frame/words.js';
import { OfficeCompanyService } from './office-company.service.js';
import { refusalOf } from './refusal-of.js';
import { OwnerPage, type OwnerModel } from './owner.page.js';
import { OWNER_WORDS } from './owner.words.js';
import {
  detailsChanges,
  settingsAsTyped,
  textsChanges,
  workRulesChanges,
} from './settings-changes.js';
import {
  DetailsForm,
  PhoneForm,
  SecurityForm,
  type SettingsFormName,
  SettingsQuery,
  TextsForm,
  WhichForm,
  WorkRulesForm,
  ZoneForm,
} from './settings.form.js';

interface Refused {
  form: SettingsFormName;
  error: unknown;
  typed: Record<string, unknown>;
}

/** The settings of a company, by the same verbs as REST. */
@PageController()
export class OwnerController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly offices: OfficeCompanyService,
    private readonly companies: CompanyService,
    private readonly logos: CompanyLogoService,
    private readonly policies: SecondFactorPolicyService,
    private readonly invitations: InvitationService,
    private readonly throttle: InvitationThrottleService,
    private readonly zones: CallZoneService,
  ) {}

  @Get('owner/')
  @Allow('company.settings')
  show(
    @By() by: Caller,
    @Req() request: EdgeRequest,
    @Query() { zone }: SettingsQuery,
  ): Promise<Page> {
    return this.page(by, request, { zone: zone ?? null });
  }

  /** The field `form` says which form it is; one that is refused comes back with what was typed. */
  @Post('owner/')
  @Allow('company.settings')
  async save(
    @By() by: Caller,
    @Req() request: EdgeRequest,
    @Body() body: unknown,
  ): Promise<Page | SeeOther> {
    const { form } = await readForm(WhichForm, body);
    try {
      if (form === 'invitation') await this.throttle.count(by.actor.userId!);
      const { slug, saved } = await this.unitOfWork.as(by, async (work) => {
        const company = await this.offices.owned(work, by, request);
        return {
          slug: company.slug,
          saved: await this.apply(work, company, form, body, request),
        };
      });
      return seeOther(`/app/owner/?company=${slug}#${form.replace('_delete', '')}`, {
        tone: 'success',
        lines: [saved],
      });
    } catch (error) {
      const refused = { form, error, typed: body as Record<string, unknown> };
      return this.page(by, request, { zone: null, refused });
    }
  }

  @Post('owner/logo/')
  @AcceptsMultipart()
  @Allow('company.settings')
  async saveLogo(@By() by: Caller, @Req() request: EdgeRequest): Promise<Page | SeeOther> {
    const { logo: words } = wordsOf(OWNER_WORDS, request);
    try {
      const bytes = (await readMultipart(request)).files['logo']?.bytes;
      if (!bytes?.length) throw Invalid.field('logo', words.none);
      const picture = await reencodeLogo(bytes);
      const slug = await this.unitOfWork.as(by, async (work) => {
        const company = await this.offices.owned(work, by, request);
        await this.logos.put(work, company.id, picture);
        return company.slug;
      });
      return seeOther(`/app/owner/?company=${slug}#logo`, {
        tone: 'success',
        lines: [words.saved],
      });
    } catch (error) {
      return this.page(by, request, { zone: null, refused: { form: 'logo', error, typed: {} } });
    }
  }

  /** @returns what to say when it is done */
  private async apply(
    work: Work,
    company: CompanyRow,
    form: SettingsFormName,
    body: unknown,
    request: EdgeRequest,
  ): Promise<string> {
    const words = wordsOf(OWNER_WORDS, request);
    const { id } = company;
    switch (form) {
      case 'details': {
        const changes = detailsChanges(await readForm(DetailsForm, body), company);
        await this.companies.edit(work, id, changes);
        return words.details.saved;
      }
      case 'work_rules':
        await this.companies.edit(work, id, workRulesChanges(await readForm(WorkRulesForm, body)));
        return words.rules.saved;
      case 'texts':
        await this.companies.edit(work, id, textsChanges(await readForm(TextsForm, body)));
        return words.texts.saved;
      case 'zone': {
        const { time_zone: timeZone } = await readForm(ZoneForm, body);
        await this.companies.edit(work, id, { timeZone });
        return words.zone.saved(timeZone);
      }
      case 'security': {
        const { required = false } = await readForm(SecurityForm, body);
        await this.policies.set(work, id, required);
        return words.security.saved;
      }
      case 'invitation':
        await this.invitations.inviteManager(work, company, await readForm(PhoneForm, body));
        return words.invite.sent;
      case 'logo':
      case 'logo_delete':
        await this.logos.remove(work, id);
        return words.logo.removed;
    }
  }

  private async page(
    by: Caller,
    request: EdgeRequest,
    { zone, refused }: { zone: string | null; refused?: Refused },
  ): Promise<Page> {
    const words = wordsOf(OWNER_WORDS, request);
    const error = refused && refusalOf(refused.error, request);
    const work = this.unitOfWork.reading(by);
    const company = await this.offices.owned(work, by, request);
    const [isSecondFactorRequired, preview] = await Promise.all([
      this.policies.isRequiredBy(work, company.id),
      zone && isTimeZone(zone) && zone !== company.time_zone
        ? this.zones.previewUnchecked(work, company.id, zone)
        : null,
    ]);
    const wrongZone = zone !== null && !isTimeZone(zone);
    const model: OwnerModel = {
      company,
      values: { ...settingsAsTyped(company), ...asText(refused?.typed) },
      refused: wrongZone
        ? {
            form: 'zone',
            error: { status: 400, code: '', message: words.zone.unknown, fields: {} },
          }
        : refused && error
          ? { form: refused.form, error }
          : null,
      isSecondFactorRequired:
        refused?.form === 'security' ? refused.typed['required'] === 'on' : isSecondFactorRequired,
      zone: { chosen: wrongZone ? null : zone, preview },
      phone: refused?.form === 'invitation' ? (asText(refused.typed)['phone'] ?? '') : '',
      isOwner: by.actor.is('owner', company.id),
    };
    return page(<OwnerPage {...model} />, {
      title: words.title,
      status: error?.status ?? (wrongZone ? 400 : 200),
      room: `company:${company.slug}`,
    });
  }
}

/** What was typed, of a form that is shown again; anything but text is left out. */
function asText(typed: Record<string, unknown> = {}): Record<string, string> {
  return Object.fromEntries(
    Object.entries(typed).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );
}
