/** Times as people read them, in the workbook's zone. */

const formats = new Map<string, Intl.DateTimeFormat>();

function format(zone: string, name: string, options: Intl.DateTimeFormatOptions) {
  const key = `${zone} ${name}`;
  let made = formats.get(key);
  if (!made) {
    made = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hourCycle: 'h23', ...options });
    formats.set(key, made);
  }
  return made;
}

const text = (iso: string, made: Intl.DateTimeFormat): string => {
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? iso : made.format(date);
};

/** `Mon 23 Nov, 13:05` */
export const clockText = (iso: string, zone: string): string =>
  text(
    iso,
    format(zone, 'clock', {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
    }),
  );

/** `Monday 23 November 2026 at 13:05:09` */
export const longText = (iso: string, zone: string): string =>
  text(
    iso,
    format(zone, 'long', {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    }),
  );

/** `23 Nov, 13:05:09` */
export const stampText = (iso: string, zone: string): string =>
  text(
    iso,
    format(zone, 'stamp', {
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    }),
  );

/** `America/Chicago` → `Chicago` */
export const placeOf = (zone: string): string => zone.split('/').at(-1)!.replaceAll('_', ' ');

/** `850 ms`, `4.2 s`, `3 min 10 s` */
export function lengthText(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`;
}
