/** Joining, evidence and officers' decisions as JSON. */
@NullMarked
package uk.directly.accreditation.rest;

import org.jspecify.annotations.NullMarked;
