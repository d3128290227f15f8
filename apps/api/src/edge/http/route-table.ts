interface Route {
  readonly method: string | string[];
  readonly url: string;
}

/** Knows every route of the server, so that a path that exists under another method is told from one that does not exist. */
export class RouteTable {
  private readonly methodsByUrl = new Map<string, Set<string>>();
  private readonly patterns = new Map<string, RegExp>();

  /** @param route as the router was given it; preflights are CORS's matter and left out */
  add(route: Route): void {
    const methods = [route.method].flat().filter((method) => method !== 'OPTIONS');
    if (methods.length === 0) return;
    const url = withoutSlash(route.url);
    const known = this.methodsByUrl.get(url) ?? new Set();
    methods.forEach((method) => known.add(method));
    this.methodsByUrl.set(url, known);
    this.patterns.set(url, patternOf(url));
  }

  /** @param url path, with or without query; either slash form. @returns sorted, empty for an unknown path */
  methodsOf(url: string): string[] {
    const path = withoutSlash(url.split('?', 1)[0]!);
    const methods = [...this.methodsByUrl]
      .filter(([pattern]) => this.patterns.get(pattern)!.test(path))
      .flatMap(([, set]) => [...set]);
    return [...new Set(methods)].sort();
  }
}

function withoutSlash(path: string): string {
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}

/** `/event/:slug/confirm/:event_token` to a regular expression; `:id(\d+)` and a closing `*` are understood. */
function patternOf(url: string): RegExp {
  const source = url.replace(/:\w+(\([^)]*\))?|\*|[.+?^${}()|[\]\\]/g, (part) => {
    if (part === '*') return '.*';
    return part.startsWith(':') ? '[^/]+' : `\\${part}`;
  });
  return new RegExp(`^${source}$`);
}
