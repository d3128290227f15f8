import type { JSX } from 'preact';
import type { ZonePreview } from '#libs/call-time';
import { Button } from '../frame/button.js';
import { Card, Section } from '../frame/card.js';
import { FormActions } from '../frame/field-row.js';
import type { FormError } from '../frame/form-error.js';
import { FormErrors } from '../frame/form-errors.js';
import { Form } from '../frame/form.js';
import { NoticeBox } from '../frame/notice-box.js';
import { Select } from '../frame/select.js';
import { useDates } from '../frame/dates.js';
import { useWords } from '../frame/words.js';
import { zoneOptions } from '../frame/zone-options.js';
import { OWNER_WORDS } from './owner.words.js';

export interface ZoneModel {
  zone: string;
  /** The zone that is looked at before it is chosen, with what it would move; null: none. */
  chosen: string | null;
  preview: ZonePreview | null;
  error: FormError | null;
  action: string;
  /** The company of the address. */
  company: string;
}

/** Two steps: see what moves, then change. The first is in the address and changes nothing. */
export function ZoneSection(model: ZoneModel): JSX.Element {
  const { zone: words } = useWords(OWNER_WORDS);
  const { zone, chosen, error, action, company } = model;
  const shown = chosen ?? zone;
  return (
    <Card id="zone">
      <Section title={words.title} intro={words.intro}>
        <FormErrors error={error} />
        <Form method="get" action="/app/owner/#zone">
          <input type="hidden" name="company" value={company} />
          <Select label={words.field} name="zone" value={shown} options={zoneOptions(shown)} />
          <FormActions>
            <Button kind="quiet">{words.look}</Button>
          </FormActions>
        </Form>
        {chosen === zone && <p>{words.current(zone)}</p>}
        {chosen !== null && chosen !== zone && model.preview && (
          <NoticeBox tone="warning" id="zone-preview">
            <Preview preview={model.preview} from={zone} to={chosen} />
            <Form action={action}>
              <input type="hidden" name="form" value="zone" />
              <input type="hidden" name="time_zone" value={chosen} />
              <Button kind="quiet">{words.save(chosen)}</Button>
            </Form>
          </NoticeBox>
        )}
      </Section>
    </Card>
  );
}

function Preview({
  preview: { moved, kept, first },
  from,
  to,
}: {
  preview: ZonePreview;
  from: string;
  to: string;
}): JSX.Element {
  const { zone: words } = useWords(OWNER_WORDS);
  const dates = useDates(from);
  const when = first && `${dates.day(first.date)}, ${dates.time(first.time)}`;
  return (
    <>
      <p>{moved === 0 ? words.none(to) : words.moves(moved, to)}</p>
      {first && when && <p>{words.first(first.call, first.event, when, to)}</p>}
      {kept > 0 && <p>{words.kept(kept)}</p>}
      <p>{words.untold}</p>
    </>
  );
}
