import type { LogoImage } from './logo-image.js';

/** What a logo is called in its address: another picture has another name, so that it may be kept for ever. */
export function logoFileName({ etag, mediaType }: Pick<LogoImage, 'etag' | 'mediaType'>): string {
  return `${etag.slice(0, 32)}.${mediaType.slice('image/'.length)}`;
}
