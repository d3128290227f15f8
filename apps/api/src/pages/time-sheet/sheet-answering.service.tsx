import { Injectable } from '@nestjs/common';
import { type Caller, UnitOfWork } from '#libs/platform';
import { CellChanged } from '#libs/time-entry';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { formErrorIn } from '../events/form-error-in.js';
import { durationText } from '../frame/duration.js';
import type { KeptForm } from '../frame/kept-form.js';
import type { Notice } from '../frame/notice.js';
import { page, type Page, type SeeOther, seeOther } from '../frame/page.js';
import { languageOf } from '../frame/request-language.js';
import { wordsOf } from '../frame/words.js';
import { translateRefusal } from './translate-refusal.js';
import { ChangedParts } from './changed-parts.js';
import { BreakEditor, CellEditor, OwnPage } from './cell-editor.js';
import { keptOf } from './kept-of.js';
import { readReason, readSheetAct, type SheetAct } from './sheet.form.js';
import { rowView, type SheetModel } from './sheet.model.js';
import { SheetPage } from './sheet.page.js';
import { SHEET_WORDS } from './sheet.words.js';
import { type SheetActResult, SheetActingService } from './sheet-acting.service.js';
import { readSheetQuery, sheetHref, type SheetQuery } from './sheet-href.js';
import type { SheetRefusal, ShownConflict } from './sheet-notice.js';
import { SheetReadingService } from './sheet-reading.service.js';

interface Outcome {
  acted: SheetActResult | null;
  refusal: ((model: SheetModel) => SheetRefusal) | null;
  status: number;
}

const NO_REFUSAL: SheetRefusal = { lines: [], conflicts: [], warnings: [], needsReason: false };
const WITHOUT_REASON = 'time_sheet.approved';

/** Answers for the pages of a time sheet, whichever address was asked. */
@Injectable()
export class SheetAnsweringService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reading: SheetReadingService,
    private readonly acting: SheetActingService,
  ) {}

  /** The sheet. */
  async show(by: Caller, slug: string, query: unknown, request: EdgeRequest): Promise<Page> {
    const model = await this.read(by, request, slug, readSheetQuery(query));
    return this.pageOf(model, request);
  }

  /** Every act of the sheet. Scripts get what has changed, others the sheet again. */
  async act(
    by: Caller,
    slug: string,
    query: unknown,
    body: unknown,
    request: EdgeRequest,
  ): Promise<Page | SeeOther> {
    const shown = readSheetQuery(query);
    const act = readSheetAct(body);
    const reason = readReason(body);
    const outcome = await this.perform(by, slug, { act, reason }, shown, request);
    const { acted, refusal, status } = outcome;
    const isPartial = request.headers['hx-request-type'] === 'partial';
    const model = await this.read(by, request, slug, shown);
    const warnings = oddRows(acted, model, request);
    if (!isPartial && !refusal)
      return seeOther(sheetHref(slug, shown), noticeOf(acted!, warnings, request));
    const shownRefusal: SheetRefusal = { ...NO_REFUSAL, ...refusal?.(model), warnings };
    if (!isPartial)
      return (
        editorAgain(model, { act, reason }, outcome, shownRefusal, request) ??
        this.pageOf(model, request, {
          refusal: shownRefusal,
          status,
          kept: keptOf(act, acted, body),
        })
      );
    return page(<ChangedParts model={model} acted={acted} refusal={shownRefusal} />, {
      title: wordsOf(SHEET_WORDS, request).title(model.board.call.name),
      status,
    });
  }

  /** The sheet with why a step of it was refused. @throws the error itself, as `formErrorIn` */
  async refused(
    by: Caller,
    slug: string,
    error: unknown,
    request: EdgeRequest,
    kept?: KeptForm,
  ): Promise<Page> {
    const { code, message, status } = formErrorIn(error, request);
    const lines = [translateRefusal(code, message, languageOf(request))];
    const model = await this.read(by, request, slug, readSheetQuery({}));
    return this.pageOf(model, request, { refusal: { ...NO_REFUSAL, lines }, status, kept });
  }

  private async perform(
    by: Caller,
    slug: string,
    { act, reason }: { act: SheetAct; reason: string | null },
    { laborType }: SheetQuery,
    request: EdgeRequest,
  ): Promise<Outcome> {
    try {
      const acted = await this.unitOfWork.as(by, (work) =>
        this.acting.act(work, slug, act, { laborType, reason }),
      );
      const isRefused = acted.refused.length + acted.conflicts.length > 0;
      const refusal = (model: SheetModel): SheetRefusal => refusalOf(acted, model, request);
      return { acted, refusal: isRefused ? refusal : null, status: 200 };
    } catch (error) {
      if (error instanceof CellChanged && act.kind === 'cells') {
        const conflicts = [{ cell: error.cell, typed: act.cells[0]!.typed }];
        const of = (model: SheetModel): SheetRefusal => ({
          ...NO_REFUSAL,
          conflicts: conflicts.map((each) => shownConflict(each, model)),
        });
        return { acted: null, refusal: of, status: 409 };
      }
      const { code, message, status } = formErrorIn(error, request);
      const lines = [translateRefusal(code, message, languageOf(request))];
      const needsReason = code === WITHOUT_REASON;
      return { acted: null, refusal: () => ({ ...NO_REFUSAL, lines, needsReason }), status };
    }
  }

  private read(
    by: Caller,
    request: EdgeRequest,
    slug: string,
    query: SheetQuery,
  ): Promise<SheetModel> {
    return this.reading.model(this.unitOfWork.reading(by), request, slug, query);
  }

  private pageOf(
    model: SheetModel,
    request: EdgeRequest,
    {
      refusal,
      status = 200,
      kept,
    }: { refusal?: SheetRefusal; status?: number; kept?: KeptForm } = {},
  ): Page {
    return page(<SheetPage model={model} refusal={refusal} />, {
      title: wordsOf(SHEET_WORDS, request).title(model.board.call.name),
      room: `call-time:${model.slug}`,
      scripts: ['sheet'],
      ...{ status, kept },
    });
  }
}

