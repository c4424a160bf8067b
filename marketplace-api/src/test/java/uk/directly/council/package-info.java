@NullMarked
package uk.directly.council;

import org.jspecify.annotations.NullMarked;
