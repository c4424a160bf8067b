/** The JSON routes of {@link uk.directly.budget}. */
@NullMarked
package uk.directly.budget.rest;

import org.jspecify.annotations.NullMarked;
