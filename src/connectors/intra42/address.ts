import { join } from '../../http/exchange';

type Settings = Readonly<Record<string, string>>;

export const addressOf = (settings: Settings, path: string): string =>
  join(settings['url'] || 'https://api.intra.42.fr', path);

/** The campuses a person named, by their numbers; none: all there are. */
export const campusesOf = (settings: Settings): readonly string[] => [
  ...new Set((settings['campus'] ?? '').split(/[\s,;]+/).filter((id) => /^\d+$/.test(id))),
];
