/** Between two facts in a line: it stays with the first, so that no line begins with a dot where the text wraps. */
export const DOT = '\u00a0· ';
