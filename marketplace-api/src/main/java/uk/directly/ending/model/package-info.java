/** What can be closed, and how: without Spring, Reactor or SQL. */
@NullMarked
package uk.directly.ending.model;

import org.jspecify.annotations.NullMarked;
