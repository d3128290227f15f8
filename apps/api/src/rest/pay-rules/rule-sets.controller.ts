import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CompanyQueries } from '#libs/company';
import { NotFound } from '#libs/kernel';
import {
  ClosedPayEffectQueries,
  firstDayOfWorkweek,
  InvalidRules,
  PayCalculationQueries,
  PayRuleSetQueries,
  PayRuleSetService,
  RuleSetChangedMeanwhile,
  RuleSetInUse,
  RuleSetNameTaken,
} from '#libs/pay';
import { type Caller, UnitOfWork, type Work } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import { WhenRepeated } from '../../edge/idempotency/when-repeated.js';
import { Refuses } from '../../edge/openapi/refuses.js';
import { list, Returns } from '../../edge/openapi/response-shapes.js';
import { CompanyQuery } from '../company-query.dto.js';
import { success, SuccessShape, type SuccessView } from '../presenters/success.js';
import { presentClosedPay } from '../pay/closed-pay-effect.shape.js';
import {
  ChangedRuleSetShape,
  type ChangedRuleSetView,
  NewRuleSetDto,
  RuleSetChangeDto,
  RuleSetShape,
  type RuleSetView,
  RuleSetWithVersionsShape,
  type RuleSetWithVersionsView,
} from './rule-set.dto.js';
import { presentRuleSet, presentRuleSetWithVersions } from './rule-set.presenter.js';

const MAKES_NO_SENSE = new InvalidRules([{ path: 'daily.1.after', code: 'not_ascending' }]);

/** Rules of pay as a company wrote them, in versions that never change. */
@ApiTags('Pay')
@Controller('pay/rule-sets')
export class RuleSetsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly companies: CompanyQueries,
    private readonly calculation: PayCalculationQueries,
    private readonly queries: PayRuleSetQueries,
    private readonly sets: PayRuleSetService,
    private readonly closed: ClosedPayEffectQueries,
  ) {}

  @ApiOperation({
    operationId: 'listPayRuleSets',
    summary: 'The rule sets of the company, each with its newest version',
    description: '`says` is in the language of the account.',
  })
  @Get()
  @Allow('pay.read')
  @Returns(200, list(RuleSetShape))
  async list(@By() by: Caller, @Query() query: CompanyQuery): Promise<RuleSetView[]> {
    const work = this.unitOfWork.reading(by);
    const { id } = await this.companies.managed(work, query.company, 'owner', 'manager');
    const sets = await this.queries.ofCompany(work, id);
    return sets.map((set) => presentRuleSet(set, languageOf(by)));
  }

  @ApiOperation({
    operationId: 'showPayRuleSet',
    summary: 'A rule set with all its versions, archived ones too',
  })
  @Get(':id')
  @Allow('pay.read')
  @Returns(200, RuleSetWithVersionsShape)
  async show(
    @By() by: Caller,
    @Query() query: CompanyQuery,
    @Param('id') id: number,
  ): Promise<RuleSetWithVersionsView> {
    const work = this.unitOfWork.reading(by);
    const company = await this.companies.managed(work, query.company, 'owner', 'manager');
    const [set, versions] = await Promise.all([
      this.queries.inCompany(work, company.id, id),
      this.queries.versionsOf(work, company.id, id),
    ]);
    if (!set) throw new NotFound('PayRuleSet');
    return presentRuleSetWithVersions(set, versions, languageOf(by));
  }

  @ApiOperation({
    operationId: 'writePayRuleSet',
    summary: 'Writes a rule set, as version 1',
    description: 'It counts once it is chosen. 400 names each option that makes no sense.',
  })
  @Post()
  @WhenRepeated({ creates: true })
  @Allow('pay.edit')
  @Returns(201, RuleSetShape)
  @Refuses(MAKES_NO_SENSE, new RuleSetNameTaken())
  async write(
    @By() by: Caller,
    @Query() query: CompanyQuery,
    @Body() body: NewRuleSetDto,
  ): Promise<RuleSetView> {
    const set = await this.unitOfWork.as(by, async (work) => {
      const { id } = await this.companies.managed(work, query.company, 'owner', 'manager');
      const { name, rules, layer, source = '', read_on: readOn = null } = body;
      const effectiveFrom = body.effective_from ?? (await this.presentWeek(work, id));
      const draft = { name: name.trim(), rules, source, readOn, effectiveFrom };
      return this.sets.write(work, id, layer, draft);
    });
    return presentRuleSet(set, languageOf(by));
  }

  @ApiOperation({
    operationId: 'revisePayRuleSet',
    summary: 'Writes another version of a rule set',
    description:
      'Earlier versions stay as they are; workweeks before `effective_from` are paid by them. What is left out stays as it was; where nothing differs but the name, none is written.',
  })
  @Patch(':id')
  @Allow('pay.edit')
  @Returns(200, ChangedRuleSetShape)
  @Refuses(MAKES_NO_SENSE, new RuleSetNameTaken(), new RuleSetChangedMeanwhile())
  async revise(
    @By() by: Caller,
    @Query() query: CompanyQuery,
    @Param('id') id: number,
    @Body() body: RuleSetChangeDto,
  ): Promise<ChangedRuleSetView> {
    const { result, effect } = await this.unitOfWork.as(by, async (work) => {
      const company = await this.companies.managed(work, query.company, 'owner', 'manager');
      const { name, rules, source, read_on: readOn } = body;
      const effectiveFrom =
        body.effective_from ?? (rules && (await this.presentWeek(work, company.id)));
      const draft = {
        ...{ name: name?.trim(), rules, readOn, effectiveFrom },
        source: source === null ? '' : source,
      };
      return this.closed.changing(work, company.id, () =>
        this.sets.revise(work, company.id, id, draft, body.based_on ?? null),
      );
    });
    return { ...presentRuleSet(result, languageOf(by)), closed_pay: presentClosedPay(effect) };
  }

  @ApiOperation({
    operationId: 'archivePayRuleSet',
    summary: 'Archives a rule set that does not count any more',
    description: 'Workweeks that it ruled keep it.',
  })
  @Delete(':id')
  @Allow('pay.edit')
  @Returns(200, SuccessShape)
  @Refuses(new RuleSetInUse())
  async archive(
    @By() by: Caller,
    @Query() query: CompanyQuery,
    @Param('id') id: number,
  ): Promise<SuccessView> {
    await this.unitOfWork.as(by, async (work) => {
      const company = await this.companies.managed(work, query.company, 'owner', 'manager');
      await this.sets.archive(work, company.id, id);
    });
    return success('The rule set is archived.');
  }

  private async presentWeek(work: Work, companyId: number): Promise<string> {
    return firstDayOfWorkweek(await this.calculation.basisUnchecked(work, companyId), work.now);
  }
}

function languageOf({ actor, language }: Caller): 'en' | 'es' {
  return actor.language ?? language ?? 'en';
}
