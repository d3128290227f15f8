import { type Layer, LAYERS, type Rules } from '#libs/pay';
import { readForm } from '../frame/read-form.js';
import { RuleSetForm, typedRulesIn } from './pay-rules.form.js';
import { type FieldProblem, readTypedRules, TypedRulesRefused } from './read-typed-rules.js';

/** What the editor sent, as far as it can be read. */
export interface EditorReading {
  form: RuleSetForm | null;
  layer: Layer;
  rules: Rules | null;
  problems: readonly FieldProblem[];
  /** Why the fields about the set, or the change itself, were refused. */
  refusal: unknown;
}

/** Reads both the rules and what is about the set, so that all errors show at once. */
export async function readEditor(body: unknown): Promise<EditorReading> {
  const typed = typedRulesIn(body);
  const layer = LAYERS.find((each) => each === typed['layer']?.[0]) ?? 'contract';
  const [form, refusal] = await readForm(RuleSetForm, body).then(
    (read) => [read, null] as const,
    (error: unknown) => [null, error] as const,
  );
  try {
    return { form, layer, refusal, rules: readTypedRules(typed, layer), problems: [] };
  } catch (error) {
    if (!(error instanceof TypedRulesRefused)) throw error;
    return { form, layer, refusal, rules: null, problems: error.problems };
  }
}
