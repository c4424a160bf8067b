/** Tests of questions about spending. */
@NullMarked
package uk.directly.spending;

import org.jspecify.annotations.NullMarked;
