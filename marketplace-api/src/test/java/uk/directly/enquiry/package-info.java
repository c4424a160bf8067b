/** Tests of asking and meeting before booking. */
@NullMarked
package uk.directly.enquiry;

import org.jspecify.annotations.NullMarked;
