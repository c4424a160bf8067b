/** How fast search is, measured by hand. */
@NullMarked
package uk.directly.bench.search;

import org.jspecify.annotations.NullMarked;
