import type { JSX } from 'preact';
import { Button, IconButton } from '../../pages/frame/button.js';
import { CheckboxGroup } from '../../pages/frame/checkbox-group.js';
import { Checkbox, Switch } from '../../pages/frame/checkbox.js';
import { Choice } from '../../pages/frame/choice.js';
import { ExpandableCard } from '../../pages/frame/expandable-card.js';
import { FieldSentence } from '../../pages/frame/field-sentence.js';
import { Field } from '../../pages/frame/field.js';
import { FieldRow, FormActions } from '../../pages/frame/field-row.js';
import { FormErrors } from '../../pages/frame/form-errors.js';
import { Form } from '../../pages/frame/form.js';
import { ICON_NAMES } from '../../pages/frame/icon-names.js';
import { Icon } from '../../pages/frame/icon.js';
import { ButtonLink, Link } from '../../pages/frame/link.js';
import { Select } from '../../pages/frame/select.js';
import { Row, Sample } from './sample.js';

const ERROR = {
  status: 400,
  code: 'event.invalid',
  message: 'The end lies before the start.',
  fields: { end: 'Choose a day after Nov 29.' },
};
const PLACES = [
  { value: '', label: 'Choose a location' },
  { value: '1', label: 'Harbor Arena' },
  { value: '2', label: 'The very old and very large exhibition hall of the fair' },
];

/** Buttons, links, fields. */
export function ControlSamples(): JSX.Element {
  return (
    <>
      <Sample title="Buttons" intro="One primary on a page; two sizes at most.">
        <Form id="buttons">
          <Row>
            <Button icon="send">Ask 12 workers</Button>
            <Button kind="quiet">Copy</Button>
            <Button kind="danger" icon="trash-2" confirm="12 people get a text: the event is off.">
              Cancel event
            </Button>
            <Button disabled>Ask nobody</Button>
            <Button size="small">Fill</Button>
            <Button size="small" kind="quiet" icon="pencil" hotkey="e">
              Edit
            </Button>
            <Button size="small" kind="danger">
              Decline
            </Button>
            <IconButton icon="pencil" label="Edit the call" />
            <IconButton icon="trash-2" label="Delete the call" confirm="The call goes away." />
            <ButtonLink href="#links" icon="plus">
              New event
            </ButtonLink>
            <ButtonLink href="#links" kind="quiet" size="small">
              Time sheet
            </ButtonLink>
          </Row>
        </Form>
        <p>
          <Link href="#links">A link within a text</Link>, and{' '}
          <Link href="https://example.com/" external>
            one to another site
          </Link>
        </p>
      </Sample>
      <Sample title="Fields" intro="Label above, hint and error below, beside each other in a row.">
        <Form id="fields">
          <FormErrors error={ERROR} shown={['end']} />
          <Field label="Name" name="name" value="Harbor Lights Tour" hint="Workers read it." />
          <FieldRow>
            <Field label="First day" name="start" type="date" value="2026-11-29" />
            <Field
              label="Last day"
              name="end"
              type="date"
              value="2026-11-28"
              error={ERROR.fields.end}
            />
          </FieldRow>
          <FieldRow>
            <Field label="Time" name="time" type="time" value="07:00" />
            <Field label="Needed" name="needed" type="number" value={0} min={1} max={500} />
            <Select label="Location" name="location" options={PLACES} value="2" />
          </FieldRow>
          <FieldRow>
            <Field label="Password" name="secret" type="password" value="swordfish" />
            <Field label="Phone" name="phone" type="tel" placeholder="(212) 555-0100" />
            <Field label="Unchangeable" name="fixed" value="Nov 29" readOnly />
          </FieldRow>
          <Field label="Message" name="message" rows={3} value="Bring gloves." />
          <Field label="Logo" name="logo" type="file" accept="image/*" />
          <Select label="Skill" name="skill" options={PLACES} error="Choose a skill." />
          <Checkbox
            label="They have said that we may text them"
            name="consent"
            hint="Recorded with your name."
            checked
          />
          <Checkbox
            label="Single day"
            name="single"
            error="An event of two days has more than one."
          />
          <Checkbox label="Cannot be chosen now" name="never" disabled />
          <Switch
            label="Time tracking"
            name="tracking"
            checked
            hint="Time sheets, codes and stations."
          />
          <Switch label="Second factor required" name="second" />
          <CheckboxGroup
            legend="Skills"
            name="skills"
            options={[
              { value: '1', label: 'Rigger' },
              { value: '2', label: 'Audio' },
              { value: '3', label: 'Follow spot operator, with a licence' },
            ]}
            checked={['1']}
          />
          <Choice
            legend="Can you come?"
            name="answer"
            chosen="yes"
            options={[
              { value: 'yes', label: 'Yes', tone: 'success' },
              { value: 'no', label: 'No', tone: 'danger' },
              { value: 'later', label: 'Later', hint: 'We ask again tomorrow.' },
            ]}
          />
          <FormActions>
            <Button>Save event</Button>
            <ButtonLink href="#fields" kind="quiet">
              Back
            </ButtonLink>
          </FormActions>
        </Form>
      </Sample>
      <Sample
        title="Sentences with gaps"
        intro="Rules as one says them; the box opens at its title."
      >
        <ExpandableCard
          id="expandable-sample"
          title="Overtime of the day"
          meta="Double after 10"
          open
        >
          <FieldSentence>
            <span>Overtime after</span>
            <Field name="gap-after" label="Hours" quietLabel value="10" />
            <span>hours a day at</span>
            <Field name="gap-times" label="Times" quietLabel value="two" error="Type a number." />
            <span>×</span>
          </FieldSentence>
        </ExpandableCard>
        <ExpandableCard id="expandable-closed" title="Night" meta="From midnight to 8">
          <p>Nothing yet.</p>
        </ExpandableCard>
      </Sample>
      <Sample title="Icons" intro="Beside a word; alone only where everybody knows them.">
        <Row>
          {ICON_NAMES.map((name) => (
            <span key={name} title={name}>
              <Icon name={name} />
            </span>
          ))}
        </Row>
      </Sample>
    </>
  );
}
