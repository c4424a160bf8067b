@NullMarked
package uk.directly.intake;

import org.jspecify.annotations.NullMarked;
