import type { ExportFormat } from '../../server/protocol/panel-messages';

const TYPES: Readonly<Record<ExportFormat, string>> = {
  png: 'image/png',
  svg: 'image/svg+xml',
  csv: 'text/csv',
  json: 'application/json',
};

/** Downloads a file with the browser; PNG content is base64. */
export function download(file: string, format: ExportFormat, content: string): void {
  const bytes =
    format === 'png' ? Uint8Array.from(atob(content), (character) => character.charCodeAt(0)) : content;
  const address = URL.createObjectURL(new Blob([bytes], { type: TYPES[format] }));
  const link = document.createElement('a');
  link.href = address;
  link.download = file;
  link.click();
  URL.revokeObjectURL(address);
}
