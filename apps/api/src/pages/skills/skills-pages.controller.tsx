import { Body, Get, Post, Req } from '@nestjs/common';
import { LaborTypeInUse, LaborTypeService } from '#libs/company';
import { Invalid } from '#libs/kernel';
import { type SkillUsage, SkillUsageQueries } from '#libs/labor';
import { type Caller, UnitOfWork, type Work } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { CurrentCompanyService } from '../frame/current-company.service.js';
import { formErrorFrom } from '../frame/form-error.js';
import { PageController } from '../frame/page-controller.js';
import { page, type Page, type SeeOther, seeOther } from '../frame/page.js';
import { readForm } from '../frame/read-form.js';
import { languageOf } from '../frame/request-language.js';
import { FirstStepsService } from '../today/first-steps.service.js';
import { translateFormError } from '../frame/translate-form-error.js';
import { wordsOf } from '../frame/words.js';
import { namesIn, NewSkillForm, SkillNameForm, SkillToDeleteForm } from './skills.form.js';
import { type SkillsModel, SkillsPage } from './skills.page.js';
import { SKILLS_WORDS } from './skills.words.js';

type Given = Readonly<Record<string, unknown>>;

/** The skills of a company: add, rename, delete. */
@PageController()
export class SkillsPagesController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly currentCompany: CurrentCompanyService,
    private readonly skills: LaborTypeService,
    private readonly usage: SkillUsageQueries,
    private readonly firstSteps: FirstStepsService,
  ) {}

  @Get('skills/')
  @Allow('skill.edit')
  list(@By() by: Caller, @Req() request: EdgeRequest): Promise<Page> {
    return this.show(by, request);
  }

  @Post('skills/')
  @Allow('skill.edit')
  async change(
    @By() by: Caller,
    @Body() body: unknown,
    @Req() request: EdgeRequest,
  ): Promise<Page | SeeOther> {
    const given = (body ?? {}) as Given;
    try {
      const done = await this.unitOfWork.as(by, async (work) => {
        const { id } = await this.currentCompany.of(work, by, request);
        return this.act(work, id, given, request);
      });
      return seeOther('/app/skills/', { tone: 'success', lines: [done] });
    } catch (error) {
      return this.show(by, request, { given, error });
    }
  }

  /** @returns what was done, for people */
  private async act(
    work: Work,
    companyId: number,
    given: Given,
    request: EdgeRequest,
  ): Promise<string> {
    const words = wordsOf(SKILLS_WORDS, request);
    if ('delete_id' in given) {
      const { delete_id: id } = await readForm(SkillToDeleteForm, given);
      const skill = await this.skills.remove(work, companyId, id);
      return words.deleted(skill.name);
    }
    if ('edit_id' in given) {
      const { edit_id: id, name } = await readForm(SkillNameForm, given);
      return words.renamed((await this.skills.rename(work, companyId, id, name.trim())).name);
    }
    const { name } = await readForm(NewSkillForm, given);
    const names = namesIn(name);
    const [first, ...others] = names;
    if (first === undefined) throw Invalid.field('name', 'This field may not be blank.');
    if (others.length === 0)
      return words.added((await this.skills.add(work, companyId, first)).name);
    await this.skills.ensure(work, companyId, names);
    return words.addedMany(names);
  }

  private async show(
    by: Caller,
    request: EdgeRequest,
    refusal?: { given: Given; error: unknown },
  ): Promise<Page> {
    const work = this.unitOfWork.reading(by);
    const company = await this.currentCompany.of(work, by, request);
    const [skills, steps] = await Promise.all([
      this.usage.ofCompany(work, company.id),
      this.firstSteps.of(by, company.id),
    ]);
    const refused = refusal && refusedOf(refusal.given, refusal.error, skills, request);
    return page(<SkillsPage skills={skills} steps={steps} refused={refused} />, {
      title: wordsOf(SKILLS_WORDS, request).title,
      room: `settings:${company.slug}`,
      width: 'column',
      status: refused?.error.status,
    });
  }
}

function refusedOf(
  given: Given,
  refusal: unknown,
  skills: readonly SkillUsage[],
  request: EdgeRequest,
): SkillsModel['refused'] {
  const error = translateFormError(formErrorFrom(refusal), languageOf(request));
  const typed = typeof given['name'] === 'string' ? given['name'] : '';
  if ('edit_id' in given) return { error, typed, id: Number(given['edit_id']) };
  if (!('delete_id' in given)) return { error, typed };
  const id = Number(given['delete_id']);
  const skill = skills.find((each) => each.id === id);
  const isUsed = refusal instanceof LaborTypeInUse && skill;
  const { inUse } = wordsOf(SKILLS_WORDS, request);
  const message = isUsed ? inUse(skill.name, skill.requirements) : error.message;
  return { error: { ...error, message }, id };
}
