import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CompanyQueries } from '#libs/company';
import {
  ClosedPayEffectQueries,
  firstDayOfWorkweek,
  InvalidRules,
  PayCalculationQueries,
  PayPreviewQueries,
  PayRuleSetChoiceService,
  PayRuleSetQueries,
  readRules,
  RuleSetNotChoosable,
  defaultSet,
  SHIPPED_SETS,
} from '#libs/pay';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import { Refuses } from '../../edge/openapi/refuses.js';
import { list, Returns } from '../../edge/openapi/response-shapes.js';
import { CompanyQuery } from '../company-query.dto.js';
import { presentClosedPay } from '../pay/closed-pay-effect.shape.js';
import {
  ChangedRuleChoicesShape,
  type ChangedRuleChoicesView,
  RuleSetChoiceDto,
  RuleSetChoiceShape,
  type RuleSetChoiceView,
  RuleSetExampleShape,
  type RuleSetExampleView,
  RulesPreviewDto,
  RulesPreviewShape,
  type RulesPreviewView,
} from './rule-set.dto.js';
import { presentChoice, presentExample, presentPreview } from './rule-set.presenter.js';

/** Which rule sets count, and what others would change. */
@ApiTags('Pay')
@Controller('pay')
export class RuleSetChoicesController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly companies: CompanyQueries,
    private readonly calculation: PayCalculationQueries,
    private readonly queries: PayRuleSetQueries,
    private readonly choices: PayRuleSetChoiceService,
    private readonly previews: PayPreviewQueries,
    private readonly closed: ClosedPayEffectQueries,
  ) {}

  @ApiOperation({
    operationId: 'listPayRuleSetExamples',
    summary: 'Examples to start from, with source and the day on which it was read',
    description:
      'The first one are the rules of the time sheet, with the penalty of the company; they have no other source. Nothing of it is legal advice.',
  })
  @Get('rule-set-examples')
  @Allow('pay.read')
  @Returns(200, list(RuleSetExampleShape))
  async examples(@By() by: Caller, @Query() query: CompanyQuery): Promise<RuleSetExampleView[]> {
    const work = this.unitOfWork.reading(by);
    const company = await this.companies.managed(work, query.company, 'owner', 'manager');
    const ofSheet = defaultSet(company.meal_penalty_hundredths);
    return [{ set: ofSheet, source: '', readOn: null }, ...SHIPPED_SETS].map((example) =>
      presentExample(example, by.actor.language ?? by.language ?? 'en'),
    );
  }

  @ApiOperation({
    operationId: 'listPayRuleChoices',
    summary: 'Which rule sets count from when, the latest first',
    description:
      'A layer without a choice has no rules; the contract then has those of the time sheet: the minimum of the call, and the penalty for meals.',
  })
  @Get('rule-choices')
  @Allow('pay.read')
  @Returns(200, list(RuleSetChoiceShape))
  async list(@By() by: Caller, @Query() query: CompanyQuery): Promise<RuleSetChoiceView[]> {
    const work = this.unitOfWork.reading(by);
    const { id } = await this.companies.managed(work, query.company, 'owner', 'manager');
    return (await this.queries.choicesOf(work, id)).map(presentChoice);
  }

  @ApiOperation({
    operationId: 'choosePayRules',
    summary: 'Says which rule set counts in a layer from a day on',
  })
  @Post('rule-choices')
  @Allow('pay.edit')
  @Returns(200, ChangedRuleChoicesShape)
  @Refuses(new RuleSetNotChoosable())
  async choose(
    @By() by: Caller,
    @Query() query: CompanyQuery,
    @Body() { layer, rule_set_id: ruleSetId = null, effective_from: from }: RuleSetChoiceDto,
  ): Promise<ChangedRuleChoicesView> {
    return this.unitOfWork.as(by, async (work) => {
      const { id } = await this.companies.managed(work, query.company, 'owner', 'manager');
      const effectiveFrom =
        from ?? firstDayOfWorkweek(await this.calculation.basisUnchecked(work, id), work.now);
      const { effect } = await this.closed.changing(work, id, () =>
        this.choices.choose(work, id, { layer, ruleSetId, effectiveFrom }),
      );
      const choices = (await this.queries.choicesOf(work, id)).map(presentChoice);
      return { choices, closed_pay: presentClosedPay(effect) };
    });
  }

  @ApiOperation({
    operationId: 'previewPayRules',
    summary: 'What the last twenty calls would come to by these rules; nothing is stored',
  })
  @Post('rule-preview')
  @Allow('pay.read')
  @Returns(200, RulesPreviewShape)
  @Refuses(new InvalidRules([{ path: 'daily.1.after', code: 'not_ascending' }]))
  async preview(
    @By() by: Caller,
    @Query() query: CompanyQuery,
    @Body() { layer, rules }: RulesPreviewDto,
  ): Promise<RulesPreviewView> {
    const work = this.unitOfWork.reading(by);
    const { id } = await this.companies.managed(work, query.company, 'owner', 'manager');
    const set = { ...readRules(rules, layer), layer, name: '', version: 0 };
    return presentPreview(await this.previews.ofLastCalls(work, id, set));
  }
}
