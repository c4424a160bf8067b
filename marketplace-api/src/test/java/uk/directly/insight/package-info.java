/** Tests of what the council may learn. */
@NullMarked
package uk.directly.insight;

import org.jspecify.annotations.NullMarked;
