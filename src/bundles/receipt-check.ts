/** The check of receipts by itself, for a page that has nothing else of Lupa: `dist/cdn/receipt-check.js`. */
import '../define/lupa-receipt-check.ts';
