import type { ArgTypes, WebComponentsRenderer } from '@storybook/web-components-vite';
import type { ArgTypesEnhancer } from 'storybook/internal/csf';

/**
 * Controls for what a page can write: the attributes. Properties are told of and not set, for what they take (data,
 * an API) is not typed into a field.
 */
export const attributesOnly: ArgTypesEnhancer<WebComponentsRenderer> = ({ argTypes }) => {
  const enhanced: ArgTypes = {};
  for (const [name, argType] of Object.entries(argTypes)) {
    const { category, type } = argType.table ?? {};
    const kind = type?.summary?.includes('number') ? 'number' : 'text';
    enhanced[name] = { ...argType, control: category === 'attributes' ? { type: kind } : false };
  }
  return enhanced as typeof argTypes;
};
attributesOnly.secondPass = true;
