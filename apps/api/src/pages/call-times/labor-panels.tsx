import type { JSX } from 'preact';
import type { LaborTypeRow } from '#libs/company';
import { type EventRow, zoneOf } from '#libs/event';
import type { TextPreview } from '#libs/labor';
import { FormPanel, PanelActions } from '../events/event-panels.js';
import { TextsBox } from '../events/texts-box.js';
import type { Typed } from '../frame/typed.js';
import { Button } from '../frame/button.js';
import { ConflictNotice, ShownValues } from '../frame/conflict-notice.js';
import type { EditConflict, FormValues } from '../frame/edit-conflicts.js';
import { Field } from '../frame/field.js';
import { FieldRow } from '../frame/field-row.js';
import type { FormError } from '../frame/form-error.js';
import { Form } from '../frame/form.js';
import { FormErrors } from '../frame/form-errors.js';
import { Link } from '../frame/link.js';
import { Select } from '../frame/select.js';
import { useWords } from '../frame/words.js';
import { LABOR_WORDS } from './labor.words.js';

const SHOWN = ['labor_type', 'needed_labor', 'fcfs_positions', 'minimum_hours'];

interface LaborPanelProps {
  event: EventRow;
  /** The call that gets labor, or the requirement that is edited. */
  target:
    { call: { slug: string; name: string } } | { requirement: { slug: string; skill: string } };
  /** Skills to choose from. */
  skills: readonly LaborTypeRow[];
  /** Whether the company has any. */
  hasSkills: boolean;
  /** Whether the rules of pay that count at the call pay its minimum. */
  isMinimumPaid: boolean;
  given: Typed;
  error?: FormError | null;
  /** Of an edit: what the form showed when it was opened. */
  shown?: FormValues;
  /** What somebody else changed meanwhile. */
  conflicts?: readonly EditConflict[];
}

/** How many of which skill a call needs. */
export function LaborPanel(props: LaborPanelProps): JSX.Element {
  const { event, target, skills, hasSkills, given, error, shown, conflicts = [] } = props;
  const { isMinimumPaid } = props;
  const words = useWords(LABOR_WORDS);
  const isNew = 'call' in target;
  const slug = isNew ? target.call.slug : target.requirement.slug;
  const id = isNew ? `new-labor-${slug}` : `labor-${slug}-edit`;
  const only = skills.length === 1 ? String(skills[0]!.id) : undefined;
  return (
    <FormPanel
      id={id}
      title={isNew ? words.addTo(target.call.name) : words.edit(target.requirement.skill)}
    >
      <Form
        id={`${id}-form`}
        action={isNew ? `/app/call/${slug}/add-labor/` : `/app/labor/${slug}/edit/`}
      >
        <FormErrors error={error} shown={SHOWN} />
        {shown && <ShownValues values={shown} />}
        <ConflictNotice
          conflicts={conflicts}
          labels={{
            labor_type: words.skill,
            needed_labor: words.needed,
            fcfs_positions: words.firstCome,
            minimum_hours: words.minimum,
          }}
          display={(name, value) =>
            name === 'labor_type'
              ? (skills.find(({ id: skillId }) => String(skillId) === value)?.name ?? value)
              : value
          }
        />
        {skills.length === 0 && (
          <p>
            {hasSkills ? words.allTaken : words.noSkills}{' '}
            {!hasSkills && <Link href="/app/skills/">{words.addSkill}</Link>}
          </p>
        )}
        <FieldRow>
          <Select
            id={`${id}-skill`}
            label={words.skill}
            name="labor_type"
            value={given.labor_type ?? only}
            error={error?.fields.labor_type}
            required
            autofocus={isNew && !only}
            options={[
              { value: '', label: words.chooseSkill },
              ...skills.map(({ id: skillId, name }) => ({ value: String(skillId), label: name })),
            ]}
          />
          <Field
            id={`${id}-needed`}
            label={words.needed}
            name="needed_labor"
            type="number"
            min={1}
            max={10_000}
            value={given.needed_labor}
            error={error?.fields.needed_labor}
            autofocus={isNew && only !== undefined}
            required
          />
          <Field
            id={`${id}-first-come`}
            label={words.firstCome}
            name="fcfs_positions"
            type="number"
            min={0}
            max={10_000}
            value={given.fcfs_positions}
            error={error?.fields.fcfs_positions}
            hint={words.firstComeHint}
          />
          <Field
            id={`${id}-minimum`}
            label={words.minimum}
            name="minimum_hours"
            type="number"
            min={0}
            max={24}
            step={0.5}
            value={given.minimum_hours}
            error={error?.fields.minimum_hours}
            hint={isMinimumPaid ? words.minimumHint : words.minimumUnpaid}
          />
        </FieldRow>
        <PanelActions event={event}>
          <Button>{isNew ? words.addIt : words.save}</Button>
          {isNew && (
            <Button kind="quiet" name="another" value="on">
              {words.addAnother}
            </Button>
          )}
        </PanelActions>
      </Form>
    </FormPanel>
  );
}

/** What deleting labor does, before it is done. */
export function LaborDeletionPanel({
  event,
  requirement,
  preview,
  error,
}: {
  event: EventRow;
  requirement: { slug: string; skill: string };
  preview: TextPreview | null;
  error?: FormError | null;
}): JSX.Element {
  const words = useWords(LABOR_WORDS);
  const told = preview?.texts.length ?? 0;
  return (
    <FormPanel
      id={`labor-${requirement.slug}-deletion`}
      title={words.deleteTitle(requirement.skill)}
      intro={words.deleteWhat}
    >
      <Form action={`/app/labor/${requirement.slug}/delete/`} id="delete-labor-form">
        <FormErrors error={error} />
        {preview && <TextsBox preview={preview} title={words.deleteTexts} zone={zoneOf(event)} />}
        <PanelActions event={event}>
          {preview && (
            <Button kind="danger">{told > 0 ? words.deleteAndText(told) : words.deleteIt}</Button>
          )}
        </PanelActions>
      </Form>
    </FormPanel>
  );
}
