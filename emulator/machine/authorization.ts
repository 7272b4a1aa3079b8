/** Which scopes the script asks for and which the user has granted. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { FaultInjector } from './faults';
import type { Settings } from './settings';

export interface Authorization {
  /** null: everything (the bundle has no manifest that says otherwise). */
  granted(): readonly string[] | null;
  /** Scopes the manifest asks for that are not granted. */
  missing(): readonly string[];
}

function askedFor(bundle: string): readonly string[] | null {
  const manifest = path.join(bundle, 'appsscript.json');
  if (!existsSync(manifest)) return null;
  const { oauthScopes } = JSON.parse(readFileSync(manifest, 'utf8')) as { oauthScopes?: string[] };
  return oauthScopes ?? null;
}

export function createAuthorization(settings: Settings, faults: FaultInjector): Authorization {
  const asked = askedFor(settings.bundle);
  const revoked = (): readonly string[] => faults.state().faults.revokedScopes ?? [];
  const granted = (): readonly string[] | null => {
    const all = settings.grantedScopes ?? asked;
    const withdrawn = revoked();
    return withdrawn.length === 0 ? all : (all ?? []).filter((scope) => !withdrawn.includes(scope));
  };
  return {
    granted,
    missing: () => {
      const have = granted();
      return have ? (asked ?? []).filter((scope) => !have.includes(scope)) : [];
    },
  };
}
