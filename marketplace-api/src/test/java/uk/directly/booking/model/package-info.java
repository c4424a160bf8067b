@NullMarked
package uk.directly.booking.model;

import org.jspecify.annotations.NullMarked;
