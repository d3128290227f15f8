import { Body, Get, Param, Post, Req } from '@nestjs/common';
import { CallTimeQueries, type CallTimeWithEvent } from '#libs/call-time';
import { LaborTypeQueries } from '#libs/company';
import { eventWorkRules } from '#libs/event';
import {
  LaborRequirementQueries,
  LaborRequirementService,
  lockRequirements,
  type ReachedRequirement,
} from '#libs/labor';
import { CallMinimumQueries } from '#libs/pay';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { WhenRepeated } from '../../edge/idempotency/when-repeated.js';
import { EventPageService } from '../events/event-page.service.js';
import { EditOvertaken, readMerged, shownBy } from '../events/merged-form.js';
import { type Typed, typedTexts } from '../frame/typed.js';
import type { FormValues } from '../frame/edit-conflicts.js';
import type { FormError } from '../frame/form-error.js';
import { formErrorIn } from '../events/form-error-in.js';
import { type Page, type SeeOther, seeOther } from '../frame/page.js';
import { PageController } from '../frame/page-controller.js';
import { readForm } from '../frame/read-form.js';
import { wordsOf } from '../frame/words.js';
import { LaborEditForm, LaborForm } from './call.form.js';
import { hoursFieldText, minutesOf } from './call-values.js';
import { LaborPanel } from './labor-panels.js';
import { LABOR_WORDS } from './labor.words.js';

