/** Decodes contact files. A file may mix encodings, so each value is decoded by itself. */
const UTF_8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Characters of the bytes 0x80 to 0x9F in windows-1252 (https://encoding.spec.whatwg.org/index-windows-1252.txt). Node's
 * own decoder takes them for Latin-1 control characters from 20.18.3 to 24.6.
 */
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

const HEAD = 400;

/**
 * One character for each byte, so that lines and parameters can be split before decoding. UTF-16 is
 * converted to UTF-8 first; a byte order mark is removed.
 */
export function toByteString(bytes: Buffer): string {
  const wide = wideEncodingOf(bytes);
  const text = wide
    ? Buffer.from(new TextDecoder(wide).decode(bytes)).toString('latin1')
    : bytes.toString('latin1');
  return text.startsWith('\xef\xbb\xbf') ? text.slice(3) : text;
}

/**
 * Decodes a `byteText`.
 *
 * @param charset as the value names it; null or unknown: UTF-8 if that is valid, else windows-1252
 */
export function decodeText(text: string, charset: string | null): string {
  const bytes = Buffer.from(text, 'latin1');
  const named = charset && decoderOf(charset);
  if (named)
    return named.encoding === 'windows-1252' ? decodeWindows1252(text) : named.decode(bytes);
  try {
    return UTF_8.decode(bytes);
  } catch {
    return decodeWindows1252(text);
  }
}

/** `latin1`, `iso-8859-1` and `ascii` are labels of windows-1252, as in browsers. */
function decoderOf(charset: string): TextDecoder | null {
  try {
    const decoder = new TextDecoder(charset);
    return decoder.encoding === 'utf-8' ? null : decoder;
  } catch {
    return null;
  }
}

function decodeWindows1252(text: string): string {
  return text.replace(/[\x80-\x9f]/g, (byte) => WINDOWS_1252[byte.charCodeAt(0) - 0x80]!);
}

/** By its byte order mark, else by zero bytes beside ASCII letters. */
function wideEncodingOf(bytes: Buffer): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  const head = bytes.subarray(0, HEAD);
  head.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2]!++;
  });
  const many = head.length / 4;
  if (zeros[1]! > many && zeros[0] === 0) return 'utf-16le';
  return zeros[0]! > many && zeros[1] === 0 ? 'utf-16be' : null;
}
