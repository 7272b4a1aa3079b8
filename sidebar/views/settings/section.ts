import type { SettingsCard } from '../../../src/app/api';
import type { SettingsDraft, SettingsErrors } from '../../state/settingsDraft';

/** What a section of the settings is given. */
export interface SectionProps {
  readonly card: SettingsCard;
  readonly draft: SettingsDraft;
  readonly errors: SettingsErrors;
  /** Whether whoever looks may change it. */
  readonly mine: boolean;
}
