/** Tests of concerns. */
@NullMarked
package uk.directly.concern;

import org.jspecify.annotations.NullMarked;
