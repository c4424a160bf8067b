/** Who is told of which event, how urgently and by which way: no clock, no database. */
@NullMarked
package uk.directly.notice.model;

import org.jspecify.annotations.NullMarked;
