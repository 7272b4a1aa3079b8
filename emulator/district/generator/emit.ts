import type { Body, KeyValues } from '../identities';
import { isBody, keyValuesOf } from '../identities';
import { idOf, linkTo } from '../links';
import type { Store } from '../store';
import { descriptor } from './descriptors';

export interface Emitter {
  /** Adds a record; the body is only made when the resource is wanted. */
  add(resource: string, body: () => Body): void;
  /** A descriptor URI, remembered so that its record exists too. */
  code(name: string, codeValue: string): string;
  readonly codes: ReadonlySet<string>;
}

export function createEmitter(store: Store, only?: readonly string[]): Emitter {
  const codes = new Set<string>();
  return {
    add: (resource, body) => {
      if (!only || only.includes(resource)) store.load(resource, body());
    },
    code: (name, codeValue) => {
      const uri = descriptor(name, codeValue);
      codes.add(uri);
      return uri;
    },
    codes,
  };
}

/** A reference with the link the API gives it; make it once and share it. */
export function refer(resource: string, key: KeyValues): Body {
  return { ...key, link: linkTo(resource, idOf(resource, key)) };
}

/** Schools and agencies are both education organizations, and keep their own links. */
export function referOrganization(resource: string, key: KeyValues): Body {
  return { educationOrganizationId: Object.values(key)[0], ...pick(refer(resource, key), 'link') };
}

/** A reference to the record a body will become. */
export function referTo(resource: string, body: Body): Body {
  return refer(resource, keyValuesOf(resource, body));
}

function pick(body: Body, name: string): Body {
  return isBody(body[name]) ? { [name]: body[name] } : {};
}
