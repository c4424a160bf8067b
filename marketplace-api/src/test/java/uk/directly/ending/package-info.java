@NullMarked
package uk.directly.ending;

import org.jspecify.annotations.NullMarked;
