import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CompanyQueries, LaborTypeQueries, LaborTypeService } from '#libs/company';
import { Invalid } from '#libs/kernel';
import { type Caller, UnitOfWork, type Work } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { WhenRepeated } from '../../edge/idempotency/when-repeated.js';
import { Returns, either, list } from '../../edge/openapi/response-shapes.js';
import { By } from '../../edge/auth/by.js';
import { Revised } from '../../edge/unchanged/revised.js';
import { CompanyQuery } from '../company-query.dto.js';
import {
  LaborTypeShape,
  type LaborTypeView,
  presentLaborType,
} from '../presenters/labor-type.presenter.js';
import { success, SuccessShape, type SuccessView } from '../presenters/success.js';
import { SkillActionDto } from './skill.dto.js';

@ApiTags('Skills')
@Controller('skills')
export class SkillsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly companies: CompanyQueries,
    private readonly queries: LaborTypeQueries,
    private readonly skills: LaborTypeService,
  ) {}

  @ApiOperation({ operationId: 'listSkills', summary: 'The skills of the company, by name' })
  @Get()
  @Allow('skill.edit')
  @Revised()
  @Returns(200, list(LaborTypeShape))
  async list(@By() by: Caller, @Query() query: CompanyQuery): Promise<LaborTypeView[]> {
    const work = this.unitOfWork.reading(by);
    const company = await this.companies.managed(work, query.company);
    const skills = await this.queries.ofCompany(work, company.id);
    return skills.map(presentLaborType);
  }

  @ApiOperation({ operationId: 'changeSkill', summary: 'Adds, renames or deletes a skill' })
  @Post()
  @WhenRepeated({ creates: (body) => (body as SkillActionDto | undefined)?.action === 'add' })
  @Allow('skill.edit')
  @Returns(200, either(LaborTypeShape, SuccessShape), 'Renamed: the skill. Deleted: a sentence.')
  @Returns(201, LaborTypeShape, 'Added.')
  async change(
    @By() by: Caller,
    @Query() query: CompanyQuery,
    @Body() body: SkillActionDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LaborTypeView | SuccessView> {
    const answer = await this.unitOfWork.as(by, async (work) => {
      const { id } = await this.companies.managed(work, query.company);
      return this.act(work, id, body);
    });
    void reply.status(body.action === 'add' ? 201 : 200);
    return answer;
  }

  private async act(
    work: Work,
    companyId: number,
    { action, skill_id, name }: SkillActionDto,
  ): Promise<LaborTypeView | SuccessView> {
    switch (action) {
      case 'add':
        return presentLaborType(await this.skills.add(work, companyId, required('name', name)));
      case 'edit':
        return presentLaborType(
          await this.skills.rename(
            work,
            companyId,
            required('skill_id', skill_id),
            required('name', name),
          ),
        );
      case 'delete':
        await this.skills.remove(work, companyId, required('skill_id', skill_id));
        return success('Skill deleted.');
    }
  }
}

function required<Value>(field: string, value: Value | undefined): Value {
  if (value === undefined) throw Invalid.field(field, 'This field is required.');
  return value;
}
