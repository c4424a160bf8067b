/** The JSON routes of coming from the old system. */
@NullMarked
package uk.directly.intake.rest;

import org.jspecify.annotations.NullMarked;
