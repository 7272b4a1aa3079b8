/**
 * Who has granted the script what, by user, and who has installed the add-on. With granular consent a
 * person may grant any of the scopes the manifest asks for; nobody who is not named here was ever asked,
 * and stands where the settings say.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { FaultInjector } from './faults';
import type { Part } from './service';
import type { Settings } from './settings';

export interface Authorization {
  /** null: everything (the bundle has no manifest that says otherwise). */
  granted(user: string): readonly string[] | null;
  /** Scopes the manifest asks for that this user has not granted. */
  missing(user: string): readonly string[];
  /** Whether this user may run anything that needs an authorization. */
  any(user: string): boolean;
}

/** As the control API shows it. */
export interface PersonView {
  readonly email: string;
  readonly installed: boolean;
  /** What the manifest asks for, and whether the person has granted it. */
  readonly scopes: Readonly<Record<string, boolean>>;
}

interface Person {
  /** null: all that is asked for. */
  readonly granted: readonly string[] | null;
  readonly installed: boolean;
}

export interface People extends Part, Authorization {
  list(): PersonView[];
  isInstalled(user: string): boolean;
  /** Adds a person, or changes what is named. */
  set(user: string, change: Partial<Person>): void;
}

function askedFor(bundle: string): readonly string[] | null {
  const manifest = path.join(bundle, 'appsscript.json');
  if (!existsSync(manifest)) return null;
  const { oauthScopes } = JSON.parse(readFileSync(manifest, 'utf8')) as { oauthScopes?: string[] };
  return oauthScopes ?? null;
}

export function createPeople(settings: Settings, faults: FaultInjector): People {
  const asked = askedFor(settings.bundle);
  let people = new Map<string, Person>();

  const personOf = (user: string): Person =>
    people.get(user) ?? { granted: settings.grantedScopes, installed: true };
  const granted = (user: string): readonly string[] | null => {
    const all = personOf(user).granted ?? asked;
    const withdrawn = faults.state().faults.revokedScopes ?? [];
    return withdrawn.length === 0 ? all : (all ?? []).filter((scope) => !withdrawn.includes(scope));
  };
  const missing = (user: string): readonly string[] => {
    const have = granted(user);
    return have ? (asked ?? []).filter((scope) => !have.includes(scope)) : [];
  };
  const view = (email: string): PersonView => {
    const lacking = missing(email);
    return {
      email,
      installed: personOf(email).installed,
      scopes: Object.fromEntries((asked ?? []).map((scope) => [scope, !lacking.includes(scope)])),
    };
  };

  return {
    service: {},
    granted,
    missing,
    any: (user) => personOf(user).granted?.length !== 0,
    isInstalled: (user) => personOf(user).installed,
    list: () => [...new Set([settings.user, ...people.keys()])].map(view),
    set: (user, change) => void people.set(user, { ...personOf(user), ...change }),
    snapshot: () => [...people],
    restore: (saved) => {
      people = new Map(saved as [string, Person][]);
    },
  };
}
