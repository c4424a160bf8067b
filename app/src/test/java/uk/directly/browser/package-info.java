/** The pages in a real browser: by script-free clicks and keys, on a phone's width, and looked over by axe. */
@NullMarked
package uk.directly.browser;

import org.jspecify.annotations.NullMarked;
