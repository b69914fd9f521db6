/** The colours and fonts of the editor's theme for charts. */
export interface Theme {
  readonly kind: 'light' | 'dark' | 'high-contrast' | 'high-contrast-light';
  readonly background: string;
  readonly foreground: string;
  /** The colour of secondary text, such as axis labels. */
  readonly muted: string;
  readonly grid: string;
  readonly focus: string;
  readonly warning: string;
  readonly font: string;
  readonly fontSize: number;
  /** The colours of series, distinguishable with colour blindness. */
  readonly series: readonly string[];
}

/** Okabe and Ito, Color Universal Design (2008), ordered by contrast with each background. */
const ON_DARK = ['#56B4E9', '#E69F00', '#009E73', '#CC79A7', '#F0E442', '#D55E00', '#4C9BE0', '#BBBBBB'];
const ON_LIGHT = ['#0072B2', '#D55E00', '#009E73', '#CC79A7', '#E69F00', '#56B4E9', '#8A6D00', '#555555'];

const FALLBACK = {
  light: {
    background: '#ffffff',
    foreground: '#3b3b3b',
    muted: '#616161',
    grid: '#d8d8d8',
    focus: '#005fb8',
  },
  dark: { background: '#1f1f1f', foreground: '#cccccc', muted: '#9d9d9d', grid: '#3c3c3c', focus: '#2f9bff' },
} as const;

function kindOf({ classList }: HTMLElement): Theme['kind'] {
  if (classList.contains('vscode-high-contrast-light')) return 'high-contrast-light';
  if (classList.contains('vscode-high-contrast')) return 'high-contrast';
  if (classList.contains('vscode-dark')) return 'dark';
  if (classList.contains('vscode-light')) return 'light';
  return window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** A border's colour, faded for the grid lines of a chart. */
function faded(colour: string): string {
  return /^#[\da-f]{6}$/i.test(colour) ? `${colour}59` : colour;
}

/** Reads the theme from the editor's CSS variables, which a plain page may lack. */
export function readTheme(): Theme {
  const kind = kindOf(document.body);
  const light = kind === 'light' || kind === 'high-contrast-light';
  const contrast = kind.startsWith('high');
  const fallback = FALLBACK[light ? 'light' : 'dark'];
  const style = getComputedStyle(document.documentElement);
  const read = (name: string, otherwise: string) =>
    style.getPropertyValue(`--vscode-${name}`).trim() || otherwise;
  const foreground = read('foreground', fallback.foreground);
  return {
    kind,
    background: read('editor-background', fallback.background),
    foreground,
    muted: contrast ? foreground : read('descriptionForeground', fallback.muted),
    grid: contrast ? faded(read('contrastBorder', foreground)) : fallback.grid,
    focus: read('focusBorder', fallback.focus),
    warning: read('editorWarning-foreground', light ? '#bf5600' : '#cca700'),
    font: read('font-family', 'system-ui, sans-serif'),
    fontSize: 12,
    series: light ? ON_LIGHT : ON_DARK,
  };
}

/** Calls a listener whenever the theme may have changed. Returns a function that stops it. */
export function watchTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  const attributes = { attributes: true, attributeFilter: ['class', 'style'] };
  observer.observe(document.documentElement, attributes);
  observer.observe(document.body, attributes);
  const preference = window.matchMedia('(prefers-color-scheme: dark)');
  preference.addEventListener('change', changed);
  return () => {
    observer.disconnect();
    preference.removeEventListener('change', changed);
  };
}
