import sharp from 'sharp';
import { reencodeLogo, LogoRefused } from './logo-image.js';

const aPicture = (width: number, height: number) =>
  sharp({
    create: { width, height, channels: 4, background: { r: 200, g: 30, b: 30, alpha: 0.5 } },
  });

/** A PNG whose header claims other dimensions. */
async function claiming(width: number, height: number): Promise<Buffer> {
  const bytes = await aPicture(120, 120).png().toBuffer();
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

const UPLOADS: Record<string, () => Promise<Buffer>> = {
  'a PNG': () => aPicture(120, 110).png().toBuffer(),
  'a JPEG': () => aPicture(120, 110).jpeg().toBuffer(),
  'a GIF': () => aPicture(120, 110).gif().toBuffer(),
  'a WebP': () => aPicture(120, 110).webp().toBuffer(),
  'the smallest': () => aPicture(100, 100).png().toBuffer(),
  'the largest': () => aPicture(2000, 2000).png().toBuffer(),
  'a narrow one': () => aPicture(99, 300).png().toBuffer(),
  'a wide one': () => aPicture(2001, 300).png().toBuffer(),
  'a TIFF': () => aPicture(120, 110).tiff().toBuffer(),
  'an SVG': () =>
    Promise.resolve(
      Buffer.from(
        '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200"><script>alert(1)</script></svg>',
      ),
    ),
  'a page': () => Promise.resolve(Buffer.from('<!doctype html><script>alert(1)</script>')),
  nothing: () => Promise.resolve(Buffer.alloc(0)),
  'half a PNG': async () =>
    (
      await sharp(await noise())
        .png()
        .toBuffer()
    ).subarray(0, 5000),
  'a signature alone': () => Promise.resolve(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')),
  'a bomb': () => claiming(60_000, 60_000),
  'a PNG that lies': () => claiming(1900, 1900),
  'six megabytes': async () =>
    Buffer.concat([await aPicture(120, 120).png().toBuffer(), Buffer.alloc(6_000_000)]),
};

function noise(): Promise<Buffer> {
  return sharp({
    create: {
      width: 300,
      height: 300,
      channels: 3,
      background: '#000',
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  })
    .png()
    .toBuffer();
}

describe('what is taken as a logo', () => {
  it.each`
    upload            | mediaType       | because
    ${'a PNG'}        | ${'image/png'}  | ${'drawings stay sharp'}
    ${'a GIF'}        | ${'image/png'}  | ${'its first frame is a drawing'}
    ${'a JPEG'}       | ${'image/webp'} | ${'photos stay small'}
    ${'a WebP'}       | ${'image/webp'} | ${'it was one'}
    ${'the smallest'} | ${'image/png'}  | ${'100 pixels are enough'}
    ${'the largest'}  | ${'image/png'}  | ${'2000 pixels are not too many'}
  `('$upload becomes $mediaType, because $because', async ({ upload, mediaType }) => {
    const logo = await reencodeLogo(await UPLOADS[upload as string]!());
    expect(logo).toMatchObject({ mediaType, etag: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(`image/${(await sharp(logo.content).metadata()).format}`).toBe(mediaType);
  });

  it.each`
    upload                 | says                | because
    ${'a narrow one'}      | ${/100x100/}        | ${'one edge is too short'}
    ${'a wide one'}        | ${/2000x2000/}      | ${'one edge is too long'}
    ${'a bomb'}            | ${/2000x2000/}      | ${'its header says how large it gets'}
    ${'a TIFF'}            | ${/PNG, JPEG, GIF/} | ${'browsers do not show it'}
    ${'an SVG'}            | ${/PNG, JPEG, GIF/} | ${'it is a program'}
    ${'a page'}            | ${/PNG, JPEG, GIF/} | ${'the content decides, not the name'}
    ${'nothing'}           | ${/PNG, JPEG, GIF/} | ${'there is no picture'}
    ${'half a PNG'}        | ${/broken/}         | ${'the rest is missing'}
    ${'a signature alone'} | ${/broken/}         | ${'the rest is missing'}
    ${'a PNG that lies'}   | ${/broken/}         | ${'there are fewer pixels than it claims'}
    ${'six megabytes'}     | ${/5 MB/}           | ${'that is too much for a time sheet'}
  `('$upload is refused, because $because', async ({ upload, says }) => {
    const refusal = reencodeLogo(await UPLOADS[upload as string]!());
    await expect(refusal).rejects.toThrow(LogoRefused);
    await expect(refusal).rejects.toMatchObject({
      message: expect.stringMatching(says as RegExp),
      fields: { logo: [expect.any(String)] },
    });
  });

  it('stands upright and tells nothing of where it was taken', async () => {
    const photo = await aPicture(200, 100)
      .jpeg()
      .withExif({ IFD0: { Copyright: 'Somebody', ImageDescription: 'At home' } })
      .withMetadata({ orientation: 6 })
      .toBuffer();
    const { content } = await reencodeLogo(
      Buffer.concat([photo, Buffer.from('<script>alert(1)</script>')]),
    );
    const { width, height, exif, orientation } = await sharp(content).metadata();
    expect({ width, height, exif, orientation }).toEqual({
      width: 100,
      height: 200,
      exif: undefined,
      orientation: undefined,
    });
    expect(content.includes('script')).toBe(false);
  });

  it('is the same for the same picture', async () => {
    const [one, other] = [
      await reencodeLogo(await UPLOADS['a PNG']!()),
      await reencodeLogo(await UPLOADS['a PNG']!()),
    ];
    expect(one.etag).toBe(other.etag);
  });
});