/** Adds and edits labor requirements on the page of their event. */
@PageController()
export class LaborFormsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly pages: EventPageService,
    private readonly calls: CallTimeQueries,
    private readonly queries: LaborRequirementQueries,
    private readonly requirements: LaborRequirementService,
    private readonly laborTypes: LaborTypeQueries,
    private readonly minimums: CallMinimumQueries,
  ) {}

  @Get('call/:slug/add-labor/')
  @Allow('labor.edit')
  async newForm(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Req() request: EdgeRequest,
  ): Promise<Page> {
    const call = await this.calls.reached(this.unitOfWork.reading(by), slug);
    return this.showNew(by, call, request, { minimum_hours: minimumOf(call), fcfs_positions: '0' });
  }

  @Post('call/:slug/add-labor/')
  @WhenRepeated({ creates: true })
  @Allow('labor.edit')
  async add(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Body() body: unknown,
    @Req() request: EdgeRequest,
  ): Promise<Page | SeeOther> {
    const call = await this.calls.reached(this.unitOfWork.reading(by), slug);
    try {
      const form = await readForm(LaborForm, body);
      const { labor_type: skill } = await this.unitOfWork.as(by, (work) =>
        this.requirements.add(work, call, {
          laborTypeId: form.labor_type,
          neededLabor: form.needed_labor,
          fcfsPositions: form.fcfs_positions ?? 0,
          minimumMinutes: minutesOf(form.minimum_hours) ?? null,
        }),
      );
      const path = form.another
        ? `/app/call/${slug}/add-labor/#new-labor-${slug}`
        : `/app/events/${call.event.slug}/#call-${slug}`;
      const { added } = wordsOf(LABOR_WORDS, request);
      return seeOther(path, { tone: 'success', lines: [added(skill.name)] });
    } catch (error) {
      return this.showNew(by, call, request, typedTexts(body), formErrorIn(error, request));
    }
  }

  @Get('labor/:slug/edit/')
  @Allow('labor.edit')
  async editForm(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Req() request: EdgeRequest,
  ): Promise<Page> {
    const requirement = await this.queries.reached(this.unitOfWork.reading(by), slug);
    const values = valuesOf(requirement);
    return this.showEdit(by, requirement, request, { given: values, shown: values });
  }

  @Post('labor/:slug/edit/')
  @WhenRepeated({ undoes: true })
  @Allow('labor.edit')
  async edit(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Body() body: unknown,
    @Req() request: EdgeRequest,
  ): Promise<Page | SeeOther> {
    const requirement = await this.queries.reached(this.unitOfWork.reading(by), slug);
    const given = { ...valuesOf(requirement), ...typedTexts(body) };
    try {
      await this.unitOfWork.as(by, async (work) => {
        await lockRequirements(work, [requirement.id]);
        const stored = await this.queries.reached(work, slug);
        const form = await readMerged(LaborEditForm, body, valuesOf(stored));
        await this.requirements.edit(work, stored, {
          laborTypeId: form.labor_type,
          neededLabor: form.needed_labor,
          fcfsPositions: form.fcfs_positions,
          minimumMinutes: minutesOf(form.minimum_hours),
        });
      });
      const { saved } = wordsOf(LABOR_WORDS, request);
      return seeOther(`/app/events/${requirement.call_time.event.slug}/#labor-${slug}`, {
        tone: 'success',
        lines: [saved],
      });
    } catch (error) {
      if (error instanceof EditOvertaken) {
        const { conflicts, stored } = error;
        return this.showEdit(by, requirement, request, { given, conflicts, shown: stored });
      }
      const shown = shownBy(body, valuesOf(requirement));
      const refusal = formErrorIn(error, request);
      return this.showEdit(by, requirement, request, { given, shown, error: refusal });
    }
  }

  /** Offers the skills that the call does not ask for yet. */
  private async showNew(
    by: Caller,
    call: CallTimeWithEvent,
    request: EdgeRequest,
    given: Typed,
    error: FormError | null = null,
  ): Promise<Page> {
    const work = this.unitOfWork.reading(by);
    const { event, slug } = call;
    const [all, taken, isMinimumPaid] = await Promise.all([
      this.laborTypes.ofCompany(work, event.company_id),
      this.queries.ofCallUnchecked(work, slug),
      this.minimums.isPaidUnchecked(work, event.company_id, new Date(call.starts_at)),
    ]);
    const used = new Set(taken.map((requirement) => requirement.labor_type_id));
    const skills = all.filter(({ id }) => !used.has(id) || String(id) === given.labor_type);
    const element = (
      <LaborPanel
        {...{ event, skills, given, error, isMinimumPaid }}
        hasSkills={all.length > 0}
        target={{ call }}
      />
    );
    const panel = { at: `new-labor-${slug}`, element, status: error?.status };
    return this.pages.of(work, event, request, panel);
  }

  private async showEdit(
    by: Caller,
    requirement: ReachedRequirement,
    request: EdgeRequest,
    form: Omit<
      Parameters<typeof LaborPanel>[0],
      'event' | 'target' | 'skills' | 'hasSkills' | 'isMinimumPaid'
    >,
  ): Promise<Page> {
    const work = this.unitOfWork.reading(by);
    const { slug, siblings, labor_type: skill, id } = requirement;
    const { event, starts_at: startsAt } = requirement.call_time;
    const [all, isMinimumPaid] = await Promise.all([
      this.laborTypes.ofCompany(work, event.company_id),
      this.minimums.isPaidUnchecked(work, event.company_id, new Date(startsAt)),
    ]);
    const used = new Set(
      siblings.filter((each) => each.id !== id).map((each) => each.labor_type_id),
    );
    const skills = all.filter(
      (each) => !used.has(each.id) || String(each.id) === form.given.labor_type,
    );
    const target = { requirement: { slug, skill: skill.name } };
    const element = (
      <LaborPanel {...{ event, skills, target, isMinimumPaid }} {...form} hasSkills />
    );
    const panel = {
      at: `labor-${slug}`,
      element,
      status: form.conflicts ? 409 : form.error?.status,
    };
    return this.pages.of(work, event, request, panel);
  }
}

/** What the form of a requirement shows. */
function valuesOf(requirement: ReachedRequirement): FormValues {
  const { call_time: call } = requirement;
  const { minimumMinutes } = eventWorkRules(call.event, { callTime: call, requirement });
  return {
    labor_type: String(requirement.labor_type_id),
    needed_labor: String(requirement.needed_labor),
    fcfs_positions: String(requirement.fcfs_positions),
    minimum_hours: hoursFieldText(minimumMinutes),
  };
}

/** What the call gives, in hours: a requirement with the same value inherits. */
function minimumOf(call: CallTimeWithEvent): string {
  return hoursFieldText(eventWorkRules(call.event, { callTime: call }).minimumMinutes);
}
