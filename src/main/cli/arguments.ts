/** A command line taken apart: what stands alone, and what follows a `--name`. */
export interface Arguments {
  positional: string[];
  options: Map<string, string[]>;
}

/** Raised for a line that cannot be read; answered with the usage and exit code 2. */
export class UsageError extends Error {}

/** `--name value`, `--name=value`, and flags that take none. */
export function parseArguments(argv: readonly string[], flags: ReadonlySet<string>): Arguments {
  const positional: string[] = [];
  const options = new Map<string, string[]>();
  const add = (name: string, value: string) => options.set(name, [...(options.get(name) ?? []), value]);
  for (let index = 0; index < argv.length; index += 1) {
    const word = argv[index] ?? '';
    if (!word.startsWith('--')) {
      positional.push(word);
      continue;
    }
    const [name = '', ...rest] = word.slice(2).split('=');
    if (rest.length > 0) add(name, rest.join('='));
    else if (flags.has(name)) add(name, 'true');
    else {
      const value = argv[index + 1];
      if (value === undefined) throw new UsageError(`--${name} needs a value`);
      add(name, value);
      index += 1;
    }
  }
  return { positional, options };
}

/** The positional words by name; too few or too many is a usage error. */
export function positionals(parsed: Arguments, names: readonly string[], optional: readonly string[] = []): Record<string, string> {
  const { positional } = parsed;
  const missing = names[positional.length];
  if (missing !== undefined) throw new UsageError(`${missing} is missing`);
  const all = [...names, ...optional];
  const surplus = positional[all.length];
  if (surplus !== undefined) throw new UsageError(`"${surplus}" is one word too many`);
  return Object.fromEntries(positional.map((word, index) => [all[index] ?? '', word]));
}

/** The one value of an option. */
export function option(parsed: Arguments, name: string): string | undefined {
  const values = parsed.options.get(name);
  if (values && values.length > 1) throw new UsageError(`--${name} is given more than once`);
  return values?.[0];
}

export function required(parsed: Arguments, name: string): string {
  const value = option(parsed, name);
  if (value === undefined) throw new UsageError(`--${name} is missing`);
  return value;
}

/** An option nobody knows is a mistake, not to be passed over. */
export function onlyOptions(parsed: Arguments, known: readonly string[]): void {
  for (const name of parsed.options.keys()) if (!known.includes(name)) throw new UsageError(`--${name} is not known here`);
}

/** `key=value` of --param. */
export function parameterPairs(parsed: Arguments): Record<string, string> {
  return Object.fromEntries(
    (parsed.options.get('param') ?? []).map((pair) => {
      const [key, ...rest] = pair.split('=');
      if (!key || rest.length === 0) throw new UsageError(`--param takes key=value, not "${pair}"`);
      return [key, rest.join('=')];
    }),
  );
}
