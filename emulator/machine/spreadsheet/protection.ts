/** Who may edit what. A protection that only warns never stops a script. */
import type { Box } from './a1';
import type { Tab } from './book';
import { contains, gridBox, overlap } from './range';
import { refuse, SAYS } from './refusal';

export function checkEditable(tab: Tab, box: Box): void {
  for (const protection of tab.protections) {
    if (protection.warningOnly || protection.requestingUserCanEdit) continue;
    if (!overlap(gridBox(protection.range), box)) continue;
    const free = protection.unprotectedRanges?.some((range) => contains(gridBox(range), box));
    if (!free) refuse(SAYS.protected);
  }
}

/** A tab with any part that this user may not edit cannot be deleted. */
export const checkDeletable = (tab: Tab): void => checkEditable(tab, {});

/** A protection of the whole tab also covers its title, its size and how it looks. */
export function checkTabEditable(tab: Tab): void {
  const locked = tab.protections.some(
    ({ range, warningOnly, requestingUserCanEdit }) =>
      !warningOnly && !requestingUserCanEdit && Object.keys(range).length === 1,
  );
  if (locked) refuse(SAYS.protected);
}
