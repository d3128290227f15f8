import type { JSX } from 'preact';
import { mayReadMoney } from '#libs/pay';
import { isClosed } from '#libs/time-entry';
import { Button } from '../frame/button.js';
import { useDates } from '../frame/dates.js';
import { EmptyState } from '../frame/empty-state.js';
import { Field } from '../frame/field.js';
import { FilterBar } from '../frame/filter-bar.js';
import { Form } from '../frame/form.js';
import { useKept } from '../frame/use-kept.js';
import { ButtonLink, Link } from '../frame/link.js';
import { usePageContext } from '../frame/page-context.js';
import { PageHeading } from '../frame/page-heading.js';
import { Select } from '../frame/select.js';
import { Toolbar } from '../frame/toolbar.js';
import { useWords } from '../frame/words.js';
import { NoShows } from './no-shows.js';
import { MARKED, ROW_ACTS, SheetGrid } from './sheet-grid.js';
import type { SheetModel } from './sheet.model.js';
import { Adjustments, Disputes } from './sheet-disputes.js';
import { SheetCarried } from './sheet-carried.js';
import { SheetNotice, type SheetRefusal } from './sheet-notice.js';
import { SheetStateBar } from './sheet-state-bar.js';
import { sheetHref } from './sheet-href.js';
import { SHEET_APPROVAL_WORDS } from './sheet-approval.words.js';
import { SHEET_WORDS } from './sheet.words.js';

interface SheetPageProps {
  model: SheetModel;
  refusal?: SheetRefusal;
}

/** The time sheet of a call: who is here, and with which hours. */
export function SheetPage({ model, refusal }: SheetPageProps): JSX.Element {
  const words = useWords(SHEET_WORDS);
  const { slug, laborType, rows } = model;
  const here = sheetHref(
    slug,
    model.details ? { laborType, row: model.details.requestId } : { laborType },
  );
  return (
    <>
      <Head model={model} here={here} />
      {rows.length + model.noShows.length > 0 && (
        <SheetStateBar model={model} needsReason={refusal?.needsReason} />
      )}
      <SheetNotice refusal={refusal ?? null} slug={slug} />
      <Filter model={model} />
      <div class="space-y-2">
        {rows.length === 0 ? <Empty model={model} /> : <SheetGrid model={model} />}
        <Form id={ROW_ACTS} action={here} inline data-stay="">
          {rows.length > 0 && (
            <span class="no-print hidden text-xs text-muted md:inline">{words.keys}</span>
          )}
        </Form>
      </div>
      {rows.length > 0 && model.canChange && <MarkedActs model={model} here={here} />}
      <SheetCarried model={model} />
      <NoShows noShows={model.noShows} />
      <Disputes model={model} />
      <Adjustments model={model} />
    </>
  );
}

function Head({ model, here }: { model: SheetModel; here: string }): JSX.Element {
  const words = useWords(SHEET_WORDS);
  const { board, zone, counts } = model;
  const { call } = board;
  const { event } = call;
  const { actor } = usePageContext();
  const dates = useDates(zone);
  const start = new Date(call.starts_at);
  return (
    <PageHeading
      above={<Link href={`/app/events/${event.slug}/#call-${call.slug}`}>{event.event_name}</Link>}
      title={words.title(call.name)}
      meta={
        <span class="flex flex-wrap items-center gap-x-4 gap-y-2">
          <span>{dates.moment(start)}</span>
          <SheetCounts counts={counts} />
        </span>
      }
      actions={
        <>
          <UndoButton model={model} />
          {actor.manages(event.company_id) && (
            <ButtonLink href={`/app/call/${call.slug}/report/`} kind="quiet" icon="chart-column">
              {words.report}
            </ButtonLink>
          )}
          {mayReadMoney(actor, event.company_id) && (
            <ButtonLink href={`/app/pay/call/${call.slug}/`} kind="quiet" icon="banknote">
              {words.pay}
            </ButtonLink>
          )}
          <span hidden data-print="" class="max-md:hidden">
            <Button kind="quiet" icon="printer" id="print">
              {words.print}
            </Button>
          </span>
          {absentShown(model) > 0 && !event.canceled && !isClosed(model.sheet.state.state) && (
            <Form action={here} inline data-stay="" id="sign-in-all-form">
              <input type="hidden" name="all" value="1" />
              <input type="hidden" name="action" value="sign_in" />
              <Button icon="log-in" id="sign-in-all">
                {words.signInAll(absentShown(model), dates.time(start))}
              </Button>
            </Form>
          )}
        </>
      }
    />
  );
}

