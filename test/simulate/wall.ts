/** The wall clock of a zone by Intl: a path of its own, beside the one the script uses. */
export interface Wall {
  readonly date: string;
  readonly hour: number;
}

export const wallOf = (zone: string) => {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    hourCycle: 'h23',
  });
  return (epoch: number): Wall => {
    const parts = Object.fromEntries(format.formatToParts(epoch).map((p) => [p.type, p.value]));
    return {
      date: `${parts['year']}-${parts['month']}-${parts['day']}`,
      hour: Number(parts['hour']),
    };
  };
};
