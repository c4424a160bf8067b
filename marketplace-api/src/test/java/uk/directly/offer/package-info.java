@NullMarked
package uk.directly.offer;

import org.jspecify.annotations.NullMarked;