function absentShown({ rows }: SheetModel): number {
  return rows.filter(({ state }) => state === 'absent').length;
}

/** A part of its own, since each edit changes it. */
export function SheetCounts({ counts }: Pick<SheetModel, 'counts'>): JSX.Element {
  const words = useWords(SHEET_WORDS);
  return (
    <span id="sheet-counts" class="tabular">
      {words.counts(counts.in, counts.out, counts.absent)}
    </span>
  );
}

/** Undoes one's own last change; Ctrl-Z presses it. */
export function UndoButton({
  model: { undo, slug, laborType, sheet },
}: {
  model: Pick<SheetModel, 'undo' | 'slug' | 'laborType' | 'sheet'>;
}): JSX.Element {
  const words = useWords(SHEET_WORDS);
  return (
    <span id="sheet-undo">
      {undo && !isClosed(sheet.state.state) && (
        <Form action={sheetHref(slug, { laborType })} inline data-stay="" id="undo-form">
          <input type="hidden" name="action" value="undo" />
          <Button kind="quiet" icon="undo-2" id="undo" data-undo="">
            {words.undo(
              `${words.actions[undo.action] ?? undo.action}${words.ofMany(undo.requestIds.length)}`,
            )}
          </Button>
        </Form>
      )}
    </span>
  );
}

function Filter({ model: { board, laborType, rows } }: { model: SheetModel }): JSX.Element {
  const words = useWords(SHEET_WORDS);
  const skills = new Map(
    board.requests.map(({ requirement: { labor_type: skill } }) => [skill.id, skill.name]),
  );
  return (
    <FilterBar count={words.people(rows.length)}>
      <Select
        label={words.skill}
        quietLabel
        name="labor_type"
        value={laborType}
        options={[
          { value: 'All', label: words.allSkills },
          ...[...skills].map(([id, name]) => ({ value: String(id), label: name })),
        ]}
      />
    </FilterBar>
  );
}

function MarkedActs({ model, here }: { model: SheetModel; here: string }): JSX.Element {
  const words = useWords(SHEET_WORDS);
  const { call } = model.board;
  const dates = useDates(model.zone);
  const kept = useKept(MARKED);
  return (
    <Toolbar id={MARKED} action={here} stays>
      <input type="hidden" name="many" value="1" />
      {isClosed(model.sheet.state.state) && <MarkedReason />}
      <Button kind="quiet" size="small" name="action" value="sign_in" id="sign-in-marked">
        {`${words.signIn} ${dates.time(new Date(call.starts_at))}`}
      </Button>
      <span class="w-28">
        <Field
          {...{ label: words.lunch, quietLabel: true, name: 'lunch' }}
          value={kept.text('lunch') ?? words.lunchValue}
        />
      </span>
      <Button kind="quiet" size="small" name="action" value="add_meal_break" id="break-marked">
        {words.addBreak}
      </Button>
      <span class="w-24">
        <Field
          {...{ label: words.time, quietLabel: true, name: 'time', placeholder: words.timeHint }}
          value={kept.text('time')}
        />
      </span>
      <Button kind="quiet" size="small" name="action" value="sign_out" id="sign-out-marked">
        {words.signOut}
      </Button>
      <Button kind="quiet" size="small" name="action" value="void" id="void-marked">
        {words.voidHours}
      </Button>
    </Toolbar>
  );
}

function MarkedReason(): JSX.Element {
  const words = useWords(SHEET_APPROVAL_WORDS);
  return (
    <span class="w-40">
      <Field
        {...{ label: words.reason, quietLabel: true, placeholder: words.reason }}
        {...{ name: 'reason', id: 'reason-for-marked', maxLength: 500 }}
        value={useKept(MARKED).text('reason')}
      />
    </span>
  );
}

function Empty({ model }: { model: SheetModel }): JSX.Element {
  const words = useWords(SHEET_WORDS);
  const { event } = model.board.call;
  if (model.laborType !== 'All') return <EmptyState title={words.emptySkill} icon="search" />;
  return (
    <EmptyState
      title={words.empty}
      text={words.emptyText}
      icon="users"
      action={<ButtonLink href={`/app/events/${event.slug}/`}>{words.fillCall}</ButtonLink>}
    />
  );
}
