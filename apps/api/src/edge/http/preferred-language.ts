import type { Language } from '#libs/messaging';

/** @param accepted an `Accept-Language` header. Returns the first of our languages in it, English if there is none */
export function preferredLanguage(accepted: string | undefined): Language {
  const wanted = (accepted ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters
        .map((parameter) => /^\s*q=([\d.]+)/.exec(parameter)?.[1])
        .find((found) => found !== undefined);
      return { language: tag.split('-')[0], quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ language, quality }) => quality > 0 && (language === 'en' || language === 'es'))
    .sort((a, b) => b.quality - a.quality);
  return wanted[0]?.language === 'es' ? 'es' : 'en';
}
