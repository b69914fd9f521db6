/** The variables of the editor's own themes that the panels use, for pages without an editor. */
const shared = { 'font-family': 'system-ui, "DejaVu Sans", sans-serif' };

const dark = {
  ...shared,
  foreground: '#cccccc',
  'editor-background': '#1f1f1f',
  descriptionForeground: '#9d9d9d',
  focusBorder: '#0078d4',
  'textLink-foreground': '#4daafc',
  'button-foreground': '#ffffff',
  'button-background': '#0078d4',
  'button-hoverBackground': '#026ec1',
  'input-foreground': '#cccccc',
  'input-background': '#313131',
  'input-border': '#3c3c3c',
  'inputValidation-errorBorder': '#be1100',
  'progressBar-background': '#0078d4',
  'button-secondaryForeground': '#cccccc',
  'button-secondaryBackground': '#313131',
  'button-secondaryHoverBackground': '#3c3c3c',
  'dropdown-foreground': '#cccccc',
  'dropdown-background': '#313131',
  'panel-border': '#2b2b2b',
  'editorWarning-foreground': '#cca700',
};

const light = {
  ...shared,
  foreground: '#3b3b3b',
  'editor-background': '#ffffff',
  descriptionForeground: '#3b3b3b',
  focusBorder: '#005fb8',
  'textLink-foreground': '#005fb8',
  'button-foreground': '#ffffff',
  'button-background': '#005fb8',
  'button-hoverBackground': '#0258a8',
  'input-foreground': '#3b3b3b',
  'input-background': '#ffffff',
  'input-border': '#cecece',
  'inputValidation-errorBorder': '#be1100',
  'progressBar-background': '#005fb8',
  'button-secondaryForeground': '#3b3b3b',
  'button-secondaryBackground': '#e5e5e5',
  'button-secondaryHoverBackground': '#cccccc',
  'dropdown-foreground': '#3b3b3b',
  'dropdown-background': '#ffffff',
  'panel-border': '#e5e5e5',
  'editorWarning-foreground': '#bf8803',
};

const highContrast = {
  ...shared,
  foreground: '#ffffff',
  'editor-background': '#000000',
  descriptionForeground: '#ffffff',
  focusBorder: '#f38518',
  contrastBorder: '#6fc3df',
  'textLink-foreground': '#21a6ff',
  'button-foreground': '#ffffff',
  'input-foreground': '#ffffff',
  'input-background': '#000000',
  'inputValidation-errorBorder': '#6fc3df',
  'button-secondaryForeground': '#ffffff',
  'button-secondaryBackground': '#000000',
  'dropdown-foreground': '#ffffff',
  'dropdown-background': '#000000',
  'panel-border': '#6fc3df',
  'editorWarning-foreground': '#ffd370',
};

/** The editor's changes to a webview's page for each theme: a class of the body, and variables. */
export const themes = {
  dark: { class: 'vscode-dark', variables: dark },
  light: { class: 'vscode-light', variables: light },
  'high-contrast': { class: 'vscode-high-contrast', variables: highContrast },
};

/** Applies a theme to the page it runs in, as the editor does; also passed to a browser as a function. */
export function wearTheme({ class: name, variables }) {
  for (const [key, value] of Object.entries(variables)) {
    document.documentElement.style.setProperty(`--vscode-${key}`, value);
  }
  if (!('contrastBorder' in variables))
    document.documentElement.style.removeProperty('--vscode-contrastBorder');
  document.body.className = name;
}
