/** Breaks each rule of the architecture once, on purpose, to prove that the rules can fail. */
@NullMarked
package uk.crooked;

import org.jspecify.annotations.NullMarked;
