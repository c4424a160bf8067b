/** Tests of the virus scanner. */
@NullMarked
package uk.directly.accreditation.clamd;

import org.jspecify.annotations.NullMarked;
