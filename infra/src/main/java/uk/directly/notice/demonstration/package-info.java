/** Stands in on this machine for all that carries messages. */
@NullMarked
package uk.directly.notice.demonstration;

import org.jspecify.annotations.NullMarked;
