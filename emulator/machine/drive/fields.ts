/** The `fields` parameter: `id,name`, `files(id,owners/emailAddress)`, `*`. */
interface Selection {
  readonly [name: string]: Selection | true;
}

export function parseFields(text: string): Selection | null {
  let at = 0;

  function list(): Selection | null {
    const selection: Record<string, Selection | true> = {};
    for (;;) {
      const name = /^[\w*-]+/.exec(text.slice(at))?.[0];
      if (!name) return null;
      at += name.length;
      const inner = below();
      if (inner === null) return null;
      selection[name] = inner;
      if (text[at] !== ',') return selection;
      at += 1;
    }
  }
  function below(): Selection | true | null {
    if (text[at] === '(') {
      at += 1;
      const inner = list();
      if (text[at] !== ')') return null;
      at += 1;
      return inner;
    }
    if (text[at] !== '/') return true;
    at += 1;
    const name = /^[\w*-]+/.exec(text.slice(at))?.[0];
    if (!name) return null;
    at += name.length;
    const inner = below();
    return inner === null ? null : { [name]: inner };
  }

  const selection = list();
  return at === text.length ? selection : null;
}

/** What of a value is asked for. */
export function select(value: unknown, selection: Selection | true): unknown {
  if (selection === true || '*' in selection) return value;
  if (Array.isArray(value)) return value.map((item) => select(item, selection));
  if (typeof value !== 'object' || value === null) return value;
  const source = value as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(selection)
      .filter(([name]) => name in source)
      .map(([name, inner]) => [name, select(source[name], inner)]),
  );
}
