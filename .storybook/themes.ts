/** The themes, for the book's toolbar: the page gets the file of the one that is chosen. */
const files = import.meta.glob<string>('../src/theme/municipalities/*.css', {
  query: '?inline',
  import: 'default',
  eager: true,
});

/** Style sheet by name of the theme. */
export const THEMES: Record<string, string> = Object.fromEntries(
  Object.entries(files).map(([path, css]) => [path.replace(/^.*\/|\.css$/gu, ''), css]),
);

const sheet = document.head.appendChild(document.createElement('style'));
sheet.id = 'lupa-theme';

export function useTheme(name: string): void {
  sheet.textContent = THEMES[name] ?? '';
}
