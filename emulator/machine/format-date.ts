import type { Call } from './service';

type Parts = Readonly<Record<string, string>>;

/** This Node's time zones stand in for the host's. assumes: format-date */
function partsOf(call: Call, ms: number, zone: string): Parts {
  try {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone === 'GMT' ? 'UTC' : zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      weekday: 'long',
      timeZoneName: 'longOffset',
    });
    return Object.fromEntries(format.formatToParts(ms).map(({ type, value }) => [type, value]));
  } catch {
    return call.fail(`Invalid argument: ${zone}`);
  }
}

const MONTHS =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

/** `Utilities.formatDate`: the letters of Java's SimpleDateFormat, in English. */
export function formatDate(call: Call, ms: number, zone: string, format: string): string {
  if (!Number.isFinite(ms)) call.fail('Invalid argument: date. Should be of type: Date');
  const part = partsOf(call, ms, zone);
  const hour = Number(part.hour);
  const month = Number(part.month);
  const offset = (part.timeZoneName ?? 'GMT').replace('GMT', '') || '+00:00';
  const day = Math.round(
    (Date.UTC(Number(part.year), month - 1, Number(part.day)) - Date.UTC(Number(part.year), 0, 1)) /
      86_400_000,
  );
  const number = (value: number | string, width: number): string =>
    String(Number(value)).padStart(width, '0');

  const field = (letters: string): string => {
    const n = letters.length;
    switch (letters[0]) {
      case 'y':
        return n === 2 ? part.year!.slice(-2) : number(part.year!, n);
      case 'M':
        if (n >= 4) return MONTHS[month - 1]!;
        return n === 3 ? MONTHS[month - 1]!.slice(0, 3) : number(month, n);
      case 'd':
        return number(part.day!, n);
      case 'D':
        return number(day + 1, n);
      case 'E':
        return n >= 4 ? part.weekday! : part.weekday!.slice(0, 3);
      case 'a':
        return hour < 12 ? 'AM' : 'PM';
      case 'H':
        return number(hour, n);
      case 'k':
        return number(hour || 24, n);
      case 'K':
        return number(hour % 12, n);
      case 'h':
        return number(hour % 12 || 12, n);
      case 'm':
        return number(part.minute!, n);
      case 's':
        return number(part.second!, n);
      case 'S':
        return number(((ms % 1000) + 1000) % 1000, n);
      case 'Z':
        return offset.replace(':', '');
      case 'X':
        if (offset === '+00:00') return 'Z';
        return n >= 3 ? offset : n === 2 ? offset.replace(':', '') : offset.slice(0, 3);
      case 'z':
        return offset === '+00:00' ? 'GMT' : `GMT${offset}`;
      default:
        return call.fail(`Invalid argument: date format '${format}' ('${letters}')`);
    }
  };
  return format.replace(/'((?:[^']|'')*)'|([A-Za-z])\2*/g, (match, quoted?: string) => {
    if (quoted === undefined) return field(match);
    return quoted === '' ? "'" : quoted.replace(/''/g, "'");
  });
}
