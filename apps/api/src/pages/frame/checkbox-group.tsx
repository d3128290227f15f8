import type { JSX } from 'preact';
import { Checkbox } from './checkbox.js';

interface CheckboxGroupProps {
  /** The question, read out before the options. */
  legend: string;
  /** Of every check box; sent once for each that is ticked. */
  name: string;
  options: readonly { value: string; label: string }[];
  /** Values of the ticked ones. */
  checked: readonly string[];
  error?: string;
}

/** Any number of several, such as the skills of a contact. */
export function CheckboxGroup({
  legend,
  name,
  options,
  checked,
  error,
}: CheckboxGroupProps): JSX.Element {
  return (
    <fieldset class="choice" aria-describedby={error ? `${name}-error` : undefined}>
      <legend class="field-label">{legend}</legend>
      <div class="checkbox-group">
        {options.map(({ value, label }) => (
          <Checkbox
            key={value}
            name={name}
            value={value}
            label={label}
            checked={checked.includes(value)}
          />
        ))}
      </div>
      {error && (
        <p id={`${name}-error`} class="field-error">
          {error}
        </p>
      )}
    </fieldset>
  );
}
