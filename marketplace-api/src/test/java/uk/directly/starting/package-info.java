/** Tests of starting. */
@NullMarked
package uk.directly.starting;

import org.jspecify.annotations.NullMarked;
