import { Body, Get, Param, Post, Req } from '@nestjs/common';
import {
  LaborRequirementQueries,
  type ReachedRequirement,
  RequirementArchivingService,
  RequirementRestoringService,
  TextPreviewService,
} from '#libs/labor';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { WhenRepeated } from '../../edge/idempotency/when-repeated.js';
import { NextForm } from '../events/event.form.js';
import { EventPageService } from '../events/event-page.service.js';
import type { FormError } from '../frame/form-error.js';
import { formErrorIn } from '../events/form-error-in.js';
import { nextPath } from '../frame/next-path.js';
import { type Page, type SeeOther, seeOther } from '../frame/page.js';
import { PageController } from '../frame/page-controller.js';
import { readForm } from '../frame/read-form.js';
import { wordsOf } from '../frame/words.js';
import { LaborDeletionPanel } from './labor-panels.js';
import { LABOR_WORDS } from './labor.words.js';

/** Deletes and restores labor requirements. */
@PageController()
export class LaborDeletionController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly pages: EventPageService,
    private readonly queries: LaborRequirementQueries,
    private readonly archiving: RequirementArchivingService,
    private readonly restoring: RequirementRestoringService,
    private readonly previews: TextPreviewService,
  ) {}

  @Get('labor/:slug/delete/')
  @Allow('labor.edit')
  async ask(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Req() request: EdgeRequest,
  ): Promise<Page> {
    return this.show(by, await this.queries.reached(this.unitOfWork.reading(by), slug), request);
  }

  @Post('labor/:slug/delete/')
  @WhenRepeated({ undoes: true })
  @Allow('labor.edit')
  async delete(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Req() request: EdgeRequest,
  ): Promise<Page | SeeOther> {
    const requirement = await this.queries.reached(this.unitOfWork.reading(by), slug);
    const { call_time: call, labor_type: skill, id: requirementId } = requirement;
    try {
      await this.unitOfWork.as(by, (work) => this.archiving.archive(work, { requirementId }));
      return seeOther(`/app/events/${call.event.slug}/#call-${call.slug}`, {
        tone: 'success',
        lines: [wordsOf(LABOR_WORDS, request).deleted(skill.name)],
      });
    } catch (error) {
      return this.show(by, requirement, request, formErrorIn(error, request));
    }
  }

  @Post('labor/:slug/restore')
  @Allow('archive.restore')
  async restore(
    @By() by: Caller,
    @Param('slug') slug: string,
    @Body() body: unknown,
    @Req() request: EdgeRequest,
  ): Promise<SeeOther> {
    const { next } = await readForm(NextForm, body);
    try {
      await this.unitOfWork.as(by, (work) => this.restoring.restore(work, slug));
    } catch (error) {
      const { message } = formErrorIn(error, request);
      return seeOther(nextPath(next), { tone: 'warning', lines: [message] });
    }
    const { restored } = wordsOf(LABOR_WORDS, request);
    return seeOther(nextPath(next), { tone: 'success', lines: [restored] });
  }

  /** Refusals are shown before somebody presses, too. */
  private async show(
    by: Caller,
    requirement: ReachedRequirement,
    request: EdgeRequest,
    error: FormError | null = null,
  ): Promise<Page> {
    const { slug, id: requirementId, call_time: call, labor_type: skill } = requirement;
    const attempt = await this.previews
      .of(by, (work) => this.archiving.archive(work, { requirementId }))
      .then((preview) => ({ preview, refusal: null }))
      .catch((refused: unknown) => ({ preview: null, refusal: formErrorIn(refused, request) }));
    const element = (
      <LaborDeletionPanel
        event={call.event}
        requirement={{ slug, skill: skill.name }}
        preview={attempt.preview}
        error={error ?? attempt.refusal}
      />
    );
    const panel = { at: `labor-${slug}`, element, status: error?.status };
    return this.pages.of(this.unitOfWork.reading(by), call.event, request, panel);
  }
}
