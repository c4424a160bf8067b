/** The pages of concerns: for everybody who is worried, and for the team. */
@NullMarked
package uk.directly.concern.web;

import org.jspecify.annotations.NullMarked;
