/** The coloured dot before a state that words tell, too. */
export const Dot = () => <i class="dot" aria-hidden="true" />;
