import { Body, Get, Param, Post, Req } from '@nestjs/common';
import type { CompanyRow } from '#libs/company';
import { NotFound } from '#libs/kernel';
import {
  ClosedPayEffectQueries,
  firstDayOfWorkweek,
  type Layer,
  PayCalculationQueries,
  PayRuleSetChoiceService,
  PayRuleSetQueries,
  PayRuleSetService,
} from '#libs/pay';
import { type Caller, UnitOfWork, type Work } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { OfficeCompanyService } from '../company/office-company.service.js';
import { formErrorFrom } from '../frame/form-error.js';
import { isConfirmed } from '../frame/form-errors.js';
import { PageController } from '../frame/page-controller.js';
import { page, type Page, type SeeOther, seeOther } from '../frame/page.js';
import { readForm } from '../frame/read-form.js';
import { languageOf } from '../frame/request-language.js';
import { RowIdPipe } from '../frame/row-id.pipe.js';
import { translateFormError } from '../frame/translate-form-error.js';
import { wordsOf } from '../frame/words.js';
import { ChoiceForm } from './pay-rules.form.js';
import { PAY_RULES_WORDS } from './pay-rules.words.js';
import { ruleSetExamples } from './rule-set-examples.js';
import { type RulesOverviewModel, RulesOverviewPage } from './rules-overview.page.js';

/** Which rules of pay count. */
@PageController()
export class PayRulesController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly offices: OfficeCompanyService,
    private readonly calculation: PayCalculationQueries,
    private readonly queries: PayRuleSetQueries,
    private readonly sets: PayRuleSetService,
    private readonly choices: PayRuleSetChoiceService,
    private readonly closed: ClosedPayEffectQueries,
  ) {}

  @Get('pay/rules/')
  @Allow('pay.read')
  show(@By() by: Caller, @Req() request: EdgeRequest): Promise<Page> {
    return this.page(by, request, null);
  }

  @Post('pay/rules/choice/')
  @Allow('pay.edit')
  async choose(
    @By() by: Caller,
    @Req() request: EdgeRequest,
    @Body() body: unknown,
  ): Promise<Page | SeeOther> {
    const words = wordsOf(PAY_RULES_WORDS, request);
    try {
      const form = await readForm(ChoiceForm, body);
      const { layer, rule_set_id: ruleSetId = null, effective_from: effectiveFrom } = form;
      const [company, name] = await this.unitOfWork.as(by, async (work) => {
        const reached = await this.offices.reached(work, by, request);
        await this.closed.confirmed(work, reached.id, isConfirmed(body), () =>
          this.choices.choose(work, reached.id, { layer, ruleSetId, effectiveFrom }),
        );
        const set = ruleSetId && (await this.queries.inCompany(work, reached.id, ruleSetId));
        return [reached, set ? set.name : words.nothing];
      });
      return seeOther(`/app/pay/rules/?company=${company.slug}#layer-${layer}`, {
        tone: 'success',
        lines: [words.chosen(name, words.layers[layer])],
      });
    } catch (error) {
      return this.page(by, request, { error, body: body as Record<string, unknown> });
    }
  }

  @Post('pay/rules/:id/archive/')
  @Allow('pay.edit')
  async archive(
    @By() by: Caller,
    @Req() request: EdgeRequest,
    @Param('id', RowIdPipe) id: number,
  ): Promise<Page | SeeOther> {
    const words = wordsOf(PAY_RULES_WORDS, request);
    try {
      const [company, name] = await this.unitOfWork.as(by, async (work) => {
        const reached = await this.offices.reached(work, by, request);
        const set = await this.queries.inCompany(work, reached.id, id);
        if (!set) throw new NotFound('PayRuleSet');
        await this.sets.archive(work, reached.id, id);
        return [reached, set.name];
      });
      return seeOther(`/app/pay/rules/?company=${company.slug}`, {
        tone: 'success',
        lines: [words.archived(name)],
      });
    } catch (error) {
      return this.page(by, request, { error, body: {} });
    }
  }

  private async page(
    by: Caller,
    request: EdgeRequest,
    refusal: { error: unknown; body: Record<string, unknown> } | null,
  ): Promise<Page> {
    const error = refusal && translateFormError(formErrorFrom(refusal.error), languageOf(request));
    const work = this.unitOfWork.reading(by);
    const company = await this.offices.reached(work, by, request);
    const model = await this.model(work, company);
    const typed = Object.fromEntries(
      Object.entries(refusal?.body ?? {}).filter(
        (entry): entry is [string, string] => typeof entry[1] === 'string',
      ),
    );
    const layer = (typed['layer'] as Layer | undefined) ?? null;
    const refused = error ? { layer, error, typed } : null;
    return page(<RulesOverviewPage {...model} refused={refused} />, {
      title: wordsOf(PAY_RULES_WORDS, request).title,
      status: error?.status,
      room: `company:${company.slug}`,
    });
  }

  private async model(
    work: Work,
    company: CompanyRow,
  ): Promise<Omit<RulesOverviewModel, 'refused'>> {
    const [basis, sets, choices] = await Promise.all([
      this.calculation.basisUnchecked(work, company.id),
      this.queries.ofCompany(work, company.id),
      this.queries.choicesOf(work, company.id),
    ]);
    const today = firstDayOfWorkweek(basis, work.now);
    const stacks = await this.queries.stacksOfUnchecked(work, company.id, [today]);
    const examples = ruleSetExamples(company.meal_penalty_hundredths);
    return { company, today, stack: stacks.get(today) ?? [], sets, choices, examples };
  }
}
