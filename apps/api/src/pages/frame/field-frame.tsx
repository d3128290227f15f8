import type { ComponentChildren, JSX } from 'preact';

export interface FieldFrameProps {
  label: string;
  name: string;
  /** Default: the name. Give one where several forms of a page have fields of this name. */
  id?: string;
  hint?: string;
  /** The error, shown beside the field and announced to screen readers. */
  error?: string;
  /** The label is for screen readers only, because the place says what the field is. */
  quietLabel?: boolean;
}

/** Label, hint and error around a control. */
export function FieldFrame({
  label,
  name,
  id = name,
  hint,
  error,
  quietLabel,
  children,
}: FieldFrameProps & { children: ComponentChildren }): JSX.Element {
  return (
    <div class="field">
      <label for={id} class={quietLabel ? 'sr-only' : 'field-label'}>
        {label}
      </label>
      {children}
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

/** The attributes that tie a control to its label, hint and error. */
export function controlAttributes({
  name,
  id = name,
  hint,
  error,
}: Pick<FieldFrameProps, 'name' | 'id' | 'hint' | 'error'>): {
  id: string;
  name: string;
  'aria-invalid': 'true' | undefined;
  'aria-describedby': string | undefined;
} {
  return {
    id,
    name,
    'aria-invalid': error ? 'true' : undefined,
    'aria-describedby':
      [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined,
  };
}
