import type { JSX } from 'preact';
import { type ScriptAttributes, scriptAttributes } from './attributes.js';
import { controlAttributes, FieldFrame, type FieldFrameProps } from './field-frame.js';

type FieldType =
  'text' | 'password' | 'email' | 'tel' | 'number' | 'date' | 'time' | 'search' | 'url' | 'file';

interface FieldProps extends FieldFrameProps, ScriptAttributes {
  type?: FieldType;
  value?: string | number | null;
  autocomplete?: string;
  required?: boolean;
  autofocus?: boolean;
  disabled?: boolean;
  readOnly?: boolean;
  maxLength?: number;
  min?: string | number;
  max?: string | number;
  step?: string | number;
  placeholder?: string;
  /** Types of files, as in `accept`. */
  accept?: string;
  multiple?: boolean;
  /** Id of a list of suggestions. */
  list?: string;
  /** Rows of a text area. */
  rows?: number;
  /** Id of the form it belongs to, for a field outside it. */
  form?: string;
}

/** Fields that are compared letter by letter: phones must not correct or capitalise them. */
const LITERAL = /^(username|email|one-time-code|(current|new)-password)$/;
const AS_TYPED = { autocapitalize: 'none', autocorrect: 'off', spellcheck: false } as const;

/** A labelled field with its hint and error. */
export function Field(props: FieldProps): JSX.Element {
  const { label, name, id, hint, error, quietLabel, type = 'text', value, rows, ...rest } = props;
  const frame = { label, name, id, hint, error, quietLabel };
  const { autocomplete, required, autofocus, disabled, readOnly, maxLength } = rest;
  const { min, max, step, placeholder, accept, multiple, list, form } = rest;
  const common = {
    ...controlAttributes(frame),
    ...{ autocomplete, required, autofocus, disabled, readOnly, maxLength, placeholder, form },
    ...(LITERAL.test(autocomplete ?? '') && AS_TYPED),
    class: 'input',
    ...scriptAttributes(rest),
  };
  const specific = { type, min, max, step, accept, multiple, list };
  return (
    <FieldFrame {...frame}>
      {rows ? (
        <textarea {...common} rows={rows}>
          {value ?? ''}
        </textarea>
      ) : (
        // The typed attributes of an input depend on its type, which is a value here.
        <input {...common} {...(specific as object)} value={value ?? undefined} />
      )}
    </FieldFrame>
  );
}
