import { addons } from 'storybook/manager-api';
import { create } from 'storybook/theming';

addons.setConfig({
  theme: create({
    base: 'light',
    brandTitle: 'Lupa',
    fontBase: 'Arial, sans-serif',
    appBorderRadius: 0,
    inputBorderRadius: 0,
  }),
});
