@NullMarked
package uk.directly.booking.web;

import org.jspecify.annotations.NullMarked;
