/** The pages on which finance officers bring people over from the old system (R95). */
@NullMarked
package uk.directly.intake.web;

import org.jspecify.annotations.NullMarked;
