import QRCode from 'qrcode';

/** Looking up a global costs a thousand times more in a test's sandbox. */
const { ceil, cos, exp, floor, max, min, PI, sin } = Math;

/** Pixels of a picture, as a camera gives them: four bytes each. */
export interface Picture {
  width: number;
  height: number;
  data: Uint8ClampedArray<ArrayBuffer>;
}

/** How a code is held before the camera. */
export interface Pose {
  /** Side of the code as a part of the picture's height. */
  size: number;
  /** Turned in the plane of the picture, degrees. */
  turn: number;
  /** Tilted out of it, degrees, and about which axis. */
  tilt: number;
  axis: number;
  /** Standard deviation of the blur, pixels. */
  blur: number;
  brightness: number;
  /** Centre and radius in pixels of the picture, strength 0 to 1. */
  glare: { x: number; y: number; radius: number; strength: number };
  /** Shift of the code from the picture's middle, pixels. */
  shift: { x: number; y: number };
}

export const WIDTH = 640;
export const HEIGHT = 480;
const PAPER = 225;
const INK = 28;
const WALL = 120;
/** Light modules around the code, as our pages draw it. */
const MARGIN = 2;
/** Distance of the eye in sides of the code. */
const DISTANCE = 4;
/** Samples of the scene per pixel and direction. */
const SAMPLES = 3;

/**
 * A pose within the limits of the benchmark.
 *
 * @param next gives numbers from 0 to 1
 * @param glare where the spot is: anywhere in the picture, or always on the code, where it may cover a corner that
 *   every reader needs
 */
export function aPose(next: () => number, glare: 'anywhere' | 'on the code' = 'anywhere'): Pose {
  const between = (low: number, high: number): number => low + (high - low) * next();
  const size = between(1 / 3, 2 / 3);
  const reach =
    glare === 'anywhere' ? { x: WIDTH, y: HEIGHT } : { x: size * HEIGHT, y: size * HEIGHT };
  return {
    size,
    turn: between(-40, 40),
    tilt: between(0, 30),
    axis: between(0, 360),
    blur: between(0, 2),
    brightness: between(0.3, 1.6),
    glare: {
      x: WIDTH / 2 + between(-0.5, 0.5) * reach.x,
      y: HEIGHT / 2 + between(-0.5, 0.5) * reach.y,
      radius: between(12, 48),
      strength: between(0.3, 1),
    },
    shift: { x: between(-60, 60), y: between(-30, 30) },
  };
}

/** Draws a code with that text as a camera would see it. @param next makes the sensor's noise */
export function drawPicture(text: string, pose: Pose, next: () => number): Picture {
  const scene = blurred(scenePixels(text, pose), pose.blur);
  const data = new Uint8ClampedArray(WIDTH * HEIGHT * 4);
  const { glare } = pose;
  for (let at = 0; at < scene.length; at++) {
    const [x, y] = [at % WIDTH, floor(at / WIDTH)];
    const distance = ((x - glare.x) ** 2 + (y - glare.y) ** 2) / glare.radius ** 2;
    const light = scene[at]! + 255 * glare.strength * exp(-distance);
    const noise = (next() + next() + next() - 1.5) * 8;
    data.fill(light * pose.brightness + noise, at * 4, at * 4 + 3);
    data[at * 4 + 3] = 255;
  }
  return { width: WIDTH, height: HEIGHT, data };
}

/** Brightness of each pixel of the sheet with the code before a wall. */
function scenePixels(text: string, pose: Pose): Float32Array {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  const toCode = codeCoordinates(pose);
  const pixels = new Float32Array(WIDTH * HEIGHT);
  for (let y = 0; y < HEIGHT; y++)
    for (let x = 0; x < WIDTH; x++) {
      let sum = 0;
      for (let part = 0; part < SAMPLES ** 2; part++) {
        const dx = ((part % SAMPLES) + 0.5) / SAMPLES;
        const dy = (floor(part / SAMPLES) + 0.5) / SAMPLES;
        sum += brightnessAt(modules, toCode(x + dx, y + dy));
      }
      pixels[y * WIDTH + x] = sum / SAMPLES ** 2;
    }
  return pixels;
}

/** @param at in sides of the code, its middle is 0, 0 */
function brightnessAt(
  modules: { size: number; get(row: number, column: number): number },
  at: readonly [number, number],
): number {
  const { size } = modules;
  const [column, row] = [floor((at[0] + 0.5) * size), floor((at[1] + 0.5) * size)];
  if (min(column, row) < -MARGIN || max(column, row) >= size + MARGIN) return WALL;
  if (min(column, row) < 0 || max(column, row) >= size) return PAPER;
  return modules.get(row, column) ? INK : PAPER;
}

/** Which point of the code's plane a point of the picture shows: a ray from the eye meets the tilted plane. */
function codeCoordinates(pose: Pose): (x: number, y: number) => readonly [number, number] {
  const side = pose.size * HEIGHT;
  const [turn, tilt, axis] = [pose.turn, pose.tilt, pose.axis].map((angle) => (angle * PI) / 180);
  // The plane's axes: turned within it, then tilted about a line through its middle.
  const tilted = (u: number, v: number): [number, number, number] => {
    const along = u * cos(axis!) + v * sin(axis!);
    const across = -u * sin(axis!) + v * cos(axis!);
    const near = across * cos(tilt!);
    return [
      along * cos(axis!) - near * sin(axis!),
      along * sin(axis!) + near * cos(axis!),
      across * sin(tilt!),
    ];
  };
  const right = tilted(cos(turn!), sin(turn!));
  const down = tilted(-sin(turn!), cos(turn!));
  const normal = cross(right, down);
  return (x, y) => {
    const ray: Vector = [
      (x - WIDTH / 2 - pose.shift.x) / side / DISTANCE,
      (y - HEIGHT / 2 - pose.shift.y) / side / DISTANCE,
      1,
    ];
    // Eye at (0, 0, -DISTANCE); the plane goes through the origin.
    const reach = (DISTANCE * normal[2]) / dot(normal, ray);
    const point: Vector = [ray[0] * reach, ray[1] * reach, ray[2] * reach - DISTANCE];
    return [dot(point, right), dot(point, down)];
  };
}

type Vector = [number, number, number];

function dot(a: Vector, b: Vector): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

function cross(a: Vector, b: Vector): Vector {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

/** Gaussian blur, first along the rows, then along the columns. */
function blurred(pixels: Float32Array, sigma: number): Float32Array {
  if (sigma < 0.2) return pixels;
  const reach = ceil(sigma * 3);
  const weights = Array.from({ length: 2 * reach + 1 }, (_, at) =>
    exp(-((at - reach) ** 2) / (2 * sigma ** 2)),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return alongColumns(alongRows(pixels));

  function alongRows(from: Float32Array): Float32Array {
    return mixed(from, (at, by) => {
      const x = min(max((at % WIDTH) + by, 0), WIDTH - 1);
      return at - (at % WIDTH) + x;
    });
  }
  function alongColumns(from: Float32Array): Float32Array {
    return mixed(from, (at, by) => {
      const y = min(max(floor(at / WIDTH) + by, 0), HEIGHT - 1);
      return y * WIDTH + (at % WIDTH);
    });
  }
  function mixed(from: Float32Array, neighbour: (at: number, by: number) => number): Float32Array {
    return from.map((_, at) => {
      let sum = 0;
      for (let by = -reach; by <= reach; by++)
        sum += from[neighbour(at, by)]! * weights[by + reach]!;
      return sum / total;
    });
  }
}
