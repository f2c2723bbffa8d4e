import { css } from 'lit';
import { color, fontSize, lineHeight, space } from '../../theme/tokens.ts';
import { statusTagStyles } from '../../ui/status-tag.styles.ts';
import { tableStyles } from '../../ui/table.styles.ts';

export const approvalExampleStyles = [
  statusTagStyles,
  tableStyles,
  css`
    .lupa-approval-title {
      margin: 0 0 ${space.xxs};
      font-size: ${fontSize.l};
      line-height: ${lineHeight.heading};
    }
    .lupa-approval tbody th {
      font-weight: bold;
    }
    .lupa-table tbody .lupa-approval-chosen {
      padding-inline: ${space.xs};
      background: ${color.surface};
    }
    .lupa-approval-why {
      display: block;
      margin-block-start: ${space.xxxs};
      font-size: ${fontSize.s};
    }
  `,
];
