import type { JSX } from 'preact';
import { type ScriptAttributes, scriptAttributes } from './attributes.js';

interface CheckboxProps extends ScriptAttributes {
  label: string;
  name: string;
  /** Default: `on`, as browsers send it. */
  value?: string;
  checked?: boolean;
  hint?: string;
  error?: string;
  disabled?: boolean;
  id?: string;
  form?: string;
}

/** Yes or no, sent with its form. */
export function Checkbox(props: CheckboxProps): JSX.Element {
  return <Tick {...props} look="checkbox" />;
}

/** Something that is on or off by itself, as a setting is. Sent as a check box. */
export function Switch(props: CheckboxProps): JSX.Element {
  return <Tick {...props} look="switch" />;
}

function Tick(props: CheckboxProps & { look: 'checkbox' | 'switch' }): JSX.Element {
  const { label, name, hint, error, look, value = 'on', ...rest } = props;
  const { checked, disabled, form } = rest;
  const id = rest.id ?? (value === 'on' ? name : `${name}-${value}`);
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div class="tick">
      <label class="tick-label" for={id}>
        <input
          type="checkbox"
          role={look === 'switch' ? 'switch' : undefined}
          class={look}
          {...{ id, name, value, checked, disabled, form }}
          aria-invalid={error ? 'true' : undefined}
          aria-describedby={describedBy || undefined}
          {...scriptAttributes(rest)}
        />
        <span>{label}</span>
      </label>
      {hint && (
        <p id={`${id}-hint`} class="field-hint">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} class="field-error">
          {error}
        </p>
      )}
    </div>
  );
}
