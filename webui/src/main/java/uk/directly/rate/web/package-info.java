/** What the council pays, for everybody to read. */
@NullMarked
package uk.directly.rate.web;

import org.jspecify.annotations.NullMarked;
