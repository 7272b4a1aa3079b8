const UNITS = ['bytes', 'KB', 'MB', 'GB', 'TB'];

/** Bytes as a failure tells them: `1.2 GB`. */
export const sized = (bytes: number): string => {
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < UNITS.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${Math.round(value * 10) / 10} ${UNITS[unit]}`;
};
