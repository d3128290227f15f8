import { fitsMessage } from './message-length.js';
import { plainText } from './plain-text.js';

/** Most UTF-16 units of each name, tried in this order until the text fits one message. */
const NAME_LENGTHS = [Infinity, 120, 80, 50, 24];
/** Links stay whole; they stand under these names, or are parameters of their own. */
const LINK = /^https?:\/\/[\x21-\x7e]+$/;
const LINK_NAMES = /^(link|sheet|moreAt|\d+)$/;

const GRAPHEMES = new Intl.Segmenter();

/**
 * The same templates, each safe to send whatever names it is given: names are one line each, with
 * the punctuation of GSM-7, and are shortened where the text would not fit one message. Lists that
 * are too long even so are for `splitMessage`.
 */
export function fittedTemplates<Templates extends object>(templates: Templates): Templates {
  return Object.fromEntries(
    Object.entries(templates).map(([name, template]) => [name, fitted(template)]),
  ) as Templates;
}

function fitted(template: unknown): unknown {
  if (typeof template === 'string') return template;
  if (typeof template !== 'function') return fittedTemplates(template as object);
  const render = template as (...given: unknown[]) => string;
  return (...given: unknown[]): string => {
    const names = mapTexts(given, plainText) as unknown[];
    let text = '';
    for (const longest of NAME_LENGTHS) {
      text = render(...(mapTexts(names, (name) => shortened(name, longest)) as unknown[]));
      if (fitsMessage(text)) break;
    }
    return text;
  };
}

/** Changes every text in nested objects and lists but links. */
function mapTexts(value: unknown, change: (text: string) => string, name = ''): unknown {
  if (typeof value === 'string')
    return LINK_NAMES.test(name) && LINK.test(value) ? value : change(value);
  if (Array.isArray(value)) return value.map((each, at) => mapTexts(each, change, String(at)));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, mapTexts(each, change, key)]),
  );
}

/** With '...' where something is left out; no character is torn. */
function shortened(name: string, longest: number): string {
  if (name.length <= longest) return name;
  let kept = '';
  for (const { segment } of GRAPHEMES.segment(name)) {
    if (kept.length + segment.length > longest - 3) break;
    kept += segment;
  }
  return `${kept.trimEnd()}...`;
}
