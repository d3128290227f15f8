import { Injectable } from '@nestjs/common';
import type { CompanyRow } from '#libs/company';
import {
  ChangesClosedPay,
  exampleShifts,
  firstDayOfWorkweek,
  type Layer,
  PayCalculationQueries,
  PayPreviewQueries,
  PayRuleSetQueries,
  paysCallMinimum,
  replacedIn,
  RuleSetChangedMeanwhile,
  RuleSetNameTaken,
  type RuleSet,
  supersededBy,
} from '#libs/pay';
import { isDate } from '#libs/kernel';
import type { Work } from '#libs/platform';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { formErrorFrom } from '../frame/form-error.js';
import { languageOf } from '../frame/request-language.js';
import { translateFormError } from '../frame/translate-form-error.js';
import { wordsOf } from '../frame/words.js';
import { PAY_RULES_WORDS } from './pay-rules.words.js';
import { problemInWords, PROBLEM_WORDS } from './problem.words.js';
import type { EditorReading } from './read-editor.js';
import { ruleSetExamples } from './rule-set-examples.js';
import type { RulesEditorModel } from './rules-editor.page.js';
import type { PreviewModel } from './rules-preview.js';
import { typedRules, type TypedRules } from './typed-rules.js';

type OpenedEditor = Pick<RulesEditorModel, 'set' | 'layer' | 'typed' | 'versions'>;

/** What is written for which day. */
interface Written {
  /** Null: a new set. */
  id: number | null;
  layer: Layer;
  from: string;
  /** The set is to be chosen from that day on. */
  isChoosing: boolean;
}

/** What the editor of rules shows. */
@Injectable()
export class RulesEditorService {
  constructor(
    private readonly calculation: PayCalculationQueries,
    private readonly queries: PayRuleSetQueries,
    private readonly previews: PayPreviewQueries,
  ) {}

  /**
   * The newest version of a set; without one, an example or nothing. Null: there is no such set.
   *
   * @param from key of an example
   */
  async open(
    work: Work,
    company: CompanyRow,
    id: number | null,
    from: string | null,
  ): Promise<OpenedEditor | null> {
    const basis = await this.calculation.basisUnchecked(work, company.id);
    const today = firstDayOfWorkweek(basis, work.now);
    if (id === null) return beginning(company, from, today);
    const [set, versions, stacks] = await Promise.all([
      this.queries.inCompany(work, company.id, id),
      this.queries.versionsOf(work, company.id, id),
      this.queries.stacksOfUnchecked(work, company.id, [today]),
    ]);
    const [newest] = versions;
    if (!set || !newest || set.archived_at) return null;
    const { name, layer } = set;
    const isChosen = (stacks.get(today) ?? []).some(({ ruleSetId }) => ruleSetId === id);
    const about = aboutFields({
      name,
      effectiveFrom: today,
      source: newest.source,
      readOn: newest.read_on,
    });

    const typed: TypedRules = {
      ...typedRules(newest.rules),
      ...about,
      choose: isChosen ? ['on'] : [],
    };
    return { set: { id, name, version: newest.version }, layer, typed, versions };
  }

  /** What will count instead of what is written, and from when on: a planned version, a planned choice. Three statements. */
  async endings(
    work: Work,
    company: CompanyRow,
    { id, layer, from, isChoosing }: Written,
  ): Promise<RulesEditorModel['endings']> {
    if (!isDate(from)) return { version: null, choice: null };
    const { workweek } = await this.calculation.basisUnchecked(work, company.id);
    const versions = id === null ? [] : await this.queries.versionsOf(work, company.id, id);
    const choices = isChoosing ? await this.queries.choicesOf(work, company.id) : [];
    const others = choices.filter((choice) => choice.layer === layer && choice.rule_set_id !== id);
    return {
      version: supersededBy(from, versions, workweek.day),
      choice: supersededBy(from, others, workweek.day),
    };
  }

  /** Whether another set of the company has the name. One statement. */
  async isNameTaken(
    work: Work,
    company: CompanyRow,
    id: number | null,
    name: string,
  ): Promise<boolean> {
    const sets = await this.queries.ofCompany(work, company.id);
    const wanted = name.trim().toLowerCase();
    return sets.some((set) => set.id !== id && set.name.toLowerCase() === wanted);
  }

  /** Eight statements more than the editor alone. */
  async preview(work: Work, company: CompanyRow, set: RuleSet): Promise<PreviewModel> {
    const { calls, before, after } = await this.previews.ofLastCalls(work, company.id, set);
    const today = firstDayOfWorkweek(
      await this.calculation.basisUnchecked(work, company.id),
      work.now,
    );
    const now = (await this.queries.stacksOfUnchecked(work, company.id, [today])).get(today) ?? [];
    const then = replacedIn(now, set);
    return {
      ...{ zone: company.time_zone, before, after, rules: set },
      ...{ examples: exampleShifts(now, then), lacksCallMinimum: !paysCallMinimum(then) },
      calls: calls.map(({ event_name: event, ...call }) => ({ ...call, event })),
    };
  }

  /** What is wrong with what was sent, beside its fields and altogether, in the reader's language. */
  refusal(
    read: EditorReading | undefined,
    request: EdgeRequest,
    isNameTaken = false,
  ): Pick<RulesEditorModel, 'errors' | 'message' | 'asks'> & { status: number } {
    const words = wordsOf(PAY_RULES_WORDS, request);
    if (!read) return { status: 200, errors: {}, message: null, asks: false };
    const { problems, refusal } = read;
    const errors = Object.fromEntries(
      problems
        .toReversed()
        .map((problem) => [
          problem.field,
          problemInWords(problem, wordsOf(PROBLEM_WORDS, request)),
        ]),
    );
    const error = refusal ? translateFormError(formErrorFrom(refusal), languageOf(request)) : null;
    if (refusal instanceof RuleSetChangedMeanwhile)
      return { status: 409, errors, message: words.changedMeanwhile, asks: false };
    if (refusal instanceof ChangesClosedPay)
      return { status: 409, errors, message: error!.message, asks: true };
    const { ['']: whole, ...ofFields } = errors;
    const isTaken = isNameTaken || refusal instanceof RuleSetNameTaken;
    const about = { ...error?.fields, ...(isTaken && { name: words.nameTaken }) };
    const all = { ...ofFields, ...about };
    const count = Object.keys(all).length;
    const message = whole ?? (count > 0 ? words.wrong(count) : (error?.message ?? null));
    return { status: message === null ? 200 : 400, errors: all, message, asks: false };
  }
}

function beginning(company: CompanyRow, from: string | null, today: string): OpenedEditor | null {
  const example = ruleSetExamples(company.meal_penalty_hundredths).find(({ key }) => key === from);
  if (from !== null && !example) return null;
  const { set, source } = example ?? {};
  const about = aboutFields({
    ...{ name: source && set ? set.name : '', effectiveFrom: today },
    ...{ source: source?.text ?? '', readOn: source?.readOn ?? null },
  });
  const typed = { ...(set && typedRules(set)), ...about, choose: ['on'] };
  return { set: null, layer: set?.layer ?? 'contract', typed, versions: [] };
}

function aboutFields(about: {
  name: string;
  effectiveFrom: string;
  source: string;
  readOn: string | null;
}): TypedRules {
  const { name, effectiveFrom, source, readOn } = about;
  return {
    ...{ name: [name], effective_from: [effectiveFrom] },
    ...{ source: [source], read_on: [readOn ?? ''] },
  };
}
