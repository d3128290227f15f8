import type { CompanyRow } from '#libs/company';

let origin = '';

/** Called once at the start: an absolute address begins with our own origin, a setting of the process. */
export function setLogoOrigin(publicUrl: string): void {
  origin = publicUrl.replace(/\/+$/, '');
}

/** Absolute, and its path ends in `.png` or `.webp`; null without a logo. */
export function logoUrl({
  slug,
  logo_file: file,
}: Pick<CompanyRow, 'slug' | 'logo_file'>): string | null {
  return file && `${origin}/company/${slug}/logo/${file}`;
}
