/**
 * Adds to an object that was made for nobody else (a row just read, a view just built), and returns it. Written as a spread with
 * more properties behind it, V8 makes a dictionary of each copy: seventeen microseconds an object instead of a third of one, and
 * lists have hundreds.
 */
export function extendObject<Fresh extends object, More extends object>(
  fresh: Fresh,
  more: More,
): Fresh & More {
  return Object.assign(fresh, more);
}
