/** Tests of joining and checking. */
@NullMarked
package uk.directly.accreditation.rest;

import org.jspecify.annotations.NullMarked;
