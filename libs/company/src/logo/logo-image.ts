import { createHash } from 'node:crypto';
import { Invalid } from '#libs/kernel';

const LARGEST_FILE = 5 * 1024 * 1024;
const SMALLEST_EDGE = 100;
const LARGEST_EDGE = 2000;

type Format = 'png' | 'jpeg' | 'gif' | 'webp';

/** The format is taken from the first bytes; other content reaches no decoder. */
const SIGNATURES: Record<Format, (start: string) => boolean> = {
  png: (start) => start.startsWith('\x89PNG\r\n\x1a\n'),
  jpeg: (start) => start.startsWith('\xff\xd8\xff'),
  gif: (start) => /^GIF8[79]a/.test(start),
  webp: (start) => start.startsWith('RIFF') && start.startsWith('WEBP', 8),
};

export interface LogoImage {
  content: Buffer;
  mediaType: 'image/png' | 'image/webp';
  /** SHA-256 of the content, hex. */
  etag: string;
}

/** Why a picture is refused as a logo. */
export class LogoRefused extends Invalid {
  constructor(sentence: string) {
    super('company.logo_refused', sentence, { logo: sentence });
  }
}

/**
 * Re-encodes an uploaded picture: upright, first frame only, without metadata. Drawings become PNG,
 * photos WebP. Runs in threads; never call it inside a transaction.
 *
 * @param bytes of a PNG, JPEG, GIF or WebP, whatever its name; at most 5 MB, 100 to 2000 pixels
 * each way
 * @throws LogoRefused
 */
export async function reencodeLogo(bytes: Buffer): Promise<LogoImage> {
  if (bytes.length > LARGEST_FILE) throw new LogoRefused('The logo may be 5 MB at most.');
  const format = formatOf(bytes);
  if (!format) throw new LogoRefused('The logo must be a PNG, JPEG, GIF or WebP image.');

  await assertSize(bytes);
  const sharp = await loadSharp();
  const picture = sharp(bytes, {
    limitInputPixels: LARGEST_EDGE * LARGEST_EDGE,
    failOn: 'error',
  }).autoOrient();
  const isDrawing = format === 'png' || format === 'gif';
  const drawn = isDrawing ? picture.png({ compressionLevel: 9 }) : picture.webp({ quality: 90 });
  const content = await drawn.toBuffer().catch(throwBrokenImage);
  return {
    content,
    mediaType: isDrawing ? 'image/png' : 'image/webp',
    etag: createHash('sha256').update(content).digest('hex'),
  };
}

/**
 * The logo as small as pages show it, on phones with fine screens too: a WebP of at most 112 by 64 pixels. Runs in
 * threads; never call it inside a transaction.
 *
 * @param content of `reencodeLogo`
 */
export async function shrinkLogo(content: Buffer): Promise<Buffer> {
  const sharp = await loadSharp();
  return sharp(content)
    .resize({ width: 112, height: 64, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 80 })
    .toBuffer();
}

/** The logo for paper: a PNG of at most 384 by 128 pixels. Never call it inside a transaction. */
export async function printableLogo(content: Buffer): Promise<Buffer> {
  const sharp = await loadSharp();
  return sharp(content)
    .resize({ width: 384, height: 128, fit: 'inside', withoutEnlargement: true })
    .png()
    .toBuffer();
}

/** Read from the header, so that a small file that claims to be huge is never unpacked. */
async function assertSize(bytes: Buffer): Promise<void> {
  const sharp = await loadSharp();
  const { width, height } = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch(throwBrokenImage);
  const fits = [width, height].every((edge) => edge >= SMALLEST_EDGE && edge <= LARGEST_EDGE);
  if (!fits) throw new LogoRefused('The logo must be between 100x100 and 2000x2000 pixels.');
}

/** Loaded with the first logo: it takes twenty megabytes. */
async function loadSharp(): Promise<typeof import('sharp').default> {
  return (await import('sharp')).default;
}

function formatOf(bytes: Buffer): Format | null {
  const start = bytes.toString('latin1', 0, 16);
  return (Object.keys(SIGNATURES) as Format[]).find((format) => SIGNATURES[format](start)) ?? null;
}

function throwBrokenImage(): never {
  throw new LogoRefused('The logo is broken or incomplete; no image could be read.');
}
