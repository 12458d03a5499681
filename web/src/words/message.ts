import { numberFormat } from '#web/words/formats.ts';

/** What a text may be filled with, by the names in its braces. */
export type Values = Record<string, string | number | Date>;

type Say = (values: Values, counted: number) => string;

/**
 * A text of ours, read once, said as often as needed: what of ICU's message syntax our texts use, in a twentieth of the code
 * that reads all of it. That is `{name}`, `{count, number}`, `{count, plural, =0 {…} one {…} other {# …}}`,
 * `{kind, select, run {…} other {…}}`, and apostrophes that keep a brace a brace. A test says every text with
 * intl-messageformat as well, and wants the same; one we cannot read throws, as does one that a value is missing for.
 */
export function messageOf(text: string, locale: string): (values: Values) => string {
  const say = new Reader(text, locale).whole();
  return (values) => say(values, 0);
}

class Reader {
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly locale: string,
  ) {}

  whole(): Say {
    const say = this.parts(false);
    if (this.at < this.text.length) this.fail();
    return say;
  }

  /** Up to the brace that ends it, which is left; `counts`: in an arm of a plural, where a `#` is its number. */
  private parts(counts: boolean): Say {
    const says: (Say | string)[] = [];
    let plain = '';
    while (this.at < this.text.length && this.text[this.at] !== '}') {
      const sign = this.text[this.at]!;
      if (sign !== '{' && !(counts && sign === '#')) {
        plain += sign === "'" ? this.quoted(counts) : sign;
        this.at += 1;
        continue;
      }
      says.push(plain, sign === '{' ? this.hole() : this.number());
      plain = '';
    }
    says.push(plain);
    return (values, counted) =>
      says.reduce<string>((said, say) => said + (typeof say === 'string' ? say : say(values, counted)), '');
  }

  /** Stands on an apostrophe, and goes to the last sign of what it means: itself, or what it keeps as it is. */
  private quoted(counts: boolean): string {
    const next = this.text[this.at + 1] ?? '';
    if (next === "'") this.at += 1;
    if (!(counts ? '{}<>#' : '{}<>').includes(next) || next === '') return "'";
    const from = this.at + 1;
    const to = this.text.indexOf("'", from);
    this.at = to === -1 ? this.text.length : to;
    return this.text.slice(from, this.at);
  }

  private number(): Say {
    this.at += 1;
    const numbers = numberFormat(this.locale);
    return (_values, counted) => numbers.format(counted);
  }

  private hole(): Say {
    const [, name, kind] = this.take(/\{\s*([^\s,{}]+)\s*(?:,\s*(\w+)\s*)?/y);
    if (kind === undefined || kind === 'number') {
      this.take(/\}/y);
      if (kind === undefined) return (values) => String(valueOf(values, name!));
      const numbers = numberFormat(this.locale);
      return (values) => numbers.format(valueOf(values, name!) as number);
    }
    if (kind !== 'plural' && kind !== 'select') return this.fail();
    const arms = this.arms(kind === 'plural');
    if (!arms.has('other')) return this.fail();
    if (kind === 'select')
      return (values, counted) =>
        (arms.get(String(valueOf(values, name!))) ?? arms.get('other')!)(values, counted);
    const rules = new Intl.PluralRules(this.locale);
    return (values) => {
      const count = Number(valueOf(values, name!));
      const arm = arms.get(`=${count}`) ?? arms.get(rules.select(count)) ?? arms.get('other')!;
      return arm(values, count);
    };
  }

  private arms(counts: boolean): Map<string, Say> {
    const arms = new Map<string, Say>();
    this.take(/,\s*/y);
    while (this.text[this.at] !== '}') {
      const [, name] = this.take(/([^\s{}]+)\s*\{/y);
      arms.set(name!, this.parts(counts));
      this.take(/\}\s*/y);
    }
    this.take(/\}/y);
    return arms;
  }

  private take(what: RegExp): RegExpExecArray {
    what.lastIndex = this.at;
    const found = what.exec(this.text);
    if (found === null) return this.fail();
    this.at = what.lastIndex;
    return found;
  }

  private fail(): never {
    throw new SyntaxError(`This text cannot be read, at ${this.at}: ${this.text}`);
  }
}

function valueOf(values: Values, name: string): string | number | Date {
  const value = values[name];
  if (value === undefined) throw new Error(`A text wants a value for ${name}.`);
  return value;
}
