@NullMarked
package uk.directly.budget;

import org.jspecify.annotations.NullMarked;
