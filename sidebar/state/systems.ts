import type { ConnectorCard } from '../../src/app/api';
import { plain } from './list';

type Name = Exclude<ConnectorCard['group'], undefined>;
const ORDER: readonly Name[] = ['students', 'learning', 'databases', 'files', 'other'];

export interface SystemGroup {
  readonly name: Name;
  readonly connectors: readonly ConnectorCard[];
}

/** So few systems are told whole; more are a list to look through. */
export const FEW = 3;

/** The systems that match, under their headings, each in the order of the alphabet. */
export const systemsIn = (
  connectors: readonly ConnectorCard[],
  query: string,
): readonly SystemGroup[] => {
  const wanted = plain(query.trim());
  const found = connectors.filter(({ title, description }) =>
    plain(`${title} ${description}`).includes(wanted),
  );
  return ORDER.map((name) => ({
    name,
    connectors: found
      .filter(({ group = 'other' }) => group === name)
      .sort((a, b) => a.title.localeCompare(b.title)),
  })).filter((group) => group.connectors.length > 0);
};
