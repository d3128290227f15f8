/** Text that a page can show: line breaks stay, tabs are blanks, other control characters go. */
export function printable(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/(?!\n)[\p{Cc}\u2028\u2029]/gu, '');
}
