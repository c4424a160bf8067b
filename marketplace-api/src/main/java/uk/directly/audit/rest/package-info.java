/** The trail over JSON. */
@NullMarked
package uk.directly.audit.rest;

import org.jspecify.annotations.NullMarked;
