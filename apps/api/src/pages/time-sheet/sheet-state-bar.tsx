import type { JSX } from 'preact';
import {
  awaitsApproval,
  isClosed,
  mayStayUnfinished,
  type SheetOfCall,
  type SheetState,
  type TimeSheetState,
  UNFINISHED_KINDS,
  type UnfinishedKind,
} from '#libs/time-entry';
import { Badge, type Tone } from '../frame/badge.js';
import { Button } from '../frame/button.js';
import { Card } from '../frame/card.js';
import { type Dates, useDates } from '../frame/dates.js';
import { Field } from '../frame/field.js';
import { Form } from '../frame/form.js';
import type { IconName } from '../frame/icon-names.js';
import { useKept } from '../frame/use-kept.js';
import { Link } from '../frame/link.js';
import { usePageContext } from '../frame/page-context.js';
import { useWords } from '../frame/words.js';
import { SHEET_APPROVAL_WORDS } from './sheet-approval.words.js';
import type { SheetModel } from './sheet.model.js';
import { ROW_ACTS } from './sheet-grid.js';
import { sheetPath } from './sheet-href.js';

const LOOKS: Record<SheetState, { tone: Tone; icon: IconName }> = {
  draft: { tone: 'neutral', icon: 'pencil' },
  submitted: { tone: 'accent', icon: 'send' },
  approved: { tone: 'success', icon: 'circle-check' },
  exported: { tone: 'success', icon: 'check-check' },
};

const NAMES_SHOWN = 6;
export const RETURN_FORM = 'return-form';

type BarModel = Pick<
  SheetModel,
  'slug' | 'board' | 'zone' | 'sheet' | 'canChange' | 'counts' | 'remarks'
>;

/** How far the sheet is, by whom and since when, and the next step. */
export function SheetStateBar({
  model,
  needsReason = false,
}: {
  model: BarModel;
  /** A change was refused for want of one. */
  needsReason?: boolean;
}): JSX.Element {
  const words = useWords(SHEET_APPROVAL_WORDS);
  const { state } = model.sheet;
  const { tone, icon } = LOOKS[state.state];
  const isOpen = !isClosed(state.state) && isSoonDone(model);
  return (
    <div id="sheet-state">
      <Card>
        <div class="sheet-state-line">
          <h2 class="sr-only">{words.title}</h2>
          <Badge tone={tone} icon={icon} id="sheet-state-badge">
            {words.states[state.state]}
          </Badge>
          <LastStep state={state} dates={useDates(model.zone)} />
          {isOpen && <Steps model={model} />}
        </div>
        {state.returned_note && (
          <p class="sheet-state-note" id="returned-note">
            {state.returned_note}
          </p>
        )}
        {isOpen && state.state === 'submitted' && <WhoIsTold model={model} />}
        {isOpen && <UnfinishedList model={model} />}
        {isClosed(state.state) && (
          <ClosedHint canChange={model.canChange} needsReason={needsReason} />
        )}
      </Card>
    </div>
  );
}

/** The next step is offered once somebody has clocked out, or nobody will. */
function isSoonDone({ sheet, counts }: BarModel): boolean {
  const isBegun = sheet.unfinished.every(({ kind }) => kind !== 'not_begun');
  return isBegun && (counts.out > 0 || counts.in + counts.absent === 0);
}

function LastStep({ state, dates }: { state: TimeSheetState; dates: Dates }): JSX.Element | null {
  const words = useWords(SHEET_APPROVAL_WORDS);
  const steps = [
    ...(state.submitted_at
      ? [[words.states.submitted, state.submitted_by, state.submitted_at]]
      : []),
    ...(state.approved_at ? [[words.states.approved, state.approved_by, state.approved_at]] : []),
    ...(state.exported_at ? [[words.states.exported, state.exported_by, state.exported_at]] : []),
  ] as [string, string | null, Date][];
  if (steps.length === 0)
    return state.returned_at ? (
      <span class="text-muted">
        {words.returnedBy(state.returned_by, dates.moment(state.returned_at))}
      </span>
    ) : null;
  return (
    <ul class="sheet-state-steps">
      {steps.map(([step, who, at]) => (
        <li key={step}>{`${step}: ${words.by(who, dates.moment(at))}`}</li>
      ))}
    </ul>
  );
}

