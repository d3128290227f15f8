import type { JSX } from 'preact';
import { type ScriptAttributes, scriptAttributes } from './attributes.js';
import { controlAttributes, FieldFrame, type FieldFrameProps } from './field-frame.js';

export interface SelectOption {
  value: string;
  label: string;
  disabled?: boolean;
}

interface SelectProps extends FieldFrameProps, ScriptAttributes {
  options: readonly SelectOption[];
  value?: string | number | null;
  required?: boolean;
  disabled?: boolean;
  form?: string;
  autofocus?: boolean;
}

/** One of several, where there are too many to show them all. For up to five, see `Choice`. */
export function Select(props: SelectProps): JSX.Element {
  const { label, name, id, hint, error, quietLabel, options, value, ...rest } = props;
  const frame = { label, name, id, hint, error, quietLabel };
  const { required, disabled, form, autofocus } = rest;
  return (
    <FieldFrame {...frame}>
      <select
        {...controlAttributes(frame)}
        {...{ required, disabled, form, autofocus }}
        class="input select"
        {...scriptAttributes(rest)}
      >
        {options.map((option) => (
          <option
            key={option.value}
            value={option.value}
            disabled={option.disabled}
            selected={option.value === String(value ?? '')}
          >
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