/** The page of the one field that was refused, with what was typed; null: the act was another one. */
function editorAgain(
  model: SheetModel,
  { act, reason }: { act: SheetAct; reason: string | null },
  { status }: Outcome,
  refusal: SheetRefusal | null,
  request: EdgeRequest,
): Page | null {
  const error = refusal?.lines[0];
  if (status !== 400 || !error) return null;
  const [cell, ...others] = act.kind === 'cells' ? act.cells : [];
  const isBreak = act.kind === 'row' && act.action === 'update_meal_break';
  const requestId = cell?.requestId ?? (isBreak ? act.requestId : null);
  const found = model.board.requests.find(({ id }) => id === requestId);
  if (!found || others.length > 0) return null;
  const row = rowView(found, languageOf(request), model.remarks.get(found.id));
  const { needsReason = false } = refusal ?? {};
  const editor = cell ? (
    <CellEditor
      {...{ model, row, field: cell.field }}
      refused={{ typed: cell.typed, error, reason, needsReason }}
    />
  ) : isBreak && act.mealBreakId !== null ? (
    <BreakEditor
      {...{ model, row, id: act.mealBreakId }}
      refused={{ typed: act.time ?? '', error, reason, needsReason }}
    />
  ) : null;
  return (
    editor &&
    page(<OwnPage model={model}>{editor}</OwnPage>, { title: row.name, width: 'column', status })
  );
}

/** Rows that were changed into shifts which are hardly meant. */
function oddRows(
  acted: SheetActResult | null,
  { rows }: SheetModel,
  request: EdgeRequest,
): string[] {
  if (!acted || acted.undone) return [];
  const words = wordsOf(SHEET_WORDS, request);
  return rows.flatMap(({ id, name, oddMinutes, cells }) => {
    if (oddMinutes === null || !acted.changed.includes(id)) return [];
    const [from, to] = [cells.start_time, cells.end_time].map(({ text, mark }) =>
      `${text} ${mark}`.trim(),
    );
    return [words.odd(name, durationText(oddMinutes), from!, to!)];
  });
}

function noticeOf(
  { changed, undone }: SheetActResult,
  warnings: readonly string[],
  request: EdgeRequest,
): Notice {
  const words = wordsOf(SHEET_WORDS, request);
  const action = undone && (words.actions[undone.action] ?? undone.action);
  const line = action
    ? words.undone(action)
    : changed.length > 0
      ? words.done(changed.length)
      : words.unchanged;
  const tone = changed.length > 0 ? 'success' : 'info';
  return { tone: warnings.length > 0 ? 'warning' : tone, lines: [line, ...warnings] };
}

function refusalOf(acted: SheetActResult, model: SheetModel, request: EdgeRequest): SheetRefusal {
  const words = wordsOf(SHEET_WORDS, request);
  const language = languageOf(request);
  return {
    lines: acted.refused.map(({ requestId, code, message }) =>
      words.refusedOne(nameOf(requestId, model), translateRefusal(code, message, language)),
    ),
    conflicts: acted.conflicts.map((each) => shownConflict(each, model)),
    warnings: [],
    needsReason: acted.refused.some(({ code }) => code === WITHOUT_REASON),
  };
}

function shownConflict(
  { cell, typed }: SheetActResult['conflicts'][number],
  model: SheetModel,
): ShownConflict {
  const { request_id: requestId, field, current, typed: wanted, changed_by: by } = cell;
  const name = nameOf(requestId, model);
  return { requestId, field: field as ShownConflict['field'], name, current, wanted, typed, by };
}

function nameOf(requestId: number, { board }: SheetModel): string {
  return board.requests.find(({ id }) => id === requestId)?.worker.name ?? '';
}
