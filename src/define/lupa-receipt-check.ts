import { defineElement } from '../base/define-element.ts';
import { LupaReceiptCheck } from '../elements/receipt-check/receipt-check.ts';

defineElement('lupa-receipt-check', LupaReceiptCheck);
