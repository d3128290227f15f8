const CHUNK_BYTES = 1 << 20;

/** Lines of text as bytes, in chunks of a megabyte: millions of strings would keep the garbage collector busy. */
export class LineBuffer {
  private readonly full: Buffer[] = [];
  private chunk = Buffer.allocUnsafe(CHUNK_BYTES);
  private at = 0;

  /** At most 4000 characters. */
  add(line: string): void {
    if (this.at + 4 * line.length + 1 > CHUNK_BYTES) this.nextChunk();
    this.at += this.chunk.write(line, this.at);
    this.chunk[this.at++] = 0x0a;
  }

  /** All chunks; nothing may be added afterwards. */
  chunks(): Buffer[] {
    return [...this.full, this.chunk.subarray(0, this.at)];
  }

  private nextChunk(): void {
    this.full.push(this.chunk.subarray(0, this.at));
    this.chunk = Buffer.allocUnsafe(CHUNK_BYTES);
    this.at = 0;
  }
}
