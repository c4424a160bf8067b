@NullMarked
package uk.directly.rate;

import org.jspecify.annotations.NullMarked;
