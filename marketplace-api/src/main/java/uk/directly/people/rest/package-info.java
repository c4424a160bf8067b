/** Who am I, over JSON, and how handler methods come by their {@link uk.directly.people.Actor}. */
@NullMarked
package uk.directly.people.rest;

import org.jspecify.annotations.NullMarked;
