@NullMarked
package uk.directly.accreditation;

import org.jspecify.annotations.NullMarked;
