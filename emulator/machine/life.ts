/**
 * The life of an add-on in a workbook (facts: Triggers, Manifest and build): installed by a person,
 * enabled in a document by its first use there, disabled, uninstalled; and the choice whether it is an
 * add-on at all or a script the school owns.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { CallAnswer, CallOptions } from './machine';
import type { Clock } from './clock';
import type { Logs } from './logs';
import { FIRST_WORKBOOK } from './owner';
import type { People } from './people';
import type { AuthMode } from './service';
import type { Settings } from './settings';
import type { Triggers } from './triggers';
import type { Workbooks } from './workbooks';

interface Means {
  /** Its mode and account may be changed. */
  readonly settings: Settings;
  readonly clock: Clock;
  readonly people: People;
  readonly workbooks: Workbooks;
  readonly triggers: Triggers;
  readonly logs: Logs;
  call(name: string, args: readonly unknown[], options: CallOptions): Promise<CallAnswer>;
  changed(): void;
}
interface Place {
  readonly user?: string;
  readonly workbook?: string;
}
type Kind = Pick<Settings, 'mode' | 'account'>;

function homepageOf(bundle: string): string | null {
  const manifest = path.join(bundle, 'appsscript.json');
  if (!existsSync(manifest)) return null;
  const { addOns } = JSON.parse(readFileSync(manifest, 'utf8')) as {
    addOns?: Record<
      'sheets' | 'common',
      { homepageTrigger?: { runFunction?: string } } | undefined
    >;
  };
  const trigger = addOns?.sheets?.homepageTrigger ?? addOns?.common?.homepageTrigger;
  return trigger?.runFunction ?? null;
}

export function createLife({ settings, people, workbooks, triggers, logs, ...means }: Means) {
  const { clock, call, changed } = means;

  /** In which mode the host runs `onOpen`; null: not at all. */
  function modeOf(user: string, workbook: string): AuthMode | null {
    // a bound script is part of its document: whoever may edit it has its menu
    if (settings.mode === 'owned' || workbooks.enabled(workbook)) return 'LIMITED';
    return people.isInstalled(user) ? 'NONE' : null;
  }
  const simple = (name: string, mode: AuthMode, place: Required<Place>): Promise<CallAnswer> =>
    call(name, [{ authMode: mode }], { ...place, kind: 'simple', mode });

  return {
    /** A person opens a workbook. Answers how `onOpen` ended; null where the host does not run it. */
    open(place: Place = {}): Promise<CallAnswer> | null {
      const { user = settings.user, workbook = FIRST_WORKBOOK } = place;
      const mode = modeOf(user, workbook);
      return mode && simple('onOpen', mode, { user, workbook });
    },
    /**
     * A person opens the add-on's card, or presses a button of it. facts: Manifest and build. The card's
     * function is `homepageTrigger` of the manifest; null: it names none.
     */
    card(place: Place = {}, action?: string): Promise<CallAnswer> | null {
      const { user = settings.user, workbook = FIRST_WORKBOOK } = place;
      const name = action ?? homepageOf(settings.bundle);
      return name === null ? null : call(name, [{}], { user, workbook, kind: 'card' });
    },
    /** A person installs the add-on while in a workbook, and grants all that it asks for. */
    install(place: Place = {}): Promise<CallAnswer> {
      const { user = settings.user, workbook = FIRST_WORKBOOK } = place;
      people.set(user, { installed: true, granted: null });
      workbooks.enable(workbook, true);
      return simple('onInstall', 'FULL', { user, workbook });
    },
    /**
     * Triggers and permissions go; properties, files and tabs stay (assumes: uninstall; Google only says that
     * triggers stop).
     */
    uninstall(user: string): void {
      people.set(user, { installed: false, granted: [] });
      triggers.removeOf(user);
      changed();
    },
    /** Extensions > Add-ons > Manage add-ons > Use in this document. Windows close; triggers rest. */
    enable(workbook: string, on: boolean): void {
      workbooks.enable(workbook, on);
      if (!on) workbooks.of(workbook).closeWindows();
      changed();
    },
    /**
     * The host has no such switch: an add-on and a school's own script are two projects. Here
     * everything stays but the triggers that an add-on may not have.
     */
    configure(change: Partial<Kind>): void {
      Object.assign(settings, change);
      if (change.mode !== 'addon') return changed();
      for (const { function: fn, user } of triggers.removeForbidden())
        logs.note(clock.now(), 'WARNING', `An add-on may not have this trigger: ${fn} of ${user}.`);
      changed();
    },
  };
}
