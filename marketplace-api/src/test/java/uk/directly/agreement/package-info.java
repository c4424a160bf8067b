@NullMarked
package uk.directly.agreement;

import org.jspecify.annotations.NullMarked;
