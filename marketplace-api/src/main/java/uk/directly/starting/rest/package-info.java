/** The JSON API of starting. */
@NullMarked
package uk.directly.starting.rest;

import org.jspecify.annotations.NullMarked;
