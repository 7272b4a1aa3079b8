import { t } from '../../messages/more';
import { SelectField } from '../../parts/SelectField';
import { TextField } from '../../parts/TextField';
import { useSession } from '../../state/hooks';
import { edit } from '../../state/settings';
import type { SectionProps } from './section';
import { Soft } from '../../parts/Soft';

const DAYS = [7, 14, 30, 60, 90];

/** Where raw data lies, how long activity is kept, and who else takes the log. */
export const Kept = ({ card, draft, errors, mine }: SectionProps) => {
  const session = useSession();
  const folder = card.folder && /^https:/.test(card.folder) ? card.folder : null;
  const days = [...new Set([...DAYS, card.retentionDays])].sort((a, b) => a - b);
  return (
    <section>
      <h3>{t.settings.kept}</h3>
      {(mine || folder) && (
        <div class="field">
          <span class="label">{t.settings.folder}</span>
          <p class="help">{t.settings.folderHelp}</p>
          {folder ? (
            <a class="button link" href={folder} target="_blank" rel="noopener">
              {t.settings.folderOpen} <span aria-hidden="true">↗</span>
            </a>
          ) : (
            <Soft>{t.settings.folderNone}</Soft>
          )}
        </div>
      )}
      <SelectField
        title={t.settings.retention}
        value={draft.retentionDays}
        options={days.map((n) => ({ value: n, text: t.settings.days(n) }))}
        disabled={!mine}
        error={errors.retentionDays}
        onChange={(retentionDays) => edit(session, { retentionDays })}
      />
      {(mine || draft.cloudProject !== '') && (
        <TextField
          title={t.settings.cloudProject}
          help={t.settings.cloudProjectHelp}
          type="text"
          optional
          readOnly={!mine}
          value={draft.cloudProject}
          error={errors.cloudProject}
          onInput={(cloudProject) => edit(session, { cloudProject })}
        />
      )}
    </section>
  );
};
