import type { Range } from '../../../yaml/parse';

/** A text that cites a page, and the address of the page. */
export interface Citation extends Range {
  readonly target: string;
}

const ADDRESS = /\bhttps?:\/\/[^\s<>"'`{}|\\^[\]]+/gi;
const ARXIV = /\barxiv[:\s]\s?((?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})(?:v\d+)?)\b/gi;
const DOI = /\bdoi[:\s]\s?(10\.\d{4,9}\/[^\s<>"'`{}|\\^[\]]+)/gi;

/** An address without surrounding punctuation; a closing bracket is kept if it was opened in the address. */
function withoutPunctuation(address: string): string {
  let end = address.length;
  for (; end > 0; end--) {
    const last = address.charAt(end - 1);
    const opened = last === ')' && address.slice(0, end - 1).includes('(');
    if (opened || !/[.,;:!?)*_]/.test(last)) break;
  }
  return address.slice(0, end);
}

function addresses(text: string): Citation[] {
  return [...text.matchAll(ADDRESS)].map(({ 0: found, index }) => {
    const target = withoutPunctuation(found);
    return { from: index, to: index + target.length, target };
  });
}

function arxiv(text: string): Citation[] {
  return [...text.matchAll(ARXIV)].map(({ 0: found, 1: id = '', index }) => ({
    from: index,
    to: index + found.length,
    target: `https://arxiv.org/abs/${id}`,
  }));
}

function dois(text: string): Citation[] {
  return [...text.matchAll(DOI)].map(({ 0: found, 1: id = '', index }) => {
    const name = withoutPunctuation(id);
    const to = index + found.length - (id.length - name.length);
    return { from: index, to, target: `https://doi.org/${name}` };
  });
}

/** The pages cited in values and comments: web addresses, `arXiv 2507.19427`, `doi:10.…`. */
export function citations(text: string): readonly Citation[] {
  const found = [...addresses(text), ...arxiv(text), ...dois(text)].sort(
    (a, b) => a.from - b.from || b.to - a.to,
  );
  return found.filter((citation, index) => citation.from >= (found[index - 1]?.to ?? 0));
}
