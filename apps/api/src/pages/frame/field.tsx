import type { JSX } from 'preact';

interface FieldProps {
  label: string;
  name: string;
  type?: 'text' | 'password';
  value?: string;
  /** The error, shown beside the field and announced to screen readers. */
  error?: string;
  hint?: string;
  autocomplete?: string;
  required?: boolean;
  autofocus?: boolean;
  maxLength?: number;
  /** Rows of a text area. */
  rows?: number;
}

/** Fields that are compared letter by letter: phones must not correct or capitalise them. */
const LITERAL = /^(username|email|one-time-code|(current|new)-password)$/;
const AS_TYPED = { autocapitalize: 'none', autocorrect: 'off', spellcheck: false } as const;

/** A labelled field with its hint and error. */
export function Field({
  label,
  name,
  type = 'text',
  value,
  error,
  hint,
  rows,
  autocomplete,
  maxLength,
  ...flags
}: FieldProps): JSX.Element {
  const describedBy =
    [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ') || undefined;
  const common = {
    id: name,
    name,
    required: flags.required,
    autofocus: flags.autofocus,
    autocomplete,
    maxLength,
    ...(LITERAL.test(autocomplete ?? '') && AS_TYPED),
    'aria-invalid': error ? ('true' as const) : undefined,
    'aria-describedby': describedBy,
    class: `block w-full min-h-11 rounded-lg border bg-surface px-3.5 py-2.5 text-base text-ink placeholder:text-muted ${error ? 'border-danger' : 'border-field'}`,
  };
  return (
    <div class="space-y-1.5">
      <label for={name} class="block font-medium">
        {label}
      </label>
      {rows ? (
        <textarea {...common} rows={rows}>
          {value}
        </textarea>
      ) : (
        <input {...common} {...kind(type)} value={value} />
      )}
      {hint && (
        <p id={`${name}-hint`} class="text-sm text-muted">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${name}-error`} class="text-sm font-medium text-danger">
          {error}
        </p>
      )}
    </div>
  );
}

/** Separate objects, since the typed attributes of an input depend on its type. */
function kind(type: 'text' | 'password'): { type: 'text' } | { type: 'password' } {
  return type === 'text' ? { type: 'text' } : { type: 'password' };
}
