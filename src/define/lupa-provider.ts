import { defineElement } from '../base/define-element.ts';
import { LupaProvider } from '../elements/provider/provider.ts';

defineElement('lupa-provider', LupaProvider);
