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

/** A tab with any part this user may not edit can be neither deleted, renamed nor moved. */
export const checkTabEditable = (tab: Tab): void => checkEditable(tab, {});
