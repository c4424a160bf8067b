/** The pages of joining the register and staying on it, for providers and for officers (R30 to R35). */
@NullMarked
package uk.directly.accreditation.web;

import org.jspecify.annotations.NullMarked;
