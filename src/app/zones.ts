/** Where the host's JavaScript does not know its zones: one for each hour, and those of many schools. */
const SHORT = [
  'Pacific/Honolulu America/Anchorage America/Los_Angeles America/Denver America/Phoenix',
  'America/Chicago America/New_York America/Halifax America/St_Johns America/Sao_Paulo',
  'Atlantic/Azores Etc/UTC Europe/London Europe/Paris Europe/Berlin Africa/Lagos',
  'Africa/Johannesburg Europe/Athens Europe/Istanbul Africa/Nairobi Asia/Dubai Asia/Karachi',
  'Asia/Kolkata Asia/Kathmandu Asia/Dhaka Asia/Bangkok Asia/Singapore Asia/Tokyo',
  'Australia/Adelaide Australia/Sydney Australia/Lord_Howe Pacific/Auckland',
]
  .join(' ')
  .split(' ');

/** What the runtime may or may not have; see the System check's question `intl`. */
interface Zones {
  readonly DateTimeFormat?: new (language: string, options: { timeZone: string }) => unknown;
  readonly supportedValuesOf?: (what: 'timeZone') => readonly string[];
}
const intl = (): Zones | undefined => (globalThis as { Intl?: Zones }).Intl;

/** Zones to choose from; the present one is always among them. */
export const timeZones = (present: string): readonly string[] => {
  const known = intl()?.supportedValuesOf?.('timeZone') ?? SHORT;
  return [...new Set([...known, 'Etc/UTC', present])].sort();
};

/** Whether a name is that of a zone: the host itself takes any text and means UTC by it. */
export const isZone = (name: string): boolean => {
  const Format = intl()?.DateTimeFormat;
  if (!Format) return SHORT.includes(name);
  // Offsets such as +05:00 are no zones to Google Sheets.
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Format('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
};
