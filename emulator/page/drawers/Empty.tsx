/** What a drawer says while there is nothing in it: `null` is not known yet. */
export const Empty = ({ of, children }: { of: readonly unknown[] | null; children: string }) => (
  <p class="empty">{of === null ? 'Asking the emulator…' : children}</p>
);
