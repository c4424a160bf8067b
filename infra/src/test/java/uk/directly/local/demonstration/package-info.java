@NullMarked
package uk.directly.local.demonstration;

import org.jspecify.annotations.NullMarked;
