@NullMarked
package uk.directly.register;

import org.jspecify.annotations.NullMarked;
