import type { JSX } from 'preact';
import type { Candidate } from '#libs/labor';
import { Button } from '../frame/button.js';
import { Section } from '../frame/card.js';
import { Dialog } from '../frame/dialog.js';
import { EmptyState } from '../frame/empty-state.js';
import type { FormError } from '../frame/form-error.js';
import { LaterFrom } from '../frame/later.js';
import { Pager } from '../frame/pager.js';
import { Table } from '../frame/table.js';
import { Toolbar } from '../frame/toolbar.js';
import { useWords } from '../frame/words.js';
import { CandidateCostLater, CostAssumption } from '../pay-lines/candidate-cost.js';
import { Name, Record, Skills } from './candidate-cells.js';
import { CandidateFilters } from './candidate-filters.js';
import { ContactForm, type TypedContact } from './new-contact-form.js';
import { fillCostsHref, fillHref, isFiltered } from './fill-query.js';
import { rowActionValues } from './fill.form.js';
import type { FillModel } from './fill.model.js';
import { FILL_WORDS } from './fill.words.js';
import { Availability, isMarked, needsConsent } from './worker-marks.js';

export interface CandidateListProps {
  model: FillModel;
  /** A contact that could not be added, as typed, and why. */
  refused?: { typed: TypedContact; error: FormError };
}

/** The form that the check boxes and buttons of the rows belong to. */
export const MARKED = 'marked';

/** Who could come: searched, filtered, page by page; asked, reserved or confirmed one by one or many at once. */
export function CandidateList({ model, refused }: CandidateListProps): JSX.Element {
  const words = useWords(FILL_WORDS);
  const { requirement, query, page } = model;
  const { slug } = requirement;
  const here = fillHref(slug, query);
  return (
    <Section
      id="candidates"
      title={words.candidates}
      actions={
        <Dialog
          id="add-contact"
          title={words.addContact}
          trigger={{ label: words.addContact, icon: 'user-plus', size: 'small' }}
          open={refused !== undefined}
        >
          <ContactForm requirement={requirement} action={here} {...refused} />
        </Dialog>
      }
    >
      <CandidateFilters model={model} />
      {model.mayReadMoney && page.total > 0 && <CostAssumption href={fillCostsHref(slug, query)} />}
      {page.candidates.some(needsConsent) && (
        <p id="consent-note" class="text-xs text-muted">
          {words.consentNote}
        </p>
      )}
      <LaterFrom from={fillCostsHref(slug, query)}>
        <Table
          id="candidate-rows"
          caption={words.candidatesCaption}
          selectable={{ name: 'worker_id', form: MARKED }}
          columns={[
            { key: 'name', title: words.name },
            { key: 'skills', title: words.skills },
            { key: 'availability', title: words.availability, quietOnPhone: true },
            { key: 'record', title: words.record, quietOnPhone: true },
            { key: 'acts', title: words.acts, quietTitle: true, align: 'right' },
          ]}
          rows={page.candidates.map((worker) => ({
            id: `worker-${worker.id}`,
            href: `/app/labor/${slug}/worker/${worker.id}/`,
            select: { value: String(worker.id), label: worker.name },
            of: rowContent(worker, model),
            cells: () => cellsOf(worker, model),
          }))}
          empty={
            isFiltered(query) ? (
              <EmptyState title={words.nobody} text={words.nobodyText} icon="search" />
            ) : (
              <EmptyState title={words.noneLeft} text={words.noneLeftText} icon="users" />
            )
          }
        />
      </LaterFrom>
      <Toolbar id={MARKED} action={here} stays>
        <Button
          kind="primary"
          size="small"
          name="action"
          value="request"
          hotkey="a"
          id="ask-marked"
        >
          {words.askMarked}
        </Button>
        <Button
          kind="quiet"
          size="small"
          name="action"
          value="reserve"
          hotkey="r"
          id="reserve-marked"
        >
          {words.reserve}
        </Button>
        <Button
          kind="quiet"
          size="small"
          name="action"
          value="confirm"
          id="confirm-marked"
          confirm={words.confirmQuestion}
        >
          {words.confirm}
        </Button>
      </Toolbar>
      <Pager
        page={page.page}
        total={page.total}
        size={query.size}
        href={(nth, size) => fillHref(slug, query, sizeOf(nth, size, query.size))}
      />
    </Section>
  );
}

/** The size stands in the address only where it changes: it is remembered. */
function sizeOf(page: number, size: number, now: number): { page: number; size?: number } {
  return size === now ? { page } : { page, size };
}

function rowContent(worker: Candidate, { requirement, zone, mayReadMoney }: FillModel): unknown {
  const { labor_type: skill, call_time: call } = requirement;
  return [worker, mayReadMoney, skill.name, call.starts_at, zone];
}

function cellsOf(worker: Candidate, model: FillModel): Record<string, JSX.Element | string> {
  const { requirement, zone } = model;
  return {
    name: <Name worker={worker} />,
    skills:
      worker.labor_types.length > 0 ? (
        <Skills worker={worker} skill={requirement.labor_type.name} />
      ) : (
        ''
      ),
    availability: (
      <>
        <Availability
          worker={worker}
          startsAt={new Date(requirement.call_time.starts_at)}
          zone={zone}
        />{' '}
        {model.mayReadMoney && <CandidateCostLater of={requirement} worker={worker} />}
      </>
    ),
    record: hasRecord(worker) ? <Record {...{ worker, zone }} /> : '',
    acts: <Acts worker={worker} />,
  };
}

function hasRecord({ offered, last_worked: day, ...worker }: Candidate): boolean {
  return offered > 0 || day !== null || isMarked(worker);
}

/** The letters work on the row that has the focus. */
function Acts({ worker }: { worker: Candidate }): JSX.Element {
  const words = useWords(FILL_WORDS);
  return (
    <>
      <Button
        kind="quiet"
        size="small"
        form={MARKED}
        name="act"
        value={rowActionValues.worker('request', worker.id)}
        hotkey="a"
      >
        {words.ask}
      </Button>
      <Button
        kind="quiet"
        size="small"
        form={MARKED}
        name="act"
        value={rowActionValues.worker('reserve', worker.id)}
        hotkey="r"
      >
        {words.reserve}
      </Button>
    </>
  );
}
