/** What Finnish law asks of a bilingual municipality (Language Act 423/2003). */
export const REQUIRED_LANGUAGES = ['fi', 'sv'] as const;
