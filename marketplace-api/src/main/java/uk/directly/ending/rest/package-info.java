/** The JSON API of ending. */
@NullMarked
package uk.directly.ending.rest;

import org.jspecify.annotations.NullMarked;
