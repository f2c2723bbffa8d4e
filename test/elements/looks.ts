/** All by which a button draws the eye: what two of equal weight have in common. */
export function looksOf(button: HTMLElement) {
  const {
    fontSize,
    fontWeight,
    fontFamily,
    color,
    backgroundColor,
    border,
    borderRadius,
    opacity,
    textDecoration,
    boxShadow,
  } = getComputedStyle(button);
  const { width, height, top } = button.getBoundingClientRect();
  const icon = button.querySelector('svg')!.getBoundingClientRect();
  return {
    fontSize,
    fontWeight,
    fontFamily,
    color,
    backgroundColor,
    border,
    borderRadius,
    opacity,
    textDecoration,
    boxShadow,
    width,
    height,
    top,
    icon: [icon.width, icon.height],
  };
}
