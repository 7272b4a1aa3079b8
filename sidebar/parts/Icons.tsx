const Icon = ({ size, d, class: cls = '' }: { size: number; d: string; class?: string }) => (
  <svg class={`icon ${cls}`} width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
    <path
      d={d}
      fill="none"
      stroke="currentColor"
      stroke-width="1.6"
      stroke-linecap="round"
      stroke-linejoin="round"
    />
  </svg>
);

export const Chevron = () => <Icon size={12} d="M6 3.5 10.5 8 6 12.5" class="chevron" />;
export const Back = () => <Icon size={14} d="M10 3 5 8l5 5" />;
export const Cross = () => <Icon size={12} d="M3 3l10 10M13 3 3 13" />;
export const Check = () => <Icon size={14} d="M3 8.5 6.5 12 13 4.5" />;
export const Again = () => (
  <Icon size={14} d="M13.5 8a5.5 5.5 0 1 1-1.6-3.9L13.5 5.700M13.5 2.200v3.500H10" />
);
export const Leave = () => (
  <Icon size={14} d="M9.500 2.500h4v4M13.500 2.500 8 8M6.500 3.500h-3v9h9v-3" />
);
export const Glass = () => (
  <Icon size={14} d="M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10ZM10.6 10.6 14 14" />
);

export const Bars = () => <Icon size={14} d="M2.5 13.500h11M4.500 13V8M8 13V3M11.500 13V6" />;
export const Share = () => (
  <Icon size={14} d="M8 9.500V2M5 4.500 8 1.700l3 2.800M4 7.500H2.800v6h10.400v-6H12" />
);

/** The project's mark: a sheet of cells. */
export const Mark = () => (
  <svg class="mark" width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
    <rect x="1.5" y="2.5" width="17" height="15" rx="3.5" fill="#0b57d0" />
    <path d="M5 7.8h10M5 12.2h10M9 5v10" stroke="#fff" stroke-width="1.4" stroke-linecap="round" />
  </svg>
);
