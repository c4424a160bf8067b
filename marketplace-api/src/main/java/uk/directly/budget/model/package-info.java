/** The rules of awards and of what is paid in for them, without Spring, Reactor or SQL. */
@NullMarked
package uk.directly.budget.model;

import org.jspecify.annotations.NullMarked;
