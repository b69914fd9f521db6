import { type ExportFormat, exportFormats } from '../../server/protocol/panel-messages';
import { element } from '../dom/element';

/** Export buttons, one per format. */
export function exportButtons(title: string, save: (format: ExportFormat) => void): HTMLElement {
  return element(
    'div',
    { class: 'exports', role: 'group', 'aria-label': `Export ${title}` },
    element('span', {}, 'Export'),
    ...exportFormats.map((format) =>
      element('button', { type: 'button', onclick: () => save(format) }, format.toUpperCase()),
    ),
  );
}
