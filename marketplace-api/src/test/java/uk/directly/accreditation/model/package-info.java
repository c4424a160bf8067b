/** Tests of joining and checking. */
@NullMarked
package uk.directly.accreditation.model;

import org.jspecify.annotations.NullMarked;
