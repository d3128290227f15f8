const PIECE = 1 << 20;

/** Lines of text as bytes, in pieces of a megabyte: millions of strings would keep the garbage collector busy. */
export class Lines {
  private readonly full: Buffer[] = [];
  private piece = Buffer.allocUnsafe(PIECE);
  private at = 0;

  /** At most 4000 characters. */
  add(line: string): void {
    if (this.at + 4 * line.length + 1 > PIECE) this.turn();
    this.at += this.piece.write(line, this.at);
    this.piece[this.at++] = 0x0a;
  }

  /** All of them; nothing is added afterwards. */
  pieces(): Buffer[] {
    return [...this.full, this.piece.subarray(0, this.at)];
  }

  private turn(): void {
    this.full.push(this.piece.subarray(0, this.at));
    this.piece = Buffer.allocUnsafe(PIECE);
    this.at = 0;
  }
}
