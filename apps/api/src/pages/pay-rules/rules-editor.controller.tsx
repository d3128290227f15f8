import { Body, Get, Param, Post, Query, Req } from '@nestjs/common';
import type { CompanyRow } from '#libs/company';
import { NotFound } from '#libs/kernel';
import {
  ClosedPayEffectQueries,
  PayRuleSetChoiceService,
  presentRules,
  PayRuleSetService,
} from '#libs/pay';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { OfficeCompanyService } from '../company/office-company.service.js';
import { isConfirmed } from '../frame/form-errors.js';
import { PageController } from '../frame/page-controller.js';
import { page, type Page, type SeeOther, seeOther } from '../frame/page.js';
import { RowIdPipe } from '../frame/row-id.pipe.js';
import { wordsOf } from '../frame/words.js';
import { StartQuery, typedRulesIn } from './pay-rules.form.js';
import { PAY_RULES_WORDS } from './pay-rules.words.js';
import { readEditor, type EditorReading } from './read-editor.js';
import { RulesEditorPage } from './rules-editor.page.js';
import { RulesEditorService } from './rules-editor.service.js';

/** Writes rules of pay, and shows beforehand what they change. */
@PageController()
export class RulesEditorController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly offices: OfficeCompanyService,
    private readonly editors: RulesEditorService,
    private readonly sets: PayRuleSetService,
    private readonly choices: PayRuleSetChoiceService,
    private readonly closed: ClosedPayEffectQueries,
  ) {}

  @Get('pay/rules/new/')
  @Allow('pay.edit')
  begin(
    @By() by: Caller,
    @Req() request: EdgeRequest,
    @Query() { from }: StartQuery,
  ): Promise<Page> {
    return this.page(by, request, null, { from: from ?? null });
  }

  @Post('pay/rules/new/')
  @Allow('pay.edit')
  write(
    @By() by: Caller,
    @Req() request: EdgeRequest,
    @Body() body: unknown,
  ): Promise<Page | SeeOther> {
    return this.take(by, request, null, body);
  }

  @Get('pay/rules/:id/')
  @Allow('pay.read')
  open(
    @By() by: Caller,
    @Req() request: EdgeRequest,
    @Param('id', RowIdPipe) id: number,
  ): Promise<Page> {
    return this.page(by, request, id, {});
  }

  @Post('pay/rules/:id/')
  @Allow('pay.edit')
  revise(
    @By() by: Caller,
    @Req() request: EdgeRequest,
    @Param('id', RowIdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | SeeOther> {
    return this.take(by, request, id, body);
  }

  /** A press of *Save* or *Preview*. */
  private async take(
    by: Caller,
    request: EdgeRequest,
    id: number | null,
    body: unknown,
  ): Promise<Page | SeeOther> {
    const read = await readEditor(body);
    const wantsPreview = (body as { do?: unknown } | null)?.do === 'preview';
    if (!read.rules || !read.form || wantsPreview)
      return this.page(by, request, id, { body, read });
    try {
      const [company, name] = await this.save(by, request, id, read, isConfirmed(body));
      return seeOther(`/app/pay/rules/?company=${company.slug}`, {
        tone: 'success',
        lines: [wordsOf(PAY_RULES_WORDS, request).saved(name)],
      });
    } catch (error) {
      return this.page(by, request, id, { body, read: { ...read, refusal: error } });
    }
  }

  private save(
    by: Caller,
    request: EdgeRequest,
    id: number | null,
    { form, rules }: EditorReading,
    confirmed: boolean,
  ): Promise<[CompanyRow, string]> {
    const { layer, name, effective_from: effectiveFrom, source = '', read_on: readOn } = form!;
    const given = { name: name.trim(), rules: presentRules(rules!), effectiveFrom, source };
    const draft = { ...given, readOn: readOn ?? null };
    return this.unitOfWork.as(by, async (work) => {
      const company = await this.offices.reached(work, by, request);
      return this.closed.confirmed(work, company.id, confirmed, async () => {
        const set =
          id === null
            ? await this.sets.write(work, company.id, layer, draft)
            : await this.sets.revise(work, company.id, id, draft, form!.based_on ?? null);
        if (form!.choose) {
          const choice = { layer: set.layer, ruleSetId: set.id, effectiveFrom };
          await this.choices.choose(work, company.id, choice);
        }
        return [company, set.name];
      });
    });
  }

  private async page(
    by: Caller,
    request: EdgeRequest,
    id: number | null,
    { from = null, body, read }: { from?: string | null; body?: unknown; read?: EditorReading },
  ): Promise<Page> {
    const work = this.unitOfWork.reading(by);
    const company = await this.offices.reached(work, by, request);
    const model = await this.editors.open(work, company, id, from);
    if (!model) throw new NotFound('PayRuleSet');
    const typed = body === undefined ? model.typed : typedRulesIn(body);
    const layer = id === null && read ? read.layer : model.layer;
    const isPreview = (body as { do?: unknown } | null | undefined)?.do === 'preview';
    const preview =
      isPreview && read?.rules
        ? await this.editors.preview(work, company, { ...read.rules, layer, name: '', version: 0 })
        : null;
    const isNameTaken =
      read && (read.problems.length > 0 || read.refusal !== null) && typed['name']?.[0]
        ? await this.editors.isNameTaken(work, company, id, typed['name'][0])
        : false;
    // Nothing is saved by a preview, so a name may be missing.
    const shown = isPreview && read ? { ...read, refusal: null } : read;
    const { status, message, errors, asks } = this.editors.refusal(shown, request, isNameTaken);
    const endings = await this.editors.endings(work, company, {
      ...{ id, layer, from: typed['effective_from']?.[0] ?? '' },
      isChoosing: typed['choose']?.[0] === 'on',
    });
    const words = wordsOf(PAY_RULES_WORDS, request);
    return page(
      <RulesEditorPage
        {...{ ...model, company, layer, typed, message, errors, asks, preview, endings }}
      />,
      { title: model.set ? words.editTitle(model.set.name) : words.newTitle, status },
    );
  }
}
