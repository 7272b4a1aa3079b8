import type { Host } from '../host/host';
import type { Engine, WarehouseSite } from '../model';
import type { Job } from './job';
import type { Ledger } from './ledger';
import type * as outside from './outside';
import { accessOf, engineOf } from './site';

/** What is done where tables outlive the execution; most executions never read it. */
export type Outside = typeof outside;
export const outsideOf = ({ assets }: Pick<Host, 'assets'>): Outside =>
  assets.code('outside') as Outside;

/** An open engine; with a ledger where its tables outlive the execution. */
export interface Opened {
  readonly engine: Engine;
  readonly lasting?: { readonly ledger: Ledger; readonly outside: Outside };
  /** Whoever opened it is done with it. */
  release(): void;
}

/** The engines of one execution. */
export interface Engines {
  /** @throws warehouse.* */
  open(site: WarehouseSite): Promise<Opened>;
  close(): void;
}

/**
 * One that outlives the execution is opened once: connections are dear and counted by the day. One in
 * memory is made anew each time, and its memory given back as soon as it has served.
 */
export const enginesOf = ({ host, registry, run }: Job): Engines => {
  const kept = new Map<string, Opened>();
  return {
    open: async (site) => {
      const known = kept.get(site.id);
      if (known) return known;
      const engine = await engineOf(registry, site).open(host, accessOf(host, registry, site));
      const { store } = engine;
      if (!store) return { engine, release: engine.close };
      try {
        const { id, executions, cause } = run();
        // A person who refreshes wants all of it right, whatever was done to it.
        const outside = outsideOf(host);
        const thorough = cause === 'person';
        const ledger = outside.openLedger(engine, store, `${id} ${executions}`, thorough);
        kept.set(site.id, { engine, lasting: { ledger, outside }, release: () => undefined });
      } catch (error) {
        engine.close();
        throw error;
      }
      return kept.get(site.id)!;
    },
    close: () => {
      for (const { engine } of kept.values())
        try {
          engine.close();
        } catch {
          // All that counts is committed; the other side closes it when nobody speaks any more.
        }
      kept.clear();
    },
  };
};
