import type { SettingsInput } from '../../src/app/api';

type Recipient = SettingsInput['recipients'][number];

/** The settings as they stand in the form. */
export interface SettingsDraft {
  readonly recipients: readonly Recipient[];
  /** An address that is typed and not yet in the list. */
  readonly adding: string;
  readonly quiet: { readonly from: number; readonly to: number } | null;
  readonly timeZone: string;
  readonly tickMinutes: SettingsInput['tickMinutes'];
  readonly retentionDays: number;
  readonly cloudProject: string;
}

/** The message at each field that has one. */
export type SettingsErrors = Readonly<Partial<Record<keyof SettingsDraft, string>>>;

export const NIGHT = { from: 20, to: 6 } as const;

export const draftOf = (card: SettingsInput): SettingsDraft => ({
  recipients: card.recipients,
  adding: '',
  quiet: card.quiet ?? null,
  timeZone: card.timeZone,
  tickMinutes: card.tickMinutes,
  retentionDays: card.retentionDays,
  cloudProject: card.cloudProject ?? '',
});

export const inputOf = (draft: SettingsDraft): SettingsInput => {
  const { recipients, quiet, timeZone, tickMinutes, retentionDays } = draft;
  const cloudProject = draft.cloudProject.trim();
  return {
    recipients: recipients.map(({ email, language }) => ({ email, language })),
    ...(quiet ? { quiet: { from: quiet.from, to: quiet.to } } : {}),
    timeZone: timeZone.trim(),
    tickMinutes,
    retentionDays,
    ...(cloudProject ? { cloudProject } : {}),
  };
};

/** Whether there is something to save. What is changed and changed back is not. */
export const isChanged = (card: SettingsInput, draft: SettingsDraft | null): boolean =>
  draft !== null &&
  (draft.adding.trim() !== '' ||
    JSON.stringify(inputOf(draft)) !== JSON.stringify(inputOf(draftOf(card))));
