/** Assembly only: the main class and the wiring of security. */
@NullMarked
package uk.directly;

import org.jspecify.annotations.NullMarked;
