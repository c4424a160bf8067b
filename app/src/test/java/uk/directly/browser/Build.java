package uk.directly.browser;

import com.microsoft.playwright.Page;

/**
 * How a page is built: its elements with all that axe asks of them, and none of the words on them. Rows that are built
 * alike count once, ids of things are one like another, and whether each {@code id} is there only once is part of it.
 */
final class Build {
    private static final String ASK = """
            () => {
                const uuid = /[0-9a-f]{8}-[0-9a-f-]{27}/g;
                const numbers = ['style', 'd', 'x', 'y', 'x1', 'x2', 'y1', 'y2', 'cx', 'cy', 'r', 'width', 'height',
                    'points', 'transform', 'viewBox', 'value', 'datetime', 'content', 'srcset', 'min', 'max'];
                const words = ['alt', 'title', 'aria-label', 'placeholder', 'label'];
                const attribute = a => {
                    if (numbers.includes(a.name)) return a.name;
                    if (words.includes(a.name)) return a.name + (a.value.trim() ? '=w' : '=');
                    if (a.name === 'href' || a.name === 'action' || a.name === 'src')
                        return a.name + (a.value.startsWith('#') ? a.value.replace(uuid, 'U') : '');
                    return a.name + '=' + a.value.replace(uuid, 'U');
                };
                const build = e => {
                    const parts = [];
                    for (const child of e.childNodes) {
                        const part = child.nodeType === 1 ? build(child)
                            : child.nodeType === 3 && child.data.trim() ? 'w' : '';
                        if (part && part !== parts[parts.length - 1]) parts.push(part);
                    }
                    return '<' + e.tagName + ' ' + [...e.attributes].map(attribute).join(' ') + '>' + parts.join('') + '/';
                };
                const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
                return (new Set(ids).size === ids.length) + build(document.documentElement);
            }
            """;

    private Build() {}

    /** Of what this page shows now. */
    static String of(Page page) {
        return String.valueOf(page.evaluate(ASK));
    }
}