/** The next step that the reader may take; disabled buttons tell nothing, so what is unfinished stands below. */
function Steps({ model }: { model: BarModel }): JSX.Element | null {
  const words = useWords(SHEET_APPROVAL_WORDS);
  const { slug, sheet, board, counts } = model;
  const { actor } = usePageContext();
  const { state, revision } = sheet.state;
  const isManager = actor.manages(board.call.event.company_id);
  const step = state === 'draft' ? 'submit' : 'approve';
  const isBlocked = sheet.unfinished.some(({ kind }) => !mayStayUnfinished(kind));
  const asIs = sheet.unfinished.length > 0;
  const isNext = counts.absent === 0;
  return (
    <div class="sheet-state-acts">
      {state === 'submitted' && (
        <Form action={`${sheetPath(slug)}return/`} inline id={RETURN_FORM}>
          <input type="hidden" name="revision" value={revision} />
          <Field
            label={words.note}
            quietLabel
            name="note"
            placeholder={words.note}
            maxLength={500}
            value={useKept(RETURN_FORM).text('note')}
          />
          <Button kind="quiet" id="return-sheet">
            {words.return}
          </Button>
        </Form>
      )}
      {(step === 'submit' || isManager) && !isBlocked && (
        <Form action={`${sheetPath(slug)}${step}/`} inline id={`${step}-form`}>
          <input type="hidden" name="revision" value={revision} />
          {asIs && <input type="hidden" name="confirmed" value="true" />}
          <Button kind={isNext || step === 'approve' ? 'primary' : 'quiet'} id={`${step}-sheet`}>
            {words[asIs ? (`${step}Anyway` as const) : step]}
          </Button>
        </Form>
      )}
    </div>
  );
}

/** Whom the approval is texted to, for whoever may press it. */
function WhoIsTold({ model: { remarks, board } }: { model: BarModel }): JSX.Element | null {
  const words = useWords(SHEET_APPROVAL_WORDS);
  const { actor } = usePageContext();
  const told = [...remarks.values()].filter(awaitsApproval).length;
  if (told === 0 || !actor.manages(board.call.event.company_id)) return null;
  return (
    <p class="sheet-state-note" id="who-is-told">
      {words.tellsApproved(told)}
    </p>
  );
}

function UnfinishedList({ model: { sheet, board } }: { model: BarModel }): JSX.Element | null {
  const words = useWords(SHEET_APPROVAL_WORDS);
  const { unfinished } = sheet;
  if (unfinished.length === 0) return null;
  const kinds = UNFINISHED_KINDS.filter((kind) => unfinished.some((each) => each.kind === kind));
  const isBlocked = kinds.some((kind) => !mayStayUnfinished(kind));
  return (
    <div class="sheet-state-unfinished" id="unfinished">
      <p class="font-semibold">{isBlocked ? words.unfinished : words.look}</p>
      <ul>
        {kinds.map((kind) => (
          <li key={kind} id={`unfinished-${kind}`}>
            {words.kinds[kind](namesOf(kind, unfinished, words))}
            {kind === 'kept_scan' && (
              <>
                {' '}
                <Link href={`/app/events/${board.call.event.slug}/generate-signin-qr#kept`}>
                  {words.judge}
                </Link>
              </>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function namesOf(
  kind: UnfinishedKind,
  unfinished: SheetOfCall['unfinished'],
  words: { unknown: string; andMore: (n: number) => string },
): string {
  const found = unfinished.flatMap((each) =>
    each.kind === kind ? [each.name ?? words.unknown] : [],
  );
  const names = [...new Set(found)];
  const listed = names.slice(0, NAMES_SHOWN).join(', ');
  const more = names.length - NAMES_SHOWN;
  return more > 0 ? `${listed} ${words.andMore(more)}` : listed;
}

/** The reason goes along with everything that is typed or pressed in the rows. */
function ClosedHint({
  canChange,
  needsReason,
}: {
  canChange: boolean;
  needsReason: boolean;
}): JSX.Element {
  const words = useWords(SHEET_APPROVAL_WORDS);
  if (!canChange) return <p class="sheet-state-note">{words.closedForStewards}</p>;
  return (
    <div class="sheet-state-reason">
      <Field
        label={words.reason}
        hint={words.reasonHint}
        name="reason"
        id="reason"
        form={ROW_ACTS}
        value={useKept(ROW_ACTS).text('reason')}
        maxLength={500}
        autocomplete="off"
        data-kept=""
        error={needsReason ? words.reasonMissing : undefined}
        autofocus={needsReason}
      />
    </div>
  );
}
