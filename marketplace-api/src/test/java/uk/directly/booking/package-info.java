@NullMarked
package uk.directly.booking;

import org.jspecify.annotations.NullMarked;
