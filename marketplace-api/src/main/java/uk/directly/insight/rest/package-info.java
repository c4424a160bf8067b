/** The JSON routes of what the council may learn. */
@NullMarked
package uk.directly.insight.rest;

import org.jspecify.annotations.NullMarked;
