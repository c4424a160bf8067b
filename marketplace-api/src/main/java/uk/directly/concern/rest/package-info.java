/** Flags, over the API. */
@NullMarked
package uk.directly.concern.rest;

import org.jspecify.annotations.NullMarked;
