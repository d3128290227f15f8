import { COMMON_PASSWORDS } from './common-passwords.js';

let loaded: Promise<ReadonlySet<string>> | null = null;

/**
 * More than 100,000 common passwords and words, in lower case. Loaded on demand: takes a fifth of a
 * second, and 30 MB from then on.
 */
export function loadCommonPasswords(): Promise<ReadonlySet<string>> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<ReadonlySet<string>> {
  const lists = await Promise.all([
    import('@zxcvbn-ts/language-common/dist/passwords.json.mjs'),
    import('@zxcvbn-ts/language-en/dist/commonWords.json.mjs'),
    import('@zxcvbn-ts/language-en/dist/wikipedia.json.mjs'),
  ]);
  const all = new Set(COMMON_PASSWORDS);
  for (const { default: list } of lists) for (const word of list) all.add(word.toLowerCase());
  return all;
}
