@NullMarked
package uk.directly.acting;

import org.jspecify.annotations.NullMarked;
