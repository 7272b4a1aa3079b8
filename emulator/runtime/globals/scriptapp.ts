import { emulated } from './emulated';
import { host } from './host';

/** A trigger as it crosses. */
export interface TriggerInfo {
  readonly id: string;
  readonly function: string;
}
export interface TriggerPlan {
  readonly function: string;
  readonly everyMinutes?: number;
  readonly everyHours?: number;
  readonly everyDays?: number;
  readonly everyWeeks?: number;
  readonly atHour?: number;
  readonly nearMinute?: number;
  readonly onWeekDay?: string;
  readonly zone?: string;
  /** ms from now. */
  readonly after?: number;
  /** ms since 1970. */
  readonly at?: number;
}

const AuthMode = {
  NONE: 'NONE',
  LIMITED: 'LIMITED',
  FULL: 'FULL',
  CUSTOM_FUNCTION: 'CUSTOM_FUNCTION',
};
const AuthorizationStatus = { REQUIRED: 'REQUIRED', NOT_REQUIRED: 'NOT_REQUIRED' };
const EventType = {
  CLOCK: 'CLOCK',
  ON_OPEN: 'ON_OPEN',
  ON_EDIT: 'ON_EDIT',
  ON_CHANGE: 'ON_CHANGE',
};
const TriggerSource = { CLOCK: 'CLOCK', SPREADSHEETS: 'SPREADSHEETS' };
const WeekDay = Object.fromEntries(
  ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'].map((d) => [d, d]),
);

const triggers = new WeakMap<object, TriggerInfo>();

function triggerOf(info: TriggerInfo) {
  const trigger = emulated('Trigger', {
    getHandlerFunction: () => info.function,
    getUniqueId: () => info.id,
    getEventType: () => EventType.CLOCK,
    getTriggerSource: () => TriggerSource.CLOCK,
    getTriggerSourceId: () => null,
  });
  triggers.set(trigger, info);
  return trigger;
}

function clockBuilder(plan: TriggerPlan): object {
  const add = (more: Partial<TriggerPlan>) => clockBuilder({ ...plan, ...more });
  return emulated('ClockTriggerBuilder', {
    everyMinutes: (n: number) => add({ everyMinutes: n }),
    everyHours: (n: number) => add({ everyHours: n }),
    everyDays: (n: number) => add({ everyDays: n }),
    everyWeeks: (n: number) => add({ everyWeeks: n }),
    onWeekDay: (day: string) => add({ onWeekDay: day }),
    atHour: (hour: number) => add({ atHour: hour }),
    nearMinute: (minute: number) => add({ nearMinute: minute }),
    inTimezone: (zone: string) => add({ zone }),
    after: (ms: number) => add({ after: ms }),
    at: (date: Date) => add({ at: date.getTime() }),
    create: () => triggerOf(host<TriggerInfo>('ScriptApp.newTrigger', plan)),
  });
}

export const ScriptApp = emulated('ScriptApp', {
  AuthMode,
  AuthorizationStatus,
  EventType,
  TriggerSource,
  WeekDay,
  newTrigger: (name: string) =>
    emulated('TriggerBuilder', { timeBased: () => clockBuilder({ function: name }) }),
  getProjectTriggers: () => host<TriggerInfo[]>('ScriptApp.getProjectTriggers').map(triggerOf),
  getUserTriggers: () => host<TriggerInfo[]>('ScriptApp.getUserTriggers').map(triggerOf),
  deleteTrigger: (trigger: object) =>
    host<void>('ScriptApp.deleteTrigger', triggers.get(trigger)?.id ?? null),
  // assumes: authorization
  getAuthorizationInfo: (mode: string) => {
    const info = host<{ required: boolean; url: string; granted: string[] }>(
      'ScriptApp.getAuthorizationInfo',
      mode,
    );
    return emulated('AuthorizationInfo', {
      getAuthorizationStatus: () =>
        info.required ? AuthorizationStatus.REQUIRED : AuthorizationStatus.NOT_REQUIRED,
      getAuthorizationUrl: () => (info.required ? info.url : null),
      getAuthorizedScopes: () => info.granted,
    });
  },
  getOAuthToken: () => host<string>('ScriptApp.getOAuthToken'),
  getIdentityToken: () => host<string>('ScriptApp.getIdentityToken'),
  getScriptId: () => host<string>('ScriptApp.getScriptId'),
  getService: () =>
    emulated('Service', {
      getUrl: () => host<string>('ScriptApp.getServiceUrl'),
      isEnabled: () => true,
    }),
});
