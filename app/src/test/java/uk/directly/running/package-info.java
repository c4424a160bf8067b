/** The whole application, running, for tests of the whole. */
@NullMarked
package uk.directly.running;

import org.jspecify.annotations.NullMarked;
