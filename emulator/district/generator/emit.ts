import { isBody, type Body, type KeyValues } from '../identities';
import { idOf, linkTo } from '../links';
import type { Store } from '../store';
import { descriptor } from './descriptors';

export interface Emitter {
  /** Whether any of the resources is wanted: spares the work that leads to them. */
  wants(...resources: readonly string[]): boolean;
  /** Adds a record; the body is only made when the resource is wanted. */
  add(resource: string, body: () => Body): void;
  /** A descriptor URI, remembered so that its record exists too. */
  code(name: string, codeValue: string): string;
  codes(): readonly string[];
}

/**
 * What a very big district holds millions of. Their descriptors must be named outside the body,
 * because the body is not made before it is read.
 */
const MANY = new Set([
  'studentSectionAssociations',
  'studentSchoolAttendanceEvents',
  'studentSectionAttendanceEvents',
  'grades',
  'studentAssessments',
]);

export function createEmitter(
  store: Store,
  options: { readonly only?: readonly string[] | undefined; readonly lazy?: boolean },
): Emitter {
  const { only, lazy } = options;
  const uris = new Map<string, Map<string, string>>();
  const wants = (resource: string): boolean => !only || only.includes(resource);
  return {
    wants: (...resources) => resources.some(wants),
    add: (resource, body) => {
      if (!wants(resource)) return;
      if (lazy && MANY.has(resource)) store.loadLazily(resource, body);
      else store.load(resource, body());
    },
    code: (name, codeValue) => {
      const known = uris.get(name) ?? new Map<string, string>();
      uris.set(name, known);
      const uri = known.get(codeValue) ?? descriptor(name, codeValue);
      known.set(codeValue, uri);
      return uri;
    },
    codes: () => [...uris.values()].flatMap((known) => [...known.values()]),
  };
}

/** A reference with the link the API gives it; make it once and share it. */
export function refer(resource: string, key: KeyValues): Body {
  return { ...key, link: linkTo(resource, idOf(resource, key)) };
}

const shared = new Map<string, Body>();

/** The same for what many records refer to: a term, a program, a test. Never hold students here. */
export function referShared(resource: string, key: KeyValues): Body {
  const name = `${resource}/${Object.values(key).join('/')}`;
  const known = shared.get(name) ?? refer(resource, key);
  shared.set(name, known);
  return known;
}

/** Schools and agencies are both education organizations, and keep their own links. */
export function referOrganization(resource: string, key: KeyValues): Body {
  return { educationOrganizationId: Object.values(key)[0], ...pick(refer(resource, key), 'link') };
}

function pick(body: Body, name: string): Body {
  return isBody(body[name]) ? { [name]: body[name] } : {};
}
