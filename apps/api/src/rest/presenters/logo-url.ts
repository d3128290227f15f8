import type { CompanyRow } from '#libs/company';

let origin = '';

/** Once, at the start: an absolute address begins with our own origin, which is a setting of the process and of no row. */
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
