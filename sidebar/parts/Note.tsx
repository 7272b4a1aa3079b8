import type { ComponentChildren } from 'preact';

/** What happened, in a quiet box; the colour only repeats what the words say. */
export const Note = ({
  tone,
  children,
}: {
  tone: 'good' | 'warn' | 'bad' | 'info';
  children: ComponentChildren;
}) => <div class={`note ${tone}`}>{children}</div>;
