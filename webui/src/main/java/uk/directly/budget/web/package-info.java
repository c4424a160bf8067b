/** The pages on which people see their support money. */
@NullMarked
package uk.directly.budget.web;

import org.jspecify.annotations.NullMarked;
