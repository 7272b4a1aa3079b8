import type { ComponentChildren } from 'preact';

/** A paragraph that stands back behind what is above it. */
export const Soft = ({ children }: { readonly children?: ComponentChildren }) => (
  <p class="soft">{children}</p>
);
